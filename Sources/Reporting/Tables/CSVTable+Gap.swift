import CityModel
import Experiments
import ScenarioFiles

extension CSVTable {
    /// All tables of a gap experiment.
    public static func gap(_ result: GapResult) -> [CSVTable] {
        [
            contributions(result), layers(result), verdicts(result), interactions(result), order(result),
            combinations(result), switches(result.design),
        ]
    }

    private static func contributions(_ result: GapResult) -> CSVTable {
        CSVTable(
            name: "gap",
            description: "The gap in each headline KPI, shared among the levers (Shapley values).",
            columns: [
                .kpi, .lever("lever", "The lever."),
                CSVColumn(
                    "layer", .integer, title: "Layer", titleIndonesian: "Lapis",
                    description: "The lever's layer of paradiplomacy, as in the study."),
            ]
                + contribution(
                    "What the lever adds, averaged over all orders of pulling; they add up to the gap."),
            primaryKey: ["kpi", "lever"],
            rows: result.decompositions.flatMap { decomposition in
                Lever.allCases.map { lever in
                    [
                        .text(decomposition.kpi), .text(lever.rawValue),
                        .integer(Int64(GapClassification.study.layer(of: lever))),
                    ] + fields(decomposition.contributions[lever], of: decomposition)
                }
            })
    }

    private static func layers(_ result: GapResult) -> CSVTable {
        CSVTable(
            name: "gap_layers",
            description:
                "The contributions of groups of levers under two classifications, and the whole gap.",
            columns: [
                .kpi, .classification,
                CSVColumn(
                    "group", .string, title: "Group", titleIndonesian: "Kelompok",
                    description:
                        "human_resources: staff and users; other_resources: the rest of layer 2; whole: second scenario - first.",
                    values: GapGroup.allCases.map(\.rawValue)),
                CSVColumn(
                    "levers", .string, title: "Levers", titleIndonesian: "Pengungkit",
                    description: "The levers of the group."),
            ] + contribution("What the group adds; layer_2 and layer_3 add up to the whole."),
            primaryKey: ["kpi", "classification", "group"],
            rows: result.decompositions.flatMap { decomposition in
                GapClassification.allCases.flatMap { classification in
                    GapGroup.allCases.map { group in
                        [
                            .text(decomposition.kpi), .text(classification.rawValue), .text(group.rawValue),
                            .text(classification.levers(of: group).map(\.rawValue).joined(separator: " ")),
                        ] + fields(decomposition.groups[classification]?[group], of: decomposition)
                    }
                }
            })
    }

    private static func verdicts(_ result: GapResult) -> CSVTable {
        CSVTable(
            name: "gap_verdicts",
            description:
                "Whether human resources (staff and users) are the bottleneck: shown to add more than every other group.",
            columns: [
                .kpi, .classification,
                CSVColumn(
                    "human_resources", .string, title: "Human resources are the bottleneck",
                    titleIndonesian: "SDM adalah kendala utama",
                    description:
                        "By simultaneous bounds over all comparisons of all judged KPIs (Bonferroni).",
                    values: GapVerdict.allCases.map(\.rawValue)),
                CSVColumn(
                    "depends_on_classification", .boolean, title: "Depends on the classification",
                    titleIndonesian: "Bergantung pada pengelompokan",
                    description: "Whether the other classification gives another verdict."),
                CSVColumn(
                    "bottleneck", .string, title: "Lever that adds most", titleIndonesian: "Kendala utama",
                    description: "The lever that is shown to add more than every other; empty where none is.",
                    values: Lever.allCases.map(\.rawValue)),
            ],
            primaryKey: ["kpi", "classification"],
            rows: result.decompositions.flatMap { decomposition in
                GapClassification.allCases.map { classification in
                    [
                        .text(decomposition.kpi), .text(classification.rawValue),
                        CSVField(decomposition.humanResources[classification]?.rawValue),
                        .boolean(decomposition.dependsOnClassification),
                        CSVField(decomposition.bottleneck?.rawValue),
                    ]
                }
            })
    }

    private static func interactions(_ result: GapResult) -> CSVTable {
        CSVTable(
            name: "gap_interactions",
            description:
                "How much more each pair of levers is worth together than apart (Shapley interaction).",
            columns: [
                .kpi, .lever("lever", "The first lever of the pair."),
                .lever("other", "The second lever of the pair."),
                CSVColumn(
                    "interaction", .number, title: "Interaction", titleIndonesian: "Interaksi",
                    description:
                        "In `unit`; of the sign of the gap where the levers help each other, of the other where one makes the other superfluous."
                ), .ciLow, .ciHigh, .unit,
            ],
            primaryKey: ["kpi", "lever", "other"],
            rows: result.decompositions.flatMap { decomposition in
                decomposition.interactions.map { pair in
                    [
                        .text(decomposition.kpi), .text(pair.first.rawValue), .text(pair.second.rawValue),
                        CSVField(pair.estimate.value), CSVField(pair.estimate.ciLow),
                        CSVField(pair.estimate.ciHigh), unit(decomposition),
                    ]
                }
            })
    }

