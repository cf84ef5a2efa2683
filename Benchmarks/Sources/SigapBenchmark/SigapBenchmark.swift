import Glibc

/// Measures the event kernel and the city model; figures are to be read as ratios within one run.
@main
struct SigapBenchmark {
    static let benchmarks: [any Benchmark] = [
        HoldBenchmark(), SingleServerBenchmark(), AllocationBenchmark(), DrawsBenchmark(),
        ModelQueueBenchmark(), PriorityBenchmark(), CameraBenchmark(), MagelangBenchmark(), ScaleBenchmark(),
    ]

    static let usage = """
        usage: SigapBenchmark [--only NAME] [--csv FILE] [--rounds N] [--quick] [--check]
               [--scenarios FOLDER] [--digest]
          --only NAME   run one benchmark: \(benchmarks.map(\.name).joined(separator: ", "))
          --csv FILE    write the figures to a file as well
          --rounds N    timed rounds per variant (7)
          --quick       a twentieth of the work, to see that everything runs
          --scenarios F the folder of the shipped scenarios (Scenarios)
          --digest      only print a number over the results of Magelang, to see that a change kept them
          --check       exit with status 1 if an aim is missed
        """

    static func main() {
        do {
            if CommandLine.arguments.dropFirst().first == MemoryTask.option {
                try MemoryTask.serve(Array(CommandLine.arguments.dropFirst(2)))
                return
            }
            let options = try Options(CommandLine.arguments.dropFirst())
            if options.digest {
                for line in try ResultDigest.magelang(folder: options.settings.scenarios) {
                    print(line.scenario, line.digest)
                }
                return
            }
            let chosen = benchmarks.filter { options.only == nil || $0.name == options.only }
            var measurements: [Measurement] = []
            var aims: [Aim] = []
            for benchmark in chosen {
                let own = try benchmark.measure(options.settings)
                measurements += own
                aims += benchmark.aims(own)
            }
            let report = Report(measurements: measurements, aims: aims)
            print(report.table())
            if let path = options.csv { try write(report.csv(), to: path) }
            if options.check, !aims.allSatisfy(\.isMet) { exit(1) }
        } catch {
            // Not `fputs`: the C library's `stderr` is a mutable global, which Swift 6 does not let through.
            let message = "\(error)\n"
            _ = message.withCString { Glibc.write(STDERR_FILENO, $0, message.utf8.count) }
            exit(2)
        }
    }

    private static func write(_ text: String, to path: String) throws(UsageError) {
        guard let file = fopen(path, "w") else { throw UsageError(description: "\(path): cannot be written") }
        let isWritten = fputs(text, file) >= 0
        guard fclose(file) == 0, isWritten else {
            throw UsageError(description: "\(path): cannot be written")
        }
    }
}

/// The command line.
private struct Options {
    var settings = Settings()
    var only: String?
    var csv: String?
    var check = false
    var digest = false

    init(_ arguments: some Sequence<String>) throws(UsageError) {
        var rest = arguments.makeIterator()
        while let argument = rest.next() {
            switch argument {
            case "--quick": settings.divisor = 20
            case "--check": check = true
            case "--digest": digest = true
            case "--scenarios": settings.scenarios = try Self.value(of: argument, rest.next())
            case "--csv": csv = try Self.value(of: argument, rest.next())
            case "--only":
                let name = try Self.value(of: argument, rest.next())
                guard SigapBenchmark.benchmarks.contains(where: { $0.name == name }) else {
                    throw UsageError(description: "unknown benchmark \(name)\n" + SigapBenchmark.usage)
                }
                only = name
            case "--rounds":
                guard let rounds = Int(try Self.value(of: argument, rest.next())), rounds > 0 else {
                    throw UsageError(description: "--rounds wants a positive number")
                }
                settings.rounds = rounds
            default: throw UsageError(description: SigapBenchmark.usage)
            }
        }
    }

    private static func value(of option: String, _ value: String?) throws(UsageError) -> String {
        guard let value else { throw UsageError(description: "\(option) wants a value") }
        return value
    }
}

/// A command line that cannot be followed, or a file that cannot be written.
private struct UsageError: Error, CustomStringConvertible {
    var description: String
}
