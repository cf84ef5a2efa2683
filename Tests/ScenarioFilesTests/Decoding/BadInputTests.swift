import ScenarioFiles
import Testing

@Suite("Mistakes in single values")
struct BadInputTests {
    /// The small scenario with one line replaced.
    private func changed(_ line: String, _ replacement: String) throws -> [String] {
        let lines = smallScenario.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        let index = try #require(lines.firstIndex { $0 == line })
        var copy = lines
        copy[index] = replacement
        return messages(copy.joined(separator: "\n"))
    }

    @Test func theSmallScenarioIsRight() {
        expect(messages(smallScenario), [])
    }

    @Test func wrongUnit() throws {
        expect(
            try changed("  answering: 5 s", "  answering: 5 km"),
            [
                "s.yaml:6:14: handling.answering: `5 km` is not a duration; write a duration such as `90 s` (units: `ms`, `s`, `min`, `h`, `d`, `week` or `y`)"
            ])
    }

    @Test func bareNumberWhereAUnitIsDue() throws {
        expect(
            try changed("  answering: 5 s", "  answering: 120"),
            ["s.yaml:6:14: handling.answering: `120` has no unit; write `120 s`"])
    }

    @Test func unknownKeyWithSuggestion() throws {
        expect(
            try changed("  answering: 5 s", "  anwsering: 5 s"),
            ["s.yaml:6:3: handling.anwsering: unknown key `anwsering`; did you mean `answering`?"])
    }

    @Test func unknownKeyWithoutSuggestion() throws {
        expect(
            try changed("  answering: 5 s", "  coffee: 5 s"),
            [
                "s.yaml:6:3: handling.coffee: unknown key `coffee`; known keys: `answering`, `dispatching`, `duplicate_factor`, `interviewing`, `locating`, `locating_from_app`, `location_error`, `telephone_cpr`, `verifying`, `wrap_up`"
            ])
    }

    @Test func misspeltRequiredKeyIsReportedOnce() throws {
        expect(
            try changed("    agency: health", "    agencey: health"),
            ["s.yaml:11:5: desks.psc119.agencey: unknown key `agencey`; did you mean `agency`?"])
    }

    @Test func missingKey() throws {
        expect(
            try changed("    agency: health", "    name: PSC"),
            ["s.yaml:10:5: desks.psc119.agency: is missing; write `agency: health`"])
    }

    @Test func negativeRate() throws {
        expect(
            try changed("lines:", "incident_types: [{id: fire, rate: -3/day}]\nlines:"),
            [
                "s.yaml:3:35: incident_types.fire.rate: `-3/day` is below 0/s; write a rate of 0/s or more"
            ])
    }

    @Test func negativeDurationAndMean() throws {
        expect(
            try changed("  answering: 5 s", "  answering: -5 s"),
            ["s.yaml:6:14: handling.answering: `-5 s` is below 0 s; write a duration of 0 s or more"])
        expect(
            try changed("  answering: 5 s", "  answering: {exponential: {mean: 0 s}}"),
            [
                "s.yaml:6:35: handling.answering.exponential.mean: `0 s` is not above 0 s; write a duration above 0 s"
            ])
    }

    @Test func shareAboveTheWhole() throws {
        expect(
            try changed("  basic: {absence: 5 %}", "  basic: {absence: 120 %}"),
            [
                "s.yaml:8:20: human_resource_levels.basic.absence: `120 %` is above 100 %; write a share from 0 % to 100 %"
            ])
    }

    @Test func emptyRosters() throws {
        let group = "      - {id: operators, roles: [call_taking, dispatching], posts: 1}"
        expect(
            try changed(group, "      - {id: operators, roles: [call_taking], posts: 0}"),
            [
                "s.yaml:14:9: desks.psc119.staff.operators: the roster is empty; give a shift or posts of at least 1"
            ])
        expect(
            try changed(group, "      - {id: operators, roles: [call_taking], shifts: []}"),
            [
                "s.yaml:14:55: desks.psc119.staff.operators.shifts: the list is empty; write 1 or more"
            ])
    }

    @Test func wrongTypes() throws {
        expect(
            try changed("  answering: 5 s", "  answering: [5 s]"),
            [
                "s.yaml:6:14: handling.answering: is a list; write a duration such as `90 s`, or a distribution such as `{exponential: {mean: 90 s}}`"
            ])
        expect(
            try changed("handling:", "handling: fast\nprofiles:"),
            [
                "s.yaml:5:11: handling: `fast` does not fit here; write a map with keys such as `answering` and `locating`",
                "s.yaml:7:14: profiles.answering: `5 s` does not fit here; write a map with keys such as `hours` and `sinusoid`",
            ])
        expect(
            try changed("lines:", "targets: {kpi: x}\nlines:"),
            [
                "s.yaml:3:10: targets: is a map; write a list of target entries, each beginning with `- `"
            ])
    }

