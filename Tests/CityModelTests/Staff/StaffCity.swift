import CityModel
import EventKernel
import Randomness

/// One desk whose people and calls are laid down by a test.
enum StaffCity {
    /// Three shifts of eight hours from midnight on.
    static func threeShifts(_ posts: Int) -> [Shift] {
        (0..<3).map {
            Shift(
                name: "shift \($0)", weekdays: .everyDay, startMinute: $0 * 480, lengthMinutes: 480,
                posts: posts)
        }
    }

    /// A desk in three shifts that nobody rings, for whole days after one day of warm-up.
    static func quiet(posts: Int, days: Double) -> CityConfiguration {
        var city = SmallCities.queue(
            rate: 1e-9, service: .deterministic(1), posts: posts, measured: days * 86_400, warmUp: 86_400)
        city.desks[0].staff[0].shifts = threeShifts(posts)
        return city
    }

    /// A desk in three shifts with calls at given times, both in seconds from the start.
    static func calls(_ calls: [(at: Int64, talk: Int64)], posts: Int = 1) -> CityConfiguration {
        var city = quiet(posts: posts, days: 1)
        city.simulation.warmUp = 0
        city.callStreams[0].replay = calls.map {
            ReplayedCall(
                arrivalMicroseconds: $0.at * 1_000_000, talkMicroseconds: $0.talk * 1_000_000)
        }
        return city
    }

    /// When an activity happened, in seconds from the start.
    static func times(_ activity: TraceActivity, in city: CityConfiguration) throws -> [Double] {
        try City.trace(city, seed: 1, replication: 0).filter { $0.activity == activity }
            .map { Double($0.time) / 1e6 }
    }
}
