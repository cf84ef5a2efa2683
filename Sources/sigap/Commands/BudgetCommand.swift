import ArgumentParser
import Budgeting
import Reporting
import ScenarioFiles

/// `sigap budget`: what scenarios cost.
struct BudgetCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "budget",
        abstract: "Price scenarios by fiscal year, agency and account code.",
        discussion: """
            Prints the cash of each scenario, and writes budget.csv, datapackage.json
            and run.json to the folder OUTPUT/NAME. NAME is SCENARIO-budget, with
            -and-N-more for further ones, unless --name gives another. Nothing is
            simulated.

            EXAMPLES
              sigap budget Scenarios/magelang/tula-style.yaml
              sigap budget today.yaml joint.yaml --year 2026 --dialect excel-id
            """)

    @Argument(help: ArgumentHelp("Scenario files with a budget.", valueName: "file"))
    var files: [String]

    @Option(help: ArgumentHelp("Only this fiscal year, by agency and account.", valueName: "year"))
    var year: Int?

    @Option(help: ArgumentHelp("Name of the result's folder.", valueName: "name"))
    var name: String?

    @OptionGroup(title: "Scenario options") var scenario: ScenarioOptions
    @OptionGroup(title: "Output options") var output: OutputOptions

    func run() throws {
        let scenarios = try scenario.load(files)
        let plans = try price(scenarios)
        let folder = try output.folder(name ?? Self.defaultName(scenarios.map(\.name)))
        let lines = plans.flatMap(\.lines).filter { year == nil || $0.fiscalYear == year }
        let writer = ResultWriter(
            folder: folder, description: "Cash by fiscal year, agency and account code.", options: output,
            command: command)
        try writer.write(
            [.budget(lines, language: output.lang)], scenarios: scenarios, seed: nil, replications: nil)
        guard !output.quiet else { return }
        let reports = zip(scenarios, plans).map { scenario, plan in
            let report = BudgetReport(scenario: scenario, plan: plan, language: output.lang)
            return year.map { report.text(year: $0) } ?? report.text()
        }
        try Console.print(
            reports.joined(separator: "\n") + ResultWriter.pointer(to: folder, language: output.lang))
    }

    private func price(_ scenarios: [Scenario]) throws(CommandFailure) -> [BudgetPlan] {
        var problems: [String] = []
        var plans: [BudgetPlan] = []
        for scenario in scenarios {
            do throws(BudgetError) {
                let plan = try Budget.price(scenario)
                plans.append(plan)
                let years = plan.totals.byYear.map(\.key)
                if let year, !years.contains(year), let first = years.first, let last = years.last {
                    problems.append(
                        "\(scenario.name): has no fiscal year \(year); choose one of \(first) to \(last)")
                }
                Simulation.warn(unpriced: plan)
            } catch {
                problems += error.problems.map { "\(scenario.name): \($0)" }
            }
        }
        guard problems.isEmpty else { throw CommandFailure(.badInput, problems) }
        return plans
    }

    static func defaultName(_ names: [String]) -> String {
        let first = names.prefix(1).joined()
        return names.count > 1 ? "\(first)-and-\(names.count - 1)-more-budget" : "\(first)-budget"
    }

    private var command: [String] {
        ["budget"] + files + (year.map { ["--year", "\($0)"] } ?? []) + (name.map { ["--name", $0] } ?? [])
            + scenario.recorded + output.recorded
    }
}
