import Experiments
import Reporting
import ScenarioFiles

/// Puts the tables of a command into its folder, with their description and the record of the run.
struct ResultWriter {
    var folder: OutputFolder
    var description: String
    var options: OutputOptions
    /// The command without options that cannot change the result.
    var command: [String]

    func write(
        _ tables: [CSVTable], written: [WrittenTable] = [], others: [OutputFile] = [],
        scenarios: [Scenario] = [], inputs: [InputFile] = [], seed: UInt64? = nil, replications: Int? = nil
    ) throws(CommandFailure) {
        let package = DataPackage(
            name: folder.name, description: description, tables: tables, written: written,
            dialect: options.dialect)
        // The descriptor's standard knows tables only, and no package is without any.
        let files = (tables.isEmpty && written.isEmpty ? [] : package.files()) + others
        let record = RunRecord(
            version: Version.current, platform: .current(), command: ["sigap"] + command, seed: seed,
            replications: replications, scenarios: scenarios.map(Self.record), inputs: Self.inputs(inputs),
            files: files.map(\.name))
        do throws(OutputError) {
            try folder.write(files + [record.file()])
        } catch {
            throw CommandFailure(error)
        }
    }

    private static func record(_ scenario: Scenario) -> RunRecord.ScenarioRecord {
        RunRecord.ScenarioRecord(
            name: scenario.name,
            inputs: inputs(scenario.inputs), resolved: scenario.resolvedText)
    }

    /// Each file once, in the order in which it was first read.
    private static func inputs(_ files: [InputFile]) -> [RunRecord.Input] {
        var seen: Set<String> = []
        return files.filter { seen.insert($0.path).inserted }
            .map { RunRecord.Input(path: $0.path, bytes: $0.bytes) }
    }

    /// The line that says where the files are.
    static func pointer(to folder: OutputFolder, language: Language) -> String {
        "\n" + language("Files: ", "Berkas: ") + folder.path + "/\n"
    }
}
