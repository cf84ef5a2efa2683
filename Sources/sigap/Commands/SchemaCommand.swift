import ArgumentParser
import ScenarioFiles

/// `sigap schema`: the scenario language for editors.
struct SchemaCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "schema",
        abstract: "Print the JSON Schema of scenario files, by which editors complete and check them.",
        discussion: """
            EXAMPLE
              sigap schema > sigap.schema.json

            An editor with a YAML language server uses it for files that begin with
              # yaml-language-server: $schema=sigap.schema.json
            """)

    func run() throws {
        let schema = ScenarioSchema.jsonSchema()
        try Console.print(schema.hasSuffix("\n") ? schema : schema + "\n")
    }
}
