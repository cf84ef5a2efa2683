import Yams

/// Turns YAML text into a tree of ``ScenarioNode`` within fixed limits.
///
/// Yams composes the node tree; everything that YAML would guess (types, merge keys) or repeat (aliases) is
/// left out or refused.
enum YAMLReader {
    /// The deepest nesting of maps and lists.
    static let depthLimit = 64
    /// The most values in one file.
    static let nodeLimit = 1_000_000
    /// The most characters that can begin a value. Files above it could hold several million values and take
    /// gigabytes to compose before they can be counted.
    static let separatorLimit = 2_000_000

    /// Reads the one document of a file.
    ///
    /// - Throws: One problem, the first that is found.
    /// - Complexity: O(*n*) in the length of the text.
    static func read(_ bytes: [UInt8], file: String) throws(ScenarioError) -> ScenarioNode {
        let start = SourcePosition(file: file, line: 1, column: 1)
        // A byte order mark, which editors on Windows write.
        let content = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes[3...] : bytes[...]
        guard let text = String(validating: content, as: UTF8.self) else {
            throw ScenarioError(invalidEncoding(content, file: file))
        }
        guard separators(content) <= separatorLimit else {
            throw ScenarioError(
                ScenarioProblem(
                    position: start, path: [],
                    what: "has more than \(separatorLimit) separators (line ends and , : - ? [ {)",
                    remedy: "keep bulk data in a CSV file"))
        }
        try refuseAnchors(text, hasAliases: content.contains(UInt8(ascii: "*")), file: file)
        let (parser, root) = try compose(text, file: file)
        return try withExtendedLifetime(parser) { () throws(ScenarioError) -> ScenarioNode in
            guard let root else {
                throw ScenarioError(
                    ScenarioProblem(
                        position: start, path: [], what: "the file holds no values",
                        remedy: "begin it with `sigap: 1`"))
            }
            var converter = YAMLConverter(file: file)
            return try converter.convert(root)
        }
    }

    /// Refuses anchors before any alias is followed.
    ///
    /// Aliases are cheap to compose, because equal parts are shared, but Yams compares the keys of a map, and
    /// a key made of aliases of aliases takes exponential time. So the text is first composed with every `*`
    /// replaced, which leaves anchors alone and turns aliases into plain text of the same length. A text
    /// that passes has no anchor, so that composing the original stops at its first alias.
    private static func refuseAnchors(
        _ text: String, hasAliases: Bool, file: String
    ) throws(ScenarioError) {
        guard hasAliases else { return }
        let neutral = String(
            decoding: text.utf8.map { $0 == UInt8(ascii: "*") ? UInt8(ascii: "x") : $0 }, as: UTF8.self)
        let (parser, root) = try compose(neutral, file: file)
        try withExtendedLifetime(parser) { () throws(ScenarioError) in
            guard let root else { return }
            var converter = YAMLConverter(file: file)
            _ = try converter.convert(root)
        }
    }

    /// The tree of a text. The parser owns the names of anchors and must outlive the tree's inspection.
    private static func compose(
        _ text: String, file: String
    ) throws(ScenarioError) -> (Yams.Parser, Node?) {
        do {
            let parser = try Yams.Parser(yaml: text, resolver: .basic, encoding: .utf8)
            return (parser, try parser.singleRoot())
        } catch let error as YamlError {
            throw ScenarioError(YAMLProblem.reworded(error, text: text, file: file))
        } catch {
            throw ScenarioError(
                ScenarioProblem(
                    position: SourcePosition(file: file, line: 1, column: 1), path: [],
                    what: "the file is not YAML", remedy: "check it with a YAML editor"))
        }
    }

    /// How many characters can begin a value: no file holds more values than these plus one.
    private static func separators(_ bytes: ArraySlice<UInt8>) -> Int {
        bytes.withUnsafeBufferPointer { buffer in
            var count = 0
            for byte in buffer {
                switch byte {
                case 0x0A, 0x0D, 0x2C, 0x3A, 0x2D, 0x3F, 0x5B, 0x7B: count += 1
                default: break
                }
            }
            return count
        }
    }

