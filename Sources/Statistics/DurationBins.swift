/// The bins of a ``DurationHistogram``: where a bin starts, how wide it is, and what stands for its values.
///
/// HdrHistogram's layout (Tene 2012) with 512 µs as its unit: bins of 512 µs up to 2^(h+1) units, then each
/// doubling of the value doubles the width, so that every power of two is divided into 2^h bins.
/// It is written out here so that a ``SparseHistogram`` needs no dense table to know its own bins.
package enum DurationBins {
    /// The width of the finest bins in microseconds: the power of two below a millisecond.
    package static let unit: Int64 = 512

    /// The largest duration that has a bin: 30 days in microseconds.
    package static let limit: Int64 = 30 * 86_400 * 1_000_000

    /// h: the binary logarithm of the number of bins per power of two.
    package static func halfMagnitude(digits: Int) -> Int {
        // HdrHistogram: single-unit resolution up to 2·10^digits units, rounded up to a power of two.
        var largest = 2
        for _ in 0..<digits { largest *= 10 }
        return Int.bitWidth - (largest - 1).leadingZeroBitCount - 1
    }

    /// The width in microseconds of the bin that holds the positive duration `value`.
    package static func width(at value: Int64, digits: Int) -> Int64 {
        let magnitude = Int64.bitWidth - 1 - value.leadingZeroBitCount
        return Swift.max(unit, 1 << Swift.max(0, magnitude - halfMagnitude(digits: digits)))
    }

    /// A number of bins that is not exceeded: 2^(h+1) of the finest width, then 2^h for every doubling.
    package static func count(digits: Int) -> Int {
        let half = halfMagnitude(digits: digits)
        let doublings = Int64.bitWidth - (limit / unit).leadingZeroBitCount - half
        return (max(doublings, 0) + 2) << half
    }

    /// The start in microseconds of the bin that holds the duration `value`.
    package static func start(of value: Int64, digits: Int) -> Int64 {
        value & ~(width(at: Swift.max(value, 1), digits: digits) - 1)
    }

    /// The middle in microseconds of the bin that starts at `start`: what stands for its values.
    package static func middle(ofBinAt start: Int64, digits: Int) -> Int64 {
        start + width(at: Swift.max(start, 1), digits: digits) / 2
    }
}
