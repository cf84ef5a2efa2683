import CityModel

/// A large city of 1,000 incidents a day, by calls alone and with 10,000 cameras that people and software watch.
struct CameraBenchmark: Benchmark {
    let name = "cameras"
    private static let calls = "calls alone"
    private static let cameras = "10,000 cameras"
    private static let again = "as many days again"

    /// - Parameter cameras: 0: the call model.
    static func city(cameras: Int, days: Int) -> CityConfiguration {
        func always(_ posts: Int) -> [Shift] {
            [
                Shift(
                    name: "always", weekdays: .everyDay, startMinute: 0, lengthMinutes: 1_440, posts: posts)
            ]
        }
        let zones = (0..<100).map {
            Zone(
                id: "zone-\($0)", name: "Zone", population: 10_000, latitude: Double($0 / 10) * 0.01,
                longitude: Double($0 % 10) * 0.01, area: 1)
        }
        return CityConfiguration(
            simulation: SimulationSettings(measured: Double(days) * 86_400), zones: zones,
            incidentTypes: [
                IncidentType(
                    id: "crash", name: "Crash", rate: 1_000.0 / 86_400, needs: [UnitNeed(kind: "patrol")],
                    reporters: Reporters(
                        none: 0.05, mean: 1.8, firstDelay: .exponential(mean: 60),
                        furtherDelay: .exponential(mean: 60)), lasts: .exponential(mean: 1_800),
                    visibleToCameras: 0.5, callsTo: ["112": 1])
            ], lines: [ReportLine(id: "112", name: "112", desk: "centre")],
            handling: HandlingTimes(
                answering: .deterministic(5), locating: .lognormal(mean: 40, standardDeviation: 30),
                interviewing: .lognormal(mean: 75, standardDeviation: 50),
                dispatching: .lognormal(mean: 60, standardDeviation: 45),
                verifying: .lognormal(mean: 35, standardDeviation: 20)),
            desks: [
                Desk(
                    id: "centre", name: "Centre", agency: "centre", dispatches: ["patrol"],
                    staff: [
                        StaffGroup(
                            id: "takers", roles: [.callTaking, .dispatching], shifts: always(10)),
                        StaffGroup(id: "watchers", roles: [.watching], shifts: always(50)),
                    ])
            ],
            integration: Integration(technical: .sharedRecord),
            cameras: cameras > 0 ? system(cameras, zones) : nil,
            unitKinds: [
                UnitKind(
                    id: "patrol", name: "Patrol", turnout: .exponential(mean: 60), speed: 30,
                    onScene: .lognormal(mean: 2_400, standardDeviation: 1_800))
            ],
            units: [
                UnitGroup(id: "base", kind: "patrol", latitude: 0.05, longitude: 0.05, shifts: always(60))
            ])
    }

    private static func system(_ count: Int, _ zones: [Zone]) -> CameraSystem {
        var system = CameraSystem(
            desk: "centre", cameras: count, screensPerOperator: 9,
            watching: .init(exposure: 60, noticedByScreens: [1: 0.85, 9: 0.53], window: 300),
            technology: .assisted,
            analytics: .init(
                sensitivity: 0.65, latency: .uniform(low: 3, high: 20), falseAlarmRate: 0.1 / 86_400),
            outages: Outages(meanTimeBetween: 2.5 * 31_536_000, meanTimeToRepair: 7 * 86_400))
        system.repairDeviation = 5 * 86_400
        system.inventory = (0..<count).map {
            .init(id: "camera-\($0)", zone: zones[$0 % zones.count].id, link: "link-\($0 % zones.count)")
        }
        system.attention = .init(
            camerasPerOperator: 200,
            vigilance: [.init(after: 1_200, attention: 0.9), .init(after: 1_800, attention: 0.8)],
            restoredBy: 600, crowding: 0.5)
        system.verification = .init(misses: 0.05, acceptsFalse: 0.02, isByPriority: true, fatigue: 0.3)
        system.dependencies = .init(
            components: zones.indices.map {
                .init(
                    id: "link-\($0)", needs: ["server"], meanTimeBetween: 30 * 86_400,
                    meanTimeToRepair: 10_800)
            } + [
                .init(
                    id: "server", meanTimeBetween: 31_536_000, meanTimeToRepair: 43_200,
                    maintenance: .init(every: 30 * 86_400, lasts: 7_200))
            ], analyticsNeeds: ["server"], recordingNeeds: ["server"])
        return system
    }

    func measure(_ settings: Settings) throws -> [Measurement] {
        let days = max(2, 60 / settings.divisor)
        let calls = Self.city(cameras: 0, days: days)
        let cameras = Self.city(cameras: 10_000, days: days)
        let longer = Self.city(cameras: 10_000, days: 2 * days)
        return try Measurement.compare(
            benchmark: "\(name), \(days) days", rounds: settings.rounds,
            variants: [
                Variant(name: Self.calls) { try Model.sample(calls) },
                Variant(name: Self.cameras) { try Model.sample(cameras) },
                // Set-up and result fall out, so this is the event loop alone.
                Variant(name: Self.again) { try Model.difference(longer, cameras, replications: 0..<1) },
            ])
    }

    func aims(_ measurements: [Measurement]) -> [Aim] {
        let events = measurements.first { $0.variant == Self.again }
        let ratio = 1 / (events?.speedRatio ?? .nan)
        let allocations = events?.allocationsPerOperation ?? .nan
        return [
            Aim(
                description: "cameras: time per event at most 2 times that of the call model", value: ratio,
                isMet: ratio <= 2),
            Aim(
                description: "cameras: no allocation after warm-up", value: allocations,
                isMet: allocations < 1e-4),
        ]
    }
}
