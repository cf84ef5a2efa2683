import Foundation
import ScenarioFiles
import Statistics

/// Scenario values fitted to a log of calls or of units that were sent.
///
/// ```swift
/// let table = try LogTable.read(path: "calls.csv")
/// let fit = LogCalibration(table: table).fit()
/// try fit.fragment().write(toFile: "fragment.yaml", atomically: true, encoding: .utf8)
/// ```
public struct LogCalibration: Sendable {
    /// The log, without days at its ends that it does not hold whole.
    public var table: LogTable
    /// These days.
    public let partDays: [PartDay]
    /// The share of the days, from the first on, that is fitted; the rest is held out.
    public var fitShare = 2.0 / 3
    /// Bootstrap samples for the p-values of each law.
    public var bootstraps = 199
    /// The seed of bootstraps and simulations.
    public var seed: UInt64 = 1
    /// The names that the scenario gives to what it describes.
    public var names = Names()

    /// Names in the scenario.
    public struct Names: Hashable, Sendable {
        /// The call stream or incident type.
        public var stream = "calls"
        /// The desk.
        public var desk = "centre"
        /// The number that is rung.
        public var line = "119"

        /// The usual names.
        public init() {}
    }

    /// A calibration of a log, of which first and last days that are not whole are left out (``PartDay``).
    public init(table: LogTable) {
        partDays = PartDay.all(in: table)
        self.table = table.without(partDays)
    }

    /// Days that are fitted: all but those held out, at least one.
    public var fitDays: Int {
        max(1, min(table.days, Int((Double(table.days) * fitShare).rounded())))
    }

    /// Fits the log's first days.
    ///
    /// - Complexity: O(*n* log *n*), and for the talk O(laws · bootstraps) fits of short samples.
    public func fit() -> LogFit {
        let origin = Double(table.firstDay.daysSince1970) * 86_400
        let days = LogDays(table: table)
        let own = days.range(0..<fitDays)
        let changes = table.clockChanges.map {
            (day: $0.date.daysSince1970 - table.firstDay.daysSince1970, hour: $0.hour, added: $0.added)
        }
        let demand = DemandFit.fit(
            times: own.arrivals, firstWeekday: table.firstDay.weekday, days: fitDays, changes: changes)
        let durations = DurationFit.Role.allCases.compactMap { role in
            own.durations[role].flatMap {
                DurationFit.fit(role, $0, bootstraps: bootstraps, seed: seed)
            }
        }
        let fitted = table.calls.filter { $0.time < origin + Double(fitDays) * 86_400 }
        let waits = fitted.compactMap { call in
            call.wait.flatMap { wait in
                call.isAnswered.map { LoggedWait(seconds: wait, isAnswered: $0) }
            }
        }
        return LogFit(
            calibration: self, demand: demand, durations: durations, patience: PatienceFit.fit(waits),
            hungUp: waits.count { !$0.isAnswered }, speed: SpeedFit(fitted),
            trips: fitted.count { $0.distance != nil && $0.travel != nil },
            unitsPerIncident: days.unitsPerIncident)
    }
}

/// What a log says, by days from its first one.
struct LogDays {
    /// Seconds since the first midnight at which calls came or incidents were first sent to.
    var arrivals: [Double] = []
    /// Durations by role, none where nothing is logged.
    var durations: [DurationFit.Role: [Double]] = [:]
    /// Units sent to an incident, on the average.
    var unitsPerIncident = 1.0

    private var entries: [(time: Double, role: DurationFit.Role, length: Double)] = []

    init() {}

    init(table: LogTable) {
        let origin = Double(table.firstDay.daysSince1970) * 86_400
        var seen: Set<String> = []
        for call in table.calls {
            let time = call.time - origin
            // An incident comes about with the first unit that is sent to it.
            if call.incident.map({ seen.insert($0).inserted }) ?? true { arrivals.append(time) }
            for (role, length) in [
                (DurationFit.Role.talk, call.talk), (.turnout, call.turnout), (.travel, call.travel),
                (.onScene, call.onScene),
            ] {
                if let length { entries.append((time, role, length)) }
            }
        }
        unitsPerIncident = Double(table.calls.count) / Double(max(1, arrivals.count))
    }

