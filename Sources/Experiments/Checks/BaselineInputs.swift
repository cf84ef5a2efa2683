import Foundation
import ScenarioFiles

/// The files from which baselines were recorded, in a table beside each: `results.inputs.csv` beside `results.csv`.
///
/// A baseline whose scenarios have changed since says what other scenarios gave. Recording anew is then a decision, not a
/// habit: `sigap check --record` refuses it until the changes are accepted.
extension CheckSuite {
    static let inputColumns = ["file", "sha256"]

    /// The files that are not those from which the baselines were recorded, as they are named in the command; empty where
    /// nothing has changed or no baseline names its inputs.
    public func changedInputs() -> [String] {
        var changed: Set<String> = []
        let now = fingerprints
        for baseline in baselineFiles {
            let path = Self.inputsPath(of: baseline)
            guard let data = FileManager.default.contents(atPath: path),
                let table = try? BaselineTable(
                    text: String(decoding: data, as: UTF8.self), file: path, columns: Self.inputColumns)
            else { continue }
            let recorded = Dictionary(table.rows.map { ($0[0], $0[1]) }) { first, _ in first }
            changed.formUnion(now.filter { recorded[$0.key] != $0.value }.keys)
            changed.formUnion(recorded.keys.filter { now[$0] == nil })
        }
        return changed.sorted()
    }

    /// The tables of inputs that belong to baselines about to be written.
    public func recordedInputs(of baselines: [RecordedBaseline]) -> [RecordedBaseline] {
        let rows = fingerprints.sorted { $0.key < $1.key }.map { [$0.key, $0.value] }
        let text = BaselineTable(columns: Self.inputColumns, rows: rows).text
        return baselines.map { RecordedBaseline(path: Self.inputsPath(of: $0.path), text: text) }
    }

    private static func inputsPath(of baseline: String) -> String {
        (baseline.hasSuffix(".csv") ? String(baseline.dropLast(4)) : baseline) + ".inputs.csv"
    }

    private var baselineFiles: Set<String> {
        Set(
            parameters.compactMap(\.baseline)
                + results.compactMap { check in
                    guard case .baseline(let file, _) = check.reference else { return nil }
                    return file
                })
    }

    /// SHA-256 of every scenario file, by its path from the folder of the check file, whatever the current folder is.
    private var fingerprints: [String: String] {
        guard let own = inputs.first?.path else { return [:] }
        let folder = own.split(separator: "/", omittingEmptySubsequences: false).dropLast().map(String.init)
        var fingerprints: [String: String] = [:]
        for input in inputs.dropFirst() where !baselineFiles.contains(input.path) {
            let parts = input.path.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
            let shared = zip(folder, parts).prefix { $0 == $1 }.count
            let name = Array(repeating: "..", count: folder.count - shared) + parts.dropFirst(shared)
            fingerprints[name.joined(separator: "/")] = Checksum.sha256(input.bytes)
        }
        return fingerprints
    }
}
