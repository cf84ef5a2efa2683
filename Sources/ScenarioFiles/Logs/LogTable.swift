import Foundation

/// One call, or one unit that was sent.
public struct LoggedCall: Hashable, Sendable {
    /// Seconds since 1970-01-01T00:00 on the clock on the wall at which the call came or the unit was sent.
    public var time: Double
    /// Seconds of talk; nil: not written, or the call was not answered.
    public var talk: Double?
    /// Seconds until somebody answered or the caller hung up; nil: not written.
    public var wait: Double?
    /// Whether somebody answered; nil: not written.
    public var isAnswered: Bool?
    /// Which incident a unit was sent to; nil: not written, each is its own.
    public var incident: String?
    /// Seconds from the alarm until the unit rolls; nil: not written, or cancelled before.
    public var turnout: Double?
    /// Seconds on the road.
    public var travel: Double?
    /// Seconds on scene.
    public var onScene: Double?
    /// Kilometres on the road.
    public var distance: Double?

    /// A call at a time.
    public init(time: Double) { self.time = time }
}

/// A log of calls or of units, read and put in order of time.
public struct LogTable: Sendable {
    /// What its lines are about.
    public var kind: LogFormat.Kind
    /// The lines, by time.
    public var calls: [LoggedCall]
    /// The first day.
    public var firstDay: CivilDate
    /// Whole days from the first to the last.
    public var days: Int
    /// Which column was taken for what.
    public var columns: [(column: LogColumn, name: String)]
    /// Whether the first day was asked for, and so counts as whole whatever it holds.
    public var choosesFirstDay: Bool
    /// Whether the last day was asked for.
    public var choosesLastDay: Bool
    /// The file.
    public var file: InputFile
    /// Changes of the clock within the days; empty where no zone was named.
    public var clockChanges: [ClockChange]
    /// What was found on the way that a reader must know.
    public var notes: Notes

    /// What was found on the way.
    public struct Notes: Hashable, Sendable {
        /// Lines that were left out because of a mistake.
        public var skipped = 0
        /// Lines outside the days that were asked for.
        public var outside = 0
        /// Whether lines did not stand in order of time.
        public var wasUnsorted = false
        /// Intervals of units that were negative or longer than the limit and therefore left out.
        public var impossible = 0
        /// Times that the clock on the wall shows twice.
        public var ambiguous = 0
        /// Times that the clock on the wall leaves out.
        public var missing = 0
    }

    /// Reads a log.
    ///
    /// - Parameters:
    ///   - path: A regular file of at most 64 MiB in UTF-8.
    ///   - format: What is known about it.
    /// - Throws: ``ScenarioError`` with what is wrong, the first ten lines of it.
    /// - Complexity: O(*n* log *n*).
    public static func read(path: String, format: LogFormat = LogFormat()) throws(ScenarioError) -> LogTable {
        let file: InputFile
        do throws(FileReadingError) {
            file = try FileReader.read(path, as: .csv).file
        } catch {
            throw Self.problem(path, 0, error.what, error.remedy)
        }
        var reader = LogReader(path: path, format: format, bytes: file.bytes)
        try CSVReader.forEachRecord(in: file.bytes, file: path, delimiter: reader.delimiter) {
            record throws(ScenarioError) in try reader.take(record)
        }
        return try reader.table(of: file)
    }

    static func problem(_ path: String, _ line: Int, _ what: String, _ remedy: String) -> ScenarioError {
        ScenarioError(
            ScenarioProblem(
                position: SourcePosition(file: path, line: line, column: line > 0 ? 1 : 0), path: [],
                what: what, remedy: remedy))
    }
}
