import CityModel
import EventKernel
import Foundation
import Randomness
import Statistics

/// What the desks have to do in each hour of the day, from a pilot simulation.
struct DeskLoad: Sendable, Hashable {
    /// By hour: calls per second.
    var rates: [Double]
    /// By hour: mean people at work.
    var busy: [Double]

    /// By desk as it stands after institutional integration.
    static func measure(_ results: [ReplicationResult], _ simulation: SimulationSettings) -> [String:
        DeskLoad]
    {
        var exposure = Array(repeating: 0.0, count: 24)
        var time = simulation.warmUp
        let end = simulation.warmUp + simulation.measured
        while time < end {
            let next = min(end, (time / 3_600).rounded(.down) * 3_600 + 3_600)
            exposure[Int(time / 3_600) % 24] += next - time
            time = next
        }
        var loads: [String: DeskLoad] = [:]
        for result in results {
            for hour in result.hours {
                let empty = DeskLoad(
                    rates: Array(repeating: 0, count: 24), busy: Array(repeating: 0, count: 24))
                let seconds = exposure[hour.hour] * Double(results.count)
                // Calls that come from elsewhere are answered here without having been offered.
                let calls = max(hour.offered, hour.answered)
                if seconds > 0 { loads[hour.desk, default: empty].rates[hour.hour] += calls / seconds }
                if hour.meanBusy.isFinite {
                    loads[hour.desk, default: empty].busy[hour.hour] += hour.meanBusy / Double(results.count)
                }
            }
        }
        return loads
    }
}

/// Where the search begins: people per post by the formulas of Erlang, hour by hour.
struct StaffingStart {
    let space: StaffingSpace
    let targets: [StaffingTarget]
    let loads: [String: DeskLoad]

    /// The people whom a desk needs in each hour.
    ///
    /// Each hour is a desk in equilibrium (Erlang A) whose rate carries the backlog of the hours before.
    func needs(of desk: String) -> [Int] {
        guard let load = loads[desk] else { return Array(repeating: 0, count: 24) }
        var rates = load.rates
        var needs = Array(repeating: 0, count: 24)
        // The backlog depends on the people, who depend on the backlog.
        for _ in 0..<3 {
            for hour in 0..<24 { needs[hour] = need(rates[hour], load, hour, desk) }
            let periods = (0..<24).map { hour in
                BacklogPeriod(
                    arrivalRate: load.rates[hour], meanService: service(load, hour), servers: needs[hour])
            }
            rates = stationaryBacklog(periods)
        }
        return needs
    }

    private func service(_ load: DeskLoad, _ hour: Int) -> Double {
        // Of all hours together: one hour of one replication may have no call at all.
        let calls = load.rates.reduce(0, +)
        guard calls > 0 else { return 1 }
        return max(1, load.busy.reduce(0, +) / calls)
    }

    private func need(_ rate: Double, _ load: DeskLoad, _ hour: Int, _ desk: String) -> Int {
        guard rate > 0 else { return load.busy[hour] > 0 ? Int(load.busy[hour].rounded(.up)) : 0 }
        let service = service(load, hour)
        let patience = space.base.callers.patience?.mean ?? .infinity
        let least = max(1, Int((rate * service).rounded(.down)))
        for servers in least..<(least + 10_000) {
            let model = ErlangA(
                arrivalRate: rate, meanService: service, meanPatience: patience, servers: servers)
            if targets.allSatisfy({ isMet($0, by: model, at: desk) }),
                patience.isFinite || rate * service < Double(servers)
            {
                return servers
            }
        }
        return least
    }

    /// Whether a desk in equilibrium meets a target, as far as Erlang's formulas know its KPI.
    private func isMet(_ target: StaffingTarget, by model: ErlangA, at desk: String) -> Bool {
        guard target.scope == "city" || target.scope == "desk:\(desk)" else { return true }
        let value: Double
        switch target.kpi {
        case "calls.answered_within_10s": value = model.answeredShare(within: 10)
        case "calls.answered_within_15s": value = model.answeredShare(within: 15)
        case "calls.answered_within_20s": value = model.answeredShare(within: 20)
        case "calls.answered_share": value = 1 - model.abandonedShare
        case "calls.abandoned_share": value = model.abandonedShare
        case "calls.delayed_share": value = model.waitingShare
        case "calls.wait_mean", "calls.wait_all_mean": value = model.meanWait
        case "calls.wait_p50", "calls.wait_p90", "calls.wait_p95", "calls.wait_p99":
            guard let probability = target.probability else { return true }
            return (model.answeredShare(within: target.bound) >= probability) == target.isCeiling
        default: return true
        }
        return target.isCeiling ? value <= target.bound : value >= target.bound
    }

    /// The roster of a layout whose people on duty reach the needs of each hour, by adding where a paid hour covers most.
    func roster(_ layout: Int) -> Roster {
        let posts = space.layouts[layout].posts
        var roster = space.least(layout)
        for (room, members) in rooms() {
            let needs = needs(of: room)
            let candidates = posts.indices.filter {
                posts[$0].desk.map(members.contains) ?? false && takesCalls(posts[$0])
            }
            let shifts = candidates.map { shift(posts[$0], layout) }
            while true {
                let duty = duty(of: members, with: roster)
                var best: (index: Int, gain: Double)?
                for (index, shift) in zip(candidates, shifts) {
                    let covered = (0..<168).count { hour in
                        duty[hour] < needs[hour % 24] && covers(shift, hour)
                    }
                    let gain =
                        Double(covered * 60)
                        / Double(max(1, shift.weekdays.rawValue.nonzeroBitCount * shift.lengthMinutes))
                    if covered > 0, gain > best?.gain ?? 0, roster.seats[index] < 10_000 {
                        best = (index, gain)
                    }
                }
                guard let best else { break }
                roster.seats[best.index] += 1
            }
        }
        return roster
    }

    /// Desks as calls see them, with the desks whose people sit there.
    private func rooms() -> [(String, [Int])] {
        let city = space.base
        guard city.integration.institutional == .oneRoom, let centre = city.jointCentre else {
            return city.desks.enumerated().map { ($1.id, [$0]) }
        }
        let inside = city.desks.indices.filter { centre.members.contains(city.desks[$0].id) }
        return [(centre.id, inside)]
            + city.desks.indices.filter { !inside.contains($0) }.map { (city.desks[$0].id, [$0]) }
    }

    private func takesCalls(_ post: StaffingPost) -> Bool {
        post.desk.map { space.base.desks[$0].staff[post.groupIndex].roles.contains(.callTaking) } ?? false
    }

    private func shift(_ post: StaffingPost, _ layout: Int) -> Shift {
        space.configuration(of: space.least(layout)).shift(of: post)
    }

    /// Call-takers on duty in the middle of each hour of the week.
    private func duty(of desks: [Int], with roster: Roster) -> [Int] {
        let city = space.configuration(of: roster)
        let shifts = desks.flatMap {
            city.desks[$0].staff.filter { $0.roles.contains(.callTaking) }.flatMap(\.shifts)
        }
        return (0..<168).map { hour in shifts.reduce(0) { covers($1, hour) ? $0 + $1.posts : $0 } }
    }

    private func covers(_ shift: Shift, _ hour: Int) -> Bool {
        let minute = hour * 60 + 30
        return (0..<7).contains { day in
            guard shift.weekdays.contains(weekday: day) else { return false }
            let since = (minute - day * 1_440 - shift.startMinute + 2 * 10_080) % 10_080
            return since < shift.lengthMinutes
        }
    }
}
