import AllocationCounter
import Glibc

/// One timed run of one variant.
struct Sample {
    /// How many operations (as a rule events) it did.
    var operations: Int
    /// The processor time that it took.
    var seconds: Double
    /// The calls of the allocator meanwhile; `nil` if they were not counted.
    var allocations: Int?

    /// Runs the body and takes its time. Processor time, because other processes share the machine.
    static func of(_ body: () throws -> Int) rethrows -> Sample {
        let allocationsBefore = allocation_counter_calls()
        let begin = processorSeconds()
        let operations = try body()
        let end = processorSeconds()
        let allocations = allocation_counter_calls() - allocationsBefore
        return Sample(
            operations: operations, seconds: end - begin,
            allocations: allocationsBefore < 0 ? nil : Int(allocations))
    }

    private static func processorSeconds() -> Double {
        var now = timespec()
        clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now)
        return Double(now.tv_sec) + Double(now.tv_nsec) * 1e-9
    }
}

/// One way of doing the work of a benchmark.
struct Variant {
    var name: String
    /// Sets up, warms up, and returns the sample of the measured part.
    var run: () throws -> Sample
}

/// All samples of one variant, taken in turn with those of the variant it is compared with.
struct Measurement {
    var benchmark: String
    var variant: String
    var samples: [Sample]
    /// Round by round, how many times faster than the benchmark's first variant.
    var speedRatios: [Double]
    /// The peak memory of a process that did nothing else; nil if it was not taken.
    var peakBytes: Int64?

    /// Operations per second of processor time, the median over the rounds.
    var rate: Double { median(samples.map { Double($0.operations) / $0.seconds }) }

    /// The median of ``speedRatios``.
    var speedRatio: Double { median(speedRatios) }

    /// Calls of the allocator per operation, the worst round; `nil` if they were not counted.
    var allocationsPerOperation: Double? {
        samples.compactMap { sample in
            sample.allocations.map { Double($0) / Double(sample.operations) }
        }.max()
    }

    /// Measures the variants in turn (A B A B …), so that a change of the machine's speed hits all alike. One
    /// more round goes before and is not counted.
    static func compare(
        benchmark: String, rounds: Int, variants: [Variant]
    ) throws -> [Measurement] {
        var samples: [[Sample]] = variants.map { _ in [] }
        for round in 0...rounds {
            for (index, variant) in variants.enumerated() {
                let sample = try variant.run()
                if round > 0 { samples[index].append(sample) }
            }
        }
        return variants.indices.map { index in
            let ratios = zip(samples[index], samples[0]).map { own, first in
                (Double(own.operations) / own.seconds) / (Double(first.operations) / first.seconds)
            }
            return Measurement(
                benchmark: benchmark, variant: variants[index].name, samples: samples[index],
                speedRatios: ratios)
        }
    }
}

/// The middle value; of an even number of values, the mean of the middle two.
func median(_ values: [Double]) -> Double {
    let sorted = values.sorted()
    guard !sorted.isEmpty else { return .nan }
    return (sorted[(sorted.count - 1) / 2] + sorted[sorted.count / 2]) / 2
}
