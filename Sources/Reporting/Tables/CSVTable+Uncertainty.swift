import CityModel
import Experiments

extension CSVTable {
    /// `uncertainty.csv`: the range of each headline KPI over draws of the uncertain inputs.
    public static func uncertainty(_ result: UncertaintyResult) -> CSVTable {
        CSVTable(
            name: "uncertainty",
            description:
                "Headline KPIs of the city over \(result.draws) draws of \(result.parameters) uncertain inputs (\(result.law.rawValue)), \(result.replications) replications each.",
            columns: [.baseline, .scenario, .kpi]
                + range("value", "Value", "Nilai", "The scenario's value.")
                + range(
                    "difference", "Difference", "Selisih",
                    "Scenario minus baseline in the same draw; empty for the baseline.")
                + [
                    CSVColumn(
                        "better_share", .number, unit: "1", title: "Share of draws in which it is better",
                        titleIndonesian: "Bagian tarikan yang lebih baik",
                        description: "Share of the draws in which the scenario is better than the baseline."),
                    CSVColumn(
                        "draws", .integer, title: "Draws", titleIndonesian: "Jumlah tarikan",
                        description: "The draws in which the value is defined."), .unit,
                ],
            primaryKey: ["scenario", "kpi"],
            rows: result.rows().map { row in
                [.text(row.baseline), .text(row.scenario), .text(row.kpi)] + fields(row.value)
                    + fields(row.difference) + [
                        CSVField(row.betterShare), .integer(Int64(row.draws)),
                        .text(KPICatalogue.find(row.kpi)?.unit.rawValue ?? ""),
                    ]
            })
    }

    private static func range(
        _ name: String, _ title: String, _ indonesian: String, _ meaning: String
    ) -> [CSVColumn] {
        [("low", "5 %", "5 %"), ("median", "median", "median"), ("high", "95 %", "95 %")].map { part in
            CSVColumn(
                "\(name)_\(part.0)", .number, title: "\(title), \(part.1)",
                titleIndonesian: "\(indonesian), \(part.2)",
                description: "\(meaning) \(part.1) of the draws, in `unit`. INF: not reached.")
        }
    }

    private static func fields(_ range: UncertaintyResult.Range?) -> [CSVField] {
        [CSVField(range?.low), CSVField(range?.median), CSVField(range?.high)]
    }
}
