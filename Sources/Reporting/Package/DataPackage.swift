import Experiments

/// The description of a folder's tables for other programs: `datapackage.json`.
///
/// It follows the Frictionless Tabular Data Package, version 1 (https://specs.frictionlessdata.io): names, types
/// and constraints of the columns, the dialect, the size and the SHA-256 of each file. `unit` and
/// `titleIndonesian` of a field are additions, which that standard allows.
public struct DataPackage: Hashable, Sendable {
    /// Its file's name.
    public static let fileName = "datapackage.json"

    /// The name of the result.
    public var name: String
    /// What the result is, one sentence.
    public var description: String
    /// The tables with their place in the package.
    public var tables: [CSVTable]
    /// Tables whose files have been written already; they follow `tables`.
    public var written: [WrittenTable]
    /// How they are written.
    public var dialect: CSVDialect

    /// A description of tables.
    public init(
        name: String, description: String, tables: [CSVTable], written: [WrittenTable] = [],
        dialect: CSVDialect
    ) {
        self.name = name
        self.description = description
        self.tables = tables
        self.written = written
        self.dialect = dialect
    }

    /// The tables and their description as files, the description last.
    public func files() -> [OutputFile] {
        let all = tables.map { WrittenTable($0, in: dialect) } + written
        let files = all.map { OutputFile(name: $0.table.fileName, bytes: $0.bytes) }
        let resources = zip(all, files).map { Resource($0.table, file: $1, dialect: dialect) }
        // The standard wants lower case in names that become parts of addresses.
        let descriptor = Descriptor(name: name.lowercased(), description: description, resources: resources)
        return files + [OutputFile(name: Self.fileName, text: CanonicalJSON.text(descriptor))]
    }
}

private struct Descriptor: Encodable {
    var profile = "tabular-data-package"
    var name: String
    var description: String
    var resources: [Resource]
}

private struct Resource: Encodable {
    struct Dialect: Encodable {
        var delimiter: String
        var lineTerminator = CSVDialect.lineEnd
        var quoteChar = "\""
        var doubleQuote = true
        var header = true
        var skipInitialSpace = false
        var caseSensitiveHeader = true
        var csvddfVersion = "1.2"
    }

    struct Constraints: Encodable {
        var required: Bool?
        var `enum`: [String]?
    }

    struct Field: Encodable {
        var name: String
        var type: String
        var title: String
        var titleIndonesian: String
        var description: String
        var unit: String?
        var decimalChar: String?
        var constraints: Constraints?
    }

    struct Schema: Encodable {
        var fields: [Field]
        var missingValues = [""]
        var primaryKey: [String]?
    }

    var profile = "tabular-data-resource"
    var name: String
    var path: String
    var description: String
    var format = "csv"
    var mediatype = "text/csv"
    var encoding = "utf-8"
    var bytes: Int
    var hash: String
    var dialect: Dialect
    var schema: Schema

    init(_ table: CSVTable, file: OutputFile, dialect: CSVDialect) {
        name = table.name
        path = table.fileName
        description = table.description
        bytes = file.bytes.count
        hash = "sha256:" + Checksum.sha256(file.bytes)
        self.dialect = Dialect(delimiter: dialect.delimiter)
        let key = Set(table.primaryKey)
        let fields = table.columns.map { column in
            let constraints = Constraints(
                required: key.contains(column.name) ? true : nil,
                enum: column.values.isEmpty ? nil : column.values)
            return Field(
                name: column.name, type: column.kind.rawValue, title: column.title,
                titleIndonesian: column.titleIndonesian, description: column.description, unit: column.unit,
                decimalChar: column.kind == .number ? dialect.decimalMark : nil,
                constraints: constraints.required == nil && constraints.enum == nil ? nil : constraints)
        }
        schema = Schema(fields: fields, primaryKey: table.primaryKey.isEmpty ? nil : table.primaryKey)
    }
}
