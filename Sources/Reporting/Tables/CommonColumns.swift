import Experiments

/// Columns that several tables share.
extension CSVColumn {
    static let scenario = CSVColumn(
        "scenario", .string, title: "Scenario", titleIndonesian: "Skenario",
        description: "The scenario: its file's name without folder and extension.")
    static let baseline = CSVColumn(
        "baseline", .string, title: "Baseline", titleIndonesian: "Kondisi awal",
        description: "The scenario that the other one is compared with.")
    static let kpi = CSVColumn(
        "kpi", .string, title: "KPI", titleIndonesian: "Indikator kinerja",
        description: "What was measured; `sigap explain KPI` says how.")
    static let scope = CSVColumn(
        "scope", .string, title: "Scope", titleIndonesian: "Lingkup",
        description:
            "Where it was measured: city, desk:NAME, type:NAME, zone:NAME, stream:NAME, kind:NAME, units:NAME or hour:N (of the day, 0 to 23)."
    )
    static let unit = CSVColumn(
        "unit", .string, title: "Unit", titleIndonesian: "Satuan",
        description:
            "The unit of the numbers of this row: s seconds, 1 share, 1/day per day, else what is counted.")
    static let replication = CSVColumn(
        "replication", .integer, title: "Replication", titleIndonesian: "Ulangan simulasi",
        description: "The number of the replication, from 0.")
    static let replications = CSVColumn(
        "replications", .integer, title: "Replications", titleIndonesian: "Jumlah ulangan",
        description: "The replications in which the value is defined.")

    static func mean(_ description: String) -> CSVColumn {
        CSVColumn("mean", .number, title: "Mean", titleIndonesian: "Rata-rata", description: description)
    }

    static let ciLow = CSVColumn(
        "ci_low", .number, title: "Lower bound", titleIndonesian: "Batas bawah",
        description: "Lower bound of the 95 % confidence interval, which holds simulation noise only.")
    static let ciHigh = CSVColumn(
        "ci_high", .number, title: "Upper bound", titleIndonesian: "Batas atas",
        description: "Upper bound of the 95 % confidence interval, which holds simulation noise only.")
}
