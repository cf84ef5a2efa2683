import CityModel
import EventKernel
import Randomness

/// Small configurations to build tests on.
enum SmallCities {
    static func roundTheClock(_ posts: Int) -> [Shift] {
        [Shift(name: "always", weekdays: .everyDay, startMinute: 0, lengthMinutes: 1440, posts: posts)]
    }

    /// One desk and one stream of calls: an M/M/c queue with mean service `service`.
    static func queue(
        rate: Double, service: Distribution, posts: Int, trunks: Int? = nil,
        callers: CallerBehaviour = CallerBehaviour(), measured: Double, warmUp: Double = 0, seed: UInt64 = 1
    ) -> CityConfiguration {
        CityConfiguration(
            simulation: SimulationSettings(warmUp: warmUp, measured: measured, seed: seed),
            callStreams: [
                CallStream(
                    id: "calls", name: "Calls", kind: .emergency, rate: rate, callsTo: ["line": 1],
                    talk: service)
            ],
            lines: [ReportLine(id: "line", name: "Line", desk: "desk")], callers: callers,
            desks: [
                Desk(
                    id: "desk", name: "Desk", agency: "health", trunks: trunks,
                    staff: [
                        StaffGroup(id: "agents", roles: [.callTaking], shifts: roundTheClock(posts))
                    ])
            ])
    }

    /// A town of two zones with a health and a police desk, crashes that need both, cameras, and junk.
    static func town(
        technical: Integration.Technical = .phone,
        institutional: Integration.Institutional = .separateDesks,
        technology: CameraSystem.Technology = .manual
    ) -> CityConfiguration {
        CityConfiguration(
            simulation: SimulationSettings(warmUp: 86_400, measured: 30 * 86_400),
            zones: [
                Zone(
                    id: "north", name: "North", population: 60_000, latitude: -7.45, longitude: 110.22,
                    area: 3),
                Zone(
                    id: "south", name: "South", population: 40_000, latitude: -7.49, longitude: 110.22,
                    area: 3),
            ],
            travel: TravelSettings(roadFactor: 1.4, variation: 0.25),
            incidentTypes: [crash, arrest], callStreams: [prank],
            lines: [
                ReportLine(id: "119", name: "Health", desk: "health"),
                ReportLine(id: "110", name: "Police", desk: "police"),
                ReportLine(
                    id: "app", name: "App", channel: .app, desk: "health", routes: ["crash": "police"]),
            ],
            callers: CallerBehaviour(
                patience: .exponential(mean: 90),
                afterAbandoning: .init(probability: 0.75, delay: .exponential(mean: 30)),
                afterBlocked: .init(probability: 0.75, delay: .exponential(mean: 30)),
                afterFailed: .init(probability: 0.75, delay: .exponential(mean: 60)), appUse: 0.1),
            handling: HandlingTimes(
                answering: .deterministic(5), locating: .lognormal(mean: 40, standardDeviation: 30),
                locatingFromApp: .deterministic(10),
                interviewing: .lognormal(mean: 75, standardDeviation: 50), duplicateFactor: 0.4,
                dispatching: .lognormal(mean: 60, standardDeviation: 45), wrapUp: .exponential(mean: 30),
                verifying: .lognormal(mean: 35, standardDeviation: 20)),
            desks: [desk("health", "ambulance"), desk("police", "patrol", watching: true)],
            jointCentre: JointCentre(
                id: "joint", name: "Joint", agency: "health", members: ["health", "police"], trunks: 4,
                humanResources: HumanResources(
                    handlingFactor: 1, underTriage: 0.1, overTriage: 0.2, wrongAgency: 0.03, absence: 0.05)),
            integration: Integration(
                technical: technical, institutional: institutional,
                handover: Handover(
                    callerGivesUp: 0.1, misdial: 0.05, redialDelay: .exponential(mean: 20),
                    briefing: .lognormal(mean: 47, standardDeviation: 25), answerTimeout: 60, retries: 1,
                    recordDelay: .deterministic(5), loss: 0.05, duplicateRecognition: 0.5,
                    duplicateMissed: 0.1, videoFactor: 0.8),
                approval: .exponential(mean: 30)),
            cameras: CameraSystem(
                desk: "police", cameras: 20, screensPerOperator: 4,
                watching: .init(
                    exposure: 60, noticedByScreens: [1: 0.85, 4: 0.74, 6: 0.58, 9: 0.53], window: 300),
                technology: technology,
                analytics: .init(
                    sensitivity: 0.65, latency: .uniform(low: 3, high: 20), falseAlarmRate: 0.2 / 86_400),
                outages: Outages(meanTimeBetween: 100 * 86_400, meanTimeToRepair: 10 * 86_400)),
            unitKinds: [
                UnitKind(
                    id: "ambulance", name: "Ambulance",
                    turnout: .lognormal(mean: 112, standardDeviation: 76), speed: 35,
                    onScene: .lognormal(mean: 960, standardDeviation: 480),
                    hospitalTurnaround: .lognormal(mean: 2_136, standardDeviation: 990)),
                UnitKind(
                    id: "patrol", name: "Patrol", turnout: .exponential(mean: 60), speed: 30,
                    onScene: .lognormal(mean: 2_400, standardDeviation: 1_800)),
            ],
            units: [
                UnitGroup(
                    id: "post", kind: "ambulance", latitude: -7.464, longitude: 110.22,
                    shifts: roundTheClock(2)),
                UnitGroup(
                    id: "station", kind: "patrol", latitude: -7.476, longitude: 110.223,
                    shifts: roundTheClock(3)),
            ],
            hospitals: [Hospital(id: "tidar", name: "Tidar", latitude: -7.4845, longitude: 110.2195)])
    }

