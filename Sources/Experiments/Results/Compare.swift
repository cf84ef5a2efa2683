import CityModel
import Statistics

/// The level below which an adjusted p-value shows a difference.
private let significance = 0.05

/// The differences alternative − baseline in everything that both measure, paired by replication.
package func compare(baseline: CaseRun, alternative: CaseRun) -> [ComparisonRow] {
    let pair = RunPair(baseline: baseline, alternative: alternative)
    var rows = pair.rows()
    if let from = baseline.cost, let to = alternative.cost {
        var row = pair.emptyRow(kpi: "cost.yearly", scope: "city")
        row.difference = Double(to - from)
        rows.append(row)
    }
    for index in rows.indices { rows[index].indifference = baseline.indifference[rows[index].kpi] ?? 0 }
    let headlines = rows.indices.filter { isHeadlineOfCity(rows[$0].kpi, rows[$0].scope) }
    let adjusted = holmAdjusted(headlines.map { rows[$0].pValue })
    for (index, pValue) in zip(headlines, adjusted) { rows[index].pValueAdjusted = pValue }
    for index in rows.indices { rows[index].judge() }
    return rows
}

/// The difference in one measure.
func comparison(_ measure: MeasureName, baseline: CaseRun, alternative: CaseRun) -> ComparisonRow? {
    RunPair(baseline: baseline, alternative: alternative).row(of: measure)
}

private func isHeadlineOfCity(_ kpi: String, _ scope: String) -> Bool {
    scope == "city" && KPICatalogue.find(kpi)?.isHeadline == true
}

/// Two runs whose replications belong together.
private struct RunPair {
    let baseline: CaseRun
    let alternative: CaseRun
    let replications: Int
    /// The level at which the intervals of all headlines hold together with 95 % (Bonferroni).
    let simultaneousLevel: Double

    init(baseline: CaseRun, alternative: CaseRun) {
        self.baseline = baseline
        self.alternative = alternative
        replications = min(baseline.results.count, alternative.results.count)
        let counterparts = Set(alternative.measures.map { MeasureName($0) })
        let shared = baseline.measures.count {
            isHeadlineOfCity($0.kpi, $0.scope) && counterparts.contains(MeasureName($0))
        }
        simultaneousLevel = 1 - significance / Double(max(1, shared))
    }

    /// The row of one measure; nil where one side does not have it.
    func row(of measure: MeasureName) -> ComparisonRow? {
        guard let from = baseline.measures.firstIndex(where: { MeasureName($0) == measure }),
            let to = alternative.measures.firstIndex(where: { MeasureName($0) == measure })
        else { return nil }
        let first = baseline.measures[from]
        guard let histogram = first.histogram, let probability = first.probability,
            let other = alternative.measures[to].histogram
        else { return meanRow(first, from: from, to: to) }
        return percentileRow(first, from: histogram, to: other, probability: probability)
    }

    func rows() -> [ComparisonRow] {
        var counterparts: [MeasureName: Int] = [:]
        for (index, measure) in alternative.measures.enumerated() {
            counterparts[MeasureName(measure)] = index
        }
        return baseline.measures.indices.compactMap { index in
            let measure = baseline.measures[index]
            guard let counterpart = counterparts[MeasureName(measure)] else { return nil }
            guard let from = measure.histogram, let probability = measure.probability,
                let to = alternative.measures[counterpart].histogram
            else { return meanRow(measure, from: index, to: counterpart) }
            guard measure.hasComparedPercentiles else { return nil }
            return percentileRow(measure, from: from, to: to, probability: probability)
        }
    }

    func emptyRow(kpi: String, scope: String) -> ComparisonRow {
        ComparisonRow(
            baseline: baseline.name, scenario: alternative.name, kpi: kpi, scope: scope, better: .undefined,
            comparable: KPICatalogue.find(kpi)?.isComparable ?? false)
    }

