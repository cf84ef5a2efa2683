import CityModel
import EventKernel
import Experiments
import Testing

/// What becomes of handovers adds up with what becomes of incidents.
@Suite("Accounts of handovers")
struct HandoverAccountTests {
    /// Fires reported to the police, whose own desk sends nothing to a fire; the fire desk is closed on weekdays.
    private func city(_ technical: Integration.Technical, fireWeekdays: Weekdays) -> CityConfiguration {
        func desk(_ id: String, _ kind: String, weekdays: Weekdays) -> Desk {
            let shift = Shift(
                name: "all day", weekdays: weekdays, startMinute: 0, lengthMinutes: 1_440, posts: 2)
            return Desk(
                id: id, name: id, agency: id, dispatches: [kind],
                staff: [StaffGroup(id: "staff", roles: [.callTaking, .dispatching], shifts: [shift])],
                whenClosed: id == "fire" ? .forward(to: "police") : .ring)
        }
        func unit(_ id: String) -> UnitKind {
            UnitKind(id: id, name: id, turnout: .deterministic(60), speed: 30, onScene: .deterministic(600))
        }
        func base(_ kind: String) -> UnitGroup {
            UnitGroup(
                id: kind, kind: kind, latitude: 0, longitude: 0, shifts: [TheoryModel.roundTheClock(3)])
        }
        return CityConfiguration(
            simulation: SimulationSettings(measured: 86_400),
            zones: [Zone(id: "town", name: "Town", population: 1, latitude: 0, longitude: 0)],
            incidentTypes: [
                IncidentType(
                    id: "fire", name: "Fire", rate: 40 / 86_400, needs: [UnitNeed(kind: "engine")],
                    callsTo: ["police": 1])
            ], lines: [TheoryModel.line("police", desk: "police"), TheoryModel.line("fire", desk: "fire")],
            handling: HandlingTimes(interviewing: .deterministic(60), dispatching: .deterministic(30)),
            desks: [
                desk("police", "patrol", weekdays: .everyDay), desk("fire", "engine", weekdays: fireWeekdays),
            ],
            integration: Integration(
                technical: technical,
                handover: Handover(callerGivesUp: 1, briefing: .deterministic(20), answerTimeout: 60)),
            unitKinds: [unit("patrol"), unit("engine")], units: [base("patrol"), base("engine")])
    }

    @Test("A handover that ends at a desk that cannot help is lost, and says so")
    func forwardedToNobodyWhoCanHelp() throws {
        // Simulation time zero is a Monday.
        let result = try City.run(city(.phone, fireWeekdays: .sunday), seed: 1, replication: 0)
        #expect(result.value("incident.count") > 10)
        #expect(result.value("incident.not_reached_share") == 1)
        #expect(result.value("reporter.reached_share") == 0)
        // Each handover rings a desk that forwards to the police; the caller, told to ring himself, gives up.
        #expect(result.value("handover.count") == result.value("incident.count"))
        #expect(result.value("handover.lost_share") == 1)
    }

    @Test(
        "A handover to an open desk arrives, by telephone as by record",
        arguments: [Integration.Technical.phone, .sharedRecord])
    func open(_ technical: Integration.Technical) throws {
        let result = try City.run(city(technical, fireWeekdays: .everyDay), seed: 1, replication: 0)
        #expect(result.value("incident.not_reached_share") == 0)
        #expect(result.value("reporter.reached_share") == 1)
        #expect(result.value("handover.count") == result.value("incident.count"))
        #expect(result.value("handover.lost_share") == 0)
    }

    @Test("Without a link every caller is redirected once, and is lost when he gives up")
    func none() throws {
        let result = try City.run(city(.none, fireWeekdays: .everyDay), seed: 1, replication: 0)
        #expect(result.value("handover.count") == 0)
        #expect(result.value("handover.lost_share") == 1)
        var patient = city(.none, fireWeekdays: .everyDay)
        patient.integration.handover.callerGivesUp = 0.25
        let some = try City.run(patient, seed: 1, replication: 0)
        // Redirected callers who gave up, as a share of the redirected: that of the incidents nobody reached.
        #expect(some.value("handover.lost_share") == some.value("incident.not_reached_share"))
        #expect(some.value("handover.lost_share") > 0 && some.value("handover.lost_share") < 1)
    }
}
