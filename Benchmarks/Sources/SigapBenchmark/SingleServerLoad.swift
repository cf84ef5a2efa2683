import ReferenceLoop

/// The M/M/1 queue that several benchmarks run, each with its own machinery.
enum SingleServerLoad {
    static let utilisation = 0.8

    /// The plain loop in C++, with the standard library's generator unless another is asked for.
    static func reference(
        _ customers: Int, generator: reference_generator = reference_generator_standard_library,
        name: String = "C++ std::mt19937_64"
    ) -> Variant {
        Variant(name: name) {
            let result = reference_single_server(Int64(customers), utilisation, 1, generator)
            check(result.mean_wait, customers: Int(result.customers))
            return Sample(operations: Int(result.events), seconds: result.seconds, allocations: nil)
        }
    }

    /// A loop that computes something else would be timed for nothing. The mean wait is ρ/(1−ρ) service times; the
    /// variance of its mean over n customers is ρ(2 + 5ρ − 4ρ² + ρ³)/((1−ρ)⁴ n) (N. Blomqvist 1967, "The covariance
    /// function of the M/G/1 queuing system"), and five standard errors are not exceeded by chance.
    static func check(_ meanWait: Double, customers: Int) {
        let load = utilisation
        let idle = 1 - load
        let numerator = load * (2 + 5 * load - 4 * load * load + load * load * load)
        let variance = numerator / (idle * idle * idle * idle * Double(customers))
        let distance = abs(meanWait - load / idle)
        precondition(distance < 5 * variance.squareRoot(), "The mean wait \(meanWait) is wrong.")
    }
}
