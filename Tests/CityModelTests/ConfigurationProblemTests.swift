import CityModel
import EventKernel
import Randomness
import Testing

@Suite("What does not fit together is named, with the remedy")
struct ConfigurationProblemTests {
    private func problems(_ change: (inout CityConfiguration) -> Void) -> [String] {
        var city = SmallCities.town()
        change(&city)
        return city.problems().map { "\($0.path.joined(separator: ".")): \($0.what); \($0.remedy)" }
    }

    @Test("A sound configuration has no problems")
    func sound() {
        #expect(problems { _ in } == [])
    }

    @Test("An incident that needs what nobody has")
    func noUnits() {
        #expect(
            problems { $0.units.removeAll { $0.kind == "ambulance" } } == [
                "incident_types.crash.needs: nobody has a unit of kind \"ambulance\"; add it under units with at least one post",
                "incident_types.arrest.needs: nobody has a unit of kind \"ambulance\"; add it under units with at least one post",
            ])
        #expect(
            problems { $0.incidentTypes[1].needs[0].kind = "ambulanc" } == [
                "incident_types.arrest.needs: no unit kind \"ambulanc\"; use one of ambulance, patrol"
            ])
        #expect(
            problems { $0.desks[0].dispatches = [] }.contains(
                "incident_types.arrest.needs: no desk dispatches \"ambulance\"; name it in the dispatches of a desk"
            ))
    }

    @Test("A desk that nobody can reach, and an empty roster")
    func desks() {
        #expect(
            problems {
                $0.desks.append(
                    Desk(
                        id: "lonely", name: "Lonely", agency: "none",
                        staff: [
                            StaffGroup(
                                id: "one", roles: [.callTaking], shifts: SmallCities.roundTheClock(1))
                        ]))
            } == [
                "desks.lonely: nobody can reach this desk; let a line ring here, give it units to dispatch, or remove it"
            ])
        #expect(
            problems { $0.desks[0].staff[0].shifts = SmallCities.roundTheClock(0) } == [
                "desks.health.staff.operators: the roster is empty; give a shift or posts of at least 1"
            ])
    }

    @Test("Groups and units of nobody are valid beside others, but not what nobody does then")
    func nobody() {
        #expect(
            problems {
                $0.desks[0].staff.append(
                    StaffGroup(id: "night", roles: [.callTaking], shifts: SmallCities.roundTheClock(0)))
            } == [])
        #expect(
            problems {
                $0.units.append($0.units[0])
                $0.units[$0.units.count - 1].id = "spare"
                $0.units[$0.units.count - 1].shifts = SmallCities.roundTheClock(0)
            } == [])
        // The only ones who take calls are not there.
        #expect(
            problems {
                let roles = $0.desks[0].staff[0].roles
                $0.desks[0].staff[0].shifts = SmallCities.roundTheClock(0)
                $0.desks[0].staff.append(
                    StaffGroup(
                        id: "others", roles: roles.filter { $0 != .callTaking } + [.watching],
                        shifts: SmallCities.roundTheClock(1)))
            }.contains { $0.hasPrefix("desks.health.staff: nobody takes calls") })
    }

    @Test("Wrong references and circles")
    func references() {
        #expect(
            problems { $0.lines[0].desk = "helth" } == [
                "lines.119.desk: no desk \"helth\"; use one of health, police"
            ])
        #expect(
            problems {
                $0.desks[0].whenClosed = .forward(to: "police")
                $0.desks[1].whenClosed = .forward(to: "health")
            } == [
                "desks.health.when_closed: forwarding leads back to this desk; let one desk of the circle ring or fail",
                "desks.police.when_closed: forwarding leads back to this desk; let one desk of the circle ring or fail",
            ])
        #expect(
            problems { $0.desks[0].overflow = Desk.Overflow(to: "polise", after: 30) } == [
                "desks.health.overflow: no desk \"polise\"; use one of health, police"
            ])
        #expect(
            problems { $0.desks[0].overflow = Desk.Overflow(to: "health", after: 30) } == [
                "desks.health.overflow: a desk cannot overflow to itself; name another desk"
            ])
        #expect(
            problems { $0.targets = [Target(kpi: "incident.respons_p90", atMost: 900)] } == [
                "targets.1.kpi: no KPI \"incident.respons_p90\"; did you mean incident.response_p90?"
            ])
        #expect(
            problems {
                $0.jointCentre = nil; $0.integration.institutional = .oneRoom
            } == [
                "integration: one room needs a joint_centre; define joint_centre with its members"
            ])
    }

    @Test("The engine refuses what has problems")
    func refusal() {
        var city = SmallCities.town()
        city.units = []
        #expect(throws: CityModelError.self) { try City.run(city, seed: 1, replication: 0) }
    }

    @Test("One room takes the members' people, lines and units")
    func jointCentre() throws {
        let city = SmallCities.town(institutional: .oneRoom).institutionalised()
        let room = try #require(city.desks.first)
        #expect(city.desks.count == 1)
        #expect(room.dispatches == ["ambulance", "patrol"])
        #expect(room.staff.map(\.id) == ["health.operators", "police.operators"])
        #expect(city.lines.allSatisfy { $0.desk == "joint" })
        #expect(city.lines[2].routes == ["crash": "joint"])
        #expect(city.cameras?.desk == "joint")
    }
}

