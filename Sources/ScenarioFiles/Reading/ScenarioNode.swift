/// One value of a YAML document with the place where it was written.
///
/// Scalars keep the text as written: whether `no` or `1:30` is a number, a word or a time of day is for the
/// schema to say, never for YAML's type guessing.
public struct ScenarioNode: Hashable, Sendable {
    /// What a node holds.
    public enum Content: Hashable, Sendable {
        /// A text; `isQuoted` tells an empty text from a value that was left out.
        case scalar(String, isQuoted: Bool)
        /// A list.
        case sequence([ScenarioNode])
        /// A map, in the order in which it was written.
        case mapping([Entry])
    }

    /// A key of a map and its value.
    public struct Entry: Hashable, Sendable {
        /// The text of the key.
        public var key: String
        /// Where the key was written.
        public var keyPosition: SourcePosition
        /// What the key stands for.
        public var value: ScenarioNode

        /// A key with its value.
        public init(key: String, keyPosition: SourcePosition, value: ScenarioNode) {
            self.key = key
            self.keyPosition = keyPosition
            self.value = value
        }
    }

    /// What the node holds.
    public var content: Content
    /// Where its first character stands.
    public var position: SourcePosition

    /// A node.
    public init(_ content: Content, position: SourcePosition) {
        self.content = content
        self.position = position
    }

    /// The text of a scalar.
    public var text: String? {
        if case .scalar(let text, _) = content { text } else { nil }
    }

    /// The entries of a map.
    public var entries: [Entry]? {
        if case .mapping(let entries) = content { entries } else { nil }
    }

    /// The elements of a list.
    public var elements: [ScenarioNode]? {
        if case .sequence(let elements) = content { elements } else { nil }
    }

    /// Whether a value was left out: nothing, `~` or `null` without quotes.
    public var isMissing: Bool {
        if case .scalar(let text, isQuoted: false) = content {
            text.isEmpty || text == "~" || text == "null"
        } else {
            false
        }
    }

    /// The value of a key of a map.
    ///
    /// - Complexity: O(*n*) in the number of keys.
    public subscript(key: String) -> ScenarioNode? {
        entries?.first { $0.key == key }?.value
    }

    /// What the node is, in the words of an error message.
    package var kindName: String {
        switch content {
        case .scalar: isMissing ? "empty" : "a single value"
        case .sequence: "a list"
        case .mapping: "a map"
        }
    }
}
