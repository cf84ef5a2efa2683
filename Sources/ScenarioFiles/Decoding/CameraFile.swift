import CityModel

/// The cameras of a CSV file, and the file that they were read from.
struct CameraFile {
    var cameras: [CameraSystem.Camera]
    var file: InputFile

    /// Reads the file that a camera system names.
    ///
    /// - Returns: nil without a `camera_file`.
    /// - Throws: ``ScenarioError`` with what is wrong with the file, the first few lines of it.
    /// - Complexity: O(*n*) in the length of the file.
    static func read(of document: Document) throws(ScenarioError) -> CameraFile? {
        let root = document.record
        guard let system = root.record("cctv"), let name = system.text("camera_file") else { return nil }
        let place = ["cctv", "camera_file"]
        let path = DocumentLoader.resolved(name, from: system.position(of: "camera_file").file)
        let file: InputFile
        do throws(FileReadingError) {
            file = try FileReader.read(path, as: .csv).file
        } catch {
            throw ScenarioError(
                document.problem(at: place, what: "`\(path)`: \(error.what)", remedy: error.remedy))
        }
        var reader = CameraFileReader(
            file: path, zones: (root.record("city")?.records("zones") ?? []).map(\.id),
            components: system.records("components").map(\.id))
        try CSVReader.forEachRecord(in: file.bytes, file: path) { record throws(ScenarioError) in
            try reader.take(record)
        }
        let cameras = try reader.finish()
        guard !cameras.isEmpty else {
            throw ScenarioError(
                document.problem(
                    at: place, what: "`\(path)` holds no camera",
                    remedy: "name a file with a camera a line, or write `cameras` instead"))
        }
        return CameraFile(cameras: cameras, file: file)
    }
}

/// Turns the records of a table into cameras.
private struct CameraFileReader {
    /// How many mistakes are told: a wrong column is wrong on every line.
    private static let told = 10
    private static let columns = ["id", "zone", "lat", "lon", "kind", "owner", "link"]

    let file: String
    let zones: [String]
    let components: [String]
    /// Where the columns are; empty before the first line.
    private var places: [Int] = []
    private var width = 0
    private var cameras: [CameraSystem.Camera] = []
    private var lines: [String: Int] = [:]
    private var problems: [ScenarioProblem] = []
    private var further = 0

    init(file: String, zones: [String], components: [String]) {
        self.file = file
        self.zones = zones
        self.components = components
    }

    mutating func take(_ record: CSVReader.Record) throws(ScenarioError) {
        guard !places.isEmpty else { return try takeHeader(record) }
        guard record.fields.count == width else {
            note(
                record.line, 1, [], "has \(record.fields.count) fields instead of \(width)",
                "give every line a field for each column of the first")
            return
        }
        func text(_ column: Int) -> String { record.fields[places[column]] }
        func position(_ column: Int) -> (Int, Int) { (record.line, record.columns[places[column]]) }
        let id = text(0)
        if id.isEmpty {
            note(position(0).0, position(0).1, ["id"], "is empty", "give every camera a name")
        } else if let line = lines.updateValue(record.line, forKey: id) {
            note(
                position(0).0, position(0).1, ["id"],
                "\(Wording.quoted(id)) is already the camera of line \(line)", "rename one of them")
        }
        if !zones.contains(text(1)) {
            note(
                position(1).0, position(1).1, ["zone"], "there is no zone \(Wording.quoted(text(1)))",
                Wording.suggestion(for: text(1), among: zones, noun: "zone"))
        }
        let link = text(6)
        if !link.isEmpty, !components.contains(link) {
            note(
                position(6).0, position(6).1, ["link"], "there is no component \(Wording.quoted(link))",
                Wording.suggestion(for: link, among: components, noun: "component"))
        }
        guard let latitude = degrees(record, 2, 90), let longitude = degrees(record, 3, 180) else { return }
        cameras.append(
            CameraSystem.Camera(
                id: id, zone: text(1), latitude: latitude, longitude: longitude, kind: text(4),
                owner: text(5), link: link.isEmpty ? nil : link))
    }

    func finish() throws(ScenarioError) -> [CameraSystem.Camera] {
        var all = problems
        if further > 0, let last = all.last {
            all[all.count - 1].remedy = last.remedy + " (and \(further) more problems in this file)"
        }
        guard all.isEmpty else { throw ScenarioError(problems: all) }
        return cameras
    }

    private mutating func takeHeader(_ record: CSVReader.Record) throws(ScenarioError) {
        width = record.fields.count
        for column in Self.columns {
            let found = record.fields.indices.filter { record.fields[$0] == column }
            if found.count > 1 {
                note(
                    record.line, record.columns[found[1]], [],
                    "names the column \(Wording.quoted(column)) twice", "rename one of them")
            } else if found.isEmpty {
                note(
                    record.line, 1, [], "has no column \(Wording.quoted(column))",
                    Wording.suggestion(for: column, among: record.fields, noun: "column"))
            }
            places += found.prefix(1)
        }
        guard problems.isEmpty else { throw ScenarioError(problems: problems) }
    }

    /// A coordinate; 0 where the field is empty, nil where it is wrong.
    private mutating func degrees(_ record: CSVReader.Record, _ column: Int, _ limit: Double) -> Double? {
        let text = record.fields[places[column]]
        guard !text.isEmpty else { return 0 }
        let position = record.columns[places[column]]
        let name = Self.columns[column]
        do throws(QuantityError) {
            let value = try Quantity.number(text)
            if abs(value) <= limit { return value }
            note(
                record.line, position, [name], "\(Wording.quoted(text)) is no place on earth",
                "write degrees from -\(Int(limit)) to \(Int(limit))")
        } catch {
            note(record.line, position, [name], error.what, error.remedy)
        }
        return nil
    }

    private mutating func note(
        _ line: Int, _ column: Int, _ path: [String], _ what: String, _ remedy: String
    ) {
        guard problems.count < Self.told else {
            further += 1
            return
        }
        problems.append(
            ScenarioProblem(
                position: SourcePosition(file: file, line: line, column: column), path: path, what: what,
                remedy: remedy))
    }
}
