import CityModel
import EventKernel
import Randomness
import Testing

@Suite("Who answers when the joint centre does not")
struct FallbackTests {
    private static func exchange(_ between: Double, _ repair: Double) -> Infrastructure.Component {
        Infrastructure.Component(
            outages: Outages(meanTimeBetween: between, meanTimeToRepair: repair), cutsCalls: true)
    }

    /// A centre that calls cannot reach from the beginning to the end.
    private func brokenCentre(rightNumber: Bool, fallback: CentreFallback?) -> CityConfiguration {
        var city = OneIncidentCity.make(
            technical: .sharedRecord, rightNumber: rightNumber, institutional: .oneRoom)
        city.infrastructure = Infrastructure(
            rooms: [.init(id: "joint", exchange: Self.exchange(3_600, 3.15e12))])
        city.jointCentre?.fallback = fallback
        return city
    }

    private func dispatch(_ city: CityConfiguration) throws -> Double? {
        let result = try City.run(city, seed: 1, replication: 0)
        #expect(result.unfinished == 0)
        #expect(result.accounts.allSatisfy { $0.imbalance == 0 })
        return result.value("incident.time_to_dispatch_mean")
    }

    @Test("Without a fallback calls fail")
    func none() throws {
        let city = brokenCentre(rightNumber: true, fallback: nil)
        let result = try City.run(city, seed: 1, replication: 0)
        #expect(result.value("calls.failed_share") == 1)
        #expect(result.value("incident.not_reached_share") == 1)
        #expect(result.value("service.availability", "desk:joint") == 0)
    }

    @Test("People go back to their rooms, which the telephone links, or nothing")
    func formerRooms() throws {
        let rooms = ["health", "police"]
        var fallback = CentreFallback(to: rooms, after: 300)
        // 60 + 120 s of call and talk and 30 s of dispatch at the right room; a briefing of 45 s from the other.
        #expect(try dispatch(brokenCentre(rightNumber: true, fallback: fallback)) == 210)
        #expect(try dispatch(brokenCentre(rightNumber: false, fallback: fallback)) == 255)
        // The caller rings again after 20 s and is asked again for 120 s.
        fallback.technical = .none
        #expect(try dispatch(brokenCentre(rightNumber: false, fallback: fallback)) == 350)
        // Half as fast: 60 + 240 + 60 s, and the briefing is not their own pace.
        fallback.technical = .phone
        fallback.humanResources = HumanResources(handlingFactor: 2)
        #expect(try dispatch(brokenCentre(rightNumber: true, fallback: fallback)) == 360)
        #expect(try dispatch(brokenCentre(rightNumber: false, fallback: fallback)) == 405)
    }

    @Test("A single former room does what the centre did; calls of all lines come to it")
    func oneRoom() throws {
        let fallback = CentreFallback(to: ["police"], after: 300)
        #expect(try dispatch(brokenCentre(rightNumber: true, fallback: fallback)) == 210)
        #expect(try dispatch(brokenCentre(rightNumber: false, fallback: fallback)) == 210)
    }

