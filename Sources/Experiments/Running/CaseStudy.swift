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
            threads: threads, memory: settings.memory, precision: settings.precision, kept: settings.kept,
            store: settings.store, progress: progress, cancellation: cancellation, finished: finished)

        var target = count
        var isComplete = try runner.run(to: target)
        func runs() -> [CaseRun] {
            zip(cases, runner.finishedPrefix()).map { subject, results in
                CaseRun(
                    name: subject.name, configuration: subject.configuration, seed: seed, results: results)
            }
        }
        var unmet: [StudyWarning] = []
        while isComplete, let goal = settings.precision {
            unmet = try goal.shortfalls(of: runs())
            guard !unmet.isEmpty, !unmet.contains(where: \.isBeyondReplications), target < goal.limit else {
                break
            }
            target = min(goal.limit, 2 * target)
            isComplete = try runner.run(to: target)
        }
        if !isComplete { settings.store?.flush() }
        let finished = runs()
        return CaseStudy(
            runs: finished, wasCancelled: !isComplete,
            warnings: finished.flatMap { StudyWarning.warnings(about: $0) } + (isComplete ? unmet : []))
    }
}

extension PrecisionGoal {
    /// What each case lacks of the goal: nothing where its interval is narrow enough.
    ///
    /// - Complexity: One bootstrap for each case when the KPI is a percentile.
    package func shortfalls(of runs: [CaseRun]) throws(StudyError) -> [StudyWarning] {
        var shortfalls: [StudyWarning] = []
        for (position, run) in runs.enumerated() where position > 0 || !ofDifference {
            guard let (value, low, high) = estimate(of: run, baseline: runs[0]) else {
                throw .precisionGoal(kpi: kpi, scope: scope, scenario: run.name)
            }
            guard let mean = value, mean.isFinite else {
                shortfalls.append(
                    .precisionOfNoValue(
                        scenario: run.name, kpi: kpi, scope: scope, isReached: value == nil))
                continue
            }
            let wanted = relative ? halfWidth * mean.magnitude : halfWidth
            // An interval with an open end has no half-width; more replications may close it.
            let reached = low.flatMap { low in high.map { ($0 - low) / 2 } }
                .flatMap { $0.isFinite ? $0 : nil }
            if let reached, reached <= wanted { continue }
            shortfalls.append(
                .precisionNotReached(
                    scenario: run.name, kpi: kpi, scope: scope, replications: run.results.count,
                    halfWidth: reached, wanted: wanted))
        }
        return shortfalls
    }

    /// The value or the difference with its interval; nil where it is not measured.
    private func estimate(of run: CaseRun, baseline: CaseRun) -> (Double?, low: Double?, high: Double?)? {
        let name = MeasureName(kpi: kpi, scope: scope)
        if ofDifference {
            return comparison(name, baseline: baseline, alternative: run).map {
                ($0.difference, $0.ciLow, $0.ciHigh)
            }
        }
        guard let measure = run.measures.firstIndex(where: { MeasureName($0) == name }) else { return nil }
        let row = run.summaryRow(measure, targets: [])
        return (row.mean, row.ciLow, row.ciHigh)
    }
}