    /// Adds a day, its times since its own midnight.
    mutating func append(_ other: LogDays, day: Int) {
        let start = Double(day) * 86_400
        for time in other.arrivals { arrivals.append(time + start) }
        for (role, lengths) in other.durations { durations[role, default: []] += lengths }
    }

    /// Each of some days by itself, its times since its own midnight.
    ///
    /// - Complexity: O(*n*).
    func each(_ days: Range<Int>) -> [LogDays] {
        var parts = [LogDays](repeating: LogDays(), count: days.count)
        for time in arrivals {
            let day = Int((time / 86_400).rounded(.down))
            guard days.contains(day) else { continue }
            parts[day - days.lowerBound].arrivals.append(time - Double(day) * 86_400)
        }
        for entry in entries {
            let day = Int((entry.time / 86_400).rounded(.down))
            guard days.contains(day) else { continue }
            parts[day - days.lowerBound].durations[entry.role, default: []].append(entry.length)
        }
        return parts
    }

    /// The part of some days, its times since the first of their midnights.
    func range(_ days: Range<Int>) -> LogDays {
        let times = Double(days.lowerBound) * 86_400..<Double(days.upperBound) * 86_400
        var part = LogDays()
        part.arrivals = arrivals.filter(times.contains).map { $0 - times.lowerBound }
        for entry in entries where times.contains(entry.time) {
            part.durations[entry.role, default: []].append(entry.length)
        }
        return part
    }
}

/// The speed on the road from a log with distances: all kilometres divided by all hours, with the interval of a ratio.
public struct SpeedFit: Hashable, Sendable {
    /// Kilometres an hour.
    public var speed: Double
    /// An interval of 95 %, from the linearised ratio (Cochran, *Sampling Techniques*, 1977, section 6.4).
    public var interval: Interval
    /// Trips.
    public var trips: Int

    /// nil with fewer than 30 trips of known time and distance (``LogCalibration/leastValues``).
    init?(_ calls: [LoggedCall]) {
        let trips = calls.compactMap { call -> (kilometres: Double, hours: Double)? in
            guard let distance = call.distance, let travel = call.travel, distance > 0, travel > 0 else {
                return nil
            }
            return (distance, travel / 3_600)
        }
        guard trips.count >= LogCalibration.leastValues else { return nil }
        let hours = trips.reduce(0) { $0 + $1.hours }
        let ratio = trips.reduce(0) { $0 + $1.kilometres } / hours
        let squares = trips.reduce(0.0) { sum, trip in
            let rest = trip.kilometres - ratio * trip.hours
            return sum + rest * rest
        }
        let count = Double(trips.count)
        let error = (squares * count / (count - 1)).squareRoot() / hours
        speed = ratio
        interval = Interval(
            centre: ratio, low: max(0.1, ratio - 1.96 * error), high: ratio + 1.96 * error, level: 0.95)
        self.trips = trips.count
    }
}

/// What came out of a log.
public struct LogFit: Sendable {
    /// What was fitted.
    public var calibration: LogCalibration
    /// Arrivals of calls, or of incidents.
    public var demand: DemandFit
    /// Laws of durations, those that the log has.
    public var durations: [DurationFit]
    /// How long callers wait; nil where the log does not say or too few hung up.
    public var patience: PatienceFit?
    /// Callers who hung up after a wait that is known.
    public var hungUp: Int
    /// Speed on the road; nil where the log has no distances or too few.
    public var speed: SpeedFit?
    /// Trips whose distance and time are known.
    public var trips: Int
    /// Units sent to an incident; 1 for calls.
    public var unitsPerIncident: Double

    /// Whether units were logged, not calls.
    public var isAboutUnits: Bool { calibration.table.kind == .dispatches }

    /// Days held out.
    public var heldOutDays: Int { calibration.table.days - calibration.fitDays }
}
