import CityModel
import Experiments

extension CSVTable {
    /// `comparison.csv`: the differences between scenarios and their baseline.
    public static func comparison(_ rows: [ComparisonRow]) -> CSVTable {
        CSVTable(
            name: "comparison",
            description:
                "Differences scenario - baseline, paired by replication with common random numbers, and verdicts.",
            columns: [
                .baseline, .scenario, .kpi, .scope,
                CSVColumn(
                    "difference", .number, title: "Difference", titleIndonesian: "Selisih",
                    description: "Scenario minus baseline, in `unit`. INF or -INF: one side is not reached."),
                .ciLow, .ciHigh,
                CSVColumn(
                    "p_value", .number, title: "p-value", titleIndonesian: "Nilai p",
                    description: "Two-sided p-value of no difference, for this row alone."),
                CSVColumn(
                    "better", .string, title: "Verdict", titleIndonesian: "Penilaian",
                    description:
                        "What the difference says, by p_adjusted where there is one, else by p_value, below 0.05.",
                    values: Verdict.allCases.map(\.rawValue)),
                CSVColumn(
                    "p_adjusted", .number, title: "Adjusted p-value", titleIndonesian: "Nilai p tersesuaikan",
                    description:
                        "Adjusted for all headline KPIs of the city in this pair (Holm); empty for others."),
                CSVColumn(
                    "comparable", .boolean, title: "Comparable", titleIndonesian: "Dapat dibandingkan",
                    description:
                        "Whether values of different ways of operating mean the same; false for numbers per attempt."
                ),
                .unit,
            ],
            primaryKey: ["baseline", "scenario", "kpi", "scope"],
            rows: rows.map { row in
                [
                    .text(row.baseline), .text(row.scenario), .text(row.kpi), .text(row.scope),
                    CSVField(row.difference), CSVField(row.ciLow), CSVField(row.ciHigh), CSVField(row.pValue),
                    .text(row.better.rawValue), CSVField(row.pValueAdjusted), .boolean(row.comparable),
                    .text(KPICatalogue.find(row.kpi)?.unit.rawValue ?? ""),
                ]
            })
    }
}
