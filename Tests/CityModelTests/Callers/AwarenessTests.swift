import CityModel
import Randomness
import Testing

@Suite("Who knows which number")
struct AwarenessTests {
    /// Without knowledge everybody rings the police about an arrest, which cannot help.
    private func city(_ awareness: Awareness?, rate: Double = 0.1 / 86_400) -> CityConfiguration {
        var city = OneIncidentCity.make(technical: .none, rightNumber: false, rate: rate)
        city.awareness = awareness
        return city
    }

    /// The reports whose first attempt went to a line.
    private func firstReports(to line: String, _ city: CityConfiguration) throws -> Set<UInt64> {
        Set(
            try City.trace(city, seed: 3, replication: 0)
                .filter { $0.activity == .callOffered && $0.attempt == 1 && $0.line == line }
                .compactMap(\.report))
    }

    @Test("Who knows the right number rings it")
    func right() throws {
        let result = try City.run(city(Awareness(knows: ["119": 1, "110": 1])), seed: 1, replication: 0)
        #expect(result.value("reporter.right_first_number_share") == 1)
        let ideal = try City.run(
            OneIncidentCity.make(technical: .none, rightNumber: true), seed: 1, replication: 0)
        #expect(result.value("incident.response_mean") == ideal.value("incident.response_mean"))
        #expect(result.value("calls.offered") == ideal.value("calls.offered"))
    }

    @Test("Who knows only a wrong number rings that one, whatever the weights say")
    func wrong() throws {
        var city = city(Awareness(knows: ["110": 1]))
        city.incidentTypes[0].callsTo = ["119": 1]
        let result = try City.run(city, seed: 1, replication: 0)
        #expect(result.value("reporter.right_first_number_share") == 0)
        // He is told to ring the right one.
        #expect(result.value("reporter.reached_share") == 1)
        #expect(result.value("calls.attempts_per_caller") == 2)
    }

    @Test("A single emergency number is right for everything, whoever answers it")
    func singleNumber() throws {
        var city = city(Awareness(knows: ["110": 1, "112": 1]))
        city.desks.append(
            Desk(
                id: "room", name: "Room", agency: "room",
                staff: [StaffGroup(id: "all", roles: [.callTaking], shifts: SmallCities.roundTheClock(20))]))
        city.lines.append(ReportLine(id: "112", name: "112", desk: "room"))
        // Neither desk can help: the weights decide.
        let own = try City.run(city, seed: 1, replication: 0)
        #expect(own.value("calls.offered", "desk:room") == 0)
        #expect(own.value("reporter.right_first_number_share") == 0)
        city.lines[3].rightFor = .all
        let all = try City.run(city, seed: 1, replication: 0)
        #expect(all.value("calls.offered", "desk:room") == all.value("incident.count"))
        #expect(all.value("reporter.right_first_number_share") == 1)
    }

    @Test("Who knows nothing and reports nothing is a lost reporter and no call")
    func nothing() throws {
        let result = try City.run(city(Awareness(knows: [:], unaware: .nothing)), seed: 1, replication: 0)
        #expect(try #require(result.value("incident.count")) > 50)
        #expect(result.value("calls.offered") == 0)
        #expect(result.value("incident.reported_share") == 0)
        #expect(result.value("reporter.unaware_share") == 1)
        #expect(result.value("reporter.lost_share") == 1)
        #expect(result.value("incident.not_reached_share") == 1)
        #expect(result.unfinished == 0)
    }

    @Test("Who knows nothing rings the number that most people know")
    func bestKnown() throws {
        // One in a million knows any: of some hundred reporters nobody does.
        let known = ["110": 1e-7, "119": 1e-6]
        let result = try City.run(
            city(Awareness(knows: known, unaware: .bestKnown)), seed: 1, replication: 0)
        #expect(result.value("reporter.right_first_number_share") == 1)
    }

    @Test("Where nobody knows anything, the weights decide as they do without awareness, to the bit")
    func sameAsToday() throws {
        var town = SmallCities.town()
        let today = try City.run(town, seed: 5, replication: 0)
        town.awareness = Awareness(knows: [:])
        let unaware = try City.run(town, seed: 5, replication: 0)
        for (measure, value) in zip(today.measures, today.values) {
            let other = unaware.value(measure.kpi, measure.scope)
            #expect(other?.bitPattern == (value.isNaN ? nil : value.bitPattern), "\(measure)")
        }
        #expect(unaware.value("reporter.unaware_share") == 0)
    }

    @Test("More awareness takes no right first number from anybody", arguments: Awareness.Unaware.allCases)
    func monotone(unaware: Awareness.Unaware) throws {
        var before: Set<UInt64> = []
        for share in [0, 0.2, 0.5, 0.6, 0.9, 1] {
            var city = city(Awareness(knows: ["119": share], unaware: unaware), rate: 5.0 / 86_400)
            // A wrong number may rise as well where nobody else would have found a right one.
            if unaware == .nothing { city.awareness?.knows["110"] = share }
            let right = try firstReports(to: "119", city)
            #expect(before.isSubset(of: right))
            if share == 0.6, unaware != .bestKnown {
                // About 500 reporters: standard error 0.022; five of them.
                #expect(abs(Double(right.count) / 500 - 0.6) < 0.15)
            }
            before = right
        }
        #expect(before.count > 400)
    }

    @Test("Among several right numbers the weights decide")
    func weights() throws {
        var city = city(Awareness(knows: ["119": 1, "110": 1]), rate: 20.0 / 86_400)
        city.incidentTypes[0].needs.append(UnitNeed(kind: "patrol"))
        city.incidentTypes[0].callsTo = ["119": 0.3, "110": 0.7]
        let health = try firstReports(to: "119", city).count
        let police = try firstReports(to: "110", city).count
        // About 2,000 reporters: standard error 0.010; five of them.
        #expect(abs(Double(health) / Double(health + police) - 0.3) < 0.05)
        // A number that becomes known only draws reporters to itself.
        city.awareness?.knows["119"] = 0.5
        #expect(try firstReports(to: "119", city).isSubset(of: try firstReports(to: "119", full(city))))
    }

    private func full(_ city: CityConfiguration) -> CityConfiguration {
        var full = city
        full.awareness?.knows["119"] = 1
        return full
    }

    @Test("Awareness moves reporters and no incident")
    func incidentsStay() throws {
        var city = SmallCities.town()
        let today = try City.run(city, seed: 5, replication: 1)
        city.awareness = Awareness(knows: ["119": 0.8, "110": 0.5], unaware: .nothing)
        let aware = try City.run(city, seed: 5, replication: 1)
        for scope in ["city", "type:crash", "type:arrest", "zone:north"] {
            #expect(today.value("incident.count", scope) == aware.value("incident.count", scope))
        }
        #expect(aware.unfinished == 0)
        #expect(aware.accounts.allSatisfy { $0.imbalance == 0 })
    }
}
