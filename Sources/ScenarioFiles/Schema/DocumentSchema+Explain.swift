extension DocumentSchema {
    /// What a parameter means, its unit, range and an example, in English and Indonesian.
    ///
    /// - Parameter path: Keys joined by points; identifiers of list elements may be given or left out.
    /// - Returns: nil when there is no such parameter.
    public func explain(_ path: String) -> String? {
        let components = path.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
        guard let field = root.field(at: components[...]) else { return nil }
        var lines = [path, "  \(field.documentation.en)", "  \(field.documentation.id)"]
        lines.append("  Write: \(field.kind.expectation)")
        if let range = field.kind.rangeText { lines.append("  Range: \(range)") }
        if let unit = field.kind.dimension?.baseUnit, !unit.isEmpty {
            lines.append("  Unit of results: \(unit)")
        }
        lines.append("  Required: \(field.isRequired ? "yes" : "no")")
        let keys = field.kind.keys
        if !keys.isEmpty { lines.append("  Keys: \(keys.joined(separator: ", "))") }
        lines.append("  Example: \(field.key): \(field.example)")
        return lines.joined(separator: "\n") + "\n"
    }

    /// All parameters, with `<id>` and `<name>` for what the user chooses; the figures inside distributions are
    /// not listed one by one.
    public var parameterPaths: [String] {
        var paths: [String] = []
        root.collectPaths(prefix: [], into: &paths)
        return paths
    }

    /// The parameter that an incomplete or misspelt path most likely means; nil if none is near.
    ///
    /// `patience` means `callers.patience`: of the paths that end so, the one with the fewest keys.
    public func nearestParameter(to path: String) -> String? {
        let paths = parameterPaths
        let end = path.split(separator: ".")
        let longer = paths.map { (path: $0, keys: Self.keys(of: $0)) }
            .filter { !end.isEmpty && $0.keys.count >= end.count && $0.keys.suffix(end.count) == end[...] }
        return longer.min { $0.keys.count < $1.keys.count }?.path ?? Wording.nearest(to: path, among: paths)
    }

    /// The components of a path without `<id>` and the like.
    private static func keys(of path: String) -> [Substring] {
        path.split(separator: ".").filter { !$0.hasPrefix("<") }
    }
}

extension ObjectSchema {
    /// The declaration that a path leads to.
    fileprivate func field(at path: ArraySlice<String>) -> FieldSchema? {
        guard let key = path.first, let field = self[key] else { return nil }
        return path.count == 1 ? field : field.kind.field(at: path.dropFirst(), parent: field)
    }

    fileprivate func collectPaths(prefix: [String], into paths: inout [String]) {
        for field in fields {
            paths.append((prefix + [field.key]).joined(separator: "."))
            field.kind.collectPaths(prefix: prefix + [field.key], into: &paths)
        }
    }
}

extension ValueKind {
    fileprivate func field(at path: ArraySlice<String>, parent: FieldSchema) -> FieldSchema? {
        guard let key = path.first else { return parent }
        switch self {
        case .record(let schema), .level(_, let schema): return schema.field(at: path)
        case .records(let schema, _):
            // An identifier may be written or left out; a key is more likely an identifier when more follows.
            if path.count > 1, let field = schema.field(at: path.dropFirst()) { return field }
            return schema.field(at: path) ?? (path.count == 1 ? parent : nil)
        case .dictionary(_, let kind): return kind.field(at: path.dropFirst(), parent: parent)
        case .variant(let schema):
            guard let field = schema[key] else { return nil }
            return path.count == 1 ? field : field.kind.field(at: path.dropFirst(), parent: field)
        case .either(let kinds): return kinds.lazy.compactMap { $0.field(at: path, parent: parent) }.first
        default: return nil
        }
    }

    fileprivate func collectPaths(prefix: [String], into paths: inout [String]) {
        switch self {
        case .record(let schema), .level(_, let schema): schema.collectPaths(prefix: prefix, into: &paths)
        case .records(let schema, _):
            schema.collectPaths(prefix: prefix + [schema.isIdentified ? "<id>" : "<number>"], into: &paths)
        case .dictionary(_, let kind): kind.collectPaths(prefix: prefix + ["<name>"], into: &paths)
        case .variant(let schema) where schema.distribution == nil:
            for field in schema.cases {
                paths.append((prefix + [field.key]).joined(separator: "."))
                field.kind.collectPaths(prefix: prefix + [field.key], into: &paths)
            }
        case .either(let kinds): for kind in kinds { kind.collectPaths(prefix: prefix, into: &paths) }
        default: break
        }
    }

    /// The keys of a map of this kind.
    fileprivate var keys: [String] {
        switch self {
        case .record(let schema), .records(let schema, _), .level(_, let schema): schema.fields.map(\.key)
        case .dictionary(_, let kind): kind.keys
        case .variant(let schema): schema.cases.map(\.key)
        case .either(let kinds): kinds.flatMap(\.keys)
        default: []
        }
    }

    /// The bounds of a number in words.
    fileprivate var rangeText: String? {
        switch self {
        case .quantity(let dimension, let range): Self.text(range, dimension)
        case .number(let range), .integer(let range): Self.text(range, nil)
        case .dictionary(_, let kind), .list(let kind, _): kind.rangeText
        case .either(let kinds): kinds.lazy.compactMap(\.rangeText).first
        default: nil
        }
    }

    private static func text(_ range: NumberRange, _ dimension: QuantityDimension?) -> String? {
        func shown(_ bound: Double) -> String { SchemaValidator.shown(bound, dimension) }
        switch (range.low, range.high) {
        case (let low?, let high?):
            return "\(range.excludesLow ? "above " : "")\(shown(low)) to \(shown(high))"
        case (let low?, nil): return range.excludesLow ? "above \(shown(low))" : "\(shown(low)) or more"
        case (nil, let high?): return "at most \(shown(high))"
        case (nil, nil): return nil
        }
    }
}
