/// p-values adjusted for testing several hypotheses at once (Holm 1979).
///
/// Rejecting where the adjusted p-value is at most α keeps the chance of any false rejection at α, whatever the
/// dependence of the tests. The *k*-th smallest of *m* is multiplied by *m* − *k* + 1, and no adjusted value is
/// below that of a smaller p-value.
///
/// - Parameter pValues: p-values; nil and NaN stand for tests that could not be made. They stay nil and do not
///   count among the hypotheses.
/// - Returns: The adjusted p-values in the order of the input.
/// - Complexity: O(*m* log *m*).
public func holmAdjusted(_ pValues: [Double?]) -> [Double?] {
    let tests = pValues.enumerated().compactMap { index, value -> (index: Int, p: Double)? in
        guard let value, !value.isNaN else { return nil }
        precondition((0...1).contains(value), "a p-value lies between 0 and 1")
        return (index, value)
    }
    var adjusted = [Double?](repeating: nil, count: pValues.count)
    var largest = 0.0
    for (rank, test) in tests.sorted(by: { ($0.p, $0.index) < ($1.p, $1.index) }).enumerated() {
        largest = Swift.max(largest, Swift.min(1, Double(tests.count - rank) * test.p))
        adjusted[test.index] = largest
    }
    return adjusted
}

/// p-values adjusted for testing several hypotheses at once, where all tests could be made.
///
/// As for optional p-values (Holm 1979); NaN stays NaN and does not count among the hypotheses.
public func holmAdjusted(_ pValues: [Double]) -> [Double] {
    holmAdjusted(pValues.map(Optional.some)).map { $0 ?? .nan }
}
