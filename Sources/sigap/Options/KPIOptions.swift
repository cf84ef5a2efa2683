import ArgumentParser
import Experiments
import ScenarioFiles

/// Which KPIs an experiment of many variants looks at.
struct KPIOptions: ParsableArguments {
    @Option(
        name: .customLong("kpi"), parsing: .unconditionalSingleValue,
        help: ArgumentHelp(
            "Look at this KPI instead of the headlines; may be repeated.", valueName: "kpi[@scope]"))
    var texts: [String] = []

    /// Whether any is named.
    var isEmpty: Bool { texts.isEmpty }

    /// The KPIs that are named, each once, or the headlines of the scenarios; the first mistake in a name is thrown.
    func measures(of scenarios: [Scenario]) throws(DesignError) -> [MeasuredKPI] {
        guard !isEmpty else { return MeasuredKPI.headlines(of: scenarios) }
        var measures: [MeasuredKPI] = []
        for text in texts {
            let measure = try MeasuredKPI(text: text)
            if !measures.contains(measure) { measures.append(measure) }
        }
        return measures
    }

    /// The options as the record of the run keeps them.
    var recorded: [String] { texts.flatMap { ["--kpi", $0] } }
}
