import Experiments
import Foundation
import Reporting
import ScenarioFiles

/// What an experiment would take, by a short pilot.
struct DryRun {
    var scenarios: Int
    /// Replications of each scenario, and the most that a sequential study may come to.
    var replications: Int
    var limit: Int
    /// Sets of inputs that are drawn; 0 without uncertain inputs.
    var draws = 0
    var drawReplications = 0
    var eventsPerRun: Double
    /// Of one thread.
    var secondsPerRun: Double
    var threads: Int

    /// Runs the first replication of some scenarios, those at both ends among them.
    static func measure(
        _ scenarios: [Scenario], settings: StudySettings, interruption: Interruption
    ) throws(CommandFailure) -> DryRun {
        let simulation = scenarios[0].configuration.simulation
        let step = max(1, (scenarios.count - 1) / 3)
        let sampled =
            stride(from: 0, to: scenarios.count - 1, by: step).map { scenarios[$0] } + scenarios.suffix(1)
        var pilot = settings
        pilot.replications = 1
        pilot.precision = nil
        pilot.threads = 1
        let began = ContinuousClock.now
        let study: StudyResult
        do throws(StudyError) {
            study = try Study.run(
                scenarios: sampled, settings: pilot, cancellation: interruption.cancellation)
        } catch {
            throw CommandFailure(.badInput, "\(error)")
        }
        try interruption.check("nothing was written")
        let seconds = (ContinuousClock.now - began) / .seconds(1)
        let runs = Double(sampled.count)
        let events = study.runs.flatMap(\.results).reduce(0) { $0 + $1.events }
        let replications = settings.replications ?? simulation.replications
        return DryRun(
            scenarios: scenarios.count, replications: replications,
            limit: settings.precision.map { max(replications, $0.limit) } ?? replications,
            eventsPerRun: Double(events) / runs, secondsPerRun: seconds / runs,
            threads: settings.threads ?? cores)
    }

    /// The threads that are used where nothing is said.
    static var cores: Int { ProcessInfo.processInfo.activeProcessorCount }

    private var runs: Int { scenarios * (replications + draws * drawReplications) }

    /// The plan in a few lines.
    func text(_ language: Language) -> String {
        let style = NumberStyle(language)
        func whole(_ number: Double) -> String { style.decimal(number, digits: 0) }
        func time(_ runs: Int) -> String {
            let workers = max(1, min(threads, runs))
            return style.amount(Double(runs) * secondsPerRun / Double(workers), unit: .seconds)
        }
        var lines = [
            language("Scenarios: ", "Skenario: ") + "\(scenarios)",
            language("Runs: ", "Simulasi: ") + whole(Double(runs))
                + (draws == 0
                    ? language(
                        " (\(replications) replications each)", " (masing-masing \(replications) ulangan)")
                    : language(
                        " (\(replications) replications each, and \(drawReplications) for each of \(draws) draws of inputs)",
                        " (masing-masing \(replications) ulangan, dan \(drawReplications) untuk setiap \(draws) tarikan masukan)"
                    )),
            language("Events: about ", "Peristiwa: sekitar ") + whole(Double(runs) * eventsPerRun),
            language("Time: about ", "Waktu: sekitar ") + time(runs)
                + language(" with \(threads) threads", " dengan \(threads) utas"),
        ]
        if limit > replications {
            let most = scenarios * (limit + draws * drawReplications)
            lines.append(
                language("At most: ", "Paling banyak: ") + whole(Double(most))
                    + language(" runs, about ", " simulasi, sekitar ") + time(most))
        }
        lines.append(language("Nothing was written.", "Tidak ada yang ditulis."))
        return lines.map { $0 + "\n" }.joined()
    }
}
