internal import CGSL

/// Mean and variance of a list, by GSL's recurrences, with nil for what is undefined.
struct Moments {
    let count: Int
    let mean: Double?
    /// Divisor n − 1; nil for fewer than two values or where one is infinite.
    let variance: Double?

    init(_ values: [Double]) {
        count = values.count
        guard values.allSatisfy(\.isFinite) else {
            // GSL's recurrence would turn an infinity into NaN.
            let sum = values.reduce(0, +)
            mean = sum.isNaN ? nil : sum
            variance = nil
            return
        }
        guard !values.isEmpty else {
            mean = nil
            variance = nil
            return
        }
        let centre = sigap_mean(values, values.count)
        mean = centre
        variance = values.count > 1 ? sigap_variance(values, values.count, centre) : nil
    }
}
