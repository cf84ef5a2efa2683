import CityModel
import Foundation
import Randomness
import ScenarioFiles
import Testing

/// Two zones, three bases and a hospital; the last lines are what a test adds to it.
private func town(city: String = "", kinds: String = "", units: String = "", more: String = "") -> String {
    """
    sigap: 1
    simulation: {start: 2024-01-01, measured: 30 d}
    city:
      zones:
        - {id: north, population: 60000, latitude: -7.44, longitude: 110.22}
        - {id: south, population: 40000, latitude: -7.49, longitude: 110.22}
      hospitals:
        - {id: tidar, latitude: -7.48, longitude: 110.22\(city.isEmpty ? "" : ", " + city)}
      travel_times: {file: times.csv}
    incident_types:
      - {id: arrest, rate: 2/day, needs: [{kind: ambulance}], calls_to: {"119": 1}, transported: 90 %}
      - {id: fire, rate: 1/day, needs: [{kind: engine}], calls_to: {"119": 1}}
    lines: [{id: "119", desk: centre}]
    desks:
      - id: centre
        agency: health
        dispatches: [ambulance, engine]
        staff: [{id: people, roles: [call_taking, dispatching], posts: 2}]
    unit_kinds:
      - {id: ambulance, turnout: 60 s, speed: 35 km/h, on_scene: 10 min, hospital_turnaround: 20 min\(kinds.isEmpty ? "" : ", " + kinds)}
      - {id: engine, turnout: 60 s, speed: 30 km/h, on_scene: 1 h}
    units:
      - {id: post, kind: ambulance, posts: 1, latitude: -7.45, longitude: 110.22\(units.isEmpty ? "" : ", " + units)}
      - {id: volunteers, kind: ambulance, posts: 1, latitude: -7.48, longitude: 110.22}
      - {id: station, kind: engine, posts: 1, latitude: -7.47, longitude: 110.22}
    \(more)

    """
}

/// A time for each pair that the town needs, and where the last unit kind never transports, none to hospitals.
private let times = """
    from,to,seconds
    post,north,120
    post,south,300
    volunteers,north,310
    volunteers,south,90
    station,north,200
    station,south,200
    north,north,60
    north,south,330
    south,south,60
    tidar,north,320
    tidar,south,80
    tidar,post,280
    tidar,volunteers,30

    """

