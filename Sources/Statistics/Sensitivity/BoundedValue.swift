/// A value with the bounds of its 95 % interval.
public struct BoundedValue: Sendable, Hashable {
    /// The estimate; nil where it is undefined.
    public var value: Double?
    /// The lower bound; nil where there is none.
    public var low: Double?
    /// The upper bound.
    public var high: Double?

    /// An estimate.
    public init(value: Double? = nil, low: Double? = nil, high: Double? = nil) {
        self.value = value
        self.low = low
        self.high = high
    }

    /// An estimate with the middle 95 % of what resamples give.
    init(value: Double, resampled: [Double]) {
        guard value.isFinite else {
            self.init()
            return
        }
        let sorted = resampled.filter(\.isFinite).sorted()
        guard sorted.count > 1 else {
            self.init(value: value)
            return
        }
        let bounds = percentileBounds(of: sorted, level: 0.95)
        self.init(value: value, low: bounds.low, high: bounds.high)
    }
}

extension RandomNumberGenerator {
    /// A number from 0 up to but not including `bound`, by the high half of a product: one word each, and biased by
    /// less than *bound* / 2⁶⁴.
    mutating func index(below bound: Int) -> Int {
        Int(next().multipliedFullWidth(by: UInt64(bound)).high)
    }

    /// The numbers from 0 up to `count` in a random order (Fisher and Yates 1938, by Durstenfeld 1964).
    mutating func permutation(of count: Int) -> [Int] {
        var order = Array(0..<count)
        for last in stride(from: count - 1, to: 0, by: -1) { order.swapAt(last, index(below: last + 1)) }
        return order
    }
}
