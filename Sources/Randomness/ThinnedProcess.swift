/// A non-homogeneous Poisson process by thinning (Lewis and Shedler, *Naval Research Logistics Quarterly*
/// 26(3), 1979, algorithm 1), keyed.
///
/// Candidates come at the constant majorant rate; one at time *t* is accepted with probability
/// rate(*t*) / majorant. The *n*-th candidate's gap and acceptance are draws 0 and 1 of the entity
/// ``StableHash/combine(_:_:)``(identity, *n*): the ordinal lives in the entity because 2²⁴ draws of one
/// entity would not last a process. Two scenarios with the same majorant therefore share all candidates,
/// and the points at a lower rate are a subset of those at a higher one.
///
/// ```swift
/// var fires = ThinnedProcess(identity: id, purpose: Purpose.arrival, majorantPerSecond: 2e-4)
/// let time = fires.nextCandidate(after: now, using: &source)
/// if fires.accepts(ratePerSecond: rate(at: time), using: &source) { … }
/// ```
public struct ThinnedProcess: BitwiseCopyable, Sendable {
    /// The stable identity of the process.
    public let identity: UInt64
    /// What the numbers are for; the process needs this purpose for itself.
    public let purpose: UInt32
    /// The rate of candidates, per second: finite, 0 or more, and at least every rate that is asked for.
    public let majorantPerSecond: Double
    /// How many candidates there have been; the next candidate is the one with this ordinal.
    public var ordinal: UInt64 = 0

    /// A process before its first candidate.
    @inlinable
    public init(identity: UInt64, purpose: UInt32, majorantPerSecond: Double) {
        precondition(
            majorantPerSecond >= 0 && majorantPerSecond.isFinite, "a majorant is finite and 0 or more")
        self.identity = identity
        self.purpose = purpose
        self.majorantPerSecond = majorantPerSecond
    }

    /// The time of the next candidate in microseconds, at or after the given one, which is that of the
    /// candidate before it or the start of the process. `Int64.max` means never (a majorant of 0).
    ///
    /// - Complexity: O(1).
    @inlinable
    public mutating func nextCandidate(after microseconds: Int64, using source: inout RandomSource) -> Int64 {
        guard majorantPerSecond > 0 else { return .max }
        let entity = StableHash.combine(identity, ordinal)
        ordinal += 1
        let gap = source.exponential(purpose: purpose, entity: entity, draw: 0) / majorantPerSecond
        let (time, overflow) = microseconds.addingReportingOverflow(RandomSource.microseconds(seconds: gap))
        return overflow ? .max : time
    }

    /// Whether the last candidate is a point of the process when the rate at its time is `ratePerSecond`,
    /// which lies within 0 ... majorant: u · majorant < rate. The answer depends on nothing else and may be
    /// asked for repeatedly.
    ///
    /// - Complexity: O(1).
    @inlinable
    public func accepts(ratePerSecond: Double, using source: inout RandomSource) -> Bool {
        // A sum of rates may exceed a majorant computed in another order by some roundings.
        precondition(
            ratePerSecond >= 0 && ratePerSecond <= majorantPerSecond * (1 + 1e-9),
            "a rate above the majorant would lose points")
        let uniform = source.uniform(purpose: purpose, entity: candidateIdentity, draw: 1)
        return uniform * majorantPerSecond < ratePerSecond
    }

    /// The identity of the last candidate: shared by all scenarios with this majorant, and so the right name
    /// for what the point becomes.
    ///
    /// - Complexity: O(1).
    @inlinable
    public var candidateIdentity: UInt64 {
        precondition(ordinal > 0, "the process has had no candidate yet")
        return StableHash.combine(identity, ordinal - 1)
    }
}
