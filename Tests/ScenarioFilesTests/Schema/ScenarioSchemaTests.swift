import Foundation
import ScenarioFiles
import Testing

@Suite("The schema as JSON Schema and as explanations")
struct ScenarioSchemaTests {
    private var root: [String: Any] {
        get throws {
            let object = try JSONSerialization.jsonObject(with: Data(ScenarioSchema.jsonSchema().utf8))
            return try #require(object as? [String: Any])
        }
    }

    @Test func isJSONOfTheDraft() throws {
        #expect(try root["$schema"] as? String == "https://json-schema.org/draft/2020-12/schema")
        #expect(try root["additionalProperties"] as? Bool == false)
    }

    @Test func holdsEveryDeclaredKey() throws {
        var keys: Set<String> = []
        func collect(_ value: Any) {
            if let object = value as? [String: Any] {
                if let properties = object["properties"] as? [String: Any] { keys.formUnion(properties.keys) }
                for inner in object.values { collect(inner) }
            } else if let list = value as? [Any] {
                for inner in list { collect(inner) }
            }
        }
        collect(try root)
        let declared = Set(
            ScenarioSchema.parameterPaths.compactMap { $0.split(separator: ".").last.map(String.init) })
        #expect(declared.count > 120)
        #expect(declared.subtracting(keys) == [])
        for key in [
            "value", "low", "high", "source", "grade", "note", "lognormal", "median", "p90", "remove",
        ] {
            #expect(keys.contains(key))
        }
    }

    @Test func everyReferenceHasItsDefinition() throws {
        let definitions = try #require(try root["$defs"] as? [String: Any])
        var references: Set<String> = []
        func collect(_ value: Any) {
            if let object = value as? [String: Any] {
                if let reference = object["$ref"] as? String { references.insert(reference) }
                for inner in object.values { collect(inner) }
            } else if let list = value as? [Any] {
                for inner in list { collect(inner) }
            }
        }
        collect(try root)
        #expect(references.count > 20)
        #expect(references.subtracting(definitions.keys.map { "#/$defs/" + $0 }) == [])
    }

    @Test func isTheSameEveryTime() {
        #expect(ScenarioSchema.jsonSchema() == ScenarioSchema.jsonSchema())
    }

    @Test func explanation() {
        #expect(
            ScenarioSchema.explain("desks.psc119.staff.operators.posts") == """
                desks.psc119.staff.operators.posts
                  How many are on duty round the clock.
                  Jumlah yang bertugas 24 jam.
                  Write: a whole number such as `3`
                  Range: 0 to 10000
                  Required: no
                  Example: posts: 1

                """)
        #expect(ScenarioSchema.explain("handling.answering")?.contains("Unit of results: s") == true)
    }

    @Test(
        arguments: [
            "desks", "desks.staff.posts", "desks.psc119", "desks.psc119.staff",
            "technical_levels.phone.briefing",
            "handling.locating.lognormal.mean", "incident_types.fire.outcome.logistic.scale",
            "integration.technical",
            "incident_types.fire.calls_to.119", "units.a.shifts.1.posts", "profiles.x.sinusoid.amplitude",
        ])
    func pathsThatAreExplained(path: String) {
        #expect(ScenarioSchema.explain(path) != nil)
    }

    @Test(arguments: ["", "dekss", "desks.psc119.foo", "handling.answering.foo", "desks..posts"])
    func pathsThatAreNot(path: String) {
        #expect(ScenarioSchema.explain(path) == nil)
    }

    @Test func everyListedPathIsExplainedInBothLanguages() {
        for path in ScenarioSchema.parameterPaths {
            guard let text = ScenarioSchema.explain(path) else {
                Issue.record("\(path) is not explained.")
                return
            }
            let lines = text.split(separator: "\n")
            #expect(lines[1].hasSuffix(".") || lines[1].hasSuffix("years"), "\(path)")
            #expect(lines[2].hasSuffix("."), "\(path)")
        }
    }

    @Test func documentedExamplesAreRight() {
        // Each example is put into the complete scenario by the very mechanism that users have for it.
        for path in [
            "handling.answering", "handling.locating", "callers.patience", "junk_share", "simulation.start",
        ] {
            let example = ScenarioSchema.explain(path)?.split(separator: "\n").last?.split(
                separator: ": ", maxSplits: 2)
            #expect(example?.count == 3)
            guard let value = example?.last else { continue }
            let file = "s.yaml"
            #expect(throws: Never.self) {
                let override = ScenarioOverride(path: path, value: String(value))
                let folder = try TemporaryFolder()
                try folder.write(file, completeScenario)
                _ = try folder.load(file, overrides: [override])
            }
        }
    }
}

@Suite("The starter scenario")
struct StarterScenarioTests {
    @Test(arguments: ["my city", "a: \"b\" # c", "Kota\nMagelang", ""])
    func loadsWithoutError(name: String) throws {
        let text = StarterScenario.text(name: name)
        let scenario = try ScenarioLoader.read(text: text, name: "new.yaml")
        #expect(scenario.title.en == name.filter { $0 != "\n" })
        #expect(scenario.configuration.desks.count == 1)
        #expect(scenario.configuration.callStreams[0].rate > 0)
    }

    @Test(arguments: [
        ("patience", "callers.patience"), ("staff.roles", "desks.<id>.staff.<id>.roles"),
        ("answering", "handling.answering"), ("handling.anwsering", "handling.answering"),
    ])
    func theEndOfAPathIsEnoughToFindIt(_ end: String, _ path: String) {
        #expect(ScenarioSchema.explain(end) == nil)
        #expect(ScenarioSchema.document.nearestParameter(to: end) == path)
    }

    @Test(arguments: ["", ".", "<id>", "tience", "no_such_key_anywhere"])
    func nothingIsNearToNonsense(_ end: String) {
        #expect(ScenarioSchema.document.nearestParameter(to: end) == nil)
    }
}
