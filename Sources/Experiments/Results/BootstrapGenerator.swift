import CityModel
import Randomness

/// The random words of one bootstrap: fixed by the seed and the measure, so that an interval depends neither on
/// threads nor on what else is summarised.
///
/// The *n*-th word is SplitMix64's (Steele, Lea, Flood 2014) output of state seed + *n*·0x9E37….
struct BootstrapGenerator: RandomNumberGenerator {
    private let identity: UInt64
    private var ordinal: UInt64 = 0

    init(seed: UInt64, measure: Measure) {
        identity = StableHash.combine(seed, StableHash.of("\(measure.kpi)|\(measure.scope)"))
    }

    mutating func next() -> UInt64 {
        defer { ordinal &+= 1 }
        return StableHash.combine(identity, ordinal)
    }
}
