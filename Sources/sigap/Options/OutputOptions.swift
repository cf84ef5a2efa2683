import ArgumentParser
import Reporting

extension Language: ExpressibleByArgument {}
extension CSVDialect: ExpressibleByArgument {}

/// Where results go and what they look like.
struct OutputOptions: ParsableArguments {
    @Option(help: ArgumentHelp("Folder in which the folder of the result is made.", valueName: "folder"))
    var output: String = "Output"

    @Option(help: "How CSV files are written; excel-id has semicolons, decimal commas and a byte-order mark.")
    var dialect: CSVDialect = .rfc4180

    @Option(help: "Language of tables: English or Indonesian.")
    var lang: Language = .english

    @Flag(help: "Print no table and no progress.")
    var quiet = false

    func validate() throws {
        if output.isEmpty { throw ValidationError("--output needs the name of a folder") }
    }

    /// A result folder that may and can be written.
    func folder(_ name: String) throws(CommandFailure) -> OutputFolder {
        do throws(OutputError) {
            let folder = try OutputFolder(parent: output, name: name)
            try folder.check()
            return folder
        } catch {
            throw CommandFailure(error)
        }
    }

    /// The options that can change a result, as the record of the run keeps them.
    var recorded: [String] {
        (dialect == .rfc4180 ? [] : ["--dialect", dialect.rawValue])
            + (lang == .english ? [] : ["--lang", lang.rawValue])
    }
}