    private static func order(_ result: GapResult) -> CSVTable {
        CSVTable(
            name: "gap_order",
            description:
                "The order of pulling in which the gain summed over all steps is greatest, KPI by KPI.",
            columns: [
                .kpi,
                CSVColumn(
                    "step", .integer, title: "Step", titleIndonesian: "Langkah", description: "From 1 on."),
                .lever("lever", "The lever that is pulled."),
                CSVColumn(
                    "value", .number, title: "Value", titleIndonesian: "Nilai",
                    description: "The KPI after this step, in `unit`."),
                CSVColumn(
                    "gain", .number, title: "Gain", titleIndonesian: "Perbaikan",
                    description: "By how much this step improves the KPI; negative where it makes it worse."),
                CSVColumn(
                    "step_frequency", .number, title: "Frequency of the step",
                    titleIndonesian: "Frekuensi langkah",
                    description: "Share of bootstrap resamples in whose best order this lever has this step."),
                CSVColumn(
                    "order_frequency", .number, title: "Frequency of the order",
                    titleIndonesian: "Frekuensi urutan",
                    description: "Share of bootstrap resamples in which the whole order is the best."), .unit,
            ],
            primaryKey: ["kpi", "step"],
            rows: result.decompositions.flatMap { decomposition in
                decomposition.order.enumerated().map { index, step in
                    [
                        .text(decomposition.kpi), .integer(Int64(index + 1)), .text(step.lever.rawValue),
                        .number(step.value), .number(step.gain), CSVField(step.frequency),
                        CSVField(decomposition.orderFrequency), unit(decomposition),
                    ]
                }
            })
    }

    private static func combinations(_ result: GapResult) -> CSVTable {
        let summary = CSVTable.summary([])
        return CSVTable(
            name: "combinations", description: "The headline KPIs of every combination of levers.",
            columns: [.scenario]
                + Lever.allCases.map { lever in
                    CSVColumn(
                        lever.rawValue, .boolean, title: ReportWording.title(lever, .english),
                        titleIndonesian: ReportWording.title(lever, .indonesian),
                        description: "Whether this lever is pulled.")
                }
                + summary.columns.filter {
                    ["kpi", "unit", "mean", "ci_low", "ci_high", "sd", "replications"].contains($0.name)
                },
            primaryKey: ["scenario", "kpi"],
            rows: result.summaries.enumerated().flatMap { combination, rows in
                let pulled = result.design.levers(of: combination)
                return rows.map { row in
                    [.text(row.scenario)] + Lever.allCases.map { .boolean(pulled.contains($0)) } + [
                        .text(row.kpi), .text(row.unit), CSVField(row.mean), CSVField(row.ciLow),
                        CSVField(row.ciHigh), CSVField(row.sd), .integer(Int64(row.replications)),
                    ]
                }
            })
    }

    private static func switches(_ design: GapDesign) -> CSVTable {
        CSVTable(
            name: "gap_levers", description: "Every value that is switched, with its lever.",
            columns: [
                CSVColumn(
                    "path", .string, title: "Path", titleIndonesian: "Jalur",
                    description: "The keys that lead to the value, list elements by id."),
                .lever("lever", "The lever that switches it."),
                CSVColumn(
                    "from", .string, title: "From", titleIndonesian: "Dari",
                    description: "The first scenario's value; empty where it has none."),
                CSVColumn(
                    "to", .string, title: "To", titleIndonesian: "Menjadi",
                    description: "The second scenario's value; empty where it has none."),
            ],
            primaryKey: ["path"],
            rows: design.switched.map { value in
                [
                    .text(value.difference.path), .text(value.lever.rawValue),
                    CSVField(value.difference.from),
                    CSVField(value.difference.to),
                ]
            })
    }

    private static func contribution(_ meaning: String) -> [CSVColumn] {
        [
            CSVColumn(
                "contribution", .number, title: "Contribution", titleIndonesian: "Sumbangan",
                description: "\(meaning) In `unit`; empty where a combination has no value."), .ciLow,
            .ciHigh,
            CSVColumn(
                "share", .number, unit: "1", title: "Share", titleIndonesian: "Bagian",
                description:
                    "Contribution / whole gap; empty where the interval of the whole holds zero. It can be negative or above 1."
            ), .unit,
        ]
    }

    private static func fields(_ estimate: GapEstimate?, of decomposition: GapDecomposition) -> [CSVField] {
        [
            CSVField(estimate?.value), CSVField(estimate?.ciLow), CSVField(estimate?.ciHigh),
            CSVField(decomposition.share(of: estimate)), unit(decomposition),
        ]
    }

    private static func unit(_ decomposition: GapDecomposition) -> CSVField {
        .text(KPICatalogue.find(decomposition.kpi)?.unit.rawValue ?? "")
    }
}

extension CSVColumn {
    fileprivate static func lever(_ name: String, _ description: String) -> CSVColumn {
        CSVColumn(
            name, .string, title: name == "other" ? "Other lever" : "Lever",
            titleIndonesian: name == "other" ? "Pengungkit lain" : "Pengungkit", description: description,
            values: Lever.allCases.map(\.rawValue))
    }

    fileprivate static let classification = CSVColumn(
        "classification", .string, title: "Classification", titleIndonesian: "Pengelompokan",
        description: "study: technical integration in layer 2; technical_in_layer_3: in layer 3.",
        values: GapClassification.allCases.map(\.rawValue))
}
