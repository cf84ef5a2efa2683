import Foundation
import ScenarioFiles
import Testing

/// The user's reference repeats what the schema says; these tests keep the two together.
@Suite("The reference page")
struct ReferencePageTests {
    private let page: String
    private let magelang: String

    init() throws {
        var folder = URL(fileURLWithPath: #filePath)
        for _ in 0..<4 { folder.deleteLastPathComponent() }
        magelang = folder.appendingPathComponent("Scenarios/magelang/magesty-2024.yaml").path
        page = try String(
            contentsOf: folder.appendingPathComponent("docs/scenario-language.md"), encoding: .utf8)
    }

    @Test func hasARowForEveryKeyWithItsMeaning() {
        func visit(_ schema: ObjectSchema) {
            for field in schema.fields {
                let star = field.isRequired ? " \\*" : ""
                let start = "| `\(field.key)`\(star) | "
                let end = " | \(field.documentation.en) |"
                let isThere = page.split(separator: "\n").contains {
                    $0.hasPrefix(start) && $0.hasSuffix(end)
                }
                #expect(isThere, "\(schema.name): \(field.key)")
                visit(field.kind)
            }
        }
        func visit(_ kind: ValueKind) {
            switch kind {
            case .record(let schema), .records(let schema, _), .level(_, let schema): visit(schema)
            case .dictionary(_, let value): visit(value)
            case .variant(let schema) where schema.distribution == nil:
                for field in schema.cases { visit(field.kind) }
            case .either(let kinds): for kind in kinds { visit(kind) }
            default: break
            }
        }
        visit(ScenarioSchema.document.root)
    }

    @Test func itsChangesWorkOnMagelang() throws {
        let source = try ScenarioLoader.source(path: magelang)
        let unchanged = try source.scenario().resolvedText
        let changes = page.split(separator: "\n").filter { $0.hasPrefix("--set ") && $0.contains("=") }
        #expect(changes.count == 6)
        for change in changes {
            let override = try ScenarioOverride(String(change.dropFirst(6)))
            let isChanged = try source.scenario(overrides: [override]).resolvedText != unchanged
            #expect(isChanged, "\(change)")
        }
        let crew = try source.scenario(overrides: [
            ScenarioOverride("desks.psc119.staff.day.shifts.1.posts=2"),
            ScenarioOverride("desks.psc119.staff.night.posts=3"),
        ]).configuration.desks.first { $0.id == "psc119" }?.staff
        #expect(crew?.map { $0.shifts.map(\.posts) } == [[2, 1], [3]])
    }

    @Test func itsFirstExampleLoads() throws {
        let parts = page.components(separatedBy: "```yaml\n")
        let example = try #require(parts.dropFirst().first?.components(separatedBy: "```").first)
        let scenario = try ScenarioLoader.read(text: example, name: "example.yaml")
        #expect(scenario.configuration.callStreams.count == 1)
    }
}
