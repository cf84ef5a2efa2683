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
                        "no_difference: the interval (the simultaneous one where there is one) lies within the indifference zone; else better or worse by p_adjusted where there is one, else by p_value, below 0.05; else inconclusive.",
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
                CSVColumn(
                    "ci_low_simultaneous", .number, title: "Simultaneous lower bound",
                    titleIndonesian: "Batas bawah serentak",
                    description:
                        "Lower bound of an interval that holds for all headline KPIs of the city in this pair together (Bonferroni); empty for others."
                ),
                CSVColumn(
                    "ci_high_simultaneous", .number, title: "Simultaneous upper bound",
                    titleIndonesian: "Batas atas serentak", description: "Its upper bound."),
                CSVColumn(
                    "indifference", .number, title: "Indifference zone", titleIndonesian: "Zona tak berarti",
                    description:
                        "The greatest difference that does not matter, as the baseline says; 0 without one."),
                CSVColumn(
                    "correlation", .number, title: "Correlation", titleIndonesian: "Korelasi",
                    description:
                        "Correlation of the two scenarios by common random numbers; empty where one does not vary."
                ),
                CSVColumn(
                    "effective_gain", .number, title: "Effective gain", titleIndonesian: "Efisiensi",
                    description:
                        "How many times as many replications independent streams would need for the same interval."
                ),
                CSVColumn(
                    "detectable", .number, title: "Detectable difference",
                    titleIndonesian: "Selisih yang dapat ditemukan",
                    description:
                        "The smallest true difference, in `unit`, that a test of this row at 5 % would find with a probability of 80 %."
                ),
            ],
            primaryKey: ["baseline", "scenario", "kpi", "scope"],
            rows: rows.map { row in
                [
                    .text(row.baseline), .text(row.scenario), .text(row.kpi), .text(row.scope),
                    CSVField(row.difference), CSVField(row.ciLow), CSVField(row.ciHigh), CSVField(row.pValue),
                    .text(row.better.rawValue), CSVField(row.pValueAdjusted), .boolean(row.comparable),
                    .text(KPICatalogue.find(row.kpi)?.unit.rawValue ?? ""),
                    CSVField(row.simultaneousLow), CSVField(row.simultaneousHigh), .number(row.indifference),
                    CSVField(row.correlation), CSVField(row.effectiveGain),
                    CSVField(row.detectable),
                ]
            })
    }
}
