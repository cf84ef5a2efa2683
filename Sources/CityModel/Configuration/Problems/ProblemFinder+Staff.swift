/// Presence, fatigue, turnover, supervision and languages.
extension ProblemFinder {
    mutating func presence(_ group: StaffGroup, _ place: [String]) {
        let largest = group.shifts.map(\.posts).max() ?? 0
        if let standIn = group.standIn, !(standIn.probability >= 0 && standIn.probability <= 1) {
            note(
                place + ["stand_in", "probability"], "\(standIn.probability) is no probability",
                "use 0 to 100 %")
        }
        if let crew = group.minimumCrew {
            if !(crew.longestStay > 0) {
                note(place + ["longest_stay"], "nobody can stay on", "use a duration above 0 s")
            }
            if crew.people < 0 || group.hasPosts && crew.people > largest {
                note(
                    place + ["minimum_crew"], "no shift has \(crew.people) posts",
                    "use at most \(largest), or more posts")
            }
        }
        if let breaks = group.breaks, !(breaks.length > 0 && breaks.after >= breaks.length) {
            note(
                place + ["breaks"], "there is no work between the breaks",
                "use a length above 0 s and at least as much time before it")
        }
        let known = Set(city.languages.map(\.id))
        for language in group.languages where !known.contains(language) {
            note(
                place + ["languages"], "no language \"\(language)\"", "use one of \(Self.list(known))")
        }
    }

    mutating func experience(_ people: HumanResources, _ path: [String]) {
        if !(people.vigilanceDecay >= 0 && people.vigilanceDecay <= 100) {
            note(
                path + ["vigilance_decay"], "nobody tires \(people.vigilanceDecay) times as fast",
                "use 0 to 100")
        }
        if let fatigue = people.fatigue {
            let day = 0.0...86_400
            if !(fatigue.after >= 0 && fatigue.increase >= 0 && fatigue.increase <= 10
                && fatigue.nightFactor > 0 && fatigue.nightFactor <= 100 && day.contains(fatigue.nightFrom)
                && day.contains(fatigue.nightTo))
            {
                note(
                    path + ["fatigue"], "nobody tires like that",
                    "use an increase of 0 to 1000 %, a night factor above 0 and times of the day")
            }
        }
        guard let turnover = people.turnover else { return }
        if !(turnover.rate >= 0 && turnover.rate <= 1e-5 && turnover.learning >= 0
            && turnover.newHires.handlingFactor > 0)
        {
            note(
                path + ["turnover"], "nobody leaves and learns like that",
                "use a rate of 0 to 300 a year, a learning time of 0 s or more and a factor above 0")
        }
        let beginner = turnover.newHires
        let certain =
            beginner.underTriage + beginner.overTriage >= 1 || beginner.wrongAgency >= 1
            || people.underTriage + people.overTriage >= 1 || people.wrongAgency >= 1
        if certain {
            note(
                path + ["turnover"], "who always errs learns nothing: the odds of an error are infinite",
                "use shares of errors below 100 % in both levels")
        }
    }

    mutating func supervision(
        _ supervision: Supervision?, of staff: [StaffGroup], takesCalls: Bool, _ path: [String]
    ) {
        let supervises = staff.contains { $0.roles.contains(.supervising) }
        guard let supervision else {
            if supervises {
                note(
                    path + ["staff"], "the supervisors have nothing to do",
                    "write supervision, or take the role supervising away")
            }
            return
        }
        if !(supervision.escalated >= 0 && supervision.escalated <= 1) {
            note(
                path + ["supervision", "escalated"], "\(supervision.escalated) is no share", "use 0 to 100 %")
        }
        if let above = supervision.helpsAbove, above < 0 {
            note(path + ["supervision", "helps_above"], "\(above) calls cannot wait", "use 0 or more")
        }
        if !supervises {
            note(
                path + ["supervision"], "nobody supervises", "give a staff group the role supervising")
        } else if !takesCalls {
            note(path + ["supervision"], "nobody takes calls", "give a staff group the role call_taking")
        }
    }

    mutating func languages() {
        if city.languages.count > 32 {
            note(["languages"], "\(city.languages.count) languages are too many", "use at most 32")
        }
        let total = city.languages.reduce(0) { $0 + $1.share }
        if total > 1 + 1e-9 {
            note(
                ["languages"], "the shares of the callers are together above 100 %",
                "lower them; nobody needs two")
        }
        for language in city.languages
        where
            !(language.share >= 0 && language.talkFactor > 0 && language.talkFactor <= 100
            && language.errorOdds > 0 && language.errorOdds <= 1_000)
        {
            note(
                ["languages", language.id], "these are no figures of a language",
                "use a share of 0 to 100 %, a talk factor above 0 to 100 and error odds above 0 to 1000")
        }
    }

    /// Trunks of single numbers.
    mutating func trunks(of line: ReportLine) {
        guard let trunks = line.trunks else { return }
        if line.channel == .app {
            note(["lines", line.id, "trunks"], "an app has no telephone lines", "leave trunks out")
        } else if trunks < 1 {
            note(["lines", line.id, "trunks"], "no call gets through", "use at least 1")
        }
    }
}
