#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// `1 / (1 + exp(x))`.
func logisticShare(_ x: Double) -> Double { 1 / (1 + exp(x)) }

/// `1 + amplitude · cos(2π (hour − peak) / 24)`.
func sinusoidFactor(hour: Double, amplitude: Double, peak: Double) -> Double {
    1 + amplitude * cos(2 * .pi * (hour - peak) / 24)
}

/// Kilometres east and north of a reference point on a sphere of 6,371 km (equirectangular; the error over a
/// city of 10 km stays below a metre).
func localPlace(latitude: Double, longitude: Double, originLatitude: Double, originLongitude: Double) -> Place
{
    let perDegree = 6_371 * Double.pi / 180
    return Place(
        east: (longitude - originLongitude) * perDegree * cos(originLatitude * .pi / 180),
        north: (latitude - originLatitude) * perDegree)
}

/// A point in a disc, from two uniform numbers.
func discOffset(radius: Double, _ first: Double, _ second: Double) -> Place {
    let distance = radius * first.squareRoot()
    let angle = 2 * Double.pi * second
    return Place(east: distance * cos(angle), north: distance * sin(angle))
}

/// `exp(x)` for curves of outcome.
func exponential(_ x: Double) -> Double { exp(x) }

/// `log(x)` for the hazard of noticing and times of doubling.
func naturalLogarithm(_ x: Double) -> Double { log(x) }

/// `exp(−x)`.
func exponentialDecay(_ x: Double) -> Double { exp(-x) }

/// The nearest whole number of a number that is not negative, halves up.
///
/// Truncating and correcting is exact and spares every event a call of the C library's `round`.
@inline(__always)
func nearestInteger(_ x: Double) -> Int64 {
    let truncated = Int64(x)
    return x - Double(truncated) >= 0.5 ? truncated + 1 : truncated
}

let microsecondsPerSecond = 1e6
let microsecondsPerHour: Int64 = 3_600_000_000
let microsecondsPerDay: Int64 = 86_400_000_000
