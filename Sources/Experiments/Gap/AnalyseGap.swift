import CityModel
import ScenarioFiles
import Statistics

/// Shares the gap between two scenarios among the levers, KPI by KPI.
///
/// Contributions are Shapley values (1953) over all combinations of levers: what a lever adds to those pulled before it,
/// averaged over all orders. Their intervals hold the simulation's noise: Student's t over replications for counts,
/// shares and means, which are linear; for percentiles, which are pooled, a bootstrap of whole replications that are
/// the same in all combinations. Only headlines of the city that mean the same in every way of operating are decomposed.
///
/// - Parameters:
///   - design: The combinations.
///   - runs: Their runs in the order of ``GapDesign/scenarios``, with as many replications each.
/// - Complexity: For each percentile 1,000 resamples of O(2ⁿ · replications · log bins).
public func analyseGap(_ design: GapDesign, runs: [ScenarioRun]) -> GapResult {
    analyseGap(design, cases: runs.map(\.caseRun))
}

func analyseGap(_ design: GapDesign, cases: [CaseRun]) -> GapResult {
    GapResult(
        design: design, decompositions: decomposeGap(cases, active: design.active),
        summaries: cases.map { $0.summary().filter { isDecomposed($0.kpi, $0.scope) } },
        replications: cases.map(\.results.count).min() ?? 0)
}

/// The decompositions of all headline KPIs that all combinations measure.
///
/// - Precondition: There are 2ⁿ cases for *n* active levers, in the order of their bits.
package func decomposeGap(_ cases: [CaseRun], active: [Lever]) -> [GapDecomposition] {
    precondition(cases.count == 1 << active.count, "every combination has been run")
    let samples = KPICatalogue.all.filter { isDecomposed($0.id, "city") }.compactMap { kpi in
        GapAnalysis(kpi: kpi, cases: cases, active: active)
    }
    // Each judged KPI compares ten pairs of levers, and human resources with two rivals in two classifications.
    let judged = samples.count { $0.kpi.better != .neither && $0.isDefined }
    return samples.map { $0.decomposition(comparisons: 14 * judged) }
}

private func isDecomposed(_ kpi: String, _ scope: String) -> Bool {
    guard scope == "city", let kpi = KPICatalogue.find(kpi) else { return false }
    return kpi.isHeadline && kpi.isComparable
}

/// One KPI of all combinations.
struct GapAnalysis {
    let kpi: KPI
    let active: [Lever]
    let sample: GapSample
    /// Games from which the best order is found again.
    let resampled: [CooperativeGame]
    let isExact: Bool

    /// nil where a combination does not measure the KPI.
    init?(kpi: KPI, cases: [CaseRun], active: [Lever]) {
        self.kpi = kpi
        self.active = active
        func figures(_ values: [Double]) -> GapFigures {
            GapFigures(CooperativeGame(players: active.count, values: values), active: active)
        }
        if kpi.id == "cost.yearly" {
            let costs = cases.compactMap(\.cost)
            guard costs.count == cases.count else { return nil }
            sample = GapSample(centre: figures(costs.map(Double.init)), noise: .exact)
            resampled = []
            isExact = true
            return
        }
        isExact = false
        let places = cases.compactMap { run in
            run.measures.firstIndex { $0.kpi == kpi.id && $0.scope == "city" }
        }
        guard places.count == cases.count, let first = cases.first, let place = places.first else {
            return nil
        }
        let replications = cases.map(\.results.count).min() ?? 0
        let measure = first.measures[place]
        var generator = BootstrapGenerator(seed: first.seed, measure: measure)
        if let probability = measure.probability {
            let histograms = zip(cases, places).compactMap { run, place in
                run.measures[place].histogram.map { Array(run.histograms($0).prefix(replications)) }
            }
            guard histograms.count == cases.count else { return nil }
            let centre = histograms.map {
                SparseHistogram.merged($0).quantile(probability)?.seconds ?? .nan
            }
            let games =
                replications > 1
                ? JointBootstrap(
                    replications: replications, resamples: bootstrapResamples, generator: &generator
                ).quantiles(of: histograms, probability: probability).map(figures) : []
            sample = GapSample(
                centre: figures(centre), noise: .resamples(games, replications: replications))
            resampled = games.map(\.game)
        } else {
            // Replications in which some combination has no value are left out of all.
            let columns = zip(cases, places).map { $0.values(of: $1) }
            let rows = (0..<replications).map { replication in columns.map { $0[replication] } }
                .filter { $0.allSatisfy(\.isFinite) }
            let centre = cases.indices.map { index in meanInterval(rows.map { $0[index] }).mean ?? .nan }
            sample = GapSample(centre: figures(centre), noise: .replications(rows.map(figures)))
            resampled =
                rows.count > 1
                ? JointBootstrap(
                    replications: rows.count, resamples: bootstrapResamples, generator: &generator
                ).means(of: rows).map { CooperativeGame(players: active.count, values: $0) } : []
        }
    }

