/// One period of a day for ``stationaryBacklog(_:laps:)``.
public struct BacklogPeriod: Sendable, Hashable {
    /// Calls per second that arrive.
    public var arrivalRate: Double
    /// Mean seconds of service.
    public var meanService: Double
    /// People who answer.
    public var servers: Int

    /// A period.
    public init(arrivalRate: Double, meanService: Double, servers: Int) {
        self.arrivalRate = arrivalRate
        self.meanService = meanService
        self.servers = servers
    }
}

/// The rates of calls with which formulas of equilibrium describe periods that hand their queue to the next one: the
/// stationary backlog-carryover approximation (Stolletz 2008, European Journal of Operational Research 190:478–493).
///
/// Each period is a loss system: what it cannot serve, the backlog λ̃·B, arrives in the next one; the modified rate
/// λ̃·(1 − B) is that of the same use of its people. Where nothing is lost it is the stationary independent
/// period-by-period approach (SIPP; Green, Kolesar and Soares 2001).
///
/// - Parameters:
///   - periods: The periods of a day, one after the other, the last before the first of the next day.
///   - laps: How often the day is gone through, so that its beginning knows the evening before.
/// - Returns: The modified rate of each period.
/// - Complexity: O(laps · periods · servers).
public func stationaryBacklog(_ periods: [BacklogPeriod], laps: Int = 3) -> [Double] {
    precondition(laps >= 1, "the day is gone through at least once")
    var rates = periods.map(\.arrivalRate)
    var backlog = 0.0
    for _ in 0..<laps {
        for (index, period) in periods.enumerated() {
            let rate = period.arrivalRate + backlog
            let loss = erlangB(servers: period.servers, load: rate * period.meanService)
            // More than a day's calls cannot wait for tomorrow: the queue of an overloaded day would grow for ever.
            backlog = Swift.min(rate * loss, periods.reduce(0) { $0 + $1.arrivalRate })
            rates[index] = rate - rate * loss
        }
    }
    return rates
}
