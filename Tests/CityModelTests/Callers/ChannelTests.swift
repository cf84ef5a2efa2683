import CityModel
import EventKernel
import Randomness
import Testing

@Suite("Another channel after a failure")
struct ChannelTests {
    /// The police desk, which everybody rings first, is closed all the week but for an hour.
    private func closedPolice(rate: Double = 0.1 / 86_400) -> CityConfiguration {
        var city = OneIncidentCity.make(technical: .none, rightNumber: false, rate: rate)
        // A number that next to nobody rings first.
        city.incidentTypes[0].callsTo = ["110": 1, "119": 1e-9]
        city.desks[1].whenClosed = .fail
        city.desks[1].staff[0].shifts = [
            Shift(name: "hour", weekdays: .sunday, startMinute: 0, lengthMinutes: 1, posts: 1)
        ]
        return city
    }

    @Test("A caller who changes the line after a failure comes to the other desk after his delay")
    func change() throws {
        var city = closedPolice()
        city.callers.afterFailed = .init(probability: 1, delay: .deterministic(20), changesLine: 1)
        let result = try City.run(city, seed: 1, replication: 0)
        let ideal = try City.run(
            OneIncidentCity.make(technical: .none, rightNumber: true), seed: 1, replication: 0)
        let response = try #require(result.value("incident.response_mean"))
        #expect(response == (try #require(ideal.value("incident.response_mean"))) + 20)
        #expect(result.value("calls.attempts_per_caller") == 2)
        #expect(result.value("calls.failed_share") == 0.5)
    }

    @Test("With half of them changing each time, two attempts fail on the average")
    func half() throws {
        var city = closedPolice(rate: 20.0 / 86_400)
        city.callers.afterFailed = .init(probability: 1, delay: .deterministic(20), changesLine: 0.5)
        let result = try City.run(city, seed: 1, replication: 0)
        let attempts = try #require(result.value("calls.attempts_per_caller"))
        // Geometric, about 2,000 callers: standard error 0.032; five of them.
        #expect(abs(attempts - 3) < 0.16)
        #expect(result.value("incident.not_reached_share") == 0)
    }

    @Test("Who knows no other number rings the same again; who knows the right one rings that")
    func known() throws {
        var city = closedPolice()
        city.callers.afterFailed = .init(probability: 0.5, delay: .deterministic(20), changesLine: 1)
        city.awareness = Awareness(knows: ["110": 1], unaware: .nothing)
        let stuck = try City.run(city, seed: 1, replication: 0)
        #expect(stuck.value("reporter.reached_share") == 0)
        #expect(stuck.value("calls.offered", "desk:health") == 0)
        #expect(try #require(stuck.value("calls.attempts_per_caller")) > 1)
        city.incidentTypes[0].callsTo = ["110": 1]
        city.awareness = Awareness(knows: ["110": 1, "119": 1])
        #expect(try City.run(city, seed: 1, replication: 0).value("reporter.reached_share") == 1)
    }

    /// Everybody has the app, which reports to the health desk.
    private func appCity(_ outages: Outages?) -> CityConfiguration {
        var city = OneIncidentCity.make(technical: .none, rightNumber: true)
        city.callers.appUse = 1
        city.lines[2].outages = outages
        return city
    }

    /// Practically always down, from the beginning on.
    private let down = Outages(meanTimeBetween: 1, meanTimeToRepair: 1e12)

    @Test("In an outage of the app its users ring a voice line after their delay")
    func fallback() throws {
        var city = appCity(down)
        city.lines[2].fallback = .init(probability: 1, delay: .deterministic(30))
        let result = try City.run(city, seed: 1, replication: 0)
        let ideal = try City.run(
            OneIncidentCity.make(technical: .none, rightNumber: true), seed: 1, replication: 0)
        #expect(
            try #require(result.value("incident.response_mean"))
                == (try #require(ideal.value("incident.response_mean"))) + 30)
        #expect(result.value("calls.failed_share") == 0.5)
        #expect(try #require(result.value("app.availability")) < 1e-6)
        #expect(result.accounts.allSatisfy { $0.imbalance == 0 })
    }

    @Test("Who does not fall back is lost, and an app that works is used")
    func noFallback() throws {
        var city = appCity(down)
        city.lines[2].fallback = .init(probability: 0)
        #expect(try City.run(city, seed: 1, replication: 0).value("reporter.reached_share") == 0)
        // He cannot fall back on a number that he does not know.
        city.lines[2].fallback = .init(probability: 1)
        city.awareness = Awareness(knows: [:], unaware: .nothing)
        #expect(try City.run(city, seed: 1, replication: 0).value("reporter.reached_share") == 0)
        city.lines[2].outages = Outages(meanTimeBetween: 1e12, meanTimeToRepair: 1)
        let working = try City.run(city, seed: 1, replication: 0)
        #expect(working.value("reporter.reached_share") == 1)
        #expect(working.value("app.availability") == 1)
    }

    @Test("The app is up for its share of the time, and fails at the same times in every scenario")
    func availability() throws {
        let city = appCity(Outages(meanTimeBetween: 86_400, meanTimeToRepair: 86_400))
        // Alternating exponential spells of a day over 1,000 days: standard error √(1,000 · 2/8)/1,000 = 0.016.
        let share = try #require(try City.run(city, seed: 2, replication: 0).value("app.availability"))
        #expect(abs(share - 0.5) < 0.08)
        func times(_ city: CityConfiguration) throws -> [Int64] {
            try City.trace(city, seed: 2, replication: 0)
                .filter { $0.activity == .appFailed || $0.activity == .appRepaired }.map(\.time)
        }
        var other = city
        other.integration.technical = .sharedRecord
        other.incidentTypes[0].callsTo = ["110": 1]
        let today = try times(city)
        #expect(today.count > 500)
        #expect(try times(other).prefix(500) == today.prefix(500))
    }

    @Test("A caller who is handed over by telephone holds his line until he hangs up")
    func trunk() throws {
        var city = OneIncidentCity.make(technical: .phone, rightNumber: false)
        city.desks[1].trunks = 1
        city.incidentTypes[0].reporters.mean = 3
        // The interview is over after 120 s, the briefing after 165 s.
        city.incidentTypes[0].reporters.furtherDelay = .deterministic(130)
        let held = try City.run(city, seed: 1, replication: 0)
        #expect(held.value("calls.answered") == held.value("incident.count"))
        #expect(try #require(held.value("calls.blocked")) > 100)
        // With a record the caller goes after the interview, and one of the further witnesses gets the line.
        city.integration.technical = .sharedRecord
        let released = try City.run(city, seed: 1, replication: 0)
        #expect(try #require(released.value("calls.answered")) > 1.5 * (held.value("calls.answered") ?? 0))
    }
}
