import Experiments

extension CSVTable {
    /// `summary.csv`: every KPI of every scenario.
    public static func summary(_ rows: [SummaryRow]) -> CSVTable {
        CSVTable(
            name: "summary",
            description:
                "Every KPI in every scope: mean over replications or pooled percentile, interval, target.",
            columns: [
                .scenario, .kpi, .scope, .unit,
                .mean(
                    "Mean over replications; for percentiles that of all replications together. INF: not reached."
                ),
                .ciLow, .ciHigh,
                CSVColumn(
                    "sd", .number, title: "Standard deviation", titleIndonesian: "Simpangan baku",
                    description: "Standard deviation of one replication's value, divisor n - 1."),
                .replications,
                CSVColumn(
                    "target", .string, title: "Target", titleIndonesian: "Target",
                    description: "What the scenario wants, in the unit of the row."),
                CSVColumn(
                    "met", .boolean, title: "Met", titleIndonesian: "Tercapai",
                    description: "Whether the mean meets the target; empty without target or mean."),
            ],
            primaryKey: ["scenario", "kpi", "scope"],
            rows: rows.map { row in
                [
                    .text(row.scenario), .text(row.kpi), .text(row.scope), .text(row.unit),
                    CSVField(row.mean),
                    CSVField(row.ciLow), CSVField(row.ciHigh), CSVField(row.sd),
                    .integer(Int64(row.replications)), CSVField(row.target), CSVField(row.met),
                ]
            })
    }

    /// `replications.csv`: every value of every replication, the full evidence.
    public static func replications(_ runs: [ScenarioRun]) -> CSVTable {
        var rows: [[CSVField]] = []
        for run in runs {
            for result in run.results {
                for (measure, value) in zip(result.measures, result.values) {
                    rows.append([
                        .text(run.scenario.name), .integer(Int64(result.replication)), .text(measure.kpi),
                        .text(measure.scope), .number(value),
                    ])
                }
            }
        }
        return CSVTable(
            name: "replications", description: "Every value of every replication, one a row.",
            columns: [
                .scenario, .replication, .kpi, .scope,
                CSVColumn(
                    "value", .number, title: "Value", titleIndonesian: "Nilai",
                    description:
                        "The value in this replication, in the unit of summary.csv. INF: not reached."),
            ], primaryKey: ["scenario", "replication", "kpi", "scope"], rows: rows)
    }

    /// `hourly.csv`: what each desk does in each hour of the day.
    public static func hourly(_ rows: [HourlyRow]) -> CSVTable {
        CSVTable(
            name: "hourly", description: "What each desk does in each hour of the day.",
            columns: [
                .scenario,
                CSVColumn(
                    "desk", .string, title: "Desk", titleIndonesian: "Meja layanan",
                    description: "The desk's identifier."),
                CSVColumn(
                    "hour", .integer, title: "Hour", titleIndonesian: "Jam",
                    description: "The hour of the day, 0 to 23, by which the attempt or the time counts."),
                CSVColumn(
                    "measure", .string, title: "Measure", titleIndonesian: "Ukuran",
                    description:
                        "offered, answered, abandoned, blocked, failed: attempts over the measured window; wait_mean: seconds; queue_mean, busy_mean, on_duty_mean: time averages."
                ),
                .mean("Mean over replications."), .ciLow, .ciHigh, .replications,
            ],
            primaryKey: ["scenario", "desk", "hour", "measure"],
            rows: rows.map { row in
                [
                    .text(row.scenario), .text(row.desk), .integer(Int64(row.hour)), .text(row.measure),
                    CSVField(row.mean), CSVField(row.ciLow), CSVField(row.ciHigh),
                    .integer(Int64(row.replications)),
                ]
            })
    }
}
