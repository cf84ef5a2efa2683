/// What a column of a table holds.
public struct CSVColumn: Hashable, Sendable {
    /// The types of the Frictionless Table Schema that the program uses.
    public enum Kind: String, Hashable, Sendable, Codable {
        case string, integer, number, boolean
    }

    /// The heading in the file: English, lower case, stable.
    public var name: String
    /// The type of its fields.
    public var kind: Kind
    /// The unit of its numbers; nil where there is none or where another column names it.
    public var unit: String?
    /// What a table for people calls it, in English.
    public var title: String
    /// The same in Indonesian.
    public var titleIndonesian: String
    /// What it means, one sentence in English.
    public var description: String
    /// The only values that it takes; empty when it is free.
    public var values: [String]

    /// A column.
    public init(
        _ name: String, _ kind: Kind, unit: String? = nil, title: String, titleIndonesian: String,
        description: String, values: [String] = []
    ) {
        self.name = name
        self.kind = kind
        self.unit = unit
        self.title = title
        self.titleIndonesian = titleIndonesian
        self.description = description
        self.values = values
    }
}
