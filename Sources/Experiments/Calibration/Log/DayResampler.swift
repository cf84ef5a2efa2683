import Randomness
import Statistics

/// Days held out, drawn anew with replacement: how much their figures would vary if other days had come.
///
/// Calls of one day depend on each other, so whole days are drawn (Efron and Tibshirani 1993, chapter 8), each from the days
/// of its own level: a Monday may be replaced by a Tuesday where the week has one level for workdays.
struct DayResampler {
    /// How often days are drawn: enough for a standard deviation (Efron and Tibshirani 1993, section 6.4).
    static let count = 200
    /// The fewest degrees of freedom with which days say how much days vary.
    private static let leastFreedom = 3

    private let days: [LogDays]
    /// For each day those of its group.
    private let alike: [[Int]]
    private let groups: Int

    /// - Parameters:
    ///   - days: The days, times since their own midnights.
    ///   - groups: The level of each.
    /// - Returns: nil where there are too few days beside the groups.
    init?(days: [LogDays], groups: [Int]) {
        self.days = days
        self.groups = Set(groups).count
        let members = Dictionary(grouping: groups.indices) { groups[$0] }
        alike = groups.map { members[$0] ?? [] }
        guard days.count - self.groups >= Self.leastFreedom else { return nil }
    }

    /// As many days as there are, drawn for the sample of a number.
    func sample(_ number: Int, seed: UInt64) -> LogDays {
        // Not the numbers from which the scenario is simulated.
        var source = RandomSource(seed: seed ^ 0x5AB0_07DA_5000, replication: UInt32(number))
        var result = LogDays()
        for (day, candidates) in alike.enumerated() {
            let draw = source.uniform(purpose: 1, entity: UInt64(day)) * Double(candidates.count)
            result.append(days[candidates[min(Int(draw), candidates.count - 1)]], day: day)
        }
        return result
    }

    /// Half of an interval of 95 % from what a figure was in the samples.
    ///
    /// Drawing from *g* of a group's days gives (g - 1)/g of their variance, which is put right, and Student's t for the
    /// degrees of freedom that the groups leave takes the place of the normal law.
    func halfWidth(_ values: [Double]) -> Double {
        guard values.count > 1 else { return 0 }
        let freedom = Double(days.count - groups)
        return StudentT.criticalValue(level: 0.95, degreesOfFreedom: freedom)
            * Moments(values).standardDeviation * (Double(days.count) / freedom).squareRoot()
    }
}
