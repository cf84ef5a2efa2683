import Experiments
import Foundation
import Randomness
import ScenarioFiles
import Testing

/// A table of calls at some times since 2024-01-01T00:00.
func logTable(_ times: [Double], change: (inout LogFormat) -> Void = { _ in }) throws -> LogTable {
    let path = NSTemporaryDirectory() + "sigap-log-" + UUID().uuidString + ".csv"
    let text = "time_s\n" + times.map { "\($0)\n" }.joined()
    try text.write(toFile: path, atomically: true, encoding: .utf8)
    defer { try? FileManager.default.removeItem(atPath: path) }
    var format = LogFormat()
    change(&format)
    return try LogTable.read(path: path, format: format)
}

/// Calls of a day's wave, `perDay` of them on the average, as many at 15:00 as four times those at 03:00, each with further
/// ones within minutes where `cluster` is above 1.
func waveOfCalls(days: Int, perDay: Double, cluster: Double = 1, seed: UInt64, replication: UInt32)
    -> [Double]
{
    var source = RandomSource(seed: seed, replication: replication)
    var times: [Double] = []
    let most = perDay / cluster * 1.6 / 86_400
    var (time, entity) = (0.0, UInt64(0))
    while true {
        time += source.exponential(purpose: 1, entity: entity) / most
        guard time < Double(days) * 86_400 else { return times.filter { $0 < Double(days) * 86_400 } }
        let wave = 1 + 0.6 * cos(2 * Double.pi * (time / 86_400 - 15.0 / 24))
        if source.uniform(purpose: 2, entity: entity) * 1.6 < wave {
            times.append(time)
            var size: UInt32 = 0
            while source.uniform(purpose: 3, entity: entity, draw: size) < 1 - 1 / cluster {
                times.append(time + 120 * source.exponential(purpose: 4, entity: entity, draw: size))
                size += 1
            }
        }
        entity += 1
    }
}

@Suite("Days that a log does not hold whole")
struct PartDayTests {
    @Test("A last day that breaks off, and a first that begins late, are left out; named days are kept")
    func brokenDays() throws {
        let whole = waveOfCalls(days: 14, perDay: 300, seed: 1, replication: 0)
        #expect(PartDay.all(in: try logTable(whole)).isEmpty)
        let broken = whole.filter { $0 > 9 * 3_600 && $0 < 13 * 86_400 + 4 * 3_600 }
        let table = try logTable(broken)
        let found = PartDay.all(in: table)
        #expect(found.map(\.end) == [.first, .last])
        #expect(found.map { "\($0.date)" } == ["2024-01-01", "2024-01-14"])
        // At least five calls an hour.
        #expect(abs(found[0].clock - 9 * 3_600) < 7_200 && abs(found[1].clock - 4 * 3_600) < 7_200)
        let calibration = LogCalibration(table: table)
        #expect(calibration.table.days == 12 && "\(calibration.table.firstDay)" == "2024-01-02")
        #expect(calibration.table.calls.count == broken.count { $0 >= 86_400 && $0 < 13 * 86_400 })
        let first = try logTable(broken) { $0.from = CivilDate("2024-01-01") }
        #expect(PartDay.all(in: first).map(\.end) == [.last])
        let both = try logTable(broken) {
            $0.from = CivilDate("2024-01-01")
            $0.to = CivilDate("2024-01-14")
        }
        #expect(LogCalibration(table: both).table.days == 14)
    }

    /// By the conditional argument the probability is below 0.1 on at most 10 % of whole days. Of 600 ends 60 are to be
    /// expected and more than 84 come in less than one run of a thousand. The estimated dispersion makes them fewer, but not
    /// none: the test can tell something.
    @Test("Whole days are taken for whole", arguments: [1.0, 1.5])
    func falseAlarms(cluster: Double) throws {
        var (small, rejected) = (0, 0)
        for log in 0..<UInt32(300) {
            let times = waveOfCalls(days: 9, perDay: 60, cluster: cluster, seed: 11, replication: log)
            let table = try logTable(times)
            for end in PartDay.End.allCases {
                let found = try #require(PartDay.examine(end, of: table))
                if found.probability < 0.1 { small += 1 }
                if found.probability < PartDay.level { rejected += 1 }
            }
        }
        #expect(small <= 84)
        #expect(small >= 5)
        // 0.6 are to be expected; 5 come in less than one run of a thousand.
        #expect(rejected < 5)
    }

