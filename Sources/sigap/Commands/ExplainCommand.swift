import ArgumentParser
import CityModel
import Reporting
import ScenarioFiles

/// `sigap explain`: what a KPI or a parameter means.
struct ExplainCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain",
        abstract: "Say what a KPI or a parameter means; without a name, list all.",
        discussion: """
            EXAMPLES
              sigap explain
              sigap explain incident.response_p90
              sigap explain 'Incidents not reached'
              sigap explain desks.staff.posts
            """)

    @Argument(
        help: ArgumentHelp(
            "A KPI by its name or title, or a parameter as keys joined by points.", valueName: "name"))
    var name: String?

    @Option(help: "Language of titles: English or Indonesian.")
    var lang: Language = .english

    func run() throws {
        guard let name else { return try Console.print(KPIGuide(language: lang).list() + parameters()) }
        if let kpi = KPICatalogue.find(name) {
            return try Console.print(KPIGuide(language: lang).explanation(of: kpi))
        }
        if let text = ScenarioSchema.explain(name) { return try Console.print(text) }
        let titled = KPIGuide.kpis(titled: name)
        if !titled.isEmpty {
            let guide = KPIGuide(language: lang)
            return try Console.print(titled.map(guide.explanation(of:)).joined(separator: "\n"))
        }
        let nearest = [KPICatalogue.nearest(to: name), ScenarioSchema.document.nearestParameter(to: name)]
            .compactMap { $0 }.map { "`\($0)`" }
        let remedy =
            nearest.isEmpty
            ? "`sigap explain` lists all" : "did you mean \(nearest.joined(separator: " or "))?"
        throw CommandFailure(.badInput, "`\(name)` is neither a KPI nor a parameter; \(remedy)")
    }

    private func parameters() -> String {
        "\n" + lang("Parameters of scenario files", "Parameter berkas skenario") + "\n"
            + ScenarioSchema.parameterPaths.map { "  \($0)\n" }.joined()
    }
}
