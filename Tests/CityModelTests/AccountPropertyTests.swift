import CityModel
import EventKernel
import Randomness
import Testing

/// Every attempt ends once, whatever fails: over small configurations drawn at random.
@Suite("Accounts under failures")
struct AccountPropertyTests {
    /// SplitMix64 (Steele, Lea, Flood 2014).
    private struct Choices {
        var state: UInt64
        mutating func next() -> UInt64 {
            state &+= 0x9E37_79B9_7F4A_7C15
            var z = state
            z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
            z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
            return z ^ (z >> 31)
        }
        mutating func below(_ count: Int) -> Int { Int(next() % UInt64(count)) }
        mutating func yes() -> Bool { below(2) == 0 }
        mutating func one<T>(of values: [T]) -> T { values[below(values.count)] }
    }

    private func component(_ choices: inout Choices) -> Infrastructure.Component? {
        guard choices.yes() else { return nil }
        let between = Double(2_000 + choices.below(60_000))
        return Infrastructure.Component(
            outages: Outages(meanTimeBetween: between, meanTimeToRepair: Double(100 + choices.below(20_000))),
            cutsCalls: choices.yes())
    }

    private func city(_ choices: inout Choices) -> CityConfiguration {
        var city = SmallCities.town(
            technical: choices.one(of: Integration.Technical.allCases),
            institutional: choices.one(of: Integration.Institutional.allCases),
            technology: choices.one(of: CameraSystem.Technology.allCases))
        city.simulation.warmUp = 6 * 3_600
        city.simulation.measured = 2 * 86_400
        for index in city.incidentTypes.indices { city.incidentTypes[index].rate *= 8 }
        city.callStreams[0].rate *= Double(1 + choices.below(20))
        city.callers.appUse = 0.3
        if choices.yes() { city.desks[0].callsBack = CallBacks(within: 300, answered: 0.5) }
        if choices.yes() { city.jointCentre?.callsBack = CallBacks(within: 300, answered: 0.5) }
        city.integration.otherLevels = [.phone: city.integration.handover]
        if choices.yes() { city.integration.handover.unacknowledgedAfter = Double(choices.below(400)) }
        for index in city.desks.indices {
            city.desks[index].trunks = choices.one(of: [1, 2, 4, nil])
            if choices.yes() {
                city.desks[index].staff[0].shifts = [
                    Shift(
                        name: "day", weekdays: .everyDay, startMinute: choices.below(1_440),
                        lengthMinutes: 600, posts: 1 + choices.below(3))
                ]
            }
            if choices.yes() {
                city.desks[index].outages = Outages(meanTimeBetween: 30_000, meanTimeToRepair: 3_000)
            }
            city.desks[index].whenClosed = choices.yes() ? .ring : .fail
        }
        if choices.yes() { city.desks[0].whenClosed = .forward(to: "police") }
        if choices.yes() { city.desks[1].overflow = Desk.Overflow(to: "health", after: 20) }
        city.jointCentre?.trunks = choices.one(of: [1, 3, nil])
        if choices.yes() {
            city.jointCentre?.fallback = CentreFallback(
                to: choices.one(of: [["health"], ["police"], ["police", "health"]]),
                after: Double(choices.below(2_000)), technical: choices.one(of: [.none, .phone]))
        }
        city.infrastructure = Infrastructure(
            grid: component(&choices), carrier: component(&choices), network: component(&choices),
            rooms: ["health", "police", "joint"].map { name in
                var room = Infrastructure.Room(
                    id: name, power: component(&choices), exchange: component(&choices),
                    server: component(&choices))
                if room.power != nil, choices.yes() { room.backup = Double(choices.below(3_000)) }
                return room
            })
        return city
    }

    @Test("offered + in = answered + abandoned + blocked + failed + out, in every scope", arguments: 0..<32)
    func everyAttemptEndsOnce(number: Int) throws {
        var choices = Choices(state: UInt64(number) &* 7_919)
        let city = city(&choices)
        let result = try City.run(city, seed: 5, replication: UInt32(number))
        #expect(result.unfinished == 0)
        for account in result.accounts { #expect(account.imbalance == 0, "\(account.scope)") }
        let total = try #require(result.accounts.first)
        let desks = result.accounts.filter { $0.scope.hasPrefix("desk:") }
        let streams = result.accounts.filter { $0.scope.hasPrefix("stream:") }
        #expect(total.offered > 0)
        for parts in [desks, streams] {
            #expect(parts.reduce(0) { $0 + $1.offered } == total.offered)
            #expect(parts.reduce(0) { $0 + $1.answered } == total.answered)
            #expect(parts.reduce(0) { $0 + $1.abandoned } == total.abandoned)
            #expect(parts.reduce(0) { $0 + $1.blocked } == total.blocked)
            #expect(parts.reduce(0) { $0 + $1.failed } == total.failed)
        }
        #expect(desks.reduce(0) { $0 + $1.overflowIn } == desks.reduce(0) { $0 + $1.overflowOut })
        for (measure, value) in zip(result.measures, result.values) where !value.isNaN {
            #expect(value >= 0, "\(measure)")
            if measure.kpi == "service.availability" || measure.kpi == "calls.dropped_share" {
                #expect(value <= 1, "\(measure)")
            }
        }
    }
}
