import CityModel

/// The cameras of a CSV file, and the file that they were read from.
struct CameraFile {
    var cameras: [CameraSystem.Camera]
    var file: InputFile

    private static let columns = ["id", "zone", "lat", "lon", "kind", "owner", "link"]

    /// Reads the file that a camera system names.
    ///
    /// - Returns: nil without a `camera_file`.
    /// - Throws: ``ScenarioError`` with what is wrong with the file, the first few lines of it.
    /// - Complexity: O(*n*) in the length of the file.
    static func read(of document: Document) throws(ScenarioError) -> CameraFile? {
        let root = document.record
        guard let system = root.record("cctv"), system.text("camera_file") != nil else { return nil }
        let place = ["cctv", "camera_file"]
        let zones = (root.record("city")?.records("zones") ?? []).map(\.id)
        let components = system.records("components").map(\.id)
        var cameras: [CameraSystem.Camera] = []
        var lines: [String: Int] = [:]
        let (file, path) = try TableReader.read(
            "camera_file", of: system, at: place, in: document, columns: columns
        ) { table, row in
            let (id, zone, link) = (row.text(0), row.text(1), row.text(6))
            if id.isEmpty {
                table.note(row, 0, "is empty", "give every camera a name")
            } else if let line = lines.updateValue(row.line, forKey: id) {
                table.note(
                    row, 0, "\(Wording.quoted(id)) is already the camera of line \(line)",
                    "rename one of them")
            }
            if !zones.contains(zone) {
                table.note(
                    row, 1, "there is no zone \(Wording.quoted(zone))",
                    Wording.suggestion(for: zone, among: zones, noun: "zone"))
            }
            if !link.isEmpty, !components.contains(link) {
                table.note(
                    row, 6, "there is no component \(Wording.quoted(link))",
                    Wording.suggestion(for: link, among: components, noun: "component"))
            }
            guard let latitude = degrees(&table, row, 2, 90), let longitude = degrees(&table, row, 3, 180)
            else { return }
            cameras.append(
                CameraSystem.Camera(
                    id: id, zone: zone, latitude: latitude, longitude: longitude, kind: row.text(4),
                    owner: row.text(5), link: link.isEmpty ? nil : link))
        }
        guard !cameras.isEmpty else {
            throw ScenarioError(
                document.problem(
                    at: place, what: "`\(path)` holds no camera",
                    remedy: "name a file with a camera a line, or write `cameras` instead"))
        }
        return CameraFile(cameras: cameras, file: file)
    }

    /// A coordinate; 0 where the field is empty, nil where it is wrong.
    private static func degrees(
        _ table: inout TableReader, _ row: TableReader.Row, _ column: Int, _ limit: Double
    ) -> Double? {
        guard !row.text(column).isEmpty else { return 0 }
        guard let value = table.number(row, column) else { return nil }
        guard abs(value) <= limit else {
            table.note(
                row, column, "\(Wording.quoted(row.text(column))) is no place on earth",
                "write degrees from -\(Int(limit)) to \(Int(limit))")
            return nil
        }
        return value
    }
}
