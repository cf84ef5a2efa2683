import Randomness

/// Rules of dispatch, hospitals, travel times, outcomes, and pranks that units are sent to.
extension ProblemFinder {
    mutating func dispatchRules() {
        for kind in city.unitKinds {
            let path = ["unit_kinds", kind.id]
            let rules = kind.dispatch
            if let lent = rules.lentOut, !(lent.rate >= 0 && lent.rate <= 1) {
                note(path + ["lent_out", "rate"], "they ask too often", "use a rate of 0 to 1/s")
            }
            if case .mutualAid(let aid) = rules.whenNoneFree, !(aid.available >= 0 && aid.available <= 1) {
                note(
                    path + ["when_none_free", "mutual_aid", "available"], "\(aid.available) is no share",
                    "use 0 % to 100 %")
            }
            if let saves = rules.divertsForSaving, !(saves >= 0 && saves <= 86_400) {
                note(path + ["may_divert", "saves"], "\(saves) s are not possible", "use 0 s to 24 h")
            }
            if !(rules.searchSpeed > 0) {
                note(path + ["search_speed"], "nobody finds anything at this speed", "use a speed above 0")
            }
            if let cover = rules.cover { self.cover(cover, of: kind, path + ["cover"]) }
        }
    }

    private mutating func cover(_ cover: DispatchRules.Cover, of kind: UnitKind, _ path: [String]) {
        let own = Set(city.units.filter { $0.kind == kind.id }.map(\.id))
        for base in cover.bases where !own.contains(base) {
            note(
                path + ["bases"], "no unit group \"\(base)\" of kind \"\(kind.id)\"",
                "use some of \(Self.list(own))")
        }
        if Set(cover.bases).count < cover.bases.count {
            note(path + ["bases"], "a base is named twice", "name each base once, the most important first")
        }
        if cover.bases.count < 2 {
            note(path + ["bases"], "there is nobody to cover for", "name at least two bases")
        }
        if !(cover.after > 0) {
            note(path + ["after"], "units would move at once and for ever", "use a time above 0 s")
        }
    }

    mutating func hospitals() {
        let known = Set(city.hospitals.map(\.id))
        for hospital in city.hospitals {
            for type in hospital.accepts where !types.contains(type) {
                note(
                    ["city", "hospitals", hospital.id, "accepts"], "no incident type \"\(type)\"",
                    "use some of \(Self.list(types))")
            }
            if let capacity = hospital.capacity, capacity < 1 {
                note(
                    ["city", "hospitals", hospital.id, "capacity"], "nobody can hand over", "use at least 1")
            }
        }
        for group in city.units {
            guard let hospital = group.hospital, !known.contains(hospital) else { continue }
            note(
                ["units", group.id, "hospital"], "no hospital \"\(hospital)\"",
                "use one of \(Self.list(known))")
        }
        guard !city.hospitals.isEmpty else { return }
        for type in city.incidentTypes
        where type.transported > 0
            && !city.hospitals.contains(where: { $0.accepts.isEmpty || $0.accepts.contains(type.id) })
        {
            note(
                ["incident_types", type.id, "transported"], "no hospital accepts these patients",
                "name the type in the `accepts` of a hospital")
        }
    }

    /// How many missing pairs are named.
    private static var named: Int { 5 }

    mutating func travelTimes() {
        guard let times = city.travel.times else { return }
        let path = ["city", "travel_times"]
        let names = CityConfiguration.travelPlaces(city, groups: city.units)
        for name in Set(names).sorted() where names.count(where: { $0 == name }) > 1 {
            note(
                path, "\"\(name)\" names more than one place",
                "give zones, units and hospitals different ids")
        }
        let places = Set(names)
        if let entry = times.entries.first(where: { !places.contains($0.from) || !places.contains($0.to) }) {
            let name = places.contains(entry.from) ? entry.to : entry.from
            note(path, "no zone, unit group or hospital \"\(name)\"", "use one of \(Self.list(places))")
        }
        let isHourly = times.isHourly
        if times.entries.contains(where: {
            !($0.seconds >= 0 && $0.seconds <= 604_800) || ($0.hour == nil) == isHourly
                || !(0..<24).contains($0.hour ?? 0)
        }) {
            note(
                path, "a time is not possible",
                "use 0 to 604800 s, and hours 0 to 23 for all pairs or for none")
        }
        missingTimes(times, path)
    }

