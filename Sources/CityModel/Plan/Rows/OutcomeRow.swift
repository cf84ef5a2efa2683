/// What comes of an incident, by the time to treatment.
struct OutcomeRow: BitwiseCopyable {
    enum Form: UInt8 { case none, logistic, linear, larsen, spline, crimeCatch, fireLoss }
    /// What the number counts: survivors, arrests, or shares of value lost.
    enum Measure: UInt8 { case none, survivors, arrests, fireLoss }
    var form: Form
    /// At minute 0; of the logistic curve, the exponent there.
    var level: Double
    /// Fall per minute; of the exponential forms, the minutes of decay or doubling.
    var perMinute: Double
    var scale: Double
    var untreated: Double
    /// Minutes from the first unit to the first shock and to advanced care.
    var shockAfter: Double = 0
    var advancedAfter: Double = 0
    /// A stretch of the plan's table of points.
    var firstPoint: Int32 = 0
    var pointCount: Int32 = 0
    /// Factor on the odds of survival with CPR before the first unit.
    var cprOdds: Double = 1

    var measure: Measure {
        switch form {
        case .none: .none
        case .logistic, .linear, .larsen, .spline: .survivors
        case .crimeCatch: .arrests
        case .fireLoss: .fireLoss
        }
    }

    /// Whether it matters that somebody compresses the chest before a unit comes.
    var dependsOnCPR: Bool { form == .larsen || cprOdds != 1 }
}

struct OutcomePointRow: BitwiseCopyable {
    var minutes: Double
    var share: Double
}

extension CityPlan {
    /// The expected number of what an outcome measures when the first unit comes after so many minutes, and CPR was
    /// begun after `cpr` minutes at the latest; nil: never.
    func expectation(_ row: OutcomeRow, minutes: Double?, cpr: Double?) -> Double {
        guard let minutes else { return row.form == .fireLoss ? 1 : row.untreated }
        switch row.form {
        case .none: return 0
        case .crimeCatch: return row.level * exponential(-minutes / row.perMinute)
        case .fireLoss: return min(1, row.level * exponential(naturalLogarithm(2) * minutes / row.perMinute))
        case .larsen:
            let begins = min(minutes, cpr ?? minutes)
            return max(
                row.untreated,
                row.scale
                    * (0.67 - 0.023 * begins - 0.011 * (minutes + row.shockAfter) - 0.021
                        * (minutes + row.advancedAfter)))
        case .logistic:
            return row.withCPR(row.scale * logisticShare(row.level + row.perMinute * minutes), minutes, cpr)
        case .linear: return row.withCPR(row.scale * (row.level - row.perMinute * minutes), minutes, cpr)
        case .spline: return row.withCPR(row.scale * spline(row, minutes), minutes, cpr)
        }
    }

    /// Straight lines between the points, constant outside of them.
    private func spline(_ row: OutcomeRow, _ minutes: Double) -> Double {
        let first = Int(row.firstPoint)
        var high = first
        while high < first + Int(row.pointCount), outcomePoints[high].minutes < minutes { high += 1 }
        if high == first { return outcomePoints[first].share }
        let low = outcomePoints[high - 1]
        guard high < first + Int(row.pointCount) else { return low.share }
        let weight = (minutes - low.minutes) / (outcomePoints[high].minutes - low.minutes)
        return low.share + weight * (outcomePoints[high].share - low.share)
    }
}

extension OutcomeRow {
    /// The probability of survival, its odds multiplied where CPR began before the first unit came.
    fileprivate func withCPR(_ share: Double, _ minutes: Double, _ cpr: Double?) -> Double {
        guard cprOdds != 1, let cpr, cpr < minutes, share > 0, share < 1 else { return max(untreated, share) }
        let odds = share / (1 - share) * cprOdds
        return max(untreated, odds / (1 + odds))
    }
}
