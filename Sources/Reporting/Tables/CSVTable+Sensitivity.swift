import CityModel
import Experiments
import Statistics

extension CSVTable {
    /// All tables of parameters that were varied one at a time.
    public static func sensitivity(_ result: TornadoResult) -> [CSVTable] {
        let figure =
            result.isDifference
            ? "the difference \(result.scenarios[1].name) - \(result.scenarios[0].name)" : "the KPI"
        let bars = CSVTable(
            name: "sensitivity",
            description: "What each parameter does to \(figure), one at a time over its range (tornado).",
            columns: [
                .kpi, .scope, .parameter,
                CSVColumn(
                    "group", .string, title: "Group", titleIndonesian: "Kelompok",
                    description: "What the parameter is grouped with; itself without grouping."),
                .number("low", "Low", "Batas bawah rentang", "Low end of the range, in `parameter_unit`."),
                .number("value", "Value", "Nilai", "The value as written, in `parameter_unit`."),
                .number("high", "High", "Batas atas rentang", "High end of the range, in `parameter_unit`."),
                .parameterUnit,
                .number(
                    "at_low", "At low", "Di batas bawah", "In `unit`; empty where the scenario is not valid."),
                .number("at_value", "At value", "Pada nilai tertulis", "In `unit`."),
                .number(
                    "at_high", "At high", "Di batas atas", "In `unit`; empty where the scenario is not valid."
                ),
                .number("swing", "Swing", "Ayunan", "at_high - at_low, in `unit`."), .ciLow, .ciHigh,
                CSVColumn(
                    "above_noise", .boolean, title: "Above noise", titleIndonesian: "Di atas derau",
                    description:
                        "Whether it is told from the simulation's noise: the interval of the swing, or of an end where both lie on one side of the value as written, excludes 0."
                ), .unit,
                CSVColumn(
                    "source", .string, title: "Source", titleIndonesian: "Sumber",
                    description: "Where the value and its range come from."),
                CSVColumn(
                    "grade", .string, title: "Grade", titleIndonesian: "Mutu",
                    description:
                        "How well it is known: A read in the source, B published there but not opened, C an assumption."
                ),
            ],
            primaryKey: ["kpi", "scope", "parameter"],
            rows: result.measures.indices.filter { result.centre[$0].value != nil }.flatMap { measure in
                result.ranking(measure).map { index -> [CSVField] in
                    let input = result.inputs[index]
                    let bar = result.bars[measure][index]
                    return key(result.measures[measure], input.path) + [
                        .text(input.group), .number(input.low), .number(input.value), .number(input.high),
                        .text(input.record.unit), CSVField(bar.atLow.value),
                        CSVField(result.centre[measure].value), CSVField(bar.atHigh.value),
                        CSVField(bar.swing.value), CSVField(bar.swing.low), CSVField(bar.swing.high),
                        .boolean(bar.isAboveNoise),
                        unit(result.measures[measure]), CSVField(input.record.source),
                        CSVField(input.record.grade?.rawValue),
                    ]
                }
            })
        return [bars] + (result.decisions.isEmpty ? [] : [breakEvens(result)])
            + refused(result.invalid.map { ($0, 1) }, of: 2 * result.inputs.count)
    }

    /// The messages of variants that are no valid scenarios; nothing where there are none.
    private static func refused(_ messages: [(text: String, variants: Int)], of variants: Int) -> [CSVTable] {
        guard !messages.isEmpty else { return [] }
        return [
            CSVTable(
                name: "refused",
                description:
                    "Why variants of \(variants) are no valid scenarios and were left out; one with several reasons counts for each.",
                columns: [
                    CSVColumn(
                        "message", .string, title: "Message", titleIndonesian: "Pesan",
                        description: "The place in the scenario and what is wrong there."),
                    CSVColumn(
                        "variants", .integer, title: "Variants", titleIndonesian: "Jumlah varian",
                        description: "How many were refused for it."),
                ],
                primaryKey: ["message"],
                rows: messages.map { [.text($0.text), .integer(Int64($0.variants))] })
        ]
    }

