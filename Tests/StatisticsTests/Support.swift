import Statistics

/// SplitMix64 (Steele, Lea, Flood 2014): a small generator with a fixed seed for the tests.
struct SplitMix64: RandomNumberGenerator {
    var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var word = state
        word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
        word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
        return word ^ (word >> 31)
    }

    /// Uniform and strictly between 0 and 1.
    mutating func uniform() -> Double { (Double(next() >> 11) + 0.5) * 0x1p-53 }

    /// Standard normal, by inversion.
    mutating func normal() -> Double { normalQuantile(uniform()) }
}

/// Whether two numbers agree to a relative difference; absolute below a magnitude of 1e-9.
func isClose(_ value: Double?, _ expected: Double, relative: Double = 1e-12) -> Bool {
    guard let value else { return false }
    return (value - expected).magnitude <= relative * Swift.max(expected.magnitude, 1e-9)
}
