import Foundation
import ScenarioFiles
import Testing

/// The user's reference repeats what the schema says; these tests keep the two together.
@Suite("The reference page")
struct ReferencePageTests {
    private let page: String

    init() throws {
        var folder = URL(fileURLWithPath: #filePath)
        for _ in 0..<4 { folder.deleteLastPathComponent() }
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

    @Test func itsFirstExampleLoads() throws {
        let parts = page.components(separatedBy: "```yaml\n")
        let example = try #require(parts.dropFirst().first?.components(separatedBy: "```").first)
        let scenario = try ScenarioLoader.read(text: example, name: "example.yaml")
        #expect(scenario.configuration.callStreams.count == 1)
    }
}
