import CityModel
import EventKernel
import Randomness

/// One call-taker and calls at given seconds, so that a course can be computed by hand.
enum ReplayedDesk {
    /// - Parameters:
    ///   - calls: Seconds of arrival and of talk.
    ///   - kind: What all of them are.
    static func make(
        _ calls: [(at: Int64, talk: Int64)], kind: CallStream.Kind = .emergency, posts: Int = 1,
        callers: CallerBehaviour = CallerBehaviour(), callsBack: CallBacks? = nil
    ) -> CityConfiguration {
        var city = SmallCities.queue(
            rate: 0, service: .deterministic(0), posts: posts, callers: callers, measured: 86_400)
        city.callStreams[0].kind = kind
        city.callStreams[0].replay = calls.map {
            ReplayedCall(arrivalMicroseconds: $0.at * 1_000_000, talkMicroseconds: $0.talk * 1_000_000)
        }
        city.desks[0].callsBack = callsBack
        return city
    }

    /// What happens to the n-th caller from 1, or to all of them, and at which second.
    static func course(_ city: CityConfiguration, of caller: Int? = nil) throws -> [Step] {
        try City.trace(city, seed: 1, replication: 0).compactMap { event in
            guard event.report != nil, caller == nil || event.reportNumber == caller else { return nil }
            return Step(event.activity, event.time / 1_000_000)
        }
    }

    struct Step: Equatable {
        var activity: TraceActivity
        var second: Int64

        init(_ activity: TraceActivity, _ second: Int64) {
            self.activity = activity
            self.second = second
        }
    }
}
