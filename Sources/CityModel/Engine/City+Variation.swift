import EventKernel
import Randomness

/// Demand that varies more than a Poisson process: days, bursts, clusters.
extension City {
    /// What multiplies the rate of a process at a time, which never lies before that of the last question.
    @inline(__always)
    mutating func variationFactor(process index: Int, at time: Int64) -> Double {
        let row = Int(processes[index].profile)
        var factor = 1.0
        if plan.variations[row].hasDayFactor { factor *= dayFactor(process: index, at: time) }
        if plan.variations[row].hasBursts { factor *= burstFactor(process: index, at: time) }
        if plan.surges.count > 0 { factor *= surgeFactor(process: row, at: time) }
        return factor
    }

    private mutating func dayFactor(process index: Int, at time: Int64) -> Double {
        let day = time / microsecondsPerDay
        if day != processes[index].day {
            let row = Int(processes[index].profile)
            let drawn = random.value(
                plan.variations[row].dayFactor, purpose: Purpose.dayFactor,
                entity: StableHash.combine(processes[index].process.identity, UInt64(day)))
            processes[index].day = day
            processes[index].dayFactor = max(0, min(drawn, plan.variations[row].dayFactorAtMost))
        }
        return processes[index].dayFactor
    }

    private mutating func burstFactor(process index: Int, at time: Int64) -> Double {
        let row = Int(processes[index].profile)
        while processes[index].spellEnds <= time {
            let spell = StableHash.combine(processes[index].process.identity, processes[index].spells)
            if processes[index].spells == 0 {
                // Stationary: a spell without memory goes on as if it had just begun.
                processes[index].isBurst =
                    random.uniform(purpose: Purpose.bursts, entity: spell, draw: 1)
                    < plan.variations[row].burstShare
            } else {
                processes[index].isBurst.toggle()
            }
            processes[index].spells += 1
            processes[index].spellEnds += random.microseconds(
                processes[index].isBurst ? plan.variations[row].stayBurst : plan.variations[row].stayNormal,
                purpose: Purpose.bursts, entity: spell)
        }
        return processes[index].isBurst ? plan.variations[row].burstFactor : 1
    }

    /// The members of a cluster are named by its identity and their number, so that a larger mean adds members
    /// and leaves the others as they were.
    mutating func clusterArises(process index: Int, identity: UInt64) {
        let row = Int(processes[index].profile)
        let mean = plan.variations[row].clusterMean
        let count =
            plan.variations[row].cluster == .poisson
            ? random.poisson(mean: mean, purpose: Purpose.clusterSize, entity: identity)
            : random.geometric(probability: 1 / mean, purpose: Purpose.clusterSize, entity: identity)
        for member in 0..<count {
            let own = StableHash.combine(identity, UInt64(member) + 1)
            let delay = random.microseconds(
                plan.variations[row].clusterDelay, purpose: Purpose.clusterDelay, entity: own)
            if delay == 0 {
                pointArises(process: index, identity: own)
            } else if now + delay <= stopsAt {
                let place = offspring.insert(Offspring(identity: own, process: Int32(index)))
                schedule(CityEvent(.offspringArises, place), at: now + delay)
            }
        }
    }

    mutating func offspringArises(_ place: Int32) {
        let member = offspring[place]
        offspring.remove(at: place)
        pointArises(process: Int(member.process), identity: member.identity)
    }
}

extension VariationRow {
    /// The largest factor on the rate.
    var largestFactor: Double { dayFactorAtMost * max(1, burstFactor) }
}