    private mutating func missingTimes(_ times: TravelTimes, _ path: [String]) {
        var hours: [TravelPair: UInt32] = [:]
        for entry in times.entries {
            let bit: UInt32 = 1 << UInt32(max(0, min(entry.hour ?? 0, 23)))
            for pair in [
                TravelPair(from: entry.from, to: entry.to), TravelPair(from: entry.to, to: entry.from),
            ] {
                hours[pair, default: 0] |= bit
            }
        }
        let all: UInt32 = times.isHourly ? 0xFF_FFFF : 1
        var missing: [String] = []
        for pair in city.neededTravelPairs where hours[pair] ?? 0 != all {
            missing.append("\(pair.from) to \(pair.to)")
        }
        guard !missing.isEmpty else { return }
        let shown = missing.prefix(Self.named).joined(separator: ", ")
        let further = missing.count > Self.named ? " and \(missing.count - Self.named) more" : ""
        note(
            path, "there is no time from \(shown)\(further)",
            times.isHourly ? "give each pair a line for each hour 0 to 23" : "give each pair a line")
    }

    mutating func outcomes() {
        for type in city.incidentTypes {
            let path = ["incident_types", type.id]
            if !(type.cprOddsRatio > 0 && type.cprOddsRatio <= 100) {
                note(
                    path + ["bystander_cpr_odds"], "\(type.cprOddsRatio) is no odds ratio", "use 0.01 to 100")
            }
            switch type.outcome {
            case .spline(let points, _, _):
                if points.isEmpty || points.count > 8 {
                    note(path + ["outcome", "spline", "points"], "\(points.count) points", "use 1 to 8")
                }
                if zip(points, points.dropFirst()).contains(where: { $0.minutes >= $1.minutes }) {
                    note(path + ["outcome", "spline", "points"], "the points are not in order", "sort them")
                }
            case .crimeCatch(_, let time), .fireLoss(_, let time):
                if !(time > 0) { note(path + ["outcome"], "a time of 0", "use a time above 0 s") }
                if type.cprOddsRatio != 1 { cprWithoutSurvivors(path) }
            case nil: if type.cprOddsRatio != 1 { cprWithoutSurvivors(path) }
            case .larsen:
                if type.cprOddsRatio != 1 {
                    note(
                        path + ["bystander_cpr_odds"], "larsen has its own term for CPR",
                        "leave it out, or use another outcome")
                }
            case .logistic, .linear: break
            }
        }
    }

    private mutating func cprWithoutSurvivors(_ path: [String]) {
        note(
            path + ["bystander_cpr_odds"], "there is no survival to multiply the odds of",
            "give it an outcome logistic, linear or spline, or leave it out")
    }

    mutating func pranks() {
        for stream in city.callStreams {
            guard let prank = stream.prankDispatch else { continue }
            let path = ["call_streams", stream.id, "sends_units"]
            if stream.kind != .prank {
                note(path, "only a prank sends units to nothing", "use the kind prank, or leave it out")
            }
            if !types.contains(prank.pretends) {
                note(
                    path + ["pretends"], "no incident type \"\(prank.pretends)\"",
                    "use one of \(Self.list(types))")
            } else if city.incidentTypes.first(where: { $0.id == prank.pretends })?.needs.isEmpty == true {
                note(path + ["pretends"], "no unit is ever sent to \"\(prank.pretends)\"", "use another type")
            }
            if !(prank.share >= 0 && prank.share <= 1) {
                note(path + ["share"], "\(prank.share) is no share", "use 0 % to 100 %")
            }
        }
    }
}