    /// Whether all combinations have a finite value.
    var isDefined: Bool { sample.centre.game.values.allSatisfy(\.isFinite) }

    func decomposition(comparisons: Int) -> GapDecomposition {
        var result = GapDecomposition(
            kpi: kpi.id, isExact: isExact,
            values: sample.centre.game.values.map { $0.isNaN ? nil : $0 },
            whole: sample.estimate(\.whole), contributions: [:], groups: [:], interactions: [], order: [],
            improvement: .undefined, humanResources: [:])
        for lever in Lever.allCases {
            result.contributions[lever] =
                isDefined ? sample.estimate { $0.contribution(lever) } : GapEstimate()
        }
        for classification in GapClassification.allCases {
            for group in GapGroup.allCases {
                let levers = classification.levers(of: group)
                let estimate =
                    group == .whole
                    ? result.whole : isDefined ? sample.estimate { $0.contribution(levers) } : GapEstimate()
                result.groups[classification, default: [:]][group] = estimate
            }
        }
        for (index, first) in Lever.allCases.enumerated() {
            for second in Lever.allCases.dropFirst(index + 1) {
                let estimate = isDefined ? sample.estimate { $0.interaction(first, second) } : GapEstimate()
                result.interactions.append(.init(first: first, second: second, estimate: estimate))
            }
        }
        judge(&result, comparisons: comparisons)
        findOrder(&result)
        return result
    }

    /// 1 where more is better, −1 where less is.
    private var sign: Double? {
        switch kpi.better {
        case .higher: 1
        case .lower: -1
        case .neither: nil
        }
    }

    private func judge(_ result: inout GapDecomposition, comparisons: Int) {
        result.improvement = improvement(result.whole)
        for classification in GapClassification.allCases {
            result.humanResources[classification] = result.improvement
        }
        guard result.improvement == .holds, let sign else { return }
        func exceeds(_ levers: [Lever], _ others: [Lever]) -> (low: Double, high: Double)? {
            sample.simultaneousBounds(comparisons: comparisons) {
                sign * ($0.contribution(levers) - $0.contribution(others))
            }
        }
        result.bottleneck = Lever.allCases.first { lever in
            Lever.allCases.allSatisfy { $0 == lever || (exceeds([lever], [$0])?.low ?? 0) > 0 }
        }
        for classification in GapClassification.allCases {
            let people = classification.levers(of: .humanResources)
            let rivals = [GapGroup.otherResources, .layer3].map {
                exceeds(people, classification.levers(of: $0))
            }
            result.humanResources[classification] =
                if rivals.allSatisfy({ ($0?.low ?? 0) > 0 }) {
                    .holds
                } else if rivals.contains(where: { ($0?.high ?? 0) < 0 }) {
                    .refuted
                } else {
                    .undecided
                }
        }
    }

    private func improvement(_ whole: GapEstimate) -> GapVerdict {
        guard let sign, isDefined, let value = whole.value else { return .undefined }
        if isExact { return sign * value > 0 ? .holds : .noImprovement }
        guard let low = whole.ciLow, let high = whole.ciHigh else { return .undecided }
        // An interval around zero shows neither an improvement nor that there is none.
        if min(sign * low, sign * high) > 0 { return .holds }
        return max(sign * low, sign * high) <= 0 ? .noImprovement : .undecided
    }

    private func findOrder(_ result: inout GapDecomposition) {
        let isHigherBetter = kpi.better == .higher
        guard let sign, let order = sample.centre.game.bestOrder(higherIsBetter: isHigherBetter) else {
            return
        }
        let drawn = resampled.map { $0.bestOrder(higherIsBetter: isHigherBetter) }
        func share(_ isSo: ([Int]) -> Bool) -> Double? {
            drawn.isEmpty ? nil : Double(drawn.count { $0.map(isSo) ?? false }) / Double(drawn.count)
        }
        var combination = 0
        for (step, player) in order.enumerated() {
            let before = sample.centre.game.values[combination]
            combination |= 1 << player
            let value = sample.centre.game.values[combination]
            result.order.append(
                .init(
                    lever: active[player], value: value, gain: sign * (value - before),
                    frequency: share { $0[step] == player }))
        }
        result.orderFrequency = share { $0 == order }
    }
}
