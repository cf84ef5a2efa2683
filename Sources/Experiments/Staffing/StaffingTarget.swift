import CityModel
import Statistics

/// One bound that a roster must keep.
public struct StaffingTarget: Sendable, Hashable {
    /// The KPI.
    public var kpi: String
    /// Where it is measured.
    public var scope: String
    /// The bound, in the KPI's unit.
    public var bound: Double
    /// Whether the KPI must not exceed the bound; else it must not fall below.
    public var isCeiling: Bool
    /// The distance from the bound that does not matter: in the KPI's unit, for a percentile in points of the share
    /// of cases within the bound.
    public var tolerance: Double
    /// The probability of the percentile; nil for everything else.
    public var probability: Double?

    /// A bound.
    package init(
        kpi: String, scope: String = "city", bound: Double, isCeiling: Bool, tolerance: Double,
        probability: Double? = nil
    ) {
        self.kpi = kpi
        self.scope = scope
        self.bound = bound
        self.isCeiling = isCeiling
        self.tolerance = tolerance
        self.probability = probability
    }

    /// The target as the scenario would write it.
    public var target: Target {
        Target(
            kpi: kpi, scope: scope, atLeast: isCeiling ? nil : bound, atMost: isCeiling ? bound : nil)
    }

    /// The bounds of targets, each by itself, with their tolerances.
    ///
    /// - Parameters:
    ///   - asked: The tolerance that the user asked for.
    ///   - indifference: By KPI the difference that does not matter, as the scenario says.
    ///   - general: The tolerance of all others.
    ///   - measures: What a replication of the scenario measures.
    static func make(
        _ targets: [Target], asked: Double?, indifference: [String: Double], general: Double,
        measures: [Measure]
    ) throws(StaffingError) -> [StaffingTarget] {
        var result: [StaffingTarget] = []
        for target in targets {
            let bounds = [target.atLeast.map { ($0, false) }, target.atMost.map { ($0, true) }]
            for case (let bound, let isCeiling)? in bounds {
                if target.kpi == "cost.yearly" {
                    result.append(
                        StaffingTarget(
                            kpi: target.kpi, scope: target.scope, bound: bound, isCeiling: isCeiling,
                            tolerance: 0, probability: nil))
                    continue
                }
                guard
                    let measure = measures.first(where: {
                        $0.kpi == target.kpi && $0.scope == target.scope
                    })
                else { throw .unmeasured(kpi: target.kpi, scope: target.scope) }
                let isShare = KPICatalogue.find(target.kpi)?.unit == .share
                let part = asked ?? general
                var tolerance = isShare ? part : part * bound.magnitude
                if measure.probability != nil {
                    tolerance = part
                } else if asked == nil, let zone = indifference[target.kpi], zone > 0 {
                    tolerance = zone
                }
                guard tolerance > 0 else { throw .noTolerance(kpi: target.kpi) }
                result.append(
                    StaffingTarget(
                        kpi: target.kpi, scope: target.scope, bound: bound, isCeiling: isCeiling,
                        tolerance: tolerance, probability: measure.probability))
            }
        }
        return result
    }

    /// Independent values, one per replication, whose mean is above zero where the target is met; undefined ones NaN.
    ///
    /// A ratio y/x meets a bound q where the mean of y − q·x has the right sign, and a percentile where the share of
    /// cases within the bound does: both are means of independent values although neither KPI is one. They are divided
    /// by the mean of x in the first stage, so that a tolerance in the KPI's unit holds for them.
    ///
    /// - Complexity: O(replications), times bins for a percentile.
    package func margins(of results: [ReplicationResult], firstStage: Int) -> [Double] {
        guard
            let place = results.first?.measures.firstIndex(where: {
                $0.kpi == kpi && $0.scope == scope && $0.probability == probability
            })
        else { return [] }
        let sign = isCeiling ? -1.0 : 1.0
        let measure = results[0].measures[place]
        let ratios: [(y: Double, x: Double)]
        let bound: Double
        let direction: Double
        if let probability = measure.probability, let index = measure.histogram {
            // Less time than the bound in more cases than the probability: met where the bound is a ceiling.
            ratios = results.map { result in
                let histogram = result.histograms[index]
                let count = Double(histogram.count)
                return ((histogram.shareWithin(seconds: self.bound) ?? 0) * count, count)
            }
            (bound, direction) = (probability, -sign)
        } else {
            let denominators = results.map { $0.denominators[place] }
            guard !denominators.contains(where: \.isNaN) else {
                return results.map { sign * ($0.values[place] - self.bound) }
            }
            ratios = zip(results, denominators).map { ($1 == 0 ? 0 : $0.values[place] * $1, $1) }
            (bound, direction) = (self.bound, sign)
        }
        let first = ratios.prefix(firstStage)
        let scale = first.reduce(0) { $0 + $1.x } / Double(max(1, first.count))
        guard scale > 0 else { return ratios.map { _ in .nan } }
        return ratios.map { direction * ($0.y - bound * $0.x) / scale }
    }
}
