import Foundation

/// How a log of calls or of units is written, as far as its user says so.
public struct LogFormat: Sendable {
    /// What a line of a log is about.
    public enum Kind: String, Hashable, Sendable, CaseIterable {
        /// One call.
        case calls
        /// One unit that was sent to an incident.
        case dispatches
        /// One event of `sigap trace`.
        case trace
    }

    /// How times of the calendar are written.
    public enum DateOrder: String, Hashable, Sendable, CaseIterable {
        /// `2024-01-31T14:05:09`, also with a blank, fractions, points (`14.05.09`), `PM`, and `Z`, `WIB` or an offset such
        /// as `+07:00`.
        case iso
        /// `31/01/2024 14:05:09`, also with points or hyphens.
        case dayFirst = "day-first"
        /// `01/31/2024 14:05:09`.
        case monthFirst = "month-first"
        /// A number of seconds since a midnight.
        case seconds
    }

    /// What the lines are about; nil: told by the columns.
    public var kind: Kind?
    /// Columns by what they hold, where they have no usual name; a time may be two columns joined by `+`.
    public var columns: [LogColumn: String] = [:]
    /// Between fields; nil: the most frequent of comma, semicolon and tabulator in the first line.
    public var delimiter: UInt8?
    /// Whether numbers have a decimal comma; nil: where the delimiter is a semicolon.
    public var decimalComma: Bool?
    /// How times are written.
    public var dateOrder = DateOrder.iso
    /// The zone of the clock on the wall by which people live; nil: times are taken as they are written.
    public var timeZone: TimeZone?
    /// The date of second 0; nil: a Monday, 2024-01-01.
    public var start: CivilDate?
    /// Seconds of one unit of a duration that is written as a number.
    public var durationUnit = 1.0
    /// The first day to be read; nil: the first of the log.
    public var from: CivilDate?
    /// The last day to be read; nil: the last of the log.
    public var to: CivilDate?
    /// Whether lines with a mistake are left out and counted instead of refused.
    public var skipsBadLines = false
    /// Intervals of units above this are left out, in seconds.
    public var longest = 14_400.0

    /// The form of a log of which nothing is known.
    public init() {}
}

/// What a column of a log can hold.
public enum LogColumn: String, Hashable, Sendable, CaseIterable {
    case time, duration, wait, outcome, incident, enroute, arrive, leave, clear, distance

    /// The names by which it is known without being told, in lower case.
    var usualNames: [String] {
        switch self {
        case .time:
            [
                "time", "arrival", "arrival_time", "call_time", "datetime", "date_time", "timestamp",
                "received", "call_received", "dispatch_time", "waktu", "waktu_panggilan", "tanggal_jam",
                "arrival_s", "time_s",
            ]
        case .duration:
            [
                "duration", "duration_s", "talk", "talk_s", "talk_seconds", "talk_time", "call_duration",
                "durasi", "lama", "lama_bicara",
            ]
        case .wait: ["wait", "wait_s", "wait_seconds", "waiting", "queue_time", "ring_time", "tunggu"]
        case .outcome: ["outcome", "status", "result", "abandoned", "disposition", "hasil"]
        case .incident: ["incident", "incident_id", "incident_number", "kejadian", "id_kejadian"]
        case .enroute: ["enroute_s", "enroute", "en_route", "turnout", "turnout_s", "berangkat"]
        case .arrive: ["arrive_s", "arrive", "arrived", "arrival_on_scene", "on_scene", "tiba"]
        case .leave: ["to_hospital_s", "to_hospital", "left_scene"]
        case .clear: ["clear_s", "clear", "cleared", "selesai"]
        case .distance: ["distance_km", "distance", "km", "jarak", "jarak_km"]
        }
    }
}
