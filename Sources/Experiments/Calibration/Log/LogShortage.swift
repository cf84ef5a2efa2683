/// Why a log is too short to be fitted.
public struct LogShortage: Error, Hashable, Sendable {
    /// Calls, or incidents, on the days that would be fitted.
    public var calls: Int
    /// These days.
    public var days: Int
    /// Whether all days of the log together would be enough.
    public var wouldDoWhole: Bool
}

extension LogCalibration {
    /// The fewest calls from which a rhythm is fitted: their rate is known to a fifth (two standard errors), if they are a
    /// Poisson process.
    public static let leastCalls = 100
    /// The fewest days from which a rhythm is fitted: two could not tell days from each other and hold one out.
    public static let leastDays = 3
    /// The fewest durations above 0 s, callers who hung up, or trips from which a law or a speed is fitted: a mean is then
    /// known to some 18 % where values vary like exponential ones.
    public static let leastValues = 30

    /// Refuses a log that is too short.
    ///
    /// - Throws: ``LogShortage``.
    public func check() throws(LogShortage) {
        let days = LogDays(table: table)
        let fitted = days.arrivals.count { $0 < Double(fitDays) * 86_400 }
        guard fitted < Self.leastCalls || fitDays < Self.leastDays else { return }
        throw LogShortage(
            calls: fitted, days: fitDays,
            wouldDoWhole: days.arrivals.count >= Self.leastCalls && table.days >= Self.leastDays)
    }
}
