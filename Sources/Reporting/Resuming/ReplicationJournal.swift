import CityModel
import Crypto
import Experiments
import Foundation
import Synchronization

/// Finished replications of an experiment that is not yet written, in the hidden file `.NAME.unfinished` beside its folder.
///
/// Records are only ever appended, each with its length and a checksum, so that a run that is killed in the middle of one
/// loses that one at most, and everything after the last flush: five seconds of work. Experiments that are over
/// before the first flush write nothing. What another build of the program kept is not used, since it may simulate
/// differently.
///
/// ```swift
/// let journal = try ReplicationJournal(beside: folder, program: .running(), resumes: true)
/// settings.store = journal
/// …                      // run the study, write the folder
/// journal.discard()
/// ```
public final class ReplicationJournal: ReplicationStore {
    /// What an earlier run left.
    public enum Past: Hashable, Sendable {
        /// No unfinished run is kept.
        case nothing
        /// So many replications of an unfinished run are there.
        case replications(Int)
        /// They are of another build of the program, or the file is none of the program's.
        case unusable
        /// Another process is at work on the same result.
        case busy
    }

    /// The file.
    public let path: String
    /// What was found when it was opened.
    public let past: Past
    private let state: Mutex<JournalState>

    /// A journal for a result folder.
    ///
    /// - Parameters:
    ///   - folder: The result.
    ///   - program: What tells builds of the program apart, such as a checksum of its file; asked only where needed.
    ///   - resumes: Whether what is kept is used; otherwise the first flush replaces it.
    public init(beside folder: OutputFolder, program: @escaping @Sendable () -> String, resumes: Bool) {
        path = OutputFolder.joined(folder.parent, ".\(folder.name).unfinished")
        let header: @Sendable () -> [UInt8] = { Array("sigap unfinished 1 \(program())\n".utf8) }
        let reading = JournalReading(path: path, header: header)
        past = reading.past
        state = Mutex(JournalState(path: path, header: header, reading: reading, resumes: resumes))
    }

    /// The result of a replication that an earlier run kept.
    public func result(of key: ReplicationKey) -> ReplicationResult? { state.withLock { $0.result(of: key) } }

    /// Keeps a result; it reaches the file with the next flush, every five seconds at most.
    public func keep(_ result: ReplicationResult, of key: ReplicationKey) {
        state.withLock { state in
            state.append(result, of: key)
            if ContinuousClock.now - state.lastFlush >= .seconds(5) { state.flush() }
        }
    }

    /// Writes what has been kept to the file.
    public func flush() { state.withLock { $0.flush() } }

    /// How many replications are on the disk.
    public var kept: Int { state.withLock { $0.isFailed ? 0 : $0.written } }

    /// Removes the file: the experiment is finished.
    public func discard() { state.withLock { $0.discard() } }
}

/// The open journal.
private struct JournalState: ~Copyable {
    private let path: String
    private let header: @Sendable () -> [UInt8]
    /// What is used of an earlier run.
    private let reading: JournalReading?
    private let isBusy: Bool
    private var file: Int32 = -1
    private var buffer: [UInt8] = []
    /// What comes with the next flush; not encoded before, so that short experiments pay nothing.
    private var pending: [(key: ReplicationKey, result: ReplicationResult)] = []
    /// Configurations whose measures are written or about to be.
    private var named: Set<String>
    private(set) var written: Int
    /// A journal that cannot be written costs a run that is stopped, never one that ends.
    private(set) var isFailed: Bool
    private(set) var lastFlush = ContinuousClock.now

    init(path: String, header: @escaping @Sendable () -> [UInt8], reading: JournalReading, resumes: Bool) {
        self.path = path
        self.header = header
        self.reading = resumes ? reading : nil
        named = resumes ? Set(reading.measures.keys) : []
        written = resumes ? reading.results.count : 0
        isBusy = reading.past == .busy
        isFailed = isBusy
    }

    deinit { if file >= 0 { close(file) } }

    func result(of key: ReplicationKey) -> ReplicationResult? { reading?.result(of: key) }

    mutating func append(_ result: ReplicationResult, of key: ReplicationKey) {
        guard !isFailed else { return }
        pending.append((key, result))
    }

    mutating func flush() {
        defer { lastFlush = .now }
        guard !isFailed, !pending.isEmpty else { return }
        for (key, result) in pending {
            if named.insert(key.configuration).inserted {
                JournalRecord.measures(key.configuration, result.encodedMeasures).write(to: &buffer)
            }
            JournalRecord.result(key, result.encoded()[...]).write(to: &buffer)
        }
        let count = pending.count
        pending = []
        guard open(), writeBuffer() else { return }
        written += count
        buffer = []
    }

    private mutating func open() -> Bool {
        guard file < 0 else { return true }
        file = Foundation.open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o666)
        guard file >= 0, flock(file, LOCK_EX | LOCK_NB) == 0 else {
            isFailed = true
            return false
        }
        // Behind the last whole record of a run that is continued; from the start otherwise.
        let end = reading?.end ?? 0
        if end == 0 { buffer = header() + buffer }
        guard ftruncate(file, off_t(end)) == 0, lseek(file, off_t(end), SEEK_SET) == off_t(end) else {
            isFailed = true
            return false
        }
        return true
    }

    private mutating func writeBuffer() -> Bool {
        var offset = 0
        while offset < buffer.count {
            let count = buffer[offset...].withUnsafeBytes { Foundation.write(file, $0.baseAddress, $0.count) }
            if count > 0 {
                offset += count
            } else if errno != EINTR {
                isFailed = true
                return false
            }
        }
        return true
    }

    mutating func discard() {
        buffer = []
        pending = []
        if !isBusy { unlink(path) }
        if file >= 0 { close(file) }
        file = -1
        isFailed = true
    }
}