@Suite("Common random numbers")
struct CommonRandomNumbersTests {
    @Test("The same seed gives the same bits, another replication others")
    func repeatable() throws {
        let city = SmallCities.town()
        let first = try City.run(city, seed: 9, replication: 4)
        let again = try City.run(city, seed: 9, replication: 4)
        #expect(first.measures == again.measures)
        #expect(zip(first.values, again.values).allSatisfy { $0.bitPattern == $1.bitPattern })
        #expect(first.histograms == again.histograms)
        let other = try City.run(city, seed: 9, replication: 5)
        #expect(zip(first.values, other.values).contains { $0.bitPattern != $1.bitPattern })
    }

    @Test("Pranks change no incident; without them no prank call is offered")
    func pranks() throws {
        var city = OneIncidentCity.make(technical: .phone, rightNumber: false, rate: 5.0 / 86_400)
        city.callStreams = [SmallCities.prank]
        let with = try City.run(city, seed: 9, replication: 0)
        city.callStreams[0].rate = 0
        let without = try City.run(city, seed: 9, replication: 0)
        #expect(try #require(with.value("calls.offered", "stream:prank")) > 0)
        #expect(without.value("calls.offered", "stream:prank") == 0)
        // Twenty people sit at each desk, so junk takes nobody's time and the incidents go their way to the microsecond.
        #expect(with.value("incident.count") == without.value("incident.count"))
        #expect(with.value("incident.response_mean") == without.value("incident.response_mean"))
    }

    @Test("A lower rate keeps a subset of the incidents when both share a majorant")
    func sharedMajorant() throws {
        var city = OneIncidentCity.make(technical: .none, rightNumber: true, rate: 20.0 / 86_400)
        city.incidentTypes[0].sharedMajorant = 20.0 / 86_400
        let many = try City.run(city, seed: 9, replication: 0)
        city.incidentTypes[0].rate = 10.0 / 86_400
        let few = try City.run(city, seed: 9, replication: 0)
        let ratio = try #require(few.value("incident.count")) / #require(many.value("incident.count"))
        // A thinning of 2,000 points by one half: standard error 0.011.
        #expect(abs(ratio - 0.5) < 0.055)
    }

    @Test("One more operator lengthens no wait in a single first-come queue")
    func monotone() throws {
        // One class, interchangeable staff, unlimited lines, nobody hangs up: a theorem, path by path.
        var waits: [[Double]] = []
        for posts in 2...4 {
            let city = SmallCities.queue(
                rate: 0.015, service: .lognormal(mean: 120, standardDeviation: 75), posts: posts,
                measured: 5e5)
            let result = try City.run(city, seed: 9, replication: 0)
            waits.append(
                try ["calls.wait_mean", "calls.wait_p50", "calls.wait_p90", "calls.wait_p99"].map {
                    try #require(result.value($0))
                })
        }
        for (fewer, more) in zip(waits, waits.dropFirst()) {
            #expect(zip(fewer, more).allSatisfy { $0 >= $1 })
        }
        #expect(waits[0][0] > waits[2][0])
    }

    @Test("An event is plain data of at most 16 bytes")
    func eventSize() {
        #expect(City.bytesPerEvent <= 16)
        #expect(City.isEventPlainData)
    }
}
