/// Two scenarios of one city, from which those between them are made.
///
/// ```swift
/// let pair = ScenarioPair(from: today, to: centralised)
/// let trained = try pair.scenario(named: "trained") { table.assignment(of: $0.path) == .lever(.staff) }
/// ```
public struct ScenarioPair: Sendable {
    /// The scenario to start from.
    public let from: Scenario
    /// The scenario to get to.
    public let to: Scenario
    /// The values in which they differ, in the order of the documents.
    public let differences: [ScenarioDifference]

    /// Lays two scenarios side by side.
    ///
    /// - Complexity: O(*n*) in the size of the documents.
    public init(from: Scenario, to: Scenario) {
        self.from = from
        self.to = to
        var differences: [ScenarioDifference] = []
        _ = NodeMixer(fromRoot: from.document.record.node, toRoot: to.document.record.node) {
            differences.append(ScenarioDifference(path: $0.joined(separator: "."), from: $1, to: $2))
            return false
        }.mix(from.document.schema.root)
        self.differences = differences
    }

    /// The first scenario with some of the differences taken from the second.
    ///
    /// - Parameters:
    ///   - name: What it is called.
    ///   - isTaken: Whether a difference is taken from the second scenario.
    /// - Throws: ``ScenarioError`` when the two do not fit together that way.
    public func scenario(
        named name: String, taking isTaken: @escaping (ScenarioDifference) -> Bool
    ) throws(ScenarioError) -> Scenario {
        let node = NodeMixer(fromRoot: from.document.record.node, toRoot: to.document.record.node) {
            isTaken(ScenarioDifference(path: $0.joined(separator: "."), from: $1, to: $2))
        }.mix(from.document.schema.root)
        let known = Set(from.document.inputs.map(\.path))
        let source = DocumentSource(
            schema: from.document.schema, node: node,
            inputs: from.document.inputs + to.document.inputs.filter { !known.contains($0.path) },
            mergeProblems: [], notes: InheritanceNotes())
        return try ScenarioBuilder(document: try source.document(overrides: []), name: name).scenario()
    }
}

/// A value in which two scenarios differ.
public struct ScenarioDifference: Hashable, Sendable {
    /// Its keys joined by points, list elements by `id`.
    public let path: String
    /// The first scenario's value on one line; nil where it has none.
    public let from: String?
    /// The second scenario's value on one line; nil where it has none.
    public let to: String?
    /// Where the second scenario writes it, or the first where the second has none.
    public let position: SourcePosition

    init(path: String, from: ScenarioNode?, to: ScenarioNode?) {
        self.path = path
        self.from = from.map(CanonicalText.line)
        self.to = to.map(CanonicalText.line)
        position = (to ?? from)?.position ?? SourcePosition(file: "")
    }
}

extension Scenario {
    /// The same scenario with changes to single values, applied in order.
    ///
    /// - Throws: ``ScenarioError`` with everything that is wrong.
    public func changed(by overrides: [ScenarioOverride]) throws(ScenarioError) -> Scenario {
        let source = DocumentSource(
            schema: document.schema, node: document.record.node, inputs: document.inputs, mergeProblems: [],
            notes: InheritanceNotes())
        return try ScenarioBuilder(document: try source.document(overrides: overrides), name: name).scenario()
    }
}
