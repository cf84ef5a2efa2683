import EventKernel
import Glibc

/// SplitMix64 (G. L. Steele, D. Lea, C. H. Flood 2014) with exponential draws by inversion, the same draws as in
/// the C++ reference.
struct InlineGenerator {
    private var state: UInt64

    init(seed: UInt64) {
        state = seed
    }

    /// An exponential span with the given mean in seconds.
    @inline(__always)
    mutating func exponential(mean: Double) -> SimulationTime {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        mixed ^= mixed >> 31
        return .seconds(-log((Double(mixed >> 11) + 0.5) * 0x1p-53) * mean)
    }
}
