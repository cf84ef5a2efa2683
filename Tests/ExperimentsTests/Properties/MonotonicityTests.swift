import CityModel
import Experiments
import Randomness
import Testing

/// Pathwise monotonicity, where it is a theorem: one FIFO class, constant interchangeable staff, unlimited lines,
/// no abandonment, call-keyed service times. With the same arrivals and services, one more server lets no call
/// begin later (Kiefer and Wolfowitz 1955, by induction over arrivals), so not only the mean but every order
/// statistic of the waits is at most what it was. No statistics and no tolerance are involved.
@Suite("Monotonicity")
struct MonotonicityTests {
    static let laws: [Distribution] = [
        .exponential(mean: 150), .deterministic(150), .lognormal(mean: 150, standardDeviation: 200),
    ]

    @Test("One operator more never lengthens a wait", arguments: laws)
    func oneMore(_ law: Distribution) throws {
        let cases = (3...6).map { agents in
            StudyCase(
                name: "\(agents)",
                configuration: TheoryModel.singleDesk(
                    rate: 0.018, talk: law, desk: TheoryModel.desk(agents: agents), warmUp: 0,
                    measured: 43_200))
        }
        let study = try CaseStudy.run(cases, settings: StudySettings(seed: 3, replications: 6))
        for (fewer, more) in zip(study.runs, study.runs.dropFirst()) {
            for (slow, fast) in zip(fewer.results, more.results) {
                #expect(slow.value("calls.offered") == fast.value("calls.offered"))
                for kpi in ["wait_mean", "wait_p50", "wait_p90", "wait_p95", "wait_p99", "delayed_share"] {
                    #expect(fast.value("calls.\(kpi)") <= slow.value("calls.\(kpi)"), "\(kpi)")
                }
                for kpi in ["answered_within_10s", "answered_within_15s", "answered_within_20s"] {
                    #expect(fast.value("calls.\(kpi)") >= slow.value("calls.\(kpi)"), "\(kpi)")
                }
                expectShorter(fast, slow)
            }
        }
        // The claim would be empty without queues.
        let queues = study.runs[0].results.map { $0.value("calls.wait_mean") }
        #expect(queues.allSatisfy { $0 > 10 })
    }

    /// At most as many waits exceed any length.
    private func expectShorter(_ fast: ReplicationResult, _ slow: ReplicationResult) {
        for seconds in [0.0, 1, 5, 30, 60, 120, 300, 600, 1_200] {
            #expect(fast.answered(within: seconds) >= slow.answered(within: seconds))
        }
    }

    @Test("More work never shortens a wait")
    func moreWork() throws {
        let cases = [1.0, 1.1, 1.3].map { factor in
            var configuration = TheoryModel.singleDesk(
                rate: 0.018, talk: .exponential(mean: 120), desk: TheoryModel.desk(agents: 3), warmUp: 0,
                measured: 43_200)
            configuration.desks[0].humanResources.handlingFactor = factor
            return StudyCase(name: "\(factor)", configuration: configuration)
        }
        let study = try CaseStudy.run(cases, settings: StudySettings(seed: 3, replications: 6))
        for (less, more) in zip(study.runs, study.runs.dropFirst()) {
            for (fast, slow) in zip(less.results, more.results) {
                #expect(fast.value("calls.wait_mean") < slow.value("calls.wait_mean"))
                expectShorter(fast, slow)
            }
        }
    }
}
