import CityModel
import Experiments
import Foundation
import Randomness
import ScenarioFiles
import Statistics
import Testing

/// The logs beside the repository, which are no part of it.
private func log(_ name: String) -> URL {
    var root = URL(fileURLWithPath: #filePath)
    for _ in 0..<5 { root.deleteLastPathComponent() }
    return root.deletingLastPathComponent().appendingPathComponent("shared/data/\(name)")
}

private let seattle = log("seattle-calls-train.csv")
private let lancaster = log("lancaster-responses-train.csv")

@Suite("Fitting logs")
struct LogCalibrationTests {
    /// Calls of a known process: hours with a wave, clusters or not, lognormal talk and a tenth of none.
    private func synthetic(days: Int, varied: Bool) throws -> LogTable {
        var city = CityConfiguration(
            simulation: SimulationSettings(weekdayAtStart: 0, measured: Double(days) * 86_400),
            callStreams: [
                CallStream(
                    id: "calls", name: "Calls", kind: .emergency, rate: 400 / 86_400,
                    profile: Profile(day: .sinusoid(amplitude: 0.6, peakHour: 15)), callsTo: ["119": 1],
                    talk: .mixture([
                        MixturePart(weight: 0.1, distribution: .deterministic(0)),
                        MixturePart(weight: 0.9, distribution: .lognormal(mean: 150, standardDeviation: 120)),
                    ]))
            ], lines: [ReportLine(id: "119", name: "119", desk: "centre")],
            desks: [
                Desk(
                    id: "centre", name: "Centre", agency: "health",
                    staff: [
                        StaffGroup(
                            id: "takers", roles: [.callTaking],
                            shifts: [
                                Shift(
                                    name: "always", weekdays: .everyDay, startMinute: 0, lengthMinutes: 1_440,
                                    posts: 100)
                            ])
                    ])
            ])
        if varied {
            city.callStreams[0].variation = DemandVariation(
                cluster: Cluster(kind: .geometric, mean: 1.5, delay: .exponential(mean: 120)))
            city.callStreams[0].rate /= 1.5
        }
        var text = "time_s,duration\n"
        var open: [UInt64: Int64] = [:]
        for event in try City.trace(city, seed: 3, replication: 0) {
            guard let report = event.report else { continue }
            if event.activity == .callOffered { open[report] = event.time }
            if event.activity == .interviewEnded, let time = open[report], let length = event.duration {
                text += "\(Double(time) / 1e6),\(Double(length) / 1e6)\n"
            }
        }
        let path = NSTemporaryDirectory() + "sigap-log-" + UUID().uuidString + ".csv"
        try text.write(toFile: path, atomically: true, encoding: .utf8)
        defer { try? FileManager.default.removeItem(atPath: path) }
        return try LogTable.read(path: path)
    }

    private func calibration(_ table: LogTable) -> LogCalibration {
        var calibration = LogCalibration(table: table)
        calibration.bootstraps = 39
        return calibration
    }

    /// 28 days of 400 calls: the rate has a standard error of 1 %, mean and deviation of the talk of 1.3 and 3 %.
    @Test("A Poisson process with a known law of talk is found again")
    func plainProcess() throws {
        var calibration = calibration(try synthetic(days: 28, varied: false))
        calibration.fitShare = 1
        let fit = calibration.fit()
        let perDay: Double = fit.demand.perDay.reduce(0, +) / 7
        #expect(abs(perDay / 400 - 1) < 0.05)
        #expect(!fit.demand.variation.isRejected)
        let own = try #require(fit.demand.classes.first)
        // 15:00 has four times the calls of 03:00; the smooth rates of both are good to some per cent.
        let (top, bottom) = (own.smooth[14] + own.smooth[15], own.smooth[2] + own.smooth[3])
        #expect(abs(top / bottom / 3.9 - 1) < 0.25)
        let talk = try #require(fit.durations.first)
        #expect(talk.family == .lognormal)
        #expect(abs(talk.zeroShare - 0.1) < 0.015)
        #expect(abs(talk.law.mean / 150 - 1) < 0.05)
        let text = fit.fragment(source: "test")
        let scenario = try ScenarioLoader.read(text: text, name: "fragment.yaml")
        #expect(scenario.configuration.callStreams[0].variation == DemandVariation())
        #expect(abs(scenario.configuration.callStreams[0].rate * 86_400 / 400 - 1) < 0.05)
        #expect(scenario.configuration.problems().isEmpty)
        #expect(throws: HoldOutError.self) { try fit.compareHeldOut(fragment: text, replications: 2) }
    }

    @Test("Clusters are found again, and the scenario gives the days held out")
    func clusteredProcess() throws {
        let fit = calibration(try synthetic(days: 42, varied: true)).fit()
        #expect(fit.heldOutDays == 14)
        let variation = fit.demand.variation
        #expect(variation.isRejected)
        // 11,200 calls: the excess of 1 has a standard error of some 8 %, the delay one of some 15 %.
        #expect(abs(variation.clusterExcess - 1) < 0.35)
        #expect(abs(variation.clusterDelay / 120 - 1) < 0.6)
        let text = fit.fragment(source: "test")
        let result = try fit.compareHeldOut(fragment: text, replications: 8, threads: 2)
        #expect(result.rows.filter { !$0.isWithin }.map { "\($0.measure) \($0.scope)" } == [])
        let again = try fit.compareHeldOut(fragment: text, replications: 8, threads: 1)
        #expect(again.rows == result.rows)
        // A comparison that could not fail would be worthless: half of the calls are missed.
        var wrong = fit
        wrong.demand.perDay = wrong.demand.perDay.map { $0 / 2 }
        let failed = try wrong.compareHeldOut(fragment: wrong.fragment(source: "test"), replications: 4)
        #expect(!failed.isWithin)
    }

    @Test("Every value of a fragment that was fitted says where it comes from")
    func provenance() throws {
        let fit = calibration(try synthetic(days: 21, varied: true)).fit()
        let source = "a \"log\", SHA-256 0123"
        let scenario = try ScenarioLoader.read(text: fit.fragment(source: source), name: "fragment.yaml")
        let graded = scenario.parameters.filter { $0.source?.contains("SHA-256 0123") == true }
        let paths = graded.map { "\($0.path)" }
        for key in ["rate", "hours", "weekdays", "talk", "offspring_mean"] {
            #expect(paths.contains { $0.contains(key) }, "\(key)")
        }
        #expect(graded.allSatisfy { $0.source?.contains("2024-01-01 to 2024-01-14") == true })
    }

    @Test(
        "The first two thirds of a real log give the last third within the limits",
        .enabled(
            if: FileManager.default.fileExists(atPath: seattle.path),
            "skipped: the Seattle call log is not beside this repository"))
    func seattleLog() throws {
        let fit = calibration(try LogTable.read(path: seattle.path)).fit()
        #expect(fit.calibration.fitDays == 12 && fit.heldOutDays == 6)
        #expect(fit.demand.variation.isRejected)
        let talk = try #require(fit.durations.first)
        // No textbook law: the sample's quantiles, and calls of 0 s apart.
        #expect(talk.family == nil && abs(talk.zeroShare - 0.1) < 0.01)
        #expect(Set(talk.laws.map(\.law.family)) == Set(DurationLaw.Family.allCases))
        let result = try fit.compareHeldOut(fragment: fit.fragment(source: "log"), replications: 10)
        #expect(result.rows.count == 45)
        #expect(result.rows.filter { !$0.isWithin }.map { "\($0.measure) \($0.scope)" } == [])
    }

    @Test(
        "Counts of a real log of units lie within the limits",
        .enabled(
            if: FileManager.default.fileExists(atPath: lancaster.path),
            "skipped: the Lancaster log is not beside this repository"))
    func lancasterLog() throws {
        var format = LogFormat()
        format.columns[.time] = "date+dispatch_tod_s"
        format.timeZone = TimeZone(identifier: "America/Chicago")
        format.to = CivilDate("2011-12-31")
        let table = try LogTable.read(path: lancaster.path, format: format)
        #expect(table.days == 730 && table.clockChanges.count == 4 && table.notes.impossible > 0)
        let fit = calibration(table).fit()
        #expect(fit.isAboutUnits && fit.unitsPerIncident > 2 && fit.speed == nil)
        #expect(fit.durations.map(\.role) == [.turnout, .travel, .onScene])
        let text = fit.fragment(source: "log")
        let result = try fit.compareHeldOut(fragment: text, replications: 6)
        let counts = result.rows.filter { [.total, .dispersion].contains($0.measure) }
        #expect(counts.count == 6)
        #expect(counts.filter { !$0.isWithin }.map { "\($0.measure) \($0.scope)" } == [])
        // The engine gives the fitted days' own times, through units that drive to zones: medians and quartiles of 6,000
        // units have standard errors of 1 to 3 %.
        for own in fit.durations {
            for quantile in own.quantiles where [25, 50, 75].contains(quantile.percent) {
                let row = try #require(
                    result.rows.first { $0.scope == "\(own.role.rawValue) p\(quantile.percent)" })
                #expect(abs(row.simulated / quantile.seconds - 1) < 0.1, "\(row.scope)")
            }
        }
    }

    @Test("Speed is kilometres by hours")
    func speed() throws {
        var text = "incident,time,enroute_s,arrive_s,clear_s,distance_km\n"
        for trip in 0..<60 {
            let kilometres = Double(trip % 7 + 1)
            text +=
                "\(trip),2024-01-\(10 + trip / 4)T10:00:00,60,\(60 + kilometres * 120),2000,\(kilometres)\n"
        }
        let path = NSTemporaryDirectory() + "sigap-log-" + UUID().uuidString + ".csv"
        try text.write(toFile: path, atomically: true, encoding: .utf8)
        defer { try? FileManager.default.removeItem(atPath: path) }
        let fit = calibration(try LogTable.read(path: path)).fit()
        let speed = try #require(fit.speed)
        #expect(abs(speed.speed - 30) < 1e-9)
        let scenario = try ScenarioLoader.read(text: fit.fragment(source: "log"), name: "f.yaml")
        let kind = try #require(scenario.configuration.unitKinds.first)
        #expect(abs(kind.speed - 30) < 1e-3)
    }
}

@Suite("How finely a log tells the time") struct LogResolutionTests {
    @Test("Whole minutes and hours are noticed")
    func lengths() {
        #expect(LogResolution.seconds(of: [0, 60, 86_400 + 120]) == 60)
        #expect(LogResolution.seconds(of: [3_600, 86_400]) == 3_600)
        #expect(LogResolution.seconds(of: [60, 61]) == 1)
        #expect(LogResolution.seconds(of: [0.5]) == 1 && LogResolution.seconds(of: []) == 1)
    }
}
