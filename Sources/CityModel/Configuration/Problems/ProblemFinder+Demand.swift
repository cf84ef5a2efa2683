import EventKernel

/// Incidents, calls, surges, and whom people ring.
extension ProblemFinder {
    mutating func demand() {
        for type in city.incidentTypes {
            let path = ["incident_types", type.id]
            calls(
                path + ["calls_to"], type.callsTo,
                required: type.reporters.none < 1 && (type.rate > 0 || type.dates?.isEmpty == false))
            variation(type.variation, path)
            dates(type, path)
            if type.needs.count > 4 {
                note(path + ["needs"], "\(type.needs.count) kinds of unit are too many", "use at most 4")
            }
            for need in type.needs { self.need(need, of: type, path: path) }
            if let other = type.confusedWith, !types.contains(other) {
                note(
                    path + ["confused_with"], "no incident type \"\(other)\"",
                    "use one of \(Self.list(types))")
            }
            if type.priorities.reduce(0, +) <= 0 {
                note(path + ["priorities"], "all weights are 0", "give a priority above 0 its weight")
            }
        }
        for stream in city.callStreams {
            calls(["call_streams", stream.id, "calls_to"], stream.callsTo, required: true)
            replay(stream)
            variation(stream.variation, ["call_streams", stream.id])
            for line in city.lines
            where line.channel == .app && (stream.callsTo[line.id] ?? 0) > 0 && stream.kind == .silent {
                note(
                    ["call_streams", stream.id, "calls_to"], "a silent call cannot come by the app",
                    "use a voice line")
            }
        }
    }

    mutating func surges() {
        let streams = Set(city.callStreams.map(\.id))
        for surge in city.surges {
            let path = ["surges", surge.id]
            if case .random(let rate) = surge.beginning, !(rate >= 0 && rate <= 1e-3) {
                note(path + ["per_year"], "they begin too often", "use at most 30000")
            }
            for (key, names, known, noun) in [
                ("factors", surge.factors, types, "incident type"),
                ("call_factors", surge.callFactors, streams, "call stream"),
            ] {
                for (name, factor) in names.sorted(by: { $0.key < $1.key }) {
                    if !known.contains(name) {
                        note(path + [key], "no \(noun) \"\(name)\"", "use one of \(Self.list(known))")
                    }
                    if !(factor >= 0 && factor <= 10_000) {
                        note(path + [key, name], "\(factor) is no factor", "use 0 to 10000")
                    }
                }
            }
            for type in city.incidentTypes where type.dates != nil && surge.factors[type.id] != nil {
                note(
                    path + ["factors"], "\"\(type.id)\" happens at dates, not by a rate",
                    "leave it out, or write more dates")
            }
            for stream in city.callStreams where stream.replay != nil && surge.callFactors[stream.id] != nil {
                note(
                    path + ["call_factors"], "the calls of \"\(stream.id)\" are replayed, not drawn",
                    "leave it out; the log has its own surges")
            }
        }
    }

    mutating func variation(_ variation: DemandVariation, _ path: [String]) {
        if let day = variation.dayFactor, !(day.atMost > 0 && day.atMost <= 1_000) {
            note(path + ["day_factor", "at_most"], "\(day.atMost) is no bound", "use 1 to 1000")
        }
        if let bursts = variation.bursts,
            !(bursts.factor >= 0 && bursts.factor <= 10_000 && bursts.stayNormal > 0 && bursts.stayBurst > 0)
        {
            note(
                path + ["bursts"], "these are no bursts",
                "use a factor of 0 to 10000 and stays above 0 s")
        }
        if let cluster = variation.cluster {
            let least: Double = cluster.kind == .geometric ? 1 : 0
            if !(cluster.mean >= least && cluster.mean <= 1_000) {
                note(
                    path + ["cluster", "offspring_mean"], "a mean of \(cluster.mean) is not possible",
                    "use \(Int(least)) to 1000")
            }
        }
    }

    mutating func replay(_ stream: CallStream) {
        guard let calls = stream.replay else { return }
        let path = ["call_streams", stream.id, "replay"]
        let allowed = 0...ReplayedCall.greatest
        if calls.contains(where: {
            !allowed.contains($0.arrivalMicroseconds) || !allowed.contains($0.talkMicroseconds)
        }) {
            note(path, "a call comes or ends at no possible time", "use times from 0 to 1e11 s")
        }
        if zip(calls, calls.dropFirst()).contains(where: { $0.arrivalMicroseconds > $1.arrivalMicroseconds })
        {
            note(path, "the calls are not in the order of their arrival", "sort them")
        }
    }

    mutating func dates(_ type: IncidentType, _ path: [String]) {
        guard let dates = type.dates else { return }
        if dates.contains(where: { !($0 >= 0 && $0 <= 1e11) }) {
            note(
                path + ["happens_at"], "an incident happens at no possible time", "use dates after the start")
        }
        if zip(dates, dates.dropFirst()).contains(where: { $0 > $1 }) {
            note(path + ["happens_at"], "the dates are not in order", "sort them")
        }
    }

    mutating func need(_ need: UnitNeed, of type: IncidentType, path: [String]) {
        guard kinds.contains(need.kind) else {
            note(
                path + ["needs"], "no unit kind \"\(need.kind)\"", "use one of \(Self.list(kinds))")
            return
        }
        if !city.units.contains(where: { $0.kind == need.kind && $0.shifts.contains { $0.posts > 0 } }) {
            note(
                path + ["needs"], "nobody has a unit of kind \"\(need.kind)\"",
                "add it under units with at least one post")
        }
        if !city.desks.contains(where: { $0.dispatches.contains(need.kind) }) {
            note(
                path + ["needs"], "no desk dispatches \"\(need.kind)\"",
                "name it in the dispatches of a desk")
        }
        if need.count < 1 || need.count > 200 {
            note(path + ["needs"], "\(need.count) units cannot be needed", "use 1 to 200")
        }
    }

    mutating func calls(_ path: [String], _ weights: [String: Double], required: Bool) {
        for line in weights.keys.sorted() where !lines.contains(line) {
            note(path, "no line \"\(line)\"", "use one of \(Self.list(lines))")
        }
        if required, weights.values.reduce(0, +) <= 0 {
            note(path, "nobody knows whom to call", "give at least one line a weight above 0")
        }
    }
}
