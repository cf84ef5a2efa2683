import CityModel
import Experiments
import Foundation

/// What a journal on the disk holds.
struct JournalReading: Sendable {
    let past: ReplicationJournal.Past
    /// The bytes of the file up to the end of its last whole record; 0 where nothing can be used.
    let end: Int
    /// By configuration what its replications measure.
    let measures: [String: [Measure]]
    /// Where the results stand in the file.
    let results: [ReplicationKey: Range<Int>]
    private let data: Data

    init(path: String, header: () -> [UInt8]) {
        var measures: [String: [Measure]] = [:]
        var results: [ReplicationKey: Range<Int>] = [:]
        var end = 0
        var past = ReplicationJournal.Past.nothing
        // Mapped: a long experiment's journal need not fit into memory.
        let data = FileSystem.mapped(path)
        if JournalReading.isLocked(path) {
            past = .busy
        } else if let data, case let header = header(), data.starts(with: header) {
            end = header.count
            while end < data.count, let (record, size) = JournalReading.record(in: data, at: end) {
                switch record {
                case .measures(let configuration, let bytes):
                    measures[configuration] = try? ReplicationResult.measures(encoded: bytes[...])
                case .result(let key, let bytes):
                    results[key] = (end + size - bytes.count)..<(end + size)
                }
                end += size
            }
            past = results.isEmpty ? .nothing : .replications(results.count)
        } else if let data, !data.isEmpty {
            past = .unusable
        }
        self.past = past
        self.end = end
        self.measures = measures
        self.results = results
        self.data = data ?? Data()
    }

    private static func record(in data: Data, at start: Int) -> (record: JournalRecord, size: Int)? {
        guard data.count - start >= 4 else { return nil }
        let length = data[start..<(start + 4)].reversed().reduce(0) { $0 << 8 | Int($1) }
        guard start + 12 + length <= data.count else { return nil }
        return JournalRecord.read(Array(data[start..<(start + 12 + length)])[...])
    }

    private static func isLocked(_ path: String) -> Bool {
        let file = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
        guard file >= 0 else { return false }
        defer { close(file) }
        return flock(file, LOCK_SH | LOCK_NB) != 0
    }

    func result(of key: ReplicationKey) -> ReplicationResult? {
        guard let range = results[key], let measures = measures[key.configuration] else { return nil }
        return try? ReplicationResult(encoded: Array(data[range])[...], measures: measures)
    }
}
