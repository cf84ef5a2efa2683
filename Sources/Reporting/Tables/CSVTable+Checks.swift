import Experiments

extension CSVTable {
    /// `checks.csv`: what the regression test of assumptions found, in the order of the check files.
    public static func checks(_ reports: [CheckReport]) -> CSVTable {
        CSVTable(
            name: "checks",
            description: "Expectations of parameters, results and relations, and whether they hold.",
            columns: [
                CSVColumn(
                    "check", .string, title: "Check", titleIndonesian: "Pemeriksaan",
                    description: "Identifier of the expectation in its check file."),
                CSVColumn(
                    "kind", .string, title: "Kind", titleIndonesian: "Jenis",
                    description: "What the expectation is about.",
                    values: CheckRow.Kind.allCases.map(\.rawValue)),
                .scenario,
                CSVColumn(
                    "subject", .string, title: "Subject", titleIndonesian: "Pokok",
                    description: "The parameter or KPI that is judged."),
                CSVColumn(
                    "expected", .string, title: "Expected", titleIndonesian: "Harapan",
                    description: "What must hold."),
                CSVColumn(
                    "observed", .string, title: "Observed", titleIndonesian: "Hasil",
                    description: "What was found."),
                CSVColumn(
                    "ci_low", .number, title: "Lower bound", titleIndonesian: "Batas bawah",
                    description:
                        "Lower bound of the interval by which the finding is judged; empty without simulation noise."
                ),
                CSVColumn(
                    "ci_high", .number, title: "Upper bound", titleIndonesian: "Batas atas",
                    description:
                        "Upper bound of the interval by which the finding is judged; empty without simulation noise."
                ),
                CSVColumn(
                    "passed", .boolean, title: "Passed", titleIndonesian: "Lulus",
                    description: "Whether it is as it must be."),
                CSVColumn(
                    "message", .string, title: "Message", titleIndonesian: "Keterangan",
                    description: "What moved and by how much, and where the expectation comes from."),
            ],
            primaryKey: [],
            rows: reports.flatMap(\.rows).map { row in
                [
                    .text(row.check), .text(row.kind.rawValue), .text(row.scenario), .text(row.subject),
                    .text(row.expected), .text(row.observed), CSVField(row.ciLow), CSVField(row.ciHigh),
                    .boolean(row.passed), .text(row.message),
                ]
            })
    }
}
