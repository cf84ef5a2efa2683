import CityModel
import EventKernel
import Randomness
import Testing

@Suite("What fails together")
struct InfrastructureTests {
    /// Mean times in quarters of an hour.
    private static func component(
        _ between: Double, _ repair: Double, cutsCalls: Bool = false
    ) -> Infrastructure.Component {
        Infrastructure.Component(
            outages: Outages(meanTimeBetween: between * 900, meanTimeToRepair: repair * 900),
            cutsCalls: cutsCalls)
    }

    /// A desk with five people, a call every half an hour, 1,000 days: 96,000 quarters of an hour.
    private func desk() -> CityConfiguration {
        SmallCities.queue(
            rate: 1.0 / 1_800, service: .deterministic(30), posts: 5, measured: 1_000 * 86_400)
    }

    @Test("Availability is that of the tree: all that calls need must work")
    func availability() throws {
        var city = desk()
        city.infrastructure = Infrastructure(
            grid: Self.component(200, 2), carrier: Self.component(300, 5),
            network: Self.component(50, 5),
            rooms: [
                .init(
                    id: "desk", power: Self.component(150, 3), exchange: Self.component(100, 4),
                    server: Self.component(50, 10))
            ])
        let result = try City.run(city, seed: 3, replication: 0)
        let expected = 200.0 / 202 * 300 / 305 * 150 / 153 * 100 / 104
        // The variance of a component's mean over T hours is 2 u a r a / T for its unavailability u, availability
        // a and mean repair r (an alternating renewal process of exponentials): over 96,000 quarters the standard
        // errors are 0.0006, 0.0013, 0.0011 and 0.0017, together 0.0025; five of them (false alarm below 1e-6).
        let availability = try #require(result.value("service.availability", "desk:desk"))
        #expect(abs(availability - expected) < 0.0125)
        // Calls see it too: Poisson arrivals see time averages, and the noise of 48,000 calls is 0.0013; five of it.
        let failed = try #require(result.value("calls.failed_share"))
        #expect(abs(failed - (1 - availability)) < 0.0065)
        #expect(result.accounts.allSatisfy { $0.imbalance == 0 })
        // Neither the network nor the server concerns calls.
        city.infrastructure?.network = nil
        city.infrastructure?.rooms[0].server = nil
        #expect(
            try City.run(city, seed: 3, replication: 0).value("service.availability", "desk:desk")
                == availability)
    }

    @Test("A backup bridges short failures: the room is dark for u · exp(−b / MTTR) of the time")
    func backup() throws {
        var city = desk()
        city.infrastructure = Infrastructure(
            rooms: [.init(id: "desk", power: Self.component(20, 4), backup: 2 * 900)])
        let result = try City.run(city, seed: 3, replication: 0)
        let dark = 4.0 / 24 * 0.606_531  // exp(−1/2)
        // About 4,000 failures, of which 2,426 outlast the backup by an exponential of an hour: the standard error of the
        // share is about √(2,426 · 2) · 4 / 96,000 = 0.0029; five of them.
        let availability = try #require(result.value("service.availability", "desk:desk"))
        #expect(abs(availability - (1 - dark)) < 0.0145)
    }

    @Test("Components begin in their stationary state, and a backup with the age of the failure")
    func stationaryStart() throws {
        // 500 replications of a minute: the share that begins without calls is the stationary one.
        var city = desk()
        city.simulation.measured = 60
        city.infrastructure = Infrastructure(
            rooms: [.init(id: "desk", power: Self.component(4_000, 4_000), backup: 4_000 * 900)])
        var dark = 0.0
        for replication in 0..<500 {
            let result = try City.run(city, seed: 3, replication: UInt32(replication))
            dark += 1 - (try #require(result.value("service.availability", "desk:desk")))
        }
        // ½ · exp(−1) = 0.184; standard error 0.0173; five of them.
        #expect(abs(dark / 500 - 0.184) < 0.087)
    }

    @Test("A component of the same name fails at the same times whatever stands beside it")
    func stableIdentities() throws {
        var one = SmallCities.town()
        one.infrastructure = Infrastructure(
            carrier: Self.component(100, 5), rooms: [.init(id: "health", server: Self.component(50, 5))])
        var other = one
        other.integration.institutional = .oneRoom
        other.infrastructure?.rooms.append(.init(id: "joint", server: Self.component(30, 5)))
        func carrierTimes(_ city: CityConfiguration, _ desk: String) throws -> [Int64] {
            try City.trace(city, seed: 5, replication: 2).filter {
                $0.desk == desk && ($0.activity == .telephoneFailed || $0.activity == .telephoneRepaired)
            }.map(\.time)
        }
        let times = try carrierTimes(one, "health")
        #expect(times.count > 5)
        #expect(try carrierTimes(one, "police") == times)
        // The centre has no exchange of its own in this scenario, only the carrier.
        #expect(
            try Array(carrierTimes(other, "joint").prefix(times.count)).elementsEqual(
                times.prefix(times.count)))
    }

    @Test("An exchange cuts off the talks in hand where the scenario says so; the caller rings again")
    func dropped() throws {
        var city = SmallCities.queue(
            rate: 1.0 / 1_800, service: .deterministic(150), posts: 50,
            callers: CallerBehaviour(afterFailed: .init(probability: 1, delay: .deterministic(300))),
            measured: 1_000 * 86_400)
        city.infrastructure = Infrastructure(
            rooms: [.init(id: "desk", exchange: Self.component(10, 0.1))])
        let surviving = try City.run(city, seed: 3, replication: 0)
        #expect(surviving.value("calls.dropped_share") == 0)
        city.infrastructure?.rooms[0].exchange?.cutsCalls = true
        let result = try City.run(city, seed: 3, replication: 0)
        // A talk of 1/6 of a quarter is cut off with probability 1 − exp(−1/60) = 0.01653: about 790 of 48,000 calls,
        // one or two at a failure; standard error about 0.0006; five of them (false alarm below 1e-6).
        let dropped = try #require(result.value("calls.dropped_share"))
        #expect(abs(dropped - 0.01653) < 0.003)
        #expect(result.accounts.allSatisfy { $0.imbalance == 0 })
        #expect(result.unfinished == 0)
        // Everybody rings until he is done: the answered are the callers and the dropped.
        let account = try #require(result.accounts.first)
        let callers = Double(account.offered) / (try #require(result.value("calls.attempts_per_caller")))
        let done = Double(account.answered) * (1 - dropped)
        #expect(abs(done - callers) < 3, "talks at the window's edges belong to two cohorts")
    }

    @Test("An app report needs the network and the desk's server, and no exchange")
    func app() throws {
        var city = desk()
        city.lines[0].channel = .app
        city.infrastructure = Infrastructure(
            carrier: Self.component(10, 10), rooms: [.init(id: "desk", exchange: Self.component(10, 10))])
        #expect(try City.run(city, seed: 3, replication: 0).value("calls.failed") == 0)
        city.infrastructure = Infrastructure(
            network: Self.component(100, 10),
            rooms: [.init(id: "desk", server: Self.component(100, 10))])
        let result = try City.run(city, seed: 3, replication: 0)
        // Two components of 10/11. Standard error of each 0.0038 (as above), with the calls' own noise of 0.0017
        // together 0.0056; five of them.
        let failed = try #require(result.value("calls.failed_share"))
        #expect(abs(failed - (1 - 100.0 / 121)) < 0.028)
        #expect(result.value("service.availability", "desk:desk") == 1)
        #expect(result.accounts.allSatisfy { $0.imbalance == 0 })
    }

    @Test("Without components nothing changes, to the bit")
    func nothing() throws {
        let city = SmallCities.town(technical: .recordWithVideo, technology: .automatic)
        var idle = city
        idle.infrastructure = Infrastructure()
        idle.integration.handover.unacknowledgedAfter = 1e8
        let result = try City.run(city, seed: 3, replication: 0)
        let again = try City.run(idle, seed: 3, replication: 0)
        #expect(result.measures.map(\.kpi).contains("service.availability") == false)
        for (measure, value) in zip(result.measures, result.values) where !value.isNaN {
            #expect(again.value(measure.kpi, measure.scope) == value, "\(measure)")
        }
    }
}