    private static func breakEvens(_ result: TornadoResult) -> CSVTable {
        CSVTable(
            name: "break_even",
            description: "Where each parameter turns a decision around, everything else as written.",
            columns: [
                .kpi, .scope,
                CSVColumn(
                    "question", .string, title: "Question", titleIndonesian: "Pertanyaan",
                    description:
                        "difference: whether the second scenario has more; at_least, at_most: whether the target is met.",
                    values: ["difference", "at_least", "at_most"]),
                .number("threshold", "Threshold", "Ambang", "What decides, in `unit`: 0 or the target."),
                .parameter,
                CSVColumn(
                    "verdict", .string, title: "Verdict", titleIndonesian: "Putusan",
                    description:
                        "reverses: at an end of the range the decision is the other way round; may_reverse: noise leaves that open; keeps: neither end; undefined: no value there; undecided: the values as written do not decide.",
                    values: BreakEven.Verdict.allCases.map(\.rawValue) + ["undecided"]),
                .number(
                    "break_even", "Break-even", "Titik impas",
                    "The parameter at which the decision turns, in `parameter_unit`; for `keeps` beyond the range, by a straight line; empty where there is none."
                ),
                .number("break_even_low", "Lower bound", "Batas bawah", "From here on noise leaves it open."),
                .number("break_even_high", "Upper bound", "Batas atas", "Up to here noise leaves it open."),
                .parameterUnit, .unit,
            ],
            primaryKey: ["kpi", "scope", "question", "threshold", "parameter"],
            rows: result.decisions.filter { result.centre[$0.measure].value != nil }.flatMap { decision in
                result.inputs.indices.map { index -> [CSVField] in
                    let measure = result.measures[decision.measure]
                    let input = result.inputs[index]
                    let found = decision.isDecided ? decision.breakEvens[index] : nil
                    return [
                        .text(measure.kpi.id), .text(measure.scope), .text(decision.question.name),
                        .number(decision.question.threshold), .text(input.path),
                        .text(found?.verdict.rawValue ?? "undecided"), CSVField(found?.value),
                        CSVField(found?.low), CSVField(found?.high), .text(input.record.unit), unit(measure),
                    ]
                }
            })
    }

    /// The tables of parameters that were varied all at once.
    public static func sensitivity(_ result: ScreeningResult) -> [CSVTable] {
        [importance(result)] + refused(result.reasons.map { ($0.text, $0.variants) }, of: result.points)
    }

    private static func importance(_ result: ScreeningResult) -> CSVTable {
        let isMorris = result.method.name == "morris"
        let estimates: [CSVColumn] =
            isMorris
            ? [
                .number(
                    "mu_star", "Mean absolute effect", "Rata-rata efek mutlak",
                    "Morris μ* of the whole range, in `unit`."), .bootstrapLow(""), .bootstrapHigh(""),
                .number("mu", "Mean effect", "Rata-rata efek", "Morris μ, in `unit`; empty for groups."),
                .number(
                    "sigma", "Spread of effects", "Sebaran efek", "Morris σ, in `unit`; empty for groups."),
            ]
            : [
                .number(
                    "first_order", "First order", "Orde pertama", "Share of the variance explained alone."),
                .bootstrapLow("first_"), .bootstrapHigh("first_"),
                .number("total_order", "Total order", "Orde total", "Share of the variance taken part in."),
                .bootstrapLow("total_"), .bootstrapHigh("total_"),
                .number("variance", "Variance", "Ragam", "Of the KPI over all ranges, in `unit` squared."),
            ]
        return CSVTable(
            name: "sensitivity",
            description:
                "How much each parameter contributes to what \(result.isDifference ? "the difference second - first" : "the KPI") comes to, all varied at once (\(isMorris ? "Morris" : "Sobol")).",
            columns: [
                .kpi, .scope, .parameter,
                CSVColumn(
                    "parameters", .integer, title: "Parameters", titleIndonesian: "Jumlah parameter",
                    description: "How many values were moved together; 0 for the random numbers."),
            ] + estimates + [
                CSVColumn(
                    "above_noise", .boolean, title: "Above noise", titleIndonesian: "Di atas derau",
                    description: "Whether it matters more than the random numbers; empty for these."), .unit,
            ],
            primaryKey: ["kpi", "scope", "parameter"],
            rows: result.measures.indices.filter { !result.centre[$0].isNaN }.flatMap { measure in
                result.ranking(measure).map { group -> [CSVField] in
                    let isNoise = group == result.groups.count - 1
                    return key(result.measures[measure], result.groups[group].name)
                        + [.integer(Int64(result.groups[group].inputs.count))]
                        + fields(result.findings[measure], group) + [
                            isNoise ? .empty : .boolean(result.isAboveNoise(measure, group)),
                            unit(result.measures[measure]),
                        ]
                }
            })
    }