@Suite("The keys of response and outcome")
struct ResponseTests {
    let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
        try folder.write("times.csv", times)
    }

    private func load(_ text: String) throws -> CityConfiguration {
        try folder.write("s.yaml", text)
        return try folder.load("s.yaml").configuration
    }

    private func messages(_ text: String, times other: String? = nil) throws -> [String] {
        try folder.write("s.yaml", text)
        if let other { try folder.write("times.csv", other) }
        return folder.messages("s.yaml")
    }

    @Test("Nothing written, nothing changed")
    func absent() throws {
        let city = try load(town())
        #expect(city.unitKinds.allSatisfy { $0.dispatch == DispatchRules() })
        #expect(city.units.allSatisfy { $0.hospital == nil && $0.visibleTo == .all })
        #expect(city.hospitals[0].accepts == [] && city.hospitals[0].capacity == nil)
        #expect(city.handling.locationError == nil && city.handling.telephoneCPR == nil)
    }

    @Test("Rules of dispatch")
    func rules() throws {
        let all = try load(
            town(
                kinds: """
                    when_none_free: {mutual_aid: {delay: 25 min, available: 80 %}}, \
                    lent_out: {rate: 20/year, duration: {exponential: {mean: 3 h}}}, may_divert: {saves: 2 min}, \
                    queue: nearest, cover: {after: 10 min, bases: [post, volunteers]}, search_speed: 18 km/h
                    """, units: "hospital: tidar, visible_to: records"
            )
            .replacingOccurrences(of: "{file: times.csv}", with: "none")
        )
        let rules = all.unitKinds[0].dispatch
        #expect(rules.whenNoneFree == .mutualAid(.init(delay: .deterministic(1_500), available: 0.8)))
        #expect(
            rules.lentOut == .init(rate: 20.0 / 31_536_000, duration: .exponential(mean: 10_800)))
        #expect(rules.divertsForSaving == 120 && rules.queueOrder == .nearest && rules.searchSpeed == 18)
        #expect(rules.cover == .init(after: 600, bases: ["post", "volunteers"]))
        #expect(all.units[0].hospital == "tidar" && all.units[0].visibleTo == .records)
        #expect(all.travel.times == nil)
        let words = try load(
            town(kinds: "when_none_free: lost, may_divert: true, lent_out: none, cover: none"))
        #expect(words.unitKinds[0].dispatch == DispatchRules(whenNoneFree: .lost, divertsForSaving: 0))
        let others = try load(town(kinds: "when_none_free: queue, may_divert: false"))
        #expect(others.unitKinds[0].dispatch == DispatchRules())
    }

    @Test("Hospitals, telephone, pranks and outcomes")
    func consequences() throws {
        let city = try load(
            town(
                city: "accepts: [arrest], capacity: 2, crowded_delay: {exponential: {mean: 20 min}}",
                more: """
                    handling:
                      location_error: {spoken: {lognormal: {mean: 600 m, sd: 0.5 km}}, app: 60 m}
                      telephone_cpr: {first_compression: 3 min}
                    human_resource_levels: {trained: {arrest_recognition: 74 %}}
                    call_streams:
                      - id: prank
                        kind: prank
                        rate: 1/day
                        calls_to: {"119": 1}
                        talk: 30 s
                        sends_units: {share: 5 %, pretends: fire, recognised_after: 10 min}
                    """
            )
            .replacingOccurrences(of: "agency: health", with: "agency: health\n    human_resources: trained"))
        #expect(city.hospitals[0].accepts == ["arrest"] && city.hospitals[0].capacity == 2)
        #expect(city.hospitals[0].crowdedDelay == .exponential(mean: 1_200))
        #expect(
            city.handling.locationError
                == LocationError(
                    spoken: .lognormal(mean: 0.6, standardDeviation: 0.5), app: .deterministic(0.06)))
        #expect(city.handling.telephoneCPR == TelephoneCPR(firstCompression: .deterministic(180)))
        #expect(city.desks[0].humanResources.arrestRecognition == 0.74)
        #expect(
            city.callStreams[0].prankDispatch
                == PrankDispatch(share: 0.05, pretends: "fire", recognisedAfter: .deterministic(600)))
        func outcome(_ text: String) throws -> IncidentType {
            try load(
                town().replacingOccurrences(of: "transported: 90 %", with: "transported: 90 %, \(text)")
            ).incidentTypes[0]
        }
        #expect(
            try outcome(
                "outcome: {larsen: {shock_after: 2 min, advanced_after: 5 min, scale: 0.1, untreated: 1 %}}"
            )
            .outcome == .larsen(shockAfter: 120, advancedAfter: 300, scale: 0.1, untreated: 0.01))
        #expect(
            try outcome("outcome: {spline: {points: {10: 9 %, 0: 40 %, 4: 40 %}, scale: 0.5}}").outcome
                == .spline(
                    points: [
                        .init(minutes: 0, share: 0.4), .init(minutes: 4, share: 0.4),
                        .init(minutes: 10, share: 0.09),
                    ], scale: 0.5, untreated: 0))
        #expect(
            try outcome("outcome: {crime_catch: {at_zero: 30 %, decay: 6 min}}").outcome
                == .crimeCatch(atZero: 0.3, decay: 360))
        #expect(
            try outcome("outcome: {fire_loss: {at_zero: 2 %, doubling: 5 min}}").outcome
                == .fireLoss(atZero: 0.02, doubling: 300))
        let odds = try outcome(
            "bystander_cpr_odds: 1.43, outcome: {logistic: {intercept: 0.679, per_minute: 0.262}}")
        #expect(odds.cprOddsRatio == 1.43)
    }

    @Test("A matrix of travel times, with other columns and by the hour")
    func matrix() throws {
        try folder.write("s.yaml", town())
        let scenario = try folder.load("s.yaml")
        let entries = try #require(scenario.configuration.travel.times?.entries)
        #expect(entries.count == 13)
        #expect(entries[3] == .init(from: "volunteers", to: "south", seconds: 90))
        #expect(scenario.inputs.map(\.path) == ["s.yaml", "times.csv"].map { folder.path + "/" + $0 })
        var hourly = "menit,jam,dari,ke\n"
        for line in times.split(separator: "\n").dropFirst() {
            let fields = line.split(separator: ",")
            for hour in 0..<24 { hourly += "\(fields[2]),\(hour),\(fields[0]),\(fields[1])\n" }
        }
        try folder.write("times.csv", hourly)
        let text = town().replacingOccurrences(
            of: "{file: times.csv}", with: "{file: times.csv, from: dari, to: ke, seconds: menit, hour: jam}")
        let times = try #require(try load(text).travel.times)
        #expect(times.isHourly && times.entries.count == 13 * 24)
    }

    @Test("What is wrong with a matrix is told with its line")
    func badMatrix() throws {
        expect(
            try messages(
                town(), times: times.replacingOccurrences(of: "post,south,300", with: "pots,south,300")),
            [
                "times.csv:3:1: from: there is no zone, unit group or hospital `pots`; did you mean `post`?"
            ])
        expect(
            try messages(
                town(),
                times: times.replacingOccurrences(of: "post,south,300", with: "post,south,-3")
                    .replacingOccurrences(of: "north,north,60", with: "north,north,one")
                    .replacingOccurrences(of: "tidar,south,80", with: "tidar,north,80")),
            [
                "times.csv:3:12: seconds: `-3` is no time in seconds; write a number from 0 to 604800",
                "times.csv:8:13: seconds: `one` is not a number; write a number such as `1.5`",
                "times.csv:12:1: gives the pair of line 11 again; keep one of the two lines",
            ])
        expect(
            try messages(
                town(),
                times: times.replacingOccurrences(of: "from,to,seconds", with: "from,too,seconds")),
            ["times.csv:1:1: has no column `to`; known columns: `from`, `seconds`, `too`"])
        expect(
            try messages(
                town(),
                times: times.replacingOccurrences(of: "post,north,120\n", with: "")
                    .replacingOccurrences(of: "tidar,post,280\n", with: "")),
            [
                "s.yaml:9:17: city.travel_times: there is no time from post to north, tidar to post; give each pair a line"
            ])
        expect(
            try messages(town().replacingOccurrences(of: "times.csv", with: "time.csv")),
            [
                "s.yaml:9:24: city.travel_times.file: `time.csv`: no such file; check the name and the folder"
            ])
    }

    @Test("What is wrong with a rule is told with its place")
    func badRules() throws {
        expect(
            try messages(town(kinds: "when_none_free: lose")),
            [
                "s.yaml:20:115: unit_kinds.ambulance.when_none_free: `lose` does not fit here; write `queue` or `lost`, or a map with `mutual_aid`"
            ])
        expect(
            try messages(town(units: "hospital: tidra, visible_to: record")),
            [
                "s.yaml:23:89: units.post.hospital: there is no hospital `tidra`; did you mean `tidar`?",
                "s.yaml:23:108: units.post.visible_to: `record` is not known here; did you mean `records`?",
            ])
        expect(
            try messages(town(kinds: "cover: {after: 5 min, bases: [post, station]}")),
            [
                "s.yaml:20:128: unit_kinds.ambulance.cover.bases: no unit group \"station\" of kind \"ambulance\"; use some of post, volunteers"
            ])
    }
}