    private func meanRow(_ measure: Measure, from: Int, to: Int) -> ComparisonRow {
        let first = Array(baseline.values(of: from).prefix(replications))
        let second = Array(alternative.values(of: to).prefix(replications))
        let comparison = pairedComparison(baseline: first, alternative: second)
        var row = emptyRow(kpi: measure.kpi, scope: measure.scope)
        row.difference = comparison.difference.mean
        row.ciLow = comparison.difference.low
        row.ciHigh = comparison.difference.high
        row.pValue = comparison.pValue
        row.correlation = comparison.correlation
        row.effectiveGain = comparison.effectiveGain
        row.detectable = comparison.difference.standardDeviation.flatMap {
            detectableDifference(
                standardDeviationOfDifference: $0, replications: comparison.difference.count)
        }
        if isHeadlineOfCity(measure.kpi, measure.scope) {
            let wide = pairedComparison(baseline: first, alternative: second, level: simultaneousLevel)
            row.simultaneousLow = wide.difference.low
            row.simultaneousHigh = wide.difference.high
        }
        return row
    }

    private func percentileRow(
        _ measure: Measure, from: Int, to: Int, probability: Double
    ) -> ComparisonRow {
        var row = emptyRow(kpi: measure.kpi, scope: measure.scope)
        let first = Array(baseline.histograms(from).prefix(replications))
        let second = Array(alternative.histograms(to).prefix(replications))
        if first == second, first.contains(where: { $0.count > 0 }) {
            // Common random numbers leave much untouched: no resampling is needed to see that.
            let value = SparseHistogram.merged(first).quantile(probability)?.seconds ?? .nan
            guard value.isFinite else { return row }
            row.difference = 0
            guard replications > 1 else { return row }
            row.ciLow = 0
            row.ciHigh = 0
            row.pValue = 1
            if isHeadlineOfCity(measure.kpi, measure.scope) {
                row.simultaneousLow = 0
                row.simultaneousHigh = 0
            }
            return row
        }
        var generator = BootstrapGenerator(seed: baseline.seed, measure: measure)
        let comparison = pairedQuantileBootstrap(
            baseline: first, alternative: second, probability: probability,
            simultaneousLevel: isHeadlineOfCity(measure.kpi, measure.scope) ? simultaneousLevel : nil,
            resamples: bootstrapResamples, generator: &generator)
        row.difference = comparison.difference?.centre
        row.ciLow = comparison.difference?.low
        row.ciHigh = comparison.difference?.high
        row.pValue = comparison.pValue
        if let low = row.ciLow, let high = row.ciHigh, (high - low).isFinite {
            let deviations = normalQuantile(0.975)
            row.detectable = (high - low) / 2 * (deviations + normalQuantile(0.8)) / deviations
        }
        row.simultaneousLow = comparison.simultaneous?.low
        row.simultaneousHigh = comparison.simultaneous?.high
        row.correlation = comparison.correlation
        row.effectiveGain = comparison.effectiveGain
        if comparison.undefinedReason == .tooFewReplications, let from = comparison.baseline,
            let to = comparison.alternative, !(to.seconds - from.seconds).isNaN
        {
            row.difference = to.seconds - from.seconds
        }
        return row
    }
}

extension Measure {
    /// Bootstraps cost time, so scopes that nobody compares go without: single zones, types and streams except
    /// for headlines.
    fileprivate var hasComparedPercentiles: Bool {
        scope == "city" || scope == "kind:genuine" || scope.hasPrefix("desk:")
            || KPICatalogue.find(kpi)?.isHeadline == true
    }
}

extension ComparisonRow {
    fileprivate mutating func judge() {
        guard let direction = KPICatalogue.find(kpi)?.better else { return }
        guard let difference, !difference.isNaN else { return }
        if direction == .neither {
            better = .neither
            return
        }
        let isDifferent: Bool
        if kpi == "cost.yearly" {
            // Computed, not simulated: it has no noise to be told from.
            if difference.magnitude <= indifference {
                better = .noDifference
                return
            }
            isDifferent = true
        } else if let low = simultaneousLow ?? ciLow, let high = simultaneousHigh ?? ciHigh,
            low >= -indifference, high <= indifference
        {
            better = .noDifference
            return
        } else {
            guard let pValue = pValueAdjusted ?? pValue else { return }
            isDifferent = pValue < significance && difference != 0
        }
        guard isDifferent else {
            // A percentile that only one side reaches does differ; noise leaves open whether it always would.
            better = difference.isFinite ? .inconclusive : .undefined
            return
        }
        better = (difference > 0) == (direction == .higher) ? .better : .worse
    }
}
