import CityModel
import Randomness
import ScenarioFiles
import Testing

@Suite("Inheritance")
struct InheritanceTests {
    let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
        try folder.write("base.yaml", smallScenario)
    }

    private func child(_ text: String) throws -> CityConfiguration {
        try folder.write("child.yaml", "sigap: 1\nextends: base.yaml\n" + text)
        return try folder.load("child.yaml").configuration
    }

    private func childMessages(_ text: String) throws -> [String] {
        try folder.write("child.yaml", "sigap: 1\nextends: base.yaml\n" + text)
        return folder.messages("child.yaml")
    }

    @Test func mapsMergeKeyByKey() throws {
        let city = try child("handling: {locating: 9 s}\nsimulation: {measured: 1 d}\n")
        #expect(city.handling.answering == .deterministic(5))
        #expect(city.handling.locating == .deterministic(9))
        #expect(city.simulation.measured == 86_400)
        #expect(city.simulation.weekdayAtStart == 0)
    }

    @Test func listsOfThingsMergeById() throws {
        let city = try child(
            """
            lines: [{id: "110", desk: psc119}, {id: "119", rank: 3}]
            desks: [{id: psc119, staff: [{id: operators, posts: 4}]}]

            """)
        #expect(city.lines.map(\.id) == ["119", "110"])
        #expect(city.lines.map(\.rank) == [3, 1])
        #expect(city.desks[0].staff[0].shifts.map(\.posts) == [4])
        #expect(city.desks[0].staff[0].roles == [.callTaking, .dispatching])
    }

    @Test func removal() throws {
        // The long form replaces a user's map as a whole, so that the removed line is not referred to.
        let city = try child(
            """
            lines: [{id: "110", desk: psc119}, {id: "119", remove: true}]
            call_streams: [{id: info, calls_to: {value: {"110": 1}}}]

            """)
        #expect(city.lines.map(\.id) == ["110"])
        #expect(city.callStreams[0].callsTo == ["110": 1])
    }

    @Test func wrongRemovals() throws {
        expect(
            try childMessages("lines: [{id: \"911\", remove: true}]\n"),
            [
                "child.yaml:3:9: lines.911: there is no inherited line to remove; check the id, or leave the element out"
            ])
        expect(
            try childMessages("lines: [{id: \"119\", remove: yes}]\n"),
            [
                "child.yaml:3:9: lines.119: `remove` is not `true`; write `remove: true`, or leave it out to keep the line"
            ])
        expect(
            try childMessages("lines: [{id: \"119\", remove: true, rank: 3}]\n"),
            [
                "child.yaml:3:9: lines.119: an element that is removed has other keys; write only `id` and `remove: true`"
            ])
        try folder.write("alone.yaml", smallScenario + "units: [{id: a, remove: true}]\n")
        expect(
            folder.messages("alone.yaml"),
            [
                "alone.yaml:16:9: units.a: there is no inherited unit group to remove; check the id, or leave the element out"
            ])
    }

    @Test func otherListsAndDistributionsAreReplaced() throws {
        try folder.write(
            "base.yaml",
            smallScenario.replacingLine(
                "  answering: 5 s",
                "  answering: {lognormal: {mean: 5 s, sd: 2 s}}\n  locating: {lognormal: {mean: 5 s, sd: 2 s}}"
            ))
        let city = try child(
            """
            handling: {answering: {exponential: {mean: 7 s}}, locating: {lognormal: {sd: 3 s}}}
            desks: [{id: psc119, staff: [{id: operators, roles: [dispatching, call_taking]}]}]

            """)
        #expect(city.handling.answering == .exponential(mean: 7))
        #expect(city.handling.locating == .lognormal(mean: 5, standardDeviation: 3))
        #expect(city.desks[0].staff[0].roles == [.dispatching, .callTaking])
    }

    @Test func theOtherWayOfSayingItReplaces() throws {
        let city = try child(
            """
            desks: [{id: psc119, staff: [{id: operators, shifts: [{start: "07:00", length: 8 h, posts: 3}]}]}]

            """)
        #expect(city.desks[0].staff[0].shifts.map(\.lengthMinutes) == [480])
    }

    @Test func aLevelIsWrittenOutBeforeItsValuesChange() throws {
        let city = try child("desks: [{id: psc119, human_resources: {handling_factor: 0.5}}]\n")
        #expect(city.desks[0].humanResources == HumanResources(handlingFactor: 0.5, absence: 0.05))
    }

    @Test func provenanceBelongsToItsValue() throws {
        try folder.write(
            "base.yaml",
            smallScenario.replacingLine(
                "  answering: 5 s",
                "  answering: {value: 5 s, low: 3 s, high: 9 s, source: book, grade: A}\n  locating: 40 s\n  verifying: 7 s"
            ))
        try folder.write(
            "child.yaml",
            """
            sigap: 1
            extends: base.yaml
            handling:
              answering: 20 s
              locating: {low: 30 s, grade: C}
              verifying: {value: 8 s, source: observed}

            """)
        let parameters = try folder.load("child.yaml").parameters
        let answering = try #require(parameters.first { $0.path == "handling.answering" })
        // The old source and bounds say nothing about the new value.
        #expect(answering.value == 20)
        #expect(answering.source == nil)
        #expect(answering.low == nil)
        let locating = try #require(parameters.first { $0.path == "handling.locating" })
        #expect(locating.value == 40)
        #expect(locating.low == 30)
        #expect(locating.grade == .c)
        #expect(parameters.first { $0.path == "handling.verifying" }?.source == "observed")
    }

    @Test func adoptionLevelsMayBeCalledLowAndHigh() throws {
        try folder.write(
            "base.yaml", smallScenario + "adoption: low\nadoption_levels: {low: {app_use: 3 %}}\n")
        let city = try child(
            "adoption: high\nadoption_levels: {low: {app_use: 4 %}, high: {app_use: 40 %}}\n")
        #expect(city.callers.appUse == 0.4)
    }

    @Test func severalBasesInOrder() throws {
        try folder.write("parts/a.yaml", "handling: {answering: 1 s, locating: 1 s}\n")
        try folder.write("parts/b.yaml", "handling: {locating: 2 s}\n")
        try folder.write("child.yaml", "sigap: 1\nextends: [base.yaml, ./parts/a.yaml, parts/b.yaml]\n")
        let scenario = try folder.load("child.yaml")
        #expect(scenario.configuration.handling.answering == .deterministic(1))
        #expect(scenario.configuration.handling.locating == .deterministic(2))
        #expect(
            scenario.inputs.map { $0.path.split(separator: "/").last.map(String.init) }
                == ["child.yaml", "base.yaml", "a.yaml", "b.yaml"])
        #expect(scenario.inputs[2].bytes == Array("handling: {answering: 1 s, locating: 1 s}\n".utf8))
    }

    @Test func pathsAreRelativeToTheFileThatWritesThem() throws {
        try folder.write("deep/er/middle.yaml", "extends: ../../base.yaml\nhandling: {locating: 3 s}\n")
        try folder.write("deep/child.yaml", "sigap: 1\nextends: er/middle.yaml\n")
        #expect(try folder.load("deep/child.yaml").configuration.handling.locating == .deterministic(3))
    }

    @Test func aMistakeIsReportedWhereItWasWritten() throws {
        try folder.write("base.yaml", smallScenario.replacingLine("  answering: 5 s", "  answering: 5"))
        expect(
            try childMessages("handling: {locating: 6}\n"),
            [
                "child.yaml:3:22: handling.locating: `6` has no unit; write `6 s`",
                "base.yaml:6:14: handling.answering: `5` has no unit; write `5 s`",
            ])
    }

    @Test func anInheritedMistakeCanBeCorrected() throws {
        try folder.write("base.yaml", smallScenario.replacingLine("  answering: 5 s", "  answering: 5"))
        expect(try childMessages("handling: {answering: 6 s}\n"), [])
    }

    @Test func circles() throws {
        try folder.write("a.yaml", "sigap: 1\nextends: b.yaml\n")
        try folder.write("b.yaml", "sigap: 1\nextends: ./a.yaml\n")
        expect(
            folder.messages("a.yaml"),
            [
                "b.yaml:2:10: extends: `a.yaml`: the files extend each other in a circle (a.yaml → b.yaml → a.yaml); remove one of the links"
            ])
        try folder.write("self.yaml", "sigap: 1\nextends: self.yaml\n")
        expect(
            folder.messages("self.yaml"),
            [
                "self.yaml:2:10: extends: `self.yaml`: the files extend each other in a circle (self.yaml → self.yaml); remove one of the links"
            ])
    }

    @Test func aDiamondIsNoCircle() throws {
        try folder.write("left.yaml", "extends: base.yaml\nhandling: {locating: 1 s}\n")
        try folder.write("right.yaml", "extends: base.yaml\nhandling: {dispatching: 2 s}\n")
        try folder.write("child.yaml", "sigap: 1\nextends: [left.yaml, right.yaml]\n")
        let scenario = try folder.load("child.yaml")
        #expect(scenario.configuration.handling.locating == .deterministic(1))
        #expect(scenario.configuration.handling.dispatching == .deterministic(2))
        #expect(scenario.inputs.count == 4)
    }

    @Test func chainsOfDoublingsEnd() throws {
        // Each file extends the next one twice: 2^14 merges if nothing stopped it.
        for level in 0..<14 {
            try folder.write(
                "d\(level).yaml", "sigap: 1\nextends: [d\(level + 1).yaml, d\(level + 1).yaml]\n")
        }
        try folder.write("d14.yaml", smallScenario)
        let found = folder.messages("d0.yaml")
        #expect(found.count == 1)
        #expect(
            found.first?.contains("too many files extend each other; use at most 16 levels and 256 files")
                == true)
    }

    @Test func missingAndUnreadableBases() throws {
        try folder.write("child.yaml", "sigap: 1\nextends: bsae.yaml\n")
        expect(
            folder.messages("child.yaml"),
            [
                "child.yaml:2:10: extends: `bsae.yaml`: no such file; check the name; `bsae.yaml` is looked for in the folder of this file, `\(folder.path)`"
            ])
        try folder.write("inner/b.yaml", "sigap: 1\nextends: ../parts/base.yaml\n")
        expect(
            folder.messages("inner/b.yaml"),
            [
                "inner/b.yaml:2:10: extends: `inner/../parts/base.yaml`: no such file; check the name; `../parts/base.yaml` is looked for in the folder of this file, `inner`"
            ])
        try folder.write("inner/a.yaml", "")
        try folder.write("child.yaml", "sigap: 1\nextends: [base.yaml, inner]\n")
        expect(
            folder.messages("child.yaml"),
            ["child.yaml:2:22: extends: `inner`: is a directory; name a YAML file"])
        try folder.write("child.yaml", "sigap: 1\nextends:\n")
        expect(
            folder.messages("child.yaml"),
            [
                "child.yaml:2:9: extends: is empty; write the path of a file, relative to this one, or a list of paths"
            ])
        try folder.write("child.yaml", "sigap: 1\nextends: \"a\\0b\"\n")
        expect(
            folder.messages("child.yaml"),
            ["child.yaml:2:10: extends: `a\\u{0}b`: the file name holds a zero byte; remove it"])
    }
}
