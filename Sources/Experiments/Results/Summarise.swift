import CityModel
import Statistics

/// The number of bootstrap resamples behind the interval of a percentile.
let bootstrapResamples = 1_000

extension CaseRun {
    /// All KPIs in the order of the results, the yearly cost last where it is known.
    ///
    /// - Complexity: For each percentile 1,000 bootstrap resamples of O(replications × log bins).
    package func summary() -> [SummaryRow] {
        let targets = Dictionary(grouping: configuration.targets) {
            MeasureName(kpi: $0.kpi, scope: $0.scope)
        }
        var rows = measures.indices.map { index in
            summaryRow(index, targets: targets[MeasureName(measures[index])] ?? [])
        }
        if let cost {
            let name = MeasureName(kpi: "cost.yearly", scope: "city")
            var row = SummaryRow(
                scenario: self.name, kpi: name.kpi, scope: name.scope, unit: unit(of: name.kpi),
                mean: Double(cost), replications: results.count)
            row.judge(by: targets[name] ?? [])
            rows.append(row)
        }
        return rows
    }

    func summaryRow(_ index: Int, targets: [Target]) -> SummaryRow {
        let measure = measures[index]
        let values = values(of: index)
        let estimate = meanInterval(values)
        var row = SummaryRow(
            scenario: name, kpi: measure.kpi, scope: measure.scope, unit: unit(of: measure.kpi),
            mean: estimate.mean, ciLow: estimate.low, ciHigh: estimate.high,
            sd: estimate.standardDeviation, replications: estimate.count)
        if let histogram = measure.histogram, let probability = measure.probability {
            let pooled = pooledQuantile(measure, histogram: histogram, probability: probability)
            (row.mean, row.ciLow, row.ciHigh) = pooled
        }
        row.judge(by: targets)
        return row
    }

    private func pooledQuantile(
        _ measure: Measure, histogram: Int, probability: Double
    ) -> (Double?, Double?, Double?) {
        let histograms = histograms(histogram)
        var generator = BootstrapGenerator(seed: seed, measure: measure)
        if let interval = quantileBootstrap(
            histograms: histograms, probability: probability, resamples: bootstrapResamples,
            generator: &generator)
        {
            return (interval.centre, interval.low, interval.high)
        }
        return (SparseHistogram.merged(histograms).quantile(probability)?.seconds, nil, nil)
    }
}

extension SummaryRow {
    /// Notes the targets and whether all of them are met.
    mutating func judge(by targets: [Target]) {
        let parts = targets.flatMap { target in
            [
                target.atLeast.map { ">= \(text($0))" }, target.atMost.map { "<= \(text($0))" },
            ].compactMap { $0 }
        }
        guard !parts.isEmpty else { return }
        target = parts.joined(separator: ", ")
        guard let mean else { return }
        met = targets.allSatisfy { target in
            (target.atLeast.map { mean >= $0 } ?? true) && (target.atMost.map { mean <= $0 } ?? true)
        }
    }
}

/// A number as a person writes it: whole ones without a decimal point.
private func text(_ number: Double) -> String {
    Int64(exactly: number).map(String.init) ?? number.description
}

func unit(of kpi: String) -> String { KPICatalogue.find(kpi)?.unit.rawValue ?? "" }
