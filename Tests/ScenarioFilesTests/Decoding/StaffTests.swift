import CityModel
import Foundation
import Randomness
import ScenarioFiles
import Testing

@Suite("Staff in scenario files")
struct StaffTests {
    @Test("Every key reaches the configuration")
    func decoding() throws {
        let scenario = try ScenarioLoader.read(
            text: completeScenario.replacing(
                "trunks: 8, human_resources: basic", with: "trunks: 8, human_resources: tired"),
            name: "s.yaml")
        let city = scenario.configuration
        let operators = city.desks[0].staff[0]
        #expect(operators.standIn == StandIn(probability: 0.6, delay: .exponential(mean: 5_400)))
        #expect(operators.minimumCrew == MinimumCrew(people: 1, longestStay: 14_400))
        #expect(operators.breaks == Breaks(after: 14_400, length: 1_800, whenQuiet: true))
        #expect(operators.languages == ["javanese"])
        #expect(
            city.languages == [CallerLanguage(id: "javanese", share: 0.1, talkFactor: 1.5, errorOdds: 2)])
        #expect(city.lines.map(\.trunks) == [3, nil, nil])
        let centre = try #require(city.jointCentre)
        #expect(centre.supervision == Supervision(escalated: 0.05, lasts: .deterministic(180), helpsAbove: 2))
        #expect(
            centre.humanResources.fatigue
                == Fatigue(
                    after: 14_400, increase: 0.05, nightFactor: 1.3, nightFrom: 7_200, nightTo: 21_600))
        #expect(centre.humanResources.vigilanceDecay == 1.5)
        #expect(
            centre.humanResources.turnover
                == Turnover(
                    rate: 0.16 / 31_536_000,
                    newHires: Beginner(
                        handlingFactor: 1, underTriage: 0.234, overTriage: 0.286, wrongAgency: 0.06),
                    learning: 180 * 86_400, curve: .exponential))
        #expect(scenario.levels.turnover == ["joint": Decimal(string: "0.16")])
        let extra = city.desks[0].staff[1]
        #expect(extra.standIn == nil && extra.minimumCrew == nil && extra.breaks == nil)
        #expect(city.desks[0].supervision == nil && city.desks[0].humanResources.fatigue == nil)
    }

    /// The small scenario with something added to its staff group.
    private func group(_ text: String) -> [String] {
        messages(smallScenario.replacing("posts: 1}", with: "posts: 1, \(text)}"))
    }

    /// The small scenario with something added to its level.
    private func level(_ text: String) -> [String] {
        messages(smallScenario.replacing("{absence: 5 %}", with: "{absence: 5 %, \(text)}"))
    }

    @Test("Inherited rules are taken away by words")
    func none() {
        expect(group("stand_in: none, breaks: none, minimum_crew: 0"), [])
        expect(level("fatigue: none, turnover: none"), [])
        expect(messages(smallScenario + "languages: []\n"), [])
    }

    @Test("Mistakes are told with their place and the remedy")
    func mistakes() {
        func single(_ found: [String], _ end: String, sourceLocation: SourceLocation = #_sourceLocation) {
            #expect(found.count == 1, "\(found)", sourceLocation: sourceLocation)
            #expect(found.first?.hasSuffix(end) == true, "\(found)", sourceLocation: sourceLocation)
        }
        let place = "desks.psc119.staff.operators"
        single(
            group("minimum_crew: 1"),
            "\(place).minimum_crew: how long somebody stays on is not said; write `longest_stay`, such as `4 h`"
        )
        single(
            group("minimum_crew: 3, longest_stay: 4 h"),
            "\(place).minimum_crew: no shift has 3 posts; use at most 1, or more posts")
        single(
            group("stand_in: {probability: 120 %, delay: 1 h}"),
            "\(place).stand_in.probability: `120 %` is above 100 %; write a share from 0 % to 100 %")
        single(
            group("stand_in: {probability: 50 %}"),
            "\(place).stand_in.delay: is missing; write `delay: {exponential: {mean: 90 min}}`")
        single(
            group("breaks: {after: 10 min, length: 30 min}"),
            "\(place).breaks: there is no work between the breaks; use a length above 0 s and at least as much time before it"
        )
        single(
            group("breaks: {after: 4 h, length: 30 min, taken: quiet}"),
            "breaks.taken: `quiet` is not known here; write `when_due` or `when_quiet`")
        single(
            group("languages: [javanese]"), "there is no language `javanese`; declare it under `languages`")
        single(
            level("turnover: {per_year: 16 %, new_hires: basics, learning: 1 d}"),
            "turnover.new_hires: there is no human-resource level `basics`; did you mean `basic`?")
        single(
            level("turnover: {per_year: 16, new_hires: basic, learning: 1 d}"),
            "turnover.per_year: `16` has no unit; write `16 %`")
        single(
            level("fatigue: {after: 4 h, per_4h: 5 %, night: {factor: 1.3, from: 2, to: \"06:00\"}}"),
            "fatigue.night.from: `2` is not a time of day; write hour and minute as `07:00`")
        single(
            level("fatigue: {after: -4 h, per_4h: 5 %}"),
            "fatigue.after: `-4 h` is below 0 s; write a duration of 0 s or more")
        single(
            messages(smallScenario.replacing("desk: psc119}", with: "desk: psc119, trunks: 0}")),
            "lines.119.trunks: `0` is below 1; write a number from 1 to 100000")
        single(
            messages(
                smallScenario.replacing(
                    "human_resources: basic\n",
                    with: "human_resources: basic\n    supervision: {escalated: 5 %}\n")),
            "desks.psc119.supervision: nobody supervises; give a staff group the role supervising")
        single(
            messages(smallScenario + "languages: [{id: a, share: 60 %}, {id: b, share: 60 %}]\n"),
            "languages: the shares of the callers are together above 100 %; lower them; nobody needs two")
    }
}
