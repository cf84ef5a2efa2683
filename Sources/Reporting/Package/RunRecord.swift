import Experiments

/// Everything that is needed to make a result again, bit for bit: `run.json`.
///
/// It holds no date and no number of threads, so that equal runs give equal bytes.
public struct RunRecord: Hashable, Sendable, Encodable {
    /// What the program calls itself in the record.
    public static let programName = "sigap"

    /// A file that the result depends on.
    public struct Input: Hashable, Sendable, Encodable {
        /// The path as it was given.
        public var path: String
        /// Its size.
        public var bytes: Int
        /// Its SHA-256, hexadecimal.
        public var sha256: String

        /// A file with its content.
        public init(path: String, bytes: [UInt8]) {
            self.path = path
            self.bytes = bytes.count
            sha256 = Checksum.sha256(bytes)
        }
    }

    /// A scenario as it was run.
    public struct ScenarioRecord: Hashable, Sendable, Encodable {
        /// Its name.
        public var name: String
        /// The files that it was read from, the named one first.
        public var inputs: [Input]
        /// The whole scenario after inheritance and changes of single values, as JSON, which is YAML too.
        public var resolved: String

        /// A scenario.
        public init(name: String, inputs: [Input], resolved: String) {
            self.name = name
            self.inputs = inputs
            self.resolved = resolved
        }
    }

    /// Always `sigap`: by this the program knows a folder as its own.
    public let program = RunRecord.programName
    /// The program's version.
    public var version: String
    /// The machine and libraries, on which the last bits of results depend.
    public var platform: Platform
    /// The command without options that cannot change a byte of the result.
    public var command: [String]
    /// The seed in decimal digits; a text, because many readers of JSON round numbers of 64 bits. Nil where
    /// nothing was simulated.
    public var seed: String?
    /// The replications of each scenario; nil where nothing was simulated.
    public var replications: Int?
    /// The scenarios in the order of the command.
    public var scenarios: [ScenarioRecord]
    /// Other files that the result depends on; nil without any.
    public var inputs: [Input]?
    /// The files of the folder beside this one.
    public var files: [String]

    /// A record.
    public init(
        version: String, platform: Platform, command: [String], seed: UInt64?, replications: Int?,
        scenarios: [ScenarioRecord], inputs: [Input] = [], files: [String]
    ) {
        self.version = version
        self.platform = platform
        self.command = command
        self.seed = seed.map { String($0) }
        self.replications = replications
        self.scenarios = scenarios
        self.inputs = inputs.isEmpty ? nil : inputs
        self.files = files
    }

    /// The record as a file.
    public func file() -> OutputFile {
        OutputFile(name: OutputFolder.recordName, text: CanonicalJSON.text(self))
    }
}
