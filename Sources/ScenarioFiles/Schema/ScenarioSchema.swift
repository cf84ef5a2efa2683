/// The scenario language as data: what may be written where.
public enum ScenarioSchema {
    /// A JSON Schema (draft 2020-12) by which editors complete and check scenario files.
    public static func jsonSchema() -> String { document.jsonSchema() }

    /// What a parameter means, its unit, range and an example, in English and Indonesian.
    ///
    /// - Parameter path: Keys joined by points; identifiers of list elements may be left out.
    /// - Returns: nil when there is no such parameter.
    public static func explain(_ path: String) -> String? { document.explain(path) }

    /// All parameters, with `<id>` and `<name>` for what the user chooses.
    public static var parameterPaths: [String] { document.parameterPaths }
}
