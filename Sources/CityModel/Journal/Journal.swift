/// One line of the event log: plain data, indices instead of names.
struct JournalEntry: BitwiseCopyable, Sendable {
    var time: Int64
    /// Identity of the incident, or of the false alarm; 0: none.
    var incident: UInt64 = 0
    /// Identity of the reporter; 0: none.
    var report: UInt64 = 0
    /// Microseconds; what they mean depends on the activity, see ``TraceEvent/duration``.
    var duration: Int64 = 0
    /// Running numbers from 1, given when the log is complete; 0: none.
    var incidentNumber: Int32 = 0
    var reportNumber: Int32 = 0
    var type: Int32 = -1
    var zone: Int32 = -1
    var stream: Int32 = -1
    var line: Int32 = -1
    var desk: Int32 = -1
    var otherDesk: Int32 = -1
    var seat: Int32 = -1
    var otherSeat: Int32 = -1
    var unit: Int32 = -1
    var unitKind: Int32 = -1
    var count: Int32 = -1
    var activity: TraceActivity
    var priority: UInt8 = 0
    var assessedPriority: UInt8 = 0
    var flags: TraceFlags = []

    init(_ activity: TraceActivity, at time: Int64) {
        self.activity = activity
        self.time = time
    }
}

/// The event log of one replication, or nothing.
///
/// When it is off it has no storage, and whoever would write asks one flag: the event loop stays free of
/// allocation and reference counting.
struct Journal: ~Copyable {
    let isOn: Bool
    private var base: UnsafeMutablePointer<JournalEntry>?
    private var capacity = 0
    private(set) var count = 0

    init(isOn: Bool) { self.isOn = isOn }

    deinit { base?.deallocate() }

    /// - Complexity: O(1), amortised over growth by doubling.
    mutating func append(_ entry: JournalEntry) {
        if count == capacity { grow() }
        guard let base else { return }
        (base + count).initialize(to: entry)
        count += 1
    }

    private mutating func grow() {
        let larger = max(1_024, capacity * 2)
        let storage = UnsafeMutablePointer<JournalEntry>.allocate(capacity: larger)
        if let base {
            storage.moveInitialize(from: base, count: count)
            base.deallocate()
        }
        base = storage
        capacity = larger
    }

    /// The entries in the order in which they happened.
    func entries() -> [JournalEntry] { Array(UnsafeBufferPointer(start: base, count: count)) }
}

// One owner and reachable only through it, so it may move between threads.
extension Journal: @unchecked Sendable {}
