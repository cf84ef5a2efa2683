/// A point in simulated time, or a span of it, in whole microseconds.
///
/// Points count from the start of the scenario. Integers make shifts meet exactly and keep the order of
/// events free of rounding; `Int64` microseconds reach about 292,000 years either way.
///
/// ``never`` is later than every other time and absorbs arithmetic: `never + x` and `never - x` are `never`.
/// Other sums saturate instead of overflowing, so "now plus unlimited patience" needs no special case.
///
/// ```swift
/// let answer = SimulationTime.seconds(12.5)
/// let end = answer + .seconds(90)      // 102.5 s
/// ```
public struct SimulationTime: Comparable, Hashable, Sendable, BitwiseCopyable {
    /// The count of microseconds.
    public var microseconds: Int64

    /// Creates a time from a count of microseconds.
    @inlinable
    public init(microseconds: Int64) {
        self.microseconds = microseconds
    }

    /// The start of the scenario, or an empty span.
    @inlinable
    public static var zero: SimulationTime { SimulationTime(microseconds: 0) }

    /// Later than everything that happens.
    @inlinable
    public static var never: SimulationTime { SimulationTime(microseconds: .max) }

    /// The time nearest to a number of seconds, halves rounded away from zero.
    ///
    /// - Parameter seconds: Any number except NaN. What exceeds the range of `Int64` saturates, so positive
    ///   infinity is ``never``.
    @inlinable
    public static func seconds(_ seconds: Double) -> SimulationTime {
        let scaled = seconds * 1e6
        // Both bounds are ±2^63; the comparison is false for NaN as well.
        guard scaled > -0x1p63, scaled < 0x1p63 else {
            precondition(!scaled.isNaN, "A simulation time must be a number.")
            return SimulationTime(microseconds: scaled < 0 ? .min : .max)
        }
        // Truncating and correcting is exact and avoids a call of the C library's `round` for every draw.
        let truncated = Int64(scaled)
        let remainder = scaled - Double(truncated)
        let correction: Int64 = (remainder >= 0.5 ? 1 : 0) - (remainder <= -0.5 ? 1 : 0)
        return SimulationTime(microseconds: truncated &+ correction)
    }

    /// The time in seconds, rounded to the nearest `Double`.
    @inlinable
    public var seconds: Double { Double(microseconds) / 1e6 }

    /// Whether the first time is earlier than the second.
    @inlinable
    public static func < (left: SimulationTime, right: SimulationTime) -> Bool {
        left.microseconds < right.microseconds
    }

    /// The sum, saturating; ``never`` if either side is.
    @inlinable
    public static func + (left: SimulationTime, right: SimulationTime) -> SimulationTime {
        let (sum, overflow) = left.microseconds.addingReportingOverflow(right.microseconds)
        if left.microseconds == .max || right.microseconds == .max { return .never }
        if overflow { return SimulationTime(microseconds: left.microseconds < 0 ? .min : .max) }
        return SimulationTime(microseconds: sum)
    }

    /// The difference, saturating; ``never`` if the left side is.
    @inlinable
    public static func - (left: SimulationTime, right: SimulationTime) -> SimulationTime {
        let (difference, overflow) = left.microseconds.subtractingReportingOverflow(right.microseconds)
        if left.microseconds == .max { return .never }
        if overflow { return SimulationTime(microseconds: left.microseconds < 0 ? .min : .max) }
        return SimulationTime(microseconds: difference)
    }

    /// Adds a span, by the rules of `+`.
    @inlinable
    public static func += (left: inout SimulationTime, right: SimulationTime) {
        left = left + right
    }

    /// Subtracts a span, by the rules of `-`.
    @inlinable
    public static func -= (left: inout SimulationTime, right: SimulationTime) {
        left = left - right
    }
}

extension SimulationTime: CustomStringConvertible {
    /// The time in seconds with its unit, or `never`.
    public var description: String {
        self == .never ? "never" : "\(seconds) s"
    }
}
