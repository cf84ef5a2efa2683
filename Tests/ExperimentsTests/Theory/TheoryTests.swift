import CityModel
import Experiments
import Foundation
import Statistics
import Testing

/// The engine against queueing theory: exact answers lie inside of simulation intervals.
///
/// All values of all cases together are one family: with *m* values each interval has the level 1 − 0.01 / m
/// (Bonferroni), so a correct engine fails the suite for fewer than one seed in a hundred. The seed is fixed.
///
/// Half-widths are a few per cent for loads and shares and 10 to 40 % for waits and for the largest systems, to keep
/// the suite short. `SIGAP_THEORY=25` makes 25 times as many replications (150 million events, a minute or two in
/// a release build) for intervals of 0.2 to 8 % (mostly below 2 %) and prints each comparison.
@Suite("Theory")
struct TheoryTests {
    static let cases = OracleCase.all
    static let familySize = cases.flatMap { $0.plan().runs }.reduce(0) { $0 + $1.claims.count }
    static let level = 1 - 0.01 / Double(familySize)
    static let seed: UInt64 = 20_240_630
    /// Set SIGAP_THEORY to a whole number to multiply the replications by it and to print each comparison.
    static let isTalkative = ProcessInfo.processInfo.environment["SIGAP_THEORY"] != nil
    static let scale = Int(ProcessInfo.processInfo.environment["SIGAP_THEORY"] ?? "") ?? 1

    @Test("Exact answers lie inside of simulation intervals", arguments: cases)
    func exactAnswers(_ oracle: OracleCase) throws {
        for run in oracle.plan().runs {
            var settings = StudySettings(seed: Self.seed, replications: run.replications * Self.scale)
            settings.threads = 1
            let study = try CaseStudy.run(
                [StudyCase(name: run.name, configuration: run.configuration)], settings: settings)
            #expect(study.warnings.isEmpty, "\(run.name): \(study.warnings)")
            for claim in run.claims { check(claim, of: run, results: study.runs[0].results) }
        }
    }

    private func check(_ claim: Claim, of run: TheoryRun, results: [ReplicationResult]) {
        let numerators = results.map(claim.numerator)
        let denominators = results.map(claim.denominator)
        if claim.isRare {
            let happened = numerators.reduce(0, +)
            let expected = claim.exact * denominators.reduce(0, +)
            // Markov's inequality, which holds however such events cluster: P(N ≥ n) ≤ E[N] / n.
            #expect(
                happened == 0 || expected / happened >= 1 - Self.level,
                "\(run.name), \(claim.key): \(happened) happened, \(expected) were to be expected")
            return
        }
        let estimate = ratioInterval(
            numerators: numerators, denominators: denominators, level: Self.level)
        guard let mean = estimate.mean, let half = estimate.halfWidth, estimate.omitted == 0 else {
            Issue.record("\(run.name), \(claim.key): undefined in some replication")
            return
        }
        if Self.isTalkative {
            let events = results.reduce(0) { $0 + $1.events }
            print(
                "THEORY", run.name, claim.key, claim.exact, mean, half, estimate.standardError ?? 0, events,
                separator: "\t")
        }
        #expect(
            abs(mean - claim.exact) <= half,
            "\(run.name), \(claim.key): exact \(claim.exact), simulated \(mean) ± \(half)")
    }

    @Test("Every answer of the file is compared or said not to be", arguments: cases)
    func nothingIsForgotten(_ oracle: OracleCase) {
        let plan = oracle.plan()
        if plan.runs.isEmpty {
            #expect(plan.notApplicable != nil, "\(oracle.name) is neither run nor excused")
            return
        }
        let keys = plan.runs.flatMap(\.claims).flatMap {
            $0.key.split(separator: "[")[0].split(separator: "+")
        }
        let claimed = Set(keys.map { $0.trimmingCharacters(in: .whitespaces) })
        for key in oracle.expected.keys {
            #expect(
                claimed.contains(key) != (plan.notMeasured[key] != nil), "\(oracle.name): \(key)")
        }
    }
}