    private static func invalidEncoding(_ bytes: ArraySlice<UInt8>, file: String) -> ScenarioProblem {
        // Every line that is valid on its own comes before the first that is not: UTF-8 never splits a newline.
        var line = 1
        for part in bytes.split(separator: 0x0A, omittingEmptySubsequences: false) {
            if String(validating: part, as: UTF8.self) == nil { break }
            line += 1
        }
        return ScenarioProblem(
            position: SourcePosition(file: file, line: line, column: 1), path: [],
            what: "the line is not UTF-8 text", remedy: "save the file with the encoding UTF-8")
    }
}

/// Copies a tree of Yams into our own, within the limits.
private struct YAMLConverter {
    var file: String
    var count = 0

    mutating func convert(_ node: Node, depth: Int = 1) throws(ScenarioError) -> ScenarioNode {
        let position = position(of: node)
        try check(node, position, depth)
        switch node {
        case .scalar(let scalar):
            return ScenarioNode(
                .scalar(scalar.string, isQuoted: scalar.style != .plain && scalar.style != .any),
                position: position)
        case .sequence(let sequence):
            var elements: [ScenarioNode] = []
            elements.reserveCapacity(sequence.count)
            for element in sequence { elements.append(try convert(element, depth: depth + 1)) }
            return ScenarioNode(.sequence(elements), position: position)
        case .mapping(let mapping):
            var entries: [ScenarioNode.Entry] = []
            entries.reserveCapacity(mapping.count)
            for (key, value) in mapping {
                entries.append(try entry(key, value, depth: depth + 1))
            }
            return ScenarioNode(.mapping(entries), position: position)
        case .alias:
            throw problem(
                position, "aliases are not supported", "repeat the value or share it with `extends`")
        }
    }

    private mutating func entry(
        _ key: Node, _ value: Node, depth: Int
    ) throws(ScenarioError) -> ScenarioNode.Entry {
        guard case .scalar(let scalar) = key else {
            throw problem(position(of: key), "a key must be a single text", "write `key: value`")
        }
        let keyNode = try convert(key, depth: depth)
        guard scalar.string != "<<" || keyNode.content == .scalar("<<", isQuoted: true) else {
            throw problem(
                keyNode.position, "merge keys (`<<`) are not supported", "share values with `extends`")
        }
        return ScenarioNode.Entry(
            key: scalar.string, keyPosition: keyNode.position, value: try convert(value, depth: depth))
    }

    private mutating func check(
        _ node: Node, _ position: SourcePosition, _ depth: Int
    ) throws(ScenarioError) {
        count += 1
        guard count <= YAMLReader.nodeLimit else {
            throw problem(
                position, "the file holds more than \(YAMLReader.nodeLimit) values",
                "keep bulk data in a CSV file")
        }
        guard node.anchor == nil else {
            throw problem(
                position, "anchors and aliases (`&`, `*`) are not supported", "share values with `extends`")
        }
        switch node {
        case .scalar(let scalar): try checkTag(scalar.tag, position)
        case .sequence(let sequence): try checkTag(sequence.tag, position)
        case .mapping(let mapping): try checkTag(mapping.tag, position)
        case .alias: break
        }
        // Only maps and lists nest; a scalar inside the deepest one is fine.
        if case .scalar = node { return }
        guard depth <= YAMLReader.depthLimit else {
            throw ScenarioError(YAMLProblem.tooDeep(position))
        }
    }

    /// Explicit types such as `!!float` would be ignored silently otherwise.
    private func checkTag(_ tag: Tag, _ position: SourcePosition) throws(ScenarioError) {
        let name = tag.description
        let implicit = ["", Tag.Name.str.rawValue, Tag.Name.seq.rawValue, Tag.Name.map.rawValue]
        guard implicit.contains(name) else {
            throw problem(
                position, "the YAML tag \(Wording.quoted(name)) is not supported", "leave the tag out")
        }
    }

    private func position(of node: Node) -> SourcePosition {
        SourcePosition(file: file, line: node.mark?.line ?? 1, column: node.mark?.column ?? 1)
    }

    private func problem(_ position: SourcePosition, _ what: String, _ remedy: String) -> ScenarioError {
        ScenarioError(ScenarioProblem(position: position, path: [], what: what, remedy: remedy))
    }
}
