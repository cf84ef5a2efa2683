import Statistics

/// Whether more people ever did worse among the rosters that were simulated.
///
/// Everything that rules rosters out unseen takes for granted that more people never do worse. Atlason, Epelman and
/// Henderson (2004) check what their cuts rest on as the algorithm goes along; here every two simulated rosters of which
/// one has at least as many people in each post are compared, replication by replication.
public struct OrderCheck: Sendable, Hashable {
    /// Pairs of rosters, times targets.
    public var comparisons: Int
    /// Those in which the larger roster was worse, beyond its noise and by more than the tolerance.
    public var violations: Int

    /// Compares all pairs.
    ///
    /// A violation is a paired mean difference below minus the tolerance whose one-sided Student bound, with an error
    /// of 5 % shared by all comparisons (Bonferroni), lies below zero.
    ///
    /// - Complexity: O(rosters² × replications × targets).
    static func make(_ laboratory: RosterLaboratory) -> OrderCheck {
        let rosters = laboratory.order
        let firstStage = laboratory.tests.firstStage
        let targets = laboratory.targets.filter { $0.kpi != "cost.yearly" }
        let margins = rosters.map { roster in
            targets.map { $0.margins(of: laboratory.results[roster] ?? [], firstStage: firstStage) }
        }
        var pairs: [(less: Int, more: Int)] = []
        for less in rosters.indices {
            for more in rosters.indices where less != more && rosters[less].isWithin(rosters[more]) {
                pairs.append((less, more))
            }
        }
        var check = OrderCheck(comparisons: pairs.count * targets.count, violations: 0)
        guard check.comparisons > 0 else { return check }
        let error = 0.05 / Double(check.comparisons)
        for (less, more) in pairs {
            for (index, target) in targets.enumerated() {
                let gains = zip(margins[more][index], margins[less][index]).map { $0 - $1 }
                    .filter(\.isFinite)
                guard gains.count > 1 else { continue }
                // Two-sided at twice the error: its upper end is the one-sided bound.
                let estimate = meanInterval(gains, level: 1 - 2 * error)
                guard let mean = estimate.mean, let width = estimate.halfWidth, mean < -target.tolerance
                else {
                    continue
                }
                if mean + width < 0 { check.violations += 1 }
            }
        }
        return check
    }
}
