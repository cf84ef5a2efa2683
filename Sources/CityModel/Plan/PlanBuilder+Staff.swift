import Randomness

extension PlanBuilder {
    static func microseconds(_ seconds: Double) -> Int64 {
        Int64((seconds * microsecondsPerSecond).rounded())
    }

    mutating func presenceRow(
        _ group: StaffGroup, tires: Bool
    ) throws(CityModelError) -> PresenceRow {
        let breaks = group.breaks
        return PresenceRow(
            isPersonal: tires || breaks != nil || group.minimumCrew != nil,
            standIn: group.standIn?.probability ?? 0,
            standInDelay: try sampler(group.standIn?.delay ?? .deterministic(0)),
            minimumCrew: Int32(group.minimumCrew?.people ?? 0),
            longestStay: Self.microseconds(group.minimumCrew?.longestStay ?? 0),
            hasBreaks: breaks != nil, breakAfter: Self.microseconds(breaks?.after ?? 0),
            breakLength: Self.microseconds(breaks?.length ?? 0),
            breaksWhenQuiet: breaks?.whenQuiet ?? false)
    }

    func fatigueRow(_ fatigue: Fatigue?) -> FatigueRow {
        FatigueRow(
            isOn: fatigue != nil, after: Self.microseconds(fatigue?.after ?? 0),
            slope: (fatigue?.increase ?? 0) / Double(4 * microsecondsPerHour),
            nightFactor: fatigue?.nightFactor ?? 1, nightFrom: Self.microseconds(fatigue?.nightFrom ?? 0),
            nightTo: Self.microseconds(fatigue?.nightTo ?? 0))
    }

    func turnoverRow(_ turnover: Turnover?) -> TurnoverRow {
        let rate = turnover?.rate ?? 0
        let beginner = turnover?.newHires ?? Beginner()
        return TurnoverRow(
            isOn: rate > 0, meanStay: rate > 0 ? microsecondsPerSecond / rate : 0,
            learning: (turnover?.learning ?? 0) * microsecondsPerSecond,
            isExponential: turnover?.curve == .exponential, handlingFactor: beginner.handlingFactor,
            errors: ErrorShares(
                underTriage: beginner.underTriage, overTriage: beginner.overTriage,
                wrongAgency: beginner.wrongAgency))
    }

    mutating func supervisionRow(_ supervision: Supervision?) throws(CityModelError) -> SupervisionRow {
        SupervisionRow(
            isOn: supervision != nil, escalated: supervision?.escalated ?? 0,
            lasts: try sampler(supervision?.lasts ?? .deterministic(0)),
            helpsAbove: Int32(clamping: supervision?.helpsAbove ?? Int(Int32.max)))
    }

    /// The common language comes first in the unit interval, so that a further one moves only its own callers.
    func languageRows() -> [LanguageRow] {
        var sum = 1 - city.languages.reduce(0) { $0 + $1.share }
        return city.languages.map { language in
            sum += language.share
            return LanguageRow(
                cumulative: sum, share: language.share, talkFactor: language.talkFactor,
                errorOdds: language.errorOdds)
        }
    }

    func languageMask(_ group: StaffGroup) -> UInt32 {
        city.languages.enumerated().reduce(0) { mask, language in
            group.languages.contains(language.element.id) ? mask | 1 << UInt32(language.offset) : mask
        }
    }
}

extension Role {
    /// The queue in which its tasks wait; the last one before the supervisors' is that of paperwork.
    var queue: Int {
        switch self {
        case .callTaking: City.callTaking
        case .dispatching: City.dispatching
        case .watching: City.watching
        case .supervising: City.supervising
        }
    }
}
