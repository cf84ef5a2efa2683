import ScenarioFiles
import Testing

/// Messages about misspelt and removed ids in files that inherit.
@Suite("Names of inherited things")
struct InheritedNameTests {
    let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
        try folder.write("base.yaml", smallScenario)
    }

    private func childMessages(_ text: String) throws -> [String] {
        try folder.write("child.yaml", "sigap: 1\nextends: base.yaml\n" + text)
        return folder.messages("child.yaml")
    }

    @Test func aMisspeltIdIsNoNewThing() throws {
        // What the parts of the misspelt desk lack would be inherited too.
        expect(
            try childMessages("desks: [{id: psc191, staff: [{id: operators, posts: 2}]}]\n"),
            [
                "child.yaml:3:9: desks.psc191: there is no inherited desk `psc191`; did you mean `psc119`? (a new desk needs `agency`)"
            ])
        expect(
            try childMessages("desks: [{id: psc119, staff: [{id: opertors, posts: 2}]}]\n"),
            [
                "child.yaml:3:30: desks.psc119.staff.opertors: there is no inherited staff group `opertors`; did you mean `operators`? (a new staff group needs `roles`)"
            ])
    }

    @Test func severalMissingKeysAreOneProblem() throws {
        expect(
            try childMessages("desks: [{id: psc191, trunks: 2}]\n"),
            [
                "child.yaml:3:9: desks.psc191: there is no inherited desk `psc191`; did you mean `psc119`? (a new desk needs `agency`, `staff`)"
            ])
        expect(
            try childMessages("desks: [{id: psc119, staff: [{id: night}]}]\n"),
            [
                "child.yaml:3:30: desks.psc119.staff.night: there is no inherited staff group `night` (inherited: operators); a new staff group needs `roles`, `posts` or `shifts`"
            ])
    }

    @Test func otherMistakesInAMisspeltThingAreStillReported() throws {
        expect(
            try childMessages("desks: [{id: psc191, trunsk: 2, staff: [{id: operators, posts: many}]}]\n"),
            [
                "child.yaml:3:9: desks.psc191: there is no inherited desk `psc191`; did you mean `psc119`? (a new desk needs `agency`)",
                "child.yaml:3:22: desks.psc191.trunsk: unknown key `trunsk`; did you mean `trunks`?",
                "child.yaml:3:64: desks.psc191.staff.operators.posts: `many` is not a whole number; write a whole number such as `3`",
            ])
    }

    @Test func aNewThingIsToldWhatItNeeds() throws {
        expect(
            try childMessages("desks: [{id: fire, staff: [{id: crew, posts: 2}]}]\n"),
            [
                "child.yaml:3:9: desks.fire: there is no inherited desk `fire` (inherited: psc119); a new desk needs `agency`",
                "child.yaml:3:28: desks.fire.staff.crew.roles: is missing; write `roles: [call_taking, dispatching]`",
            ])
    }

    @Test func withoutInheritedElementsAKeyIsJustMissing() throws {
        expect(
            messages(smallScenario.replacingLine("    agency: health", "    name: PSC")),
            ["s.yaml:10:5: desks.psc119.agency: is missing; write `agency: health`"])
    }

    @Test func theMistakeIsReportedWhereTheIdWasFirstWritten() throws {
        try folder.write("middle.yaml", "sigap: 1\nextends: base.yaml\ndesks: [{id: psc191, trunks: 2}]\n")
        try folder.write(
            "child.yaml", "sigap: 1\nextends: middle.yaml\ndesks: [{id: psc191, trunks: 3}]\n")
        expect(
            folder.messages("child.yaml"),
            [
                "middle.yaml:3:9: desks.psc191: there is no inherited desk `psc191`; did you mean `psc119`? (a new desk needs `agency`, `staff`)"
            ])
    }

    @Test func aReferenceToARemovedThingNamesTheRemoval() throws {
        let another =
            "{id: fire, agency: fire, staff: [{id: crew, roles: [call_taking, dispatching], posts: 1}]}"
        expect(
            try childMessages("desks:\n  - {id: psc119, remove: true}\n  - \(another)\n"),
            [
                "base.yaml:4:23: lines.119.desk: there is no desk `psc119` (removed in child.yaml:4); known desks: `fire`"
            ])
        try folder.write("child.yaml", "sigap: 1\nextends: base.yaml\n")
        let override = try ScenarioOverride("desks=[{id: psc119, remove: true}, \(another)]")
        expect(
            folder.messages("child.yaml", overrides: [override]),
            [
                "base.yaml:4:23: lines.119.desk: there is no desk `psc119` (removed in --set desks); known desks: `fire`"
            ])
    }
}
