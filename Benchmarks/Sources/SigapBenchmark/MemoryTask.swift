import AllocationCounter
import ChildProcess
import CityModel
import Glibc

/// A run whose peak memory is taken in a process of its own: this program, executed anew with a hidden option.
enum MemoryTask {
    static let option = "--peak-memory-of"

    case priority(arrivals: Int)
    case magelang(scenario: String, years: Int, folder: String)

    private var words: [String] {
        switch self {
        case .priority(let arrivals): ["priority", "\(arrivals)"]
        case .magelang(let scenario, let years, let folder): ["magelang", scenario, "\(years)", folder]
        }
    }

    private init?(_ words: [String]) {
        switch words.first {
        case "priority":
            guard words.count == 2, let arrivals = Int(words[1]) else { return nil }
            self = .priority(arrivals: arrivals)
        case "magelang":
            guard words.count == 4, let years = Int(words[2]) else { return nil }
            self = .magelang(scenario: words[1], years: years, folder: words[3])
        default: return nil
        }
    }

    /// In the parent: the bytes, or nil if the child failed.
    func peakBytesInChild() -> Int64? {
        let words = [CommandLine.arguments[0], Self.option] + words
        var arguments = words.map { UnsafePointer(strdup($0)) }
        arguments.append(nil)
        defer { for argument in arguments { free(UnsafeMutableRawPointer(mutating: argument)) } }
        let bytes = child_process_number(arguments)
        return bytes < 0 ? nil : bytes
    }

    /// In the child: runs what the words say and prints the bytes.
    static func serve(_ words: [String]) throws {
        guard let task = MemoryTask(words) else { exit(2) }
        let city =
            switch task {
            case .priority(let arrivals): PriorityBenchmark.city(arrivals: arrivals)
            case .magelang(let scenario, let years, let folder):
                try MagelangBenchmark.city(scenario, years: years, folder: folder)
            }
        _ = try City.run(city, seed: 1, replication: 0)
        print(allocation_counter_peak_resident_bytes())
    }
}

extension Measurement {
    /// The peak memory of a run, without its speed.
    static func peakMemory(benchmark: String, variant: String, of task: MemoryTask) -> Measurement {
        Measurement(
            benchmark: benchmark, variant: variant, samples: [], speedRatios: [],
            peakBytes: task.peakBytesInChild())
    }
}
