import CGSL
import EventKernel
import Randomness

/// Where a single-server queue gets its times from; the mean service time is a second.
protocol SpanSource: ~Copyable {
    /// The time between the arrival of a customer and that of the next.
    mutating func interarrival(of customer: UInt64) -> SimulationTime
    mutating func service(of customer: UInt64) -> SimulationTime
}

/// SplitMix64 in sequence, whoever the customer is: the same draws as in the C++ reference.
struct SequentialSpans: SpanSource {
    private var generator: InlineGenerator
    private let meanInterarrival: Double

    init(utilisation: Double, seed: UInt64) {
        generator = InlineGenerator(seed: seed)
        meanInterarrival = 1 / utilisation
    }

    mutating func interarrival(of customer: UInt64) -> SimulationTime {
        generator.exponential(mean: meanInterarrival)
    }

    mutating func service(of customer: UInt64) -> SimulationTime { generator.exponential(mean: 1) }
}

/// What the numbers of the keyed sources are for.
private enum Purpose {
    static let interarrival: UInt32 = 1
    static let service: UInt32 = 2
}

/// Keyed by customer, the exponential drawn inline.
struct InlineKeyedSpans: SpanSource, ~Copyable {
    private var random: RandomSource
    private let meanInterarrival: Double

    init(utilisation: Double, seed: UInt64) {
        random = RandomSource(seed: seed, replication: 0)
        meanInterarrival = 1 / utilisation
    }

    mutating func interarrival(of customer: UInt64) -> SimulationTime {
        .seconds(random.exponential(purpose: Purpose.interarrival, entity: customer) * meanInterarrival)
    }

    mutating func service(of customer: UInt64) -> SimulationTime {
        .seconds(random.exponential(purpose: Purpose.service, entity: customer))
    }
}

/// Keyed by customer, through the sampler of a distribution, as the model draws.
struct SampledSpans: SpanSource, ~Copyable {
    private var random: RandomSource
    private let arena: SamplerArena
    private let interarrival: Sampler
    private let service: Sampler

    init(utilisation: Double, seed: UInt64) {
        random = RandomSource(seed: seed, replication: 0)
        var arena = SamplerArena()
        do throws(DistributionError) {
            interarrival = try arena.sampler(for: .exponential(mean: 1 / utilisation))
            service = try arena.sampler(for: .exponential(mean: 1))
        } catch {
            preconditionFailure("\(error)")
        }
        self.arena = arena
    }

    mutating func interarrival(of customer: UInt64) -> SimulationTime {
        SimulationTime(
            microseconds: random.microseconds(interarrival, purpose: Purpose.interarrival, entity: customer))
    }

    mutating func service(of customer: UInt64) -> SimulationTime {
        SimulationTime(
            microseconds: random.microseconds(service, purpose: Purpose.service, entity: customer))
    }
}

/// Keyed by customer, drawn by `gsl_ran_exponential` from the generator moved to the customer's place.
struct LibraryKeyedSpans: SpanSource, ~Copyable {
    private let generator: UnsafeMutablePointer<gsl_rng>
    private let meanInterarrival: Double

    init(utilisation: Double, seed: UInt64) {
        sigap_gsl_setup()
        guard let generator = gsl_rng_alloc(sigap_rng_philox) else { preconditionFailure("no memory") }
        sigap_philox_key(generator, seed, 0)
        self.generator = generator
        meanInterarrival = 1 / utilisation
    }

    deinit { gsl_rng_free(generator) }

    mutating func interarrival(of customer: UInt64) -> SimulationTime {
        sigap_philox_position(generator, Purpose.interarrival, customer, 0)
        return .seconds(gsl_ran_exponential(generator, meanInterarrival))
    }

    mutating func service(of customer: UInt64) -> SimulationTime {
        sigap_philox_position(generator, Purpose.service, customer, 0)
        return .seconds(gsl_ran_exponential(generator, 1))
    }
}