    /// A day of few calls cannot be told from a part of one; where 7 are missing or more it can.
    @Test("What is missing must be seen to be missing")
    func sparse() throws {
        let few = waveOfCalls(days: 60, perDay: 4, seed: 3, replication: 0).filter { $0 < 59.3 * 86_400 }
        #expect(PartDay.all(in: try logTable(few)).isEmpty)
        #expect(PartDay.examine(.last, of: try logTable([0, 90_000, 180_000])) == nil)
    }

    @Test("A stray line behind the last whole day is a part day")
    func strayLine() throws {
        let times = waveOfCalls(days: 7, perDay: 200, seed: 4, replication: 0) + [7 * 86_400 + 100]
        let found = PartDay.all(in: try logTable(times))
        #expect(found.map { "\($0.date)" } == ["2024-01-08"] && found[0].probability < 1e-6)
    }
}

@Suite("Logs that are too short, and trends")
struct LogSizeTests {
    private func calibration(_ times: [Double], share: Double = 2.0 / 3) throws -> LogCalibration {
        var calibration = LogCalibration(table: try logTable(times))
        calibration.fitShare = share
        calibration.bootstraps = 39
        return calibration
    }

    @Test("A fit takes a hundred calls on three days")
    func shortage() throws {
        let times = waveOfCalls(days: 6, perDay: 30, seed: 6, replication: 0)
        #expect(throws: LogShortage.self) { try calibration(Array(times.prefix(90))).check() }
        let short = try calibration(times, share: 0.4)
        do throws(LogShortage) {
            try short.check()
            Issue.record("two days were fitted")
        } catch {
            #expect(error.days == 2 && error.wouldDoWhole)
        }
        try calibration(times, share: 1).check()
    }

    /// Calls that double within 200 days: a slope of log 2 with a standard error of some 3 %.
    @Test("A trend is found with its size, and none where there is none")
    func trend() throws {
        let days = 200
        let flat = waveOfCalls(days: days, perDay: 40, seed: 8, replication: 0)
        let none = try #require(try calibration(flat, share: 1).fit().trend?.change)
        #expect(none.interval.contains(0) && none.pValue > 0.05)
        var source = RandomSource(seed: 9, replication: 0)
        let rising = flat.enumerated().filter { index, time in
            source.uniform(purpose: 1, entity: UInt64(index)) < pow(2, time / 86_400 / Double(days)) / 2
        }.map(\.element)
        let fit = try calibration(rising, share: 1).fit()
        let change = try #require(fit.trend?.change)
        #expect(change.interval.contains(pow(2, 199.0 / 200) - 1) && change.pValue < 1e-6)
        #expect(fit.trend?.season == nil && fit.trend?.terms.count == 1)
    }

    /// A yearly wave of the logarithm of 0.3, highest on 1 July, over three years.
    @Test("Seasons are found in years")
    func seasons() throws {
        let flat = waveOfCalls(days: 1_096, perDay: 10, seed: 10, replication: 0)
        var source = RandomSource(seed: 10, replication: 1)
        let seasonal = flat.enumerated().filter { index, time in
            let wave = cos(2 * Double.pi * (time / 86_400 - 181) / 365.25)
            return source.uniform(purpose: 1, entity: UInt64(index)) < exp(0.3 * wave - 0.3)
        }.map(\.element)
        let trend = try #require(try calibration(seasonal, share: 1).fit().trend)
        let season = try #require(trend.season)
        #expect(season.interval.contains(exp(0.3) - 1) && season.pValue < 1e-6)
        #expect(abs((trend.peakDay ?? 0) - 181) < 20)
        #expect(trend.terms.map(\.kind) == [.change, .changePerYear, .season])
    }
}