    @Test("A back-up room has people, lines and a pace of its own")
    func backupRoom() throws {
        var city = brokenCentre(
            rightNumber: true, fallback: CentreFallback(to: ["backup"], after: 300))
        city.desks.append(
            Desk(
                id: "backup", name: "Back-up room", agency: "disaster", trunks: 1,
                dispatches: ["ambulance", "patrol"], humanResources: HumanResources(handlingFactor: 2),
                staff: [
                    StaffGroup(
                        id: "all", roles: [.callTaking, .dispatching], shifts: SmallCities.roundTheClock(1))
                ]))
        #expect(try dispatch(city) == 360)
        let account = try #require(
            City.run(city, seed: 1, replication: 0).accounts.first { $0.scope == "desk:backup" })
        #expect(account.overflowIn > 0 && account.answered == account.overflowIn)
        #expect(city.problems().isEmpty)
        city.desks[2].dispatches = ["patrol"]
        #expect(city.problems().map(\.what) == ["nobody there sends \"ambulance\" in the centre's stead"])
    }

    @Test("Calls fail until the carrier has re-routed them, and no longer")
    func delay() throws {
        var city = SmallCities.town(institutional: .oneRoom)
        city.simulation.measured = 250 * 86_400
        city.incidentTypes = []
        city.lines[2].routes = [:]
        city.cameras = nil
        city.callStreams[0].rate = 400.0 / 86_400
        city.callers.afterFailed = .init()
        city.infrastructure = Infrastructure(
            rooms: [.init(id: "joint", exchange: Self.exchange(9_000, 1_800))])
        city.jointCentre?.trunks = nil
        city.desks[0].trunks = nil
        city.desks[1].trunks = nil
        city.jointCentre?.fallback = CentreFallback(to: ["health", "police"], after: 900)
        let result = try City.run(city, seed: 2, replication: 0)
        // Down for 1/6 of the time, of which 1 − exp(−½) lie before the switch-over: 0.0656. 2,000 failures, of each of
        // which min(repair, 900 s) is lost: standard error below 900 · √2,000 / 2.16e7 = 0.0019; five of them.
        let failed = try #require(result.value("calls.failed_share"))
        #expect(abs(failed - 0.393_469 / 6) < 0.0095)
        #expect(result.accounts.allSatisfy { $0.imbalance == 0 })
        // Availability is the centre's own, whoever answers for it.
        let availability = try #require(result.value("service.availability", "desk:joint"))
        #expect(abs(availability - 5.0 / 6) < 0.017)
    }

    @Test("The same people are on duty, in one place at a time, and no work stays behind")
    func people() throws {
        var city = SmallCities.town(technical: .sharedRecord, institutional: .oneRoom)
        let quiet = try City.run(city, seed: 2, replication: 0)
        city.infrastructure = Infrastructure(
            rooms: [.init(id: "joint", power: Self.exchange(20_000, 8_000), backup: 600)])
        for technical in [Integration.Technical.none, .phone] {
            city.jointCentre?.fallback = CentreFallback(
                to: ["health", "police"], after: 300, technical: technical)
            let result = try City.run(city, seed: 2, replication: 0)
            #expect(result.value("staff.on_duty_mean") == quiet.value("staff.on_duty_mean"))
            for room in ["joint", "health", "police"] {
                #expect(try #require(result.value("staff.on_duty_mean", "desk:\(room)")) > 0)
            }
            #expect(result.value("incident.count") == quiet.value("incident.count"))
            #expect(result.unfinished == 0)
            #expect(result.accounts.allSatisfy { $0.imbalance == 0 })
            #expect(try #require(result.value("incident.response_mean")) > 0)
            // Absence and spells away are the persons' own, wherever they sit.
            let trace = try City.trace(city, seed: 2, replication: 0)
            #expect(trace.count { $0.activity == .fallbackBegan } > 20)
        }
    }

    @Test("A fallback that cannot work is named, with the remedy")
    func problems() {
        func problems(_ change: (inout CentreFallback) -> Void) -> [String] {
            var city = SmallCities.town(institutional: .oneRoom)
            var fallback = CentreFallback(to: ["health", "police"], after: 60)
            change(&fallback)
            city.jointCentre?.fallback = fallback
            return city.problems().map { "\($0.path.joined(separator: ".")): \($0.what); \($0.remedy)" }
        }
        #expect(problems { _ in } == [])
        #expect(
            problems { $0.to = [] } == [
                "joint_centre.fallback.to: nobody answers; name at least one desk"
            ])
        #expect(
            problems { $0.to = ["helth"] } == [
                "joint_centre.fallback.to: no desk \"helth\"; use one of health, police"
            ])
        #expect(
            problems { $0.to = ["police", "police"] } == [
                "joint_centre.fallback.to: a desk is there twice; name each once"
            ])
        #expect(
            problems { $0.technical = .sharedRecord } == [
                "joint_centre.fallback.technical: what links the rooms failed with the centre; use none or phone"
            ])
        #expect(
            problems { $0.after = -1 } == [
                "joint_centre.fallback.after: -1.0 s is no time; use 0 s or more"
            ])
    }
}
