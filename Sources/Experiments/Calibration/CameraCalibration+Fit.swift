import CityModel
import Randomness
import Statistics

extension CameraCalibration {
    /// Fits the hazards, and tries them on the engine.
    ///
    /// - Parameters:
    ///   - incidents: Incidents of each simulated share, on the average.
    ///   - seed: The seed of these simulations.
    /// - Throws: ``CalibrationError``.
    /// - Complexity: O(shares · incidents) events.
    public func fit(incidents: Int = 4_000, seed: UInt64 = 1) throws(CalibrationError) -> CameraFit {
        var fit: CameraFit
        do throws(SolverError) {
            fit = try solved(incidents: incidents)
        } catch {
            throw .solver(error)
        }
        try simulate(&fit.points, incidents: incidents, seed: seed)
        return fit
    }

    private func solved(incidents: Int) throws(SolverError) -> CameraFit {
        let sorted = shares.sorted { $0.screens < $1.screens }
        let scale = try scale(sorted)
        let (law, error) = try smoothLaw(sorted)
        var points: [Point] = []
        for share in sorted {
            let hazard = try scale * hazard(noticed: share.noticed, exposure: exposure)
            let least = try scale * self.hazard(noticed: share.noticed, exposure: exposureRange.upperBound)
            let most = try scale * self.hazard(noticed: share.noticed, exposure: exposureRange.lowerBound)
            points.append(
                Point(
                    screens: share.screens, published: noticed(hazard: hazard, exposure: exposure),
                    hazard: hazard, hazardRange: min(least, most)...max(least, most),
                    smooth: noticed(
                        hazard: scale * law.hazard(screens: share.screens), exposure: exposure),
                    simulated: 0))
        }
        return CameraFit(
            problem: self, points: points, smoothLaw: law, smoothError: error, scale: scale,
            incidents: incidents)
    }

    /// Scales all hazards so that the smooth law gives the realistic share at its number of screens.
    private func scale(_ sorted: [Share]) throws(SolverError) -> Double {
        guard let realistic else { return 1 }
        let target = try hazard(noticed: realistic.noticed, exposure: exposure)
        if let share = sorted.first(where: { $0.screens == realistic.screens }) {
            return try target / hazard(noticed: share.noticed, exposure: exposure)
        }
        return try target / smoothLaw(sorted).law.hazard(screens: realistic.screens)
    }

    /// The better of two laws with two parameters.
    private func smoothLaw(_ sorted: [Share]) throws(SolverError) -> (law: SmoothLaw, error: Double) {
        guard let first = sorted.first, sorted.count > 1 else {
            let level = try sorted.first.map { share throws(SolverError) in
                try hazard(noticed: share.noticed, exposure: exposure)
            }
            return (.exponential(level: level ?? 0, decline: 0), 0)
        }
        let level = try hazard(noticed: first.noticed, exposure: exposure)
        func fit(_ make: (Double, Double) -> SmoothLaw) throws(SolverError) -> (SmoothLaw, Double) {
            // The level as its logarithm stays above 0 wherever the search goes.
            func law(_ parameters: [Double]) -> SmoothLaw {
                make(level * naturalExponential(parameters[0]), parameters[1])
            }
            let answer = try leastSquares(from: [0, 0.1], count: sorted.count) { parameters in
                sorted.map {
                    noticed(hazard: law(parameters).hazard(screens: $0.screens), exposure: exposure)
                        - $0.noticed
                }
            }
            return (law(answer.parameters), (answer.sum / Double(sorted.count)).squareRoot())
        }
        let decays = try fit { .exponential(level: $0, decline: $1) }
        let powers = try fit { .power(level: $0, decline: $1) }
        return decays.1 <= powers.1 ? decays : powers
    }

    private func simulate(_ points: inout [Point], incidents: Int, seed: UInt64) throws(CalibrationError) {
        for index in points.indices {
            let city = experiment(points[index], incidents: incidents)
            do throws(CityModelError) {
                let result = try City.run(city, seed: seed, replication: UInt32(index))
                points[index].simulated = result.share("cctv.detected_share")
            } catch {
                throw .model(error)
            }
        }
    }

    /// The experiment as a town: one fresh operator who sees all of the screens, and events that nobody reports.
    func experiment(_ point: Point, incidents: Int) -> CityConfiguration {
        // So far apart that he has long finished with one when the next begins.
        let gap = 40 * exposure
        var cameras = CameraSystem(
            desk: "room", cameras: point.screens, screensPerOperator: point.screens,
            watching: .init(exposure: exposure, noticedByScreens: [:], window: 1e9))
        cameras.watching.hazardByScreens = [point.screens: point.hazard]
        cameras.attention = CameraSystem.Attention()
        let always = [
            Shift(name: "always", weekdays: .everyDay, startMinute: 0, lengthMinutes: 1_440, posts: 1)
        ]
        return CityConfiguration(
            simulation: SimulationSettings(measured: Double(incidents) * gap),
            zones: [Zone(id: "town", name: "Town", population: 1, latitude: 0, longitude: 0)],
            incidentTypes: [
                IncidentType(
                    id: "event", name: "Event", rate: 1 / gap, needs: [UnitNeed(kind: "unit")],
                    reporters: Reporters(none: 1),
                    lasts: law == .fixed ? .deterministic(exposure) : .exponential(mean: exposure),
                    visibleToCameras: 1)
            ],
            desks: [
                Desk(
                    id: "room", name: "Room", agency: "room", dispatches: ["unit"],
                    staff: [
                        StaffGroup(id: "watcher", roles: [.watching], shifts: always),
                        StaffGroup(id: "dispatcher", roles: [.dispatching], shifts: always),
                    ])
            ],
            cameras: cameras,
            unitKinds: [
                UnitKind(
                    id: "unit", name: "Unit", turnout: .deterministic(0), speed: 1, onScene: .deterministic(0)
                )
            ],
            units: [UnitGroup(id: "base", kind: "unit", latitude: 0, longitude: 0, shifts: always)])
    }
}

/// Why a calibration has no answer.
public enum CalibrationError: Error, Sendable {
    /// The numerical problem has none.
    case solver(SolverError)
    /// The town of the experiment does not fit together.
    case model(CityModelError)
}

extension ReplicationResult {
    /// A share of the city; 0 where it is undefined.
    fileprivate func share(_ kpi: String) -> Double {
        guard let index = measures.firstIndex(where: { $0.kpi == kpi && $0.scope == "city" }),
            !values[index].isNaN
        else { return 0 }
        return values[index]
    }
}
