/// The average over time of a value that stays constant between its changes, such as the number of busy people.
///
/// Time is a count of microseconds. Whole-numbered values are integrated exactly in 128-bit integers, others in
/// compensated binary floating point (Neumaier 1974), so that a thousand simulated years lose nothing.
///
/// ```swift
/// var busy = TimeWeightedAverage(0, at: 0)
/// busy.set(2, at: 1_000_000)
/// busy.set(1, at: 3_000_000)
/// busy.average(until: 4_000_000)  // (0·1 + 2·2 + 1·1) / 4 = 1.25
/// ```
///
/// ## Topics
///
/// ### Observing
/// - ``set(_:at:)``
/// - ``add(_:at:)``
/// - ``restart(at:)``
///
/// ### Results
/// - ``average(until:)``
/// - ``integral(until:)``
/// - ``value``
public struct TimeWeightedAverage: Sendable, Equatable {
    /// The value that holds at present.
    @inlinable public var value: Double { currentValue }

    /// The time in microseconds, half-open, outside of which nothing counts.
    public let window: Range<Int64>

    @usableFromInline var currentValue: Double
    @usableFromInline var lastChange: Int64
    @usableFromInline var origin: Int64
    @usableFromInline var exactIntegral: Int128 = 0
    @usableFromInline var inexactIntegral: Double = 0
    @usableFromInline var compensation: Double = 0

    /// Starts with a value at a time.
    ///
    /// - Parameters:
    ///   - value: The value that holds from `start` on.
    ///   - start: The start in microseconds.
    ///   - window: What is measured: changes before it only set the value, those after it change nothing.
    public init(
        _ value: Double = 0, at start: Int64 = 0, window: Range<Int64> = Int64.min..<Int64.max
    ) {
        precondition(value.isFinite, "a time-weighted value is finite")
        currentValue = value
        lastChange = start
        origin = start
        self.window = window
    }

    /// Changes the value at a time that is not before the last change.
    ///
    /// - Parameters:
    ///   - value: The new value, finite.
    ///   - time: The time of the change in microseconds.
    /// - Complexity: O(1), no allocation.
    @inlinable
    public mutating func set(_ value: Double, at time: Int64) {
        assert(value.isFinite, "a time-weighted value is finite")
        accumulate(until: time)
        currentValue = value
    }

    /// Changes the value by a difference, such as +1 when somebody becomes busy.
    ///
    /// - Complexity: O(1), no allocation.
    @inlinable
    public mutating func add(_ difference: Double, at time: Int64) {
        set(currentValue + difference, at: time)
    }

    /// Forgets what was measured before a time, and keeps the present value: the end of a warm-up.
    ///
    /// - Parameter time: A time in microseconds that is not before the last change.
    public mutating func restart(at time: Int64) {
        precondition(time >= lastChange, "time runs forward")
        lastChange = time
        origin = time
        exactIntegral = 0
        inexactIntegral = 0
        compensation = 0
    }

    /// The integral of the value over the measured time up to `end`, in value × microseconds.
    ///
    /// Exact for whole-numbered values as long as the result has no more than 53 bits; otherwise rounded once.
    ///
    /// - Parameter end: A time in microseconds that is not before the last change.
    public func integral(until end: Int64) -> Double {
        var finished = self
        finished.accumulate(until: end)
        return Double(finished.exactIntegral) + (finished.inexactIntegral + finished.compensation)
    }

    /// The microseconds that count up to `end`: since the start or restart, clipped to the window.
    public func measuredTime(until end: Int64) -> Int64 {
        let from = Swift.max(origin, window.lowerBound)
        let to = Swift.min(end, window.upperBound)
        guard to > from else { return 0 }
        // The default window reaches from the smallest to the largest integer; saturate instead of overflowing.
        let (length, overflow) = to.subtractingReportingOverflow(from)
        return overflow ? Int64.max : length
    }

    /// The average over the measured time up to `end`; nil when no time has passed.
    ///
    /// - Parameter end: A time in microseconds that is not before the last change.
    public func average(until end: Int64) -> Double? {
        let time = measuredTime(until: end)
        return time > 0 ? integral(until: end) / Double(time) : nil
    }

    @usableFromInline
    mutating func accumulate(until time: Int64) {
        precondition(time >= lastChange, "time runs forward")
        let from = Swift.max(lastChange, window.lowerBound)
        let to = Swift.min(time, window.upperBound)
        lastChange = time
        guard to > from, currentValue != 0 else { return }
        if let whole = Int64(exactly: currentValue) {
            exactIntegral += Int128(whole) * (Int128(to) - Int128(from))
        } else {
            addCompensated(currentValue * Double(to - from))
        }
    }

    private mutating func addCompensated(_ term: Double) {
        let sum = inexactIntegral + term
        if inexactIntegral.magnitude >= term.magnitude {
            compensation += (inexactIntegral - sum) + term
        } else {
            compensation += (term - sum) + inexactIntegral
        }
        inexactIntegral = sum
    }
}