    private static func fields(_ finding: ScreeningResult.Finding, _ group: Int) -> [CSVField] {
        func bounded(_ value: BoundedValue) -> [CSVField] {
            [CSVField(value.value), CSVField(value.low), CSVField(value.high)]
        }
        switch finding {
        case .morris(let effects):
            let effect = effects[group]
            return bounded(effect.meanAbsolute) + [CSVField(effect.mean), CSVField(effect.standardDeviation)]
        case .sobol(let indices, _):
            return bounded(indices.first[group]) + bounded(indices.total[group]) + [.number(indices.variance)]
        }
    }

    private static func key(_ measure: MeasuredKPI, _ parameter: String) -> [CSVField] {
        [.text(measure.kpi.id), .text(measure.scope), .text(parameter)]
    }

    private static func unit(_ measure: MeasuredKPI) -> CSVField { .text(measure.kpi.unit.rawValue) }

    /// The table of a sweep.
    public static func sweep(_ result: SweepResult) -> CSVTable {
        func axis(_ name: String, _ title: String, _ indonesian: String, _ axis: SweepAxis) -> [CSVColumn] {
            [
                CSVColumn(
                    name, .string, title: title, titleIndonesian: indonesian,
                    description: "The value of \(axis.name) as written in a scenario."),
                .number(
                    "\(name)_number", "\(title), number", "\(indonesian), angka",
                    "The same as a number, in the unit that is written; empty for words."),
            ]
        }
        var columns = axis("first", "First parameter", "Parameter pertama", result.axes[0])
        if result.axes.count == 2 {
            columns += axis("second", "Second parameter", "Parameter kedua", result.axes[1])
        }
        columns += [
            .kpi, .scope,
            .mean("The mean over replications, or the pooled percentile; INF: not reached."), .ciLow, .ciHigh,
            .number(
                "difference", "Difference", "Selisih", "This point - the scenario as written, in `unit`."),
            .bound("difference_ci_low", "Lower bound of the difference", "Batas bawah selisih"),
            .bound("difference_ci_high", "Upper bound of the difference", "Batas atas selisih"), .unit,
        ]
        return CSVTable(
            name: "sweep",
            description:
                "\(result.scenario.name) on a grid of \(result.axes.map(\.name).joined(separator: " and ")).",
            columns: columns,
            primaryKey: ["first"] + (result.axes.count == 2 ? ["second"] : []) + ["kpi", "scope"],
            rows: result.cells.flatMap { cell in
                result.measures.indices.filter {
                    result.base[$0].value != nil || cell.values[$0].value != nil
                }
                .map { measure -> [CSVField] in
                    let value = cell.values[measure]
                    let difference = cell.differences[measure]
                    let place = zip(result.axes, cell.place).flatMap { axis, index in
                        [CSVField.text(axis.values[index]), CSVField(axis.numbers?[index])]
                    }
                    return place + [
                        .text(result.measures[measure].kpi.id), .text(result.measures[measure].scope),
                        CSVField(value.value), CSVField(value.low), CSVField(value.high),
                        CSVField(difference.value), CSVField(difference.low), CSVField(difference.high),
                        unit(result.measures[measure]),
                    ]
                }
            })
    }
}

extension CSVColumn {
    fileprivate static func number(
        _ name: String, _ title: String, _ indonesian: String, _ description: String
    ) -> CSVColumn {
        CSVColumn(name, .number, title: title, titleIndonesian: indonesian, description: description)
    }

    fileprivate static func bound(_ name: String, _ title: String, _ indonesian: String) -> CSVColumn {
        .number(
            name, title, indonesian, "Of the 95 % confidence interval, which holds simulation noise only.")
    }

    fileprivate static func bootstrapLow(_ prefix: String) -> CSVColumn {
        .number(
            prefix + "ci_low", "Lower bound", "Batas bawah", "Of the 95 % bootstrap interval over the design."
        )
    }

    fileprivate static func bootstrapHigh(_ prefix: String) -> CSVColumn {
        .number(
            prefix + "ci_high", "Upper bound", "Batas atas", "Of the 95 % bootstrap interval over the design."
        )
    }

    fileprivate static let parameter = CSVColumn(
        "parameter", .string, title: "Parameter", titleIndonesian: "Parameter",
        description: "The keys that lead to the value, list elements by id; or the group's name.")

    fileprivate static let parameterUnit = CSVColumn(
        "parameter_unit", .string, title: "Unit of the parameter", titleIndonesian: "Satuan parameter",
        description: "Base unit: s seconds, share, 1/s, km/h, km, km2, Rp; empty for bare numbers.")
}
