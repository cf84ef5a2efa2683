import CityModel
import Experiments
import Statistics
import Testing

/// How a KPI that is no mean of independent values is tested by values that are.
@Suite("Margins of targets")
struct StaffingTargetTests {
    private func results(
        _ kpi: String, values: [Double], denominators: [Double], probability: Double? = nil,
        histograms: [SparseHistogram] = []
    ) throws -> [ReplicationResult] {
        let template = try City.run(smallDesk(), seed: 1, replication: 0)
        return values.indices.map { index in
            var result = template
            result.measures = [
                Measure(
                    kpi: kpi, scope: "city", histogram: histograms.isEmpty ? nil : 0,
                    probability: probability)
            ]
            result.values = [values[index]]
            result.denominators = [denominators[index]]
            result.histograms = histograms.isEmpty ? [] : [histograms[index]]
            return result
        }
    }

    private func average(_ values: [Double]) -> Double { values.reduce(0, +) / Double(values.count) }

    @Test("A ratio meets its bound where the mean margin is not negative, busy replications weighing more")
    func ratio() throws {
        // 9 of 10 and 60 of 100: 69 of 110 together, although the mean of the shares is 75 %.
        let runs = try results("calls.answered_within_10s", values: [0.9, 0.6], denominators: [10, 100])
        func margin(_ bound: Double, ceiling: Bool = false) -> Double {
            average(
                StaffingTarget(
                    kpi: "calls.answered_within_10s", bound: bound, isCeiling: ceiling, tolerance: 0.01
                ).margins(of: runs, firstStage: 2))
        }
        #expect(abs(margin(69.0 / 110)) < 1e-12)
        #expect(abs(margin(0.5) - (69.0 / 110 - 0.5)) < 1e-12)
        #expect(margin(0.7) < 0 && margin(0.7, ceiling: true) > 0)
    }

    @Test("A replication without a case adds nothing to a ratio; without any case there is no margin")
    func empty() throws {
        let target = StaffingTarget(
            kpi: "calls.answered_within_10s", bound: 0.5, isCeiling: false, tolerance: 0.01)
        let some = try results("calls.answered_within_10s", values: [.nan, 1], denominators: [0, 10])
        #expect(target.margins(of: some, firstStage: 2) == [0, 1])
        let none = try results("calls.answered_within_10s", values: [.nan, .nan], denominators: [0, 0])
        #expect(target.margins(of: none, firstStage: 2).map(\.isNaN) == [true, true])
    }

    @Test func mean() throws {
        let runs = try results("calls.queue_mean", values: [1, 3], denominators: [.nan, .nan])
        let ceiling = StaffingTarget(kpi: "calls.queue_mean", bound: 2.5, isCeiling: true, tolerance: 0.1)
        #expect(ceiling.margins(of: runs, firstStage: 2) == [1.5, -0.5])
        let floor = StaffingTarget(kpi: "calls.queue_mean", bound: 2.5, isCeiling: false, tolerance: 0.1)
        #expect(floor.margins(of: runs, firstStage: 2) == [-1.5, 0.5])
    }

    /// A percentile is within a bound exactly where enough cases are, the never-ending ones counted as beyond it.
    @Test(arguments: [20.0, 60, 89, 91, 95, 200])
    func percentile(bound: Double) throws {
        let laws = [
            durations(seconds: (1...100).map(Double.init)).snapshot(),
            durations(seconds: (1...40).map { Double($0) * 3 }, never: 2).snapshot(),
        ]
        let runs = try results(
            "incident.response_p90", values: [90, 110], denominators: [.nan, .nan], probability: 0.9,
            histograms: laws)
        let target = StaffingTarget(
            kpi: "incident.response_p90", bound: bound, isCeiling: true, tolerance: 0.01, probability: 0.9)
        let pooled = try #require(SparseHistogram.merged(laws).quantile(0.9)?.seconds)
        let margin = average(target.margins(of: runs, firstStage: 2))
        // Within a bin's width (0.1 %) of the percentile the two may disagree; no bound here is that near.
        #expect(abs(pooled - bound) > 0.2)
        #expect((margin >= 0) == (pooled <= bound))
    }
}
