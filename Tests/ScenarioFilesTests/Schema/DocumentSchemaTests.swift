import ScenarioFiles
import Testing

/// Documents of another kind, declared outside the module, share the language.
@Suite("Other kinds of documents")
struct DocumentSchemaTests {
    private static let expectation = ObjectSchema(
        "expectation", en: "An expected value.", id: "Nilai yang diharapkan.", isIdentified: true,
        alternatives: [AlternativeFields(["at_least", "at_most"])],
        fields: [
            FieldSchema("id", .identifier, required: true, en: "Its name.", id: "Namanya.", example: "a"),
            FieldSchema("at_least", .quantity(.any, .any), en: "Least.", id: "Terkecil.", example: "90 %"),
            FieldSchema("at_most", .quantity(.any, .any), en: "Greatest.", id: "Terbesar.", example: "15 s"),
            FieldSchema(
                "lasts", .quantity(.duration, .positive), en: "How long.", id: "Lamanya.", example: "15 s"),
            FieldSchema("on", .list(.date, .any), en: "When.", id: "Kapan.", example: "[2024-01-31]"),
        ])

    private static let schema = DocumentSchema(
        "check file",
        root: ObjectSchema(
            "check file", en: "Checks.", id: "Pemeriksaan.",
            fields: [
                FieldSchema("extends", .text, en: "Base.", id: "Dasar.", example: "a.yaml"),
                FieldSchema(
                    "checks", .records(expectation, .some), required: true, en: "The checks.",
                    id: "Pemeriksaannya.",
                    example: "[{id: a, at_least: 90 %}]"),
            ]))

    @Test func readsByKey() throws {
        let folder = try TemporaryFolder()
        try folder.write(
            "base.yaml", "checks: [{id: a, at_least: 80 %, lasts: 1 min}, {id: b, at_most: 9}]\n")
        let path = try folder.write(
            "c.yaml", "extends: base.yaml\nchecks: [{id: a, at_least: 90 %, on: [2024-01-31]}]\n")
        let document = try Self.schema.load(path: path)
        let checks = document.record.records("checks")
        #expect(checks.map { $0.text("id") } == ["a", "b"])
        #expect(checks[0].quantity("at_least")?.dimension == .share)
        #expect(checks[0].value("at_least") == 0.9)
        #expect(checks[0].value("lasts") == 60)
        #expect(checks[0].value("at_most") == nil)
        #expect(checks[0].texts("on") == ["2024-01-31"])
        #expect(checks[1].quantity("at_most")?.dimension == .any)
        #expect(document.position(of: ["checks", "a", "at_least"]).line == 2)
        #expect(document.position(of: ["checks", "b", "at_most", "beyond"]).line == 1)
        #expect(
            document.resolvedText == """
                {
                  "checks": [
                    {
                      "at_least": "90 %",
                      "id": "a",
                      "lasts": "1 min",
                      "on": ["2024-01-31"]
                    },
                    {
                      "at_most": "9",
                      "id": "b"
                    }
                  ]
                }

                """)
    }

    @Test func reportsInTheSameStyle() {
        let error = #expect(throws: ScenarioError.self) {
            try Self.schema.read(
                text: "checks: [{id: a, at_leats: 90 %}, {id: b, at_most: x}]\n", name: "c.yaml")
        }
        #expect(
            error?.description == """
                c.yaml:1:18: checks.a.at_leats: unknown key `at_leats`; did you mean `at_least`?
                c.yaml:1:52: checks.b.at_most: `x` is not a quantity; write a quantity such as `90 %` or `15 s`
                """)
    }

    @Test func aFileOfAnotherKindIsOneProblem() throws {
        let checks = DocumentSchema(
            "check file",
            root: ObjectSchema(
                "check file", en: "Checks.", id: "Pemeriksaan.",
                fields: [
                    FieldSchema("sigap_checks", .word(["1"]), en: "Version.", id: "Versi.", example: "1")
                ]))
        let folder = try TemporaryFolder()
        let scenario = try folder.write("s.yaml", "# A city\n" + smallScenario)
        let error = #expect(throws: ScenarioError.self) { try checks.load(path: scenario) }
        #expect(
            error?.description
                == "\(scenario):1:1: is a scenario, not a check file; use `sigap validate`")
        expect(
            messages("sigap_checks: 1\nscenarios: {a: b.yaml}\nresults: []\n"),
            ["s.yaml:1:1: is a check file, not a scenario; use `sigap check`"])
        // A file that has the right key is read as what it is, whatever else it holds.
        #expect(throws: Never.self) { try checks.read(text: "sigap_checks: 1\n", name: "c.yaml") }
        let both = #expect(throws: ScenarioError.self) {
            try checks.read(text: "sigap_checks: 1\nsigap: 1\n", name: "c.yaml")
        }
        #expect(both?.description.hasPrefix("c.yaml:2:1: sigap: unknown key `sigap`") == true)
    }
}
