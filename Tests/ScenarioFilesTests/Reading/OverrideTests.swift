import CityModel
import ScenarioFiles
import Testing

@Suite("Changes on the command line")
struct OverrideTests {
    let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
        try folder.write("s.yaml", completeScenario)
    }

    private func city(_ changes: String...) throws -> CityConfiguration {
        try folder.load("s.yaml", overrides: changes.map { text in try ScenarioOverride(text) }).configuration
    }

    private func messages(_ changes: String...) throws -> [String] {
        folder.messages("s.yaml", overrides: try changes.map { text in try ScenarioOverride(text) })
    }

    @Test func plainValues() throws {
        #expect(try city("handling.answering=4 s").handling.answering == .deterministic(4))
        #expect(try city("simulation.seed = 7").simulation.seed == 7)
        #expect(try city("junk_share=0 %").callStreams[0].rate == 0)
    }

    @Test func elementsById() throws {
        let city = try city("desks.psc119.staff.operators.posts=3", "lines.119.rank=5")
        #expect(city.desks[0].staff[0].shifts.map(\.posts) == [3])
        #expect(city.lines[0].rank == 5)
    }

    @Test func elementsByNumber() throws {
        let city = try city(
            "desks.psc119.staff.extra.shifts.2.posts=9", "targets.1.at_least=95 %",
            "profiles.medical.hours.24=8")
        #expect(city.desks[0].staff[1].shifts.map(\.posts) == [2, 9])
        #expect(city.targets[0].atLeast == 0.95)
        #expect(city.targets[1].atMost == 900)
        guard case .hours(let hours) = city.incidentTypes[0].profile.day else {
            Issue.record("The profile has no hours.")
            return
        }
        #expect(hours.last == 8)
        #expect(hours.first == 1)
    }

    @Test func insideDistributionsAndMaps() throws {
        let city = try city(
            "handling.locating.lognormal.mean=50 s", "incident_types.cardiac_arrest.calls_to.110=0.4",
            "cctv.watching.noticed_by_screens.9=50 %")
        #expect(city.handling.locating == .lognormal(mean: 50, standardDeviation: 30))
        #expect(city.incidentTypes[0].callsTo == ["119": 0.5, "110": 0.4])
        #expect(city.cameras?.watching.noticedByScreens[9] == 0.5)
    }

    @Test func oneAxisOfANamedLevel() throws {
        let scenario = try folder.load(
            "s.yaml", overrides: [ScenarioOverride(path: "integration.technical", value: "record_with_video")]
        )
        #expect(scenario.configuration.integration.technical == .recordWithVideo)
        #expect(scenario.configuration.integration.institutional == .separateDesks)
        #expect(scenario.levels.integration == nil)
        let city = try city("desks.psc119.human_resources.absence=50 %")
        #expect(city.desks[0].humanResources.absence == 0.5)
        #expect(city.desks[0].humanResources.underTriage == 0.234)
        #expect(city.jointCentre?.humanResources.absence == 0.05)
    }

    @Test func wholeMapsAndLists() throws {
        let city = try city(
            "desks.psc119.outages=none", "incident_types.fire.priorities=[0, 0, 1, 0]",
            "units.station={posts: 3}", "lines.app={remove: true}")
        #expect(city.desks[0].outages == nil)
        #expect(city.incidentTypes[1].priorities == [0, 0, 1, 0])
        #expect(city.units[1].shifts.map(\.posts) == [3])
        #expect(city.lines.map(\.id) == ["119", "110"])
    }

    @Test func laterChangesWin() throws {
        #expect(
            try city("handling.answering=4 s", "handling.answering=6 s").handling.answering
                == .deterministic(6))
    }

    @Test func unknownPaths() throws {
        expect(
            try messages("handling.anwsering=4 s"),
            [
                "--set handling.anwsering: handling.anwsering: unknown key `anwsering`; did you mean `answering`?"
            ])
        expect(
            try messages("desks.psc911.trunks=4"),
            ["--set desks.psc911.trunks: desks.psc911: unknown desk `psc911`; did you mean `psc119`?"])
        expect(
            try messages("adoption_levels.lwo.app_use=4 %"),
            [
                "--set adoption_levels.lwo.app_use: adoption_levels.lwo: unknown name `lwo`; did you mean `low`?"
            ])
        expect(
            try messages("targets.3.at_least=4 %"),
            ["--set targets.3.at_least: targets.3: there is no element `3`; write a number from 1 to 2"])
        expect(
            try messages("junk_share.mean=4 %"),
            [
                "--set junk_share.mean: junk_share.mean: there is nothing below `junk_share`; end the path there"
            ])
    }

    @Test func whatCannotBeSet() throws {
        expect(
            try messages("extends=other.yaml"),
            ["--set extends: extends: files are chosen before values are set; write `extends` in a file"])
        expect(
            try messages("desks.psc119.id=psc"),
            [
                "--set desks.psc119.id: desks.psc119.id: an id cannot be changed, others refer to it; change it in the file"
            ])
    }

    @Test func wrongValues() throws {
        expect(
            try messages("handling.answering=4", "junk_share=200 %"),
            [
                "--set handling.answering: handling.answering: `4` has no unit; write `4 s`",
                "--set junk_share: junk_share: `200 %` is above 100 %; write a share from 0 % to 100 %",
            ])
        expect(
            try messages("handling.answering="),
            ["--set handling.answering: has no value; write `path=value`"])
        expect(
            try messages("handling.answering={a"),
            [
                "--set handling.answering: the map in braces goes wrong here; separate with `,` and close with `}`"
            ])
    }

    @Test func notAChange() {
        let error = #expect(throws: ScenarioError.self) { try ScenarioOverride("handling.answering") }
        #expect(
            error?.description
                == "--set handling.answering: is not a change to a value; write `path=value`, such as `handling.answering=4 s`"
        )
    }

    @Test func everyParameterCanBeSetToItself() throws {
        let source = try ScenarioLoader.source(path: folder.path + "/s.yaml")
        let scenario = try source.scenario()
        #expect(scenario.parameters.count > 200)
        for parameter in scenario.parameters {
            let again = try source.scenario(
                overrides: [ScenarioOverride(path: parameter.path, value: parameter.text)])
            guard again.configuration == scenario.configuration else {
                Issue.record("Setting \(parameter.path) to \(parameter.text) changes the scenario.")
                return
            }
        }
    }
}