    static let crash = IncidentType(
        id: "crash", name: "Crash", rate: 8.0 / 86_400, priorities: [0.1, 0.35, 0.55, 0],
        needs: [UnitNeed(kind: "ambulance", share: 0.6), UnitNeed(kind: "patrol")],
        reporters: Reporters(
            none: 0.05, mean: 1.8, firstDelay: .exponential(mean: 60), furtherDelay: .exponential(mean: 60)),
        lasts: .exponential(mean: 1_800), visibleToCameras: 0.3,
        callsTo: ["119": 0.4, "110": 0.6], confusedWith: "arrest", responseTarget: 900, transported: 0.5)

    static let arrest = IncidentType(
        id: "arrest", name: "Cardiac arrest", rate: 2.0 / 86_400, needs: [UnitNeed(kind: "ambulance")],
        reporters: Reporters(none: 0.02, mean: 1.05, firstDelay: .exponential(mean: 90)),
        lasts: .deterministic(1_800), visibleToCameras: 0.02, callsTo: ["119": 0.7, "110": 0.3],
        confusedWith: "crash", responseTarget: 600,
        outcome: .logistic(intercept: 0.679, perMinute: 0.262, scale: 0.6, untreated: 0), transported: 0.9)

    static let prank = CallStream(
        id: "prank", name: "Pranks", kind: .prank, rate: 12.0 / 86_400, callsTo: ["119": 1, "110": 1],
        talk: .lognormal(mean: 25, standardDeviation: 20))

    static func desk(_ id: String, _ kind: String, watching: Bool = false) -> Desk {
        Desk(
            id: id, name: id, agency: id, trunks: 2, dispatches: [kind],
            humanResources: HumanResources(
                handlingFactor: 1.1, underTriage: 0.2, overTriage: 0.25, wrongAgency: 0.06, absence: 0.05),
            staff: [
                StaffGroup(
                    id: "operators",
                    roles: watching ? [.callTaking, .dispatching, .watching] : [.callTaking, .dispatching],
                    shifts: roundTheClock(1),
                    attendance: .init(meanAtSeat: 10_800, meanAway: 1_500))
            ])
    }
}

extension ReplicationResult {
    /// The value of a KPI; nil when it is missing or undefined.
    func value(_ kpi: String, _ scope: String = "city") -> Double? {
        guard let index = measures.firstIndex(where: { $0.kpi == kpi && $0.scope == scope }) else {
            return nil
        }
        return values[index].isNaN ? nil : values[index]
    }
}
