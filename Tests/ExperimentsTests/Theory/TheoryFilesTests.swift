import CityModel
import Experiments
import ScenarioFiles
import Testing

/// The theory files say exactly the models that ``TheoryTests`` holds against the oracle file.
///
/// With the same window, seed and replication the file's model and the test's draw the same numbers, so every
/// value agrees but for rounding of rates ("80/h" is not 0.02222222222/s); no statistics are needed.
@Suite("Theory files")
struct TheoryFilesTests {
    static let pairs = [
        ("erlang-b", "erlang_b/trunks-small"), ("mdc", "mdc/c3"), ("me2c", "mphc/e2-c3"),
        ("mg1", "mg1/lognormal-cv1"), ("mginf", "mginf/lognormal-ambulances"), ("mh2c", "mphc/h2-c4"),
        ("mm1", "erlang_c/single-agent"), ("mmc", "erlang_c/psap-day"), ("mmck", "mmck/c4-K10"),
        ("mmck-patience", "mmck_m/six-agents-16-trunks"), ("mmcm", "erlang_a/seattle-like"),
        ("mt-mct-m", "mt_mct_m/day-exhaustive"), ("pooled", "pooling/three-by-three-C, pooled"),
        ("split", "pooling/three-by-three-C, separate"), ("priority", "priority_mmc/two-class-c5"),
        ("priority-mg1", "priority_mg1/two-class-general"),
        ("priority-patience", "priority_abandon/two-class-impatient"),
        ("retrial", "retrial/impatient-c4"), ("retrial-patience", "retrial_abandon/redial-c4-K8"),
    ]

    @Test("A theory file is the model of its case", arguments: pairs)
    func sameModel(_ file: String, _ name: String) throws {
        let run = try #require(OracleCase.all.flatMap { $0.plan().runs }.first { $0.name == name })
        let scenario = try ScenarioLoader.load(path: shippedScenario("theory/\(file).yaml"))
        var configuration = scenario.configuration
        configuration.simulation.warmUp = run.configuration.simulation.warmUp
        configuration.simulation.measured = run.configuration.simulation.measured
        let theirs = try City.run(configuration, seed: TheoryTests.seed, replication: 0)
        let ours = try City.run(run.configuration, seed: TheoryTests.seed, replication: 0)
        #expect(theirs.measures.map(\.kpi) == ours.measures.map(\.kpi))
        for (index, measure) in ours.measures.enumerated() {
            let (their, our) = (theirs.values[index], ours.values[index])
            #expect(
                their == our || (their.isNaN && our.isNaN) || abs(their - our) <= 1e-4 * abs(our),
                "\(measure.kpi) \(measure.scope): \(their) in the file, \(our) here")
        }
        #expect(abs(ours.value("calls.offered")) > 0)
    }
}
