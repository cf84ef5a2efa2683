import ArgumentParser
import CityModel
import Experiments
import ScenarioFiles

/// How much is simulated.
struct SimulationOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp("Seed of the random numbers instead of the first scenario's.", valueName: "number")
    )
    var seed: UInt64?

    @Option(
        help: ArgumentHelp("Number of replications instead of the first scenario's.", valueName: "number"))
    var replications: Int?

    @Option(
        help: ArgumentHelp(
            "Go on until a 95% interval is narrow enough: 'incident.response_p90=30 s', 'calls.wait_mean@desk:psc119=5 %'. Per cent are points for shares and relative for everything else.",
            valueName: "kpi[@scope]=half-width"))
    var precision: String?

    @Option(help: ArgumentHelp("Most replications that --precision may use.", valueName: "number"))
    var maxReplications: Int = 1_024

    @Option(
        help: ArgumentHelp(
            "Threads to work with; all cores by default. Results do not depend on it.", valueName: "number"))
    var threads: Int?

    @Flag(help: "Go on from what an interrupted run of the same command has kept.")
    var resume = false

    func validate() throws {
        if let replications, replications < 1 {
            throw ValidationError("--replications must be at least 1")
        }
        if let threads, !(1...1_024).contains(threads) {
            throw ValidationError("--threads must be between 1 and 1024")
        }
        if maxReplications < 1 { throw ValidationError("--max-replications must be at least 1") }
    }

    func settings() throws(CommandFailure) -> StudySettings {
        StudySettings(
            seed: seed, replications: replications, threads: threads, precision: try precision.map(goal))
    }

    private func goal(_ text: String) throws(CommandFailure) -> PrecisionGoal {
        let parts = text.split(separator: "=", maxSplits: 1).map(String.init)
        guard parts.count == 2 else {
            throw CommandFailure(
                .badInput,
                "--precision \(text): has no `=`; write kpi=half-width, such as `incident.response_p90=30 s`")
        }
        let measure = parts[0].split(separator: "@", maxSplits: 1).map(String.init)
        guard let name = measure.first, let kpi = KPICatalogue.find(name) else {
            let name = measure.first ?? ""
            let remedy =
                KPICatalogue.nearest(to: name).map { "did you mean `\($0)`?" } ?? "`sigap explain` lists them"
            throw CommandFailure(.badInput, "--precision \(text): there is no KPI `\(name)`; \(remedy)")
        }
        let scope = measure.count > 1 ? measure[1] : "city"
        let isRelative = kpi.unit != .share && parts[1].hasSuffix("%")
        let dimension: QuantityDimension =
            switch kpi.unit {
            case .share: .share
            case .seconds where !isRelative: .duration
            case .rupiah where !isRelative: .money
            default: isRelative ? .share : .any
            }
        do throws(QuantityError) {
            let halfWidth = try Quantity.parse(parts[1], as: dimension).value
            guard halfWidth > 0 else {
                throw QuantityError(
                    what: "the half-width is not above zero", remedy: "write a positive number")
            }
            return PrecisionGoal(
                kpi: kpi.id, scope: scope, halfWidth: halfWidth, relative: isRelative, limit: maxReplications)
        } catch {
            throw CommandFailure(.badInput, "--precision \(text): \(error.what); \(error.remedy)")
        }
    }

    /// The options that can change a result, as the record of the run keeps them.
    var recorded: [String] {
        var options: [String] = []
        if let seed { options += ["--seed", "\(seed)"] }
        if let replications { options += ["--replications", "\(replications)"] }
        if let precision {
            options += ["--precision", precision, "--max-replications", "\(maxReplications)"]
        }
        return options
    }
}
