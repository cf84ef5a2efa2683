import EventKernel
import Randomness

/// Times in which several rates are multiplied together.
extension City {
    /// The episodes of all surges up to a time, and where those of each surge begin.
    ///
    /// They are drawn before the first event: the processes ask for them at different times, each ahead of the clock.
    static func surgeEpisodes(
        _ plan: borrowing CityPlan, until end: Int64, using random: inout RandomSource
    ) -> (episodes: [SurgeEpisode], firsts: [Int32]) {
        var episodes: [SurgeEpisode] = []
        var firsts: [Int32] = [0]
        for index in plan.surges.indices {
            let surge = plan.surges[index]
            var begins = surge.begins
            var ordinal: UInt64 = 0
            while true {
                let episode = StableHash.combine(surge.identity, ordinal)
                if surge.isRandom {
                    begins += random.microseconds(surge.gap, purpose: Purpose.surgeBegins, entity: episode)
                }
                guard begins <= end else { break }
                let ends =
                    begins + random.microseconds(surge.lasts, purpose: Purpose.surgeLasts, entity: episode)
                episodes.append(SurgeEpisode(begins: begins, ends: ends))
                guard surge.isRandom else { break }
                begins = ends
                ordinal += 1
            }
            firsts.append(Int32(episodes.count))
        }
        return (episodes, firsts)
    }

    /// What the surges multiply the rate of a process by, at a time not before that of the last question.
    mutating func surgeFactor(process: Int, at time: Int64) -> Double {
        let count = plan.surges.count
        var factor = 1.0
        for surge in 0..<count {
            let place = process * count + surge
            guard plan.surgeFactors[place] != 1 else { continue }
            let end = firstEpisodes[surge + 1]
            while nextEpisodes[place] < end, surgeEpisodes[Int(nextEpisodes[place])].ends <= time {
                nextEpisodes[place] += 1
            }
            if nextEpisodes[place] < end, surgeEpisodes[Int(nextEpisodes[place])].begins <= time {
                factor *= plan.surgeFactors[place]
            }
        }
        return factor
    }
}

extension CityPlan {
    /// The factor when everything that raises a rate is on.
    func largestSurgeFactor(process: Int) -> Double {
        var factor = 1.0
        for surge in surges.indices { factor *= max(1, surgeFactors[process * surges.count + surge]) }
        return factor
    }
}