    @Test func missingValue() throws {
        #expect(
            try changed("  answering: 5 s", "  answering:").first?.hasPrefix(
                "s.yaml:6:13: handling.answering: has no value; write a duration such as `90 s`") == true)
        #expect(
            try changed("  answering: 5 s", "  answering: ~").first?.hasPrefix(
                "s.yaml:6:14: handling.answering: has no value")
                == true)
    }

    @Test func unknownReferences() throws {
        expect(
            try changed("    human_resources: basic", "    human_resources: basik"),
            [
                "s.yaml:12:22: desks.psc119.human_resources: there is no human-resource level `basik`; did you mean `basic`?"
            ])
        expect(
            try changed("lines:", "adoption: low\nlines:"),
            [
                "s.yaml:3:11: adoption: there is no adoption level `low`; declare it under `adoption_levels`"
            ])
    }

    @Test func wrongDate() throws {
        expect(
            try changed(
                "simulation: {start: 2024-01-01, measured: 7 d}",
                "simulation: {start: 2023-02-29, measured: 7 d}"),
            [
                "s.yaml:2:21: simulation.start: `2023-02-29` is not a date; write year, month and day as `2024-01-31`"
            ])
    }

    @Test func distributionsThatAreNone() throws {
        func answering(_ text: String) throws -> [String] {
            try changed("  answering: 5 s", "  answering: \(text)")
        }
        expect(
            try answering("{lognormal: {mean: 5 s}}"),
            [
                "s.yaml:6:26: handling.answering.lognormal.sd: is missing; write `mean` and `sd`, or `median` and `p90`"
            ])
        expect(
            try answering("{lognormal: {mean: 5 s, sd: 2 s, median: 4 s, p90: 9 s}}"),
            [
                "s.yaml:6:26: handling.answering.lognormal: has `mean` and `sd` and `median` and `p90` together; write only one of `mean` and `sd`, or `median` and `p90`"
            ])
        expect(
            try answering("{lognormal: {median: 5 s, p90: 5 s}}"),
            [
                "s.yaml:6:26: handling.answering.lognormal: p90 is not above the median; write a p90 above the median"
            ])
        expect(
            try answering("{uniform: {low: 5 s, high: 5 s}}"),
            [
                "s.yaml:6:24: handling.answering.uniform: `low` is not below `high`; write `low` below `high`"
            ])
        expect(
            try answering("{expontial: {mean: 5 s}}"),
            [
                "s.yaml:6:15: handling.answering.expontial: unknown key `expontial`; did you mean `exponential`?"
            ])
        #expect(
            try answering("{deterministic: 5 s, exponential: {mean: 5 s}}").first?.hasPrefix(
                "s.yaml:6:14: handling.answering: has 2 keys; write exactly one of `deterministic`, `exponential`"
            ) == true)
        #expect(
            try answering("{mixture: [{weight: 1, mixture: [5 s]}]}").first?.hasPrefix(
                "s.yaml:6:37: handling.answering.mixture.1.mixture: unknown key `mixture`") == true)
    }

    @Test func scalarsStayText() throws {
        // A YAML 1.1 reader would see false, 90 and 1.0 here.
        let scenario = try ScenarioLoader.read(
            text: smallScenario.replacingLine("lines:", "title: no\ndescription: 1:30\nlines:"),
            name: "s.yaml")
        #expect(scenario.title.en == "no")
        #expect(scenario.description.en == "1:30")
        #expect(
            try changed("  answering: 5 s", "  answering: 1:30").first?.hasPrefix(
                "s.yaml:6:14: handling.answering: `1:30` is not a duration") == true)
        #expect(
            try changed("  answering: 5 s", "  answering: .inf").first?.hasPrefix(
                "s.yaml:6:14: handling.answering: `.inf` is not a duration") == true)
    }

    @Test func wrongVersion() throws {
        expect(try changed("sigap: 1", "sigap: 2"), ["s.yaml:1:8: sigap: `2` is not known here; write `1`"])
    }

    @Test func idsThatAreNoNamesOrComeTwice() throws {
        expect(
            try changed(
                "  - {id: \"119\", desk: psc119}",
                "  - {id: \"119\", desk: psc119}\n  - {id: \"1.9\", desk: psc119}"),
            [
                "s.yaml:5:10: lines.1.9.id: `1.9` is not a name; use 1 to 64 letters, digits, `_` and `-`, such as `cardiac_arrest`"
            ])
        expect(
            try changed(
                "  - {id: \"119\", desk: psc119}",
                "  - {id: \"119\", desk: psc119}\n  - {id: \"119\", desk: psc119}"),
            [
                "s.yaml:5:5: lines.119: the id `119` is used twice (first at s.yaml:4:5); give each line its own id"
            ])
    }

    @Test func alternativesTogetherAndNone() throws {
        let group = "      - {id: operators, roles: [call_taking, dispatching], posts: 1}"
        expect(
            try changed(
                group,
                "      - {id: operators, roles: [call_taking], posts: 1, shifts: [{start: \"07:00\", length: 8 h, posts: 1}]}"
            ),
            [
                "s.yaml:14:9: desks.psc119.staff.operators: has `posts` and `shifts` together; write only one of `posts` or `shifts`"
            ])
        expect(
            try changed(group, "      - {id: operators, roles: [call_taking]}"),
            [
                "s.yaml:14:9: desks.psc119.staff.operators: has none of `posts` or `shifts`; write one of them"
            ])
    }

    @Test func allMistakesAtOnce() {
        let text = """
            sigap: 1
            simulaton: {}
            handling:
              answering: 5
              duplicate_factor: -1
            human_resource_levels:
              basic: {absence: 101 %}
            desks:
              - {id: psc119, agency: health, human_resources: expert, staff: [{id: a, roles: [call_taking], posts: 1}]}

            """
        expect(
            messages(text),
            [
                "s.yaml:2:1: simulaton: unknown key `simulaton`; did you mean `simulation`?",
                "s.yaml:4:14: handling.answering: `5` has no unit; write `5 s`",
                "s.yaml:5:21: handling.duplicate_factor: `-1` is below 0; write a number from 0 to 10",
                "s.yaml:7:20: human_resource_levels.basic.absence: `101 %` is above 100 %; write a share from 0 % to 100 %",
                "s.yaml:9:51: desks.psc119.human_resources: there is no human-resource level `expert`; known human-resource levels: `basic`",
            ])
    }

    @Test func messagesStayOnOneLineWhateverTheInput() {
        let found = messages("sigap: 1\n\"a\\nb\\e[31m\": 5\n")
        #expect(found.count == 1)
        #expect(found.first?.contains("\n") == false)
        #expect(found.first?.contains("\u{1B}") == false)
        #expect(found.first?.contains("unknown key `a\\u{a}b\\u{1b}[31m`") == true)
    }

    @Test func endlessMistakesAreCapped() {
        let lines = (1...3_000).map { "unknown_\($0): 1" }
        let found = messages("sigap: 1\n" + lines.joined(separator: "\n"))
        #expect(found.count == 1_000)
    }
}

