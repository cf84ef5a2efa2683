import CityModel
import EventKernel
import Randomness

/// Cities of 100,000, a million and ten million inhabitants, with zones, bases, units and people in proportion: what an
/// event costs must not grow with the city.
struct ScaleBenchmark: Benchmark {
    let name = "scale"
    private static let inhabitants = [100_000, 1_000_000, 10_000_000]

    func measure(_ settings: Settings) throws -> [Measurement] {
        try Measurement.compare(
            benchmark: name, rounds: settings.rounds,
            variants: Self.inhabitants.map { inhabitants in
                // The same number of incidents in each, and the cost of those beyond a first third of them, so that
                // set-up and result fall out.
                let days = 400 * 100_000 / Double(inhabitants) / Double(settings.divisor)
                return Variant(name: "\(inhabitants) inhabitants") {
                    try Model.difference(
                        Self.city(inhabitants: inhabitants, days: 3 * days),
                        Self.city(inhabitants: inhabitants, days: days), replications: 0..<1)
                }
            })
    }

    func aims(_ measurements: [Measurement]) -> [Aim] {
        measurements.dropFirst().map {
            Aim(
                description:
                    "\(name): speed per event at \($0.variant), times that at 100000, at least 0.5",
                value: $0.speedRatio, isMet: $0.speedRatio >= 0.5)
        }
    }

    /// For each 100,000 inhabitants 13 zones, 60 incidents a day, 6 bases with two ambulances and 5 with two patrols each,
    /// two desks with two people each.
    static func city(inhabitants: Int, days: Double) -> CityConfiguration {
        let parts = inhabitants / 100_000
        let zones = 13 * parts
        // A square city of 10,000 inhabitants to the square kilometre; a degree has 111 km.
        let side = (Double(inhabitants) / 10_000).squareRoot() / 111
        var places = Places(side: side)
        return CityConfiguration(
            simulation: SimulationSettings(measured: days * 86_400),
            zones: (0..<zones).map { index in
                let place = places.next()
                return Zone(
                    id: "zone\(index)", name: "Zone \(index)", population: Double(inhabitants / zones),
                    latitude: place.latitude, longitude: place.longitude, area: 0.75)
            },
            travel: TravelSettings(roadFactor: 1.4, variation: 0.25),
            incidentTypes: [
                type("illness", "ambulance", line: "119", rate: 40 * Double(parts) / 86_400),
                type("order", "patrol", line: "110", rate: 20 * Double(parts) / 86_400),
            ],
            lines: [
                ReportLine(id: "119", name: "119", desk: "health"),
                ReportLine(id: "110", name: "110", desk: "police"),
            ], callers: CallerBehaviour(patience: .exponential(mean: 300)),
            handling: HandlingTimes(
                answering: .deterministic(5), locating: .exponential(mean: 40),
                interviewing: .exponential(mean: 75), dispatching: .exponential(mean: 60)),
            desks: [
                desk("health", "ambulance", posts: 2 * parts), desk("police", "patrol", posts: 2 * parts),
            ],
            unitKinds: ["ambulance", "patrol"].map {
                UnitKind(
                    id: $0, name: $0, turnout: .exponential(mean: 90), speed: 35,
                    onScene: .exponential(mean: 1_800))
            },
            units: (0..<(11 * parts)).map { index in
                let place = places.next()
                return UnitGroup(
                    id: "base\(index)", kind: index % 11 < 6 ? "ambulance" : "patrol",
                    latitude: place.latitude, longitude: place.longitude, shifts: always(2))
            })
    }

    private static func type(_ id: String, _ kind: String, line: String, rate: Double) -> IncidentType {
        IncidentType(
            id: id, name: id, rate: rate, needs: [UnitNeed(kind: kind)],
            reporters: Reporters(mean: 1.3, firstDelay: .exponential(mean: 60)),
            lasts: .deterministic(1_800), callsTo: [line: 1])
    }

    private static func desk(_ id: String, _ kind: String, posts: Int) -> Desk {
        Desk(
            id: id, name: id, agency: id, dispatches: [kind],
            staff: [
                StaffGroup(id: "people", roles: [.callTaking, .dispatching], shifts: always(posts))
            ])
    }

    private static func always(_ posts: Int) -> [Shift] {
        [
            Shift(
                name: "always", weekdays: .everyDay, startMinute: 0, lengthMinutes: 1_440, posts: posts)
        ]
    }

    /// Places scattered over a square, the same in each run.
    private struct Places: ~Copyable {
        var side: Double
        var source = RandomSource(seed: 1, replication: 0)
        var count: UInt64 = 0

        mutating func next() -> (latitude: Double, longitude: Double) {
            count += 1
            return (
                side * source.uniform(purpose: 1, entity: count),
                side * source.uniform(purpose: 2, entity: count)
            )
        }
    }
}
