/// A ``Distribution`` made ready to draw from: plain data, in the parameters that the generator needs.
///
/// Samplers come from a ``SamplerArena``, and those of `mixture`, `discrete` and `empirical` laws point into
/// tables that the arena owns: **the arena must outlive its samplers**.
public struct Sampler: BitwiseCopyable, Sendable {
    @usableFromInline let law: SamplerLaw

    @inlinable
    init(law: SamplerLaw) { self.law = law }

    /// A sampler that always gives `value`; it needs no arena.
    @inlinable
    public static func constant(_ value: Double) -> Sampler { Sampler(law: .constant(value)) }
}

/// The laws in the parametrisation of GSL.
@usableFromInline
enum SamplerLaw: BitwiseCopyable, Sendable {
    case constant(Double)
    case exponential(mean: Double)
    case gamma(shape: Double, scale: Double)
    case lognormal(zeta: Double, sigma: Double)
    case weibull(scale: Double, shape: Double)
    case uniform(low: Double, high: Double)
    case triangular(low: Double, mode: Double, high: Double)
    case normal(TruncatedNormal)
    case mixture(WeightedTable<SamplerLaw>)
    case discrete(WeightedTable<Double>)
    case empirical(SampleTable)
}

/// Entries with cumulative probabilities, in memory that an arena owns.
///
/// Sendable although it holds pointers: the arena writes the memory once, before it hands the table out.
@usableFromInline
struct WeightedTable<Entry: BitwiseCopyable>: BitwiseCopyable, @unchecked Sendable {
    @usableFromInline let entries: UnsafePointer<Entry>
    /// P(entry index ≤ i); nondecreasing, 1 from the last entry of positive weight on.
    @usableFromInline let cumulative: UnsafePointer<Double>
    @usableFromInline let count: Int

    @inlinable
    init(entries: UnsafePointer<Entry>, cumulative: UnsafePointer<Double>, count: Int) {
        self.entries = entries
        self.cumulative = cumulative
        self.count = count
    }

    /// The first entry whose cumulative probability exceeds `uniform`, by bisection.
    ///
    /// Inversion rather than Walker's alias method: the entry rises with the uniform number, so a small
    /// change of the weights changes few draws, and compared scenarios stay in step.
    @inlinable
    func entry(at uniform: Double) -> Entry {
        var low = 0
        var high = count - 1
        while low < high {
            let middle = (low + high) / 2
            if cumulative[middle] > uniform { high = middle } else { low = middle + 1 }
        }
        return entries[low]
    }
}

/// A sorted sample, in memory that an arena owns; Sendable for the reason given at `WeightedTable`.
@usableFromInline
struct SampleTable: BitwiseCopyable, @unchecked Sendable {
    @usableFromInline let sorted: UnsafePointer<Double>
    @usableFromInline let count: Int

    @inlinable
    init(sorted: UnsafePointer<Double>, count: Int) {
        self.sorted = sorted
        self.count = count
    }

    /// The quantile of the smoothed sample at `uniform`.
    @inlinable
    func value(at uniform: Double) -> Double {
        let position = uniform * Double(count - 1)
        // With very many values the product can round up to the last index.
        let index = min(Int(position), max(0, count - 2))
        guard count > 1 else { return sorted[0] }
        return sorted[index] + (position - Double(index)) * (sorted[index + 1] - sorted[index])
    }
}