extension String {
    /// The text with one whole line exchanged.
    func replacingLine(_ line: String, _ replacement: String) -> String {
        split(separator: "\n", omittingEmptySubsequences: false).map { $0 == line ? replacement : String($0) }
            .joined(separator: "\n")
    }
}

@Suite("Values that are right alone and wrong together")
struct CombinedInputTests {
    private func changed(_ line: String, _ replacement: String) -> [String] {
        messages(completeScenario.replacingLine(line, replacement))
    }

    @Test func ratesPerInhabitantNeedInhabitants() {
        expect(
            messages(smallScenario + "incident_types: [{id: fire, rate: 5 per 100k per year}]\n"),
            [
                "s.yaml:16:35: incident_types.fire.rate: the rate is per inhabitant, but no zone has any; write `city.zones` with populations, or a rate such as `42/day`"
            ])
    }

    @Test func junk() {
        expect(
            changed("junk_share: 50 %", "junk_share: 100 %"),
            ["s.yaml:36:13: junk_share: no number of junk calls makes them all; write a share below 100 %"])
        let streams = changed("junk_share: 50 %", "")
        #expect(streams.count == 2)
        #expect(
            streams.first?.hasSuffix(
                "call_streams.prank.part_of_junk: there is no `junk_share` to be part of; write `junk_share`, or `rate` instead"
            ) == true)
        expect(
            messages(smallScenario + "junk_share: 10 %\n"),
            [
                "s.yaml:16:13: junk_share: no call stream has a `part_of_junk` above 0; write `part_of_junk` in a call stream, or remove `junk_share`"
            ])
    }

    @Test func chosenLevelsMustBeDescribed() {
        let found = changed("integration: linked", "integration: {technical: none, institutional: one_room}")
        #expect(found.count == 1)
        #expect(
            found.first?.hasSuffix(
                "integration: the level `none` is chosen but not described; write `technical_levels.none`")
                == true)
    }

    @Test func payingAgenciesMustBeInTheBudget() {
        let found = changed("    agency: police", "    agency: polise")
        #expect(found.count == 1)
        #expect(
            found.first?.hasSuffix(
                "desks.police110.agency: there is no agency `polise` in the budget; did you mean `police`?")
                == true)
    }

    @Test func namesAreListedOnce() {
        let found = changed("    dispatches: [ambulance]", "    dispatches: [ambulance, ambulance]")
        #expect(found.count == 1)
        #expect(
            found.first?.hasSuffix("desks.psc119.dispatches.2: `ambulance` is listed twice; list it once")
                == true)
    }

    @Test func textsCannotExtendFiles() {
        expect(
            messages("sigap: 1\nextends: base.yaml\n"),
            [
                "s.yaml:2:10: extends: a text that is no file cannot extend files; save it as a file, or leave `extends` out"
            ])
    }
}
