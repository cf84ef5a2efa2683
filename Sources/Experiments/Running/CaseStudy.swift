import CityModel
import Foundation

/// The replications of several cases.
package struct CaseStudy: Sendable {
    package var runs: [CaseRun]
    package var wasCancelled: Bool
    package var warnings: [StudyWarning]

    /// Runs all cases with one seed and as many replications each.
    ///
    /// - Parameter finished: Replications of an earlier run to go on from, by case.
    package static func run(
        _ cases: [StudyCase], settings: StudySettings = StudySettings(),
        progress: (any ProgressReporter)? = nil, cancellation: Cancellation? = nil,
        finished: [[ReplicationResult]] = []
    ) throws(StudyError) -> CaseStudy {
        guard let baseline = cases.first else { throw .noScenario }
        var names: Set<String> = []
        for subject in cases where !names.insert(subject.name).inserted {
            throw .repeatedName(subject.name)
        }
        let count = settings.replications ?? baseline.configuration.simulation.replications
        guard count >= 1, count <= Int(UInt32.max) else { throw .replications(count) }
        let threads = settings.threads ?? ProcessInfo.processInfo.activeProcessorCount
        guard threads >= 1 else { throw .threads(threads) }
        if let goal = settings.precision, !(goal.halfWidth > 0) || goal.limit < count {
            throw .precision(goal)
        }
        let seed = settings.seed ?? baseline.configuration.simulation.seed
        let shared = sharingMajorants(cases.map(\.configuration))
        let runner = ReplicationRunner(
            cases: zip(cases, shared).map { StudyCase(name: $0.name, configuration: $1) }, seed: seed,
            threads: threads, progress: progress, cancellation: cancellation, finished: finished)

        var target = count
        var isComplete = try runner.run(to: target)
        func runs() -> [CaseRun] {
            zip(cases, runner.finishedPrefix()).map { subject, results in
                CaseRun(
                    name: subject.name, configuration: subject.configuration, seed: seed, results: results)
            }
        }
        while isComplete, let goal = settings.precision, target < goal.limit,
            try !goal.isReached(by: runs())
        {
            target = min(goal.limit, 2 * target)
            isComplete = try runner.run(to: target)
        }
        let finished = runs()
        return CaseStudy(
            runs: finished, wasCancelled: !isComplete,
            warnings: finished.flatMap { StudyWarning.warnings(about: $0) })
    }
}

extension PrecisionGoal {
    /// Whether every case's interval is narrow enough; an undefined one is not.
    func isReached(by runs: [CaseRun]) throws(StudyError) -> Bool {
        for run in runs {
            guard
                let measure = run.measures.firstIndex(where: { $0.kpi == kpi && $0.scope == scope })
            else { throw .precisionGoal(kpi: kpi, scope: scope, scenario: run.name) }
            let row = run.summaryRow(measure, targets: [])
            guard let mean = row.mean, let low = row.ciLow, let high = row.ciHigh else { return false }
            let wanted = relative ? halfWidth * mean.magnitude : halfWidth
            guard (high - low) / 2 <= wanted else { return false }
        }
        return true
    }
}
