import Randomness

/// How people of a desk tire.
struct FatigueRow: BitwiseCopyable {
    var isOn: Bool
    var after: Int64
    /// Growth of the factor per microsecond on shift.
    var slope: Double
    var nightFactor: Double
    /// Microseconds after midnight.
    var nightFrom: Int64
    var nightTo: Int64

    /// The factor on times and odds for somebody who came at `began`.
    func factor(began: Int64, at time: Int64) -> Double {
        let beyond = max(0, time - began - after)
        let factor = 1 + slope * Double(beyond)
        let clock = time % microsecondsPerDay
        let isNight =
            nightFrom <= nightTo
            ? clock >= nightFrom && clock < nightTo : clock >= nightFrom || clock < nightTo
        return isNight ? factor * nightFactor : factor
    }
}

/// How people of a desk leave and learn.
struct TurnoverRow: BitwiseCopyable {
    var isOn: Bool
    /// Mean microseconds until a person leaves.
    var meanStay: Double
    var learning: Double
    var isExponential: Bool
    var handlingFactor: Double
    var errors: ErrorShares

    /// The share of the way to the desk's level that is learned after a tenure.
    func learned(tenure: Int64) -> Double {
        guard learning > 0 else { return 1 }
        let part = Double(tenure) / learning
        return isExponential ? 1 - exponentialDecay(part) : min(1, part)
    }
}

/// How often an assessment goes wrong.
struct ErrorShares: BitwiseCopyable {
    var underTriage: Double
    var overTriage: Double
    var wrongAgency: Double

    /// Every kind's odds against the right assessment multiplied; an error that is certain stays so.
    func scaled(odds factor: Double) -> ErrorShares {
        let right = 1 - underTriage - overTriage
        let total = right + (underTriage + overTriage) * factor
        let agency = 1 - wrongAgency + wrongAgency * factor
        return ErrorShares(
            underTriage: total > 0 ? underTriage * factor / total : underTriage,
            overTriage: total > 0 ? overTriage * factor / total : overTriage,
            wrongAgency: agency > 0 ? wrongAgency * factor / agency : wrongAgency)
    }

    /// Between these errors (0) and others (1), linear in the odds against the right assessment.
    ///
    /// None of the errors may be certain.
    func interpolated(to other: ErrorShares, _ share: Double) -> ErrorShares {
        let under = Self.between(triageOdds(underTriage), other.triageOdds(other.underTriage), share)
        let over = Self.between(triageOdds(overTriage), other.triageOdds(other.overTriage), share)
        let agency = Self.between(
            wrongAgency / (1 - wrongAgency), other.wrongAgency / (1 - other.wrongAgency), share)
        let total = 1 + under + over
        return ErrorShares(
            underTriage: under / total, overTriage: over / total, wrongAgency: agency / (1 + agency))
    }

    private func triageOdds(_ probability: Double) -> Double {
        probability / (1 - underTriage - overTriage)
    }

    private static func between(_ from: Double, _ to: Double, _ share: Double) -> Double {
        from + (to - from) * share
    }
}

/// What the supervisors of a desk do.
struct SupervisionRow: BitwiseCopyable {
    var isOn: Bool
    var escalated: Double
    var lasts: Sampler
    var helpsAbove: Int32
}

struct LanguageRow: BitwiseCopyable {
    /// Where its callers end in the unit interval; they begin where those of the language before end.
    var cumulative: Double
    var share: Double
    var talkFactor: Double
    var errorOdds: Double
}

/// How a staff group keeps its seats filled.
struct PresenceRow: BitwiseCopyable {
    /// Whether somebody's own time on duty matters, so that seats are given to the people of a shift by name.
    var isPersonal: Bool
    var standIn: Double
    var standInDelay: Sampler
    var minimumCrew: Int32
    var longestStay: Int64
    var hasBreaks: Bool
    var breakAfter: Int64
    var breakLength: Int64
    var breaksWhenQuiet: Bool
}
