/// The event log of one replication beside its result.
///
/// Iterating gives ``TraceEvent`` by ``TraceEvent`` in the order in which they happened; names are looked up
/// only then, so that a log of a year takes the memory of its plain data.
public struct CityTrace: Sendable {
    /// What the replication measured: to the bit what ``City/run(_:seed:replication:)`` gives.
    public var result: ReplicationResult
    /// The desks in the order of the configuration, after institutional integration.
    public var desks: [String] { names.scopes.desks }
    /// Every person that may be on duty, with the position of the desk in ``desks``.
    public var seats: [(name: String, desk: Int)] {
        zip(names.seats, names.seatDesks).map { ($0, Int($1)) }
    }
    /// Every unit.
    public var units: [String] { names.units }

    private let entries: [JournalEntry]
    private let names: TraceNames

    init(result: ReplicationResult, entries: [JournalEntry], names: TraceNames) {
        self.result = result
        self.entries = entries
        self.names = names
    }

    /// A part of a log: cases are incidents with all their reports, and calls that no incident caused.
    public struct Selection: Hashable, Sendable {
        /// Only this incident; nil: every one.
        public var incident: UInt64?
        /// Only cases that begin at or after this time, in microseconds.
        public var from: Int64
        /// Only cases that begin before this time, in microseconds.
        public var to: Int64

        /// A part; everything without arguments.
        public init(incident: UInt64? = nil, from: Int64 = 0, to: Int64 = .max) {
            self.incident = incident
            self.from = from
            self.to = to
        }
    }

    /// The log with the cases of a selection only, each whole, whatever becomes of it after the window.
    ///
    /// Entries without a case, such as an outage, count by their own time, and go when one incident is asked
    /// for. Running numbers stay as they are.
    ///
    /// - Complexity: O(*n*).
    public func selecting(_ selection: Selection) -> CityTrace {
        var begins: [UInt64: Int64] = [:]
        let kept = entries.filter { entry in
            if let incident = selection.incident, entry.incident != incident { return false }
            let key = entry.incident != 0 ? entry.incident : entry.report
            var begin = entry.time
            if key != 0 {
                begin = begins[key] ?? entry.time
                begins[key] = begin
            }
            return begin >= selection.from && begin < selection.to
        }
        return CityTrace(result: result, entries: kept, names: names)
    }

    /// The identity of the incident with a running number; nil without one.
    ///
    /// - Complexity: O(*n*).
    public func incident(number: Int) -> UInt64? {
        entries.first { Int($0.incidentNumber) == number && number > 0 }?.incident
    }

    /// Whether an incident has entries.
    ///
    /// - Complexity: O(*n*).
    public func contains(incident: UInt64) -> Bool {
        incident != 0 && entries.contains { $0.incident == incident }
    }
}

extension CityTrace: RandomAccessCollection {
    /// 0.
    public var startIndex: Int { 0 }
    /// The number of entries.
    public var endIndex: Int { entries.count }
    /// An entry with its names.
    public subscript(position: Int) -> TraceEvent { names.event(entries[position]) }
}

extension City {
    /// Runs one replication of a configuration and keeps its event log.
    ///
    /// The result is to the bit that of ``run(_:seed:replication:)``. The log covers all of the replication, its
    /// warm-up and what follows the measured window included; an entry takes 88 bytes.
    /// It is that of the scenario by itself: a comparison of scenarios with different rates thins all of them with
    /// their largest one (``IncidentType/sharedMajorant``), so that other incidents occur.
    ///
    /// - Throws: ``CityModelError`` when the configuration does not fit together.
    public static func trace(
        _ configuration: CityConfiguration, seed: UInt64, replication: UInt32
    ) throws(CityModelError) -> CityTrace {
        var city = try City(configuration, seed: seed, replication: replication, isTraced: true)
        city.runToEnd()
        let names = TraceNames(city, configuration)
        return CityTrace(
            result: city.result(names.scopes, replication: replication), entries: city.numberedEntries(),
            names: names)
    }

    /// The log with running numbers, and with what only a later entry can tell an earlier one.
    private mutating func numberedEntries() -> [JournalEntry] {
        var entries = journal.entries()
        var incidents: [UInt64: Int32] = [:]
        var reports: [UInt64: Int32] = [:]
        // A unit on its way back has no request any more: it comes from the incident that it left last.
        var left: [Int32: JournalEntry] = [:]
        for index in entries.indices {
            if entries[index].activity == .unitCleared {
                left[entries[index].unit] = entries[index]
            } else if entries[index].activity == .unitReturned, let origin = left[entries[index].unit] {
                entries[index].incident = origin.incident
                entries[index].type = origin.type
                entries[index].zone = origin.zone
                entries[index].priority = origin.priority
                entries[index].assessedPriority = origin.assessedPriority
                entries[index].desk = origin.desk
                entries[index].flags = origin.flags
            }
            entries[index].incidentNumber = Self.number(entries[index].incident, &incidents)
            entries[index].reportNumber = Self.number(entries[index].report, &reports)
        }
        return entries
    }

    private static func number(_ identity: UInt64, _ numbers: inout [UInt64: Int32]) -> Int32 {
        guard identity != 0 else { return 0 }
        let next = Int32(clamping: numbers.count + 1)
        if let known = numbers[identity] { return known }
        numbers[identity] = next
        return next
    }
}

extension CityTrace {
    /// The size of an entry in memory.
    package static var bytesPerEntry: Int { MemoryLayout<JournalEntry>.stride }
}
