import CityModel
import Foundation

/// A scenario file with all inheritance, levels and overrides resolved.
public struct Scenario: Sendable {
    /// The file's name without folder and extension.
    public var name: String
    /// The title; the name where none is written.
    public var title: LocalizedText
    /// What the scenario is about; empty where nothing is written.
    public var description: LocalizedText
    /// The date on which the facts were so, `YYYY-MM-DD`.
    public var asOf: String?
    /// The date of simulation time zero; nil where none is written, and time zero is a Monday.
    public var start: CivilDate?
    /// What the engine runs.
    public var configuration: CityConfiguration
    /// Prices and account codes.
    public var budget: BudgetSection?
    /// What `sigap staff` may vary and how posts become people; nil where nothing is said.
    public var staffing: StaffingSection?
    /// By KPI the greatest difference that changes no decision, in the KPI's unit; absent where none is written.
    public var indifference: [String: Double]
    /// The names of the levels in force.
    public var levels: ScenarioLevels
    /// Every value that is written, by path.
    public var parameters: [ParameterRecord]
    /// The whole scenario in one fixed form (JSON with sorted keys, which loads as a scenario again).
    public var resolvedText: String
    /// The files that it was read from, the named one first, the logs that it replays last.
    public var inputs: [InputFile]
    /// Where everything is written, for messages.
    public var document: Document
}

/// The names of the levels that a scenario chose.
public struct ScenarioLevels: Hashable, Sendable {
    /// The adoption level; nil without one.
    public var adoption: String?
    /// The technology level of the cameras; nil without cameras or where its keys are written out.
    public var technology: String?
    /// The technical axis.
    public var technical: Integration.Technical
    /// The institutional axis.
    public var institutional: Integration.Institutional
    /// The name of the integration level; nil where the axes are written out.
    public var integration: String?
    /// The human-resource level of each desk and of the joint centre; absent where none is named.
    public var humanResources: [String: String]
    /// Leavers per person and year of each desk and of the joint centre, exactly as written; absent without turnover.
    public var turnover: [String: Decimal]

    /// The chosen levels.
    public init(
        adoption: String? = nil, technology: String? = nil, technical: Integration.Technical = .none,
        institutional: Integration.Institutional = .separateDesks, integration: String? = nil,
        humanResources: [String: String] = [:], turnover: [String: Decimal] = [:]
    ) {
        self.adoption = adoption
        self.technology = technology
        self.technical = technical
        self.institutional = institutional
        self.integration = integration
        self.humanResources = humanResources
        self.turnover = turnover
    }
}

/// Reads scenario files.
public enum ScenarioLoader {
    /// Reads a scenario, what it extends, and changes to single values, and checks everything.
    ///
    /// - Parameters:
    ///   - path: The file; only regular files of at most 8 MiB are read.
    ///   - overrides: Changes as of `--set path=value`, applied in order.
    /// - Throws: ``ScenarioError`` with everything that is wrong.
    /// - Complexity: O(*n*) in the size of the files.
    public static func load(
        path: String, overrides: [ScenarioOverride] = []
    ) throws(ScenarioError) -> Scenario {
        try source(path: path).scenario(overrides: overrides)
    }

    /// Reads a scenario's files once, so that many variants of it can be made.
    ///
    /// - Throws: ``ScenarioError`` when a file cannot be read.
    public static func source(path: String) throws(ScenarioError) -> ScenarioSource {
        ScenarioSource(name: name(ofFile: path), source: try ScenarioSchema.document.source(path: path))
    }

    /// Reads a scenario from a text; it cannot extend files, and finds logs relative to `file`.
    ///
    /// - Throws: ``ScenarioError`` with everything that is wrong.
    public static func read(text: String, name file: String) throws(ScenarioError) -> Scenario {
        let document = try ScenarioSchema.document.read(text: text, name: file)
        return try ScenarioBuilder(document: document, name: name(ofFile: file)).scenario()
    }

    /// Reads a document of another kind with the same language and messages.
    ///
    /// - Throws: ``ScenarioError`` with everything that disagrees with the schema.
    public static func loadTree(
        path: String, schema: DocumentSchema, overrides: [ScenarioOverride] = []
    ) throws(ScenarioError) -> Document {
        try schema.load(path: path, overrides: overrides)
    }

    /// `Scenarios/today.yaml` is called `today`.
    private static func name(ofFile path: String) -> String {
        let file = path.split(separator: "/").last.map(String.init) ?? path
        guard let point = file.lastIndex(of: "."), point > file.startIndex else { return file }
        return String(file[..<point])
    }
}

/// A scenario's files, read and laid over each other, from which variants are made.
public struct ScenarioSource: Sendable {
    /// The file's name without folder and extension.
    public let name: String
    private let source: DocumentSource

    init(name: String, source: DocumentSource) {
        self.name = name
        self.source = source
    }

    /// The files that it was read from, the named one first.
    public var inputs: [InputFile] { source.inputs }

    /// The scenario with the overrides applied in order.
    ///
    /// - Throws: ``ScenarioError`` with everything that is wrong.
    public func scenario(overrides: [ScenarioOverride] = []) throws(ScenarioError) -> Scenario {
        try ScenarioBuilder(document: try source.document(overrides: overrides), name: name).scenario()
    }
}
