import CityModel
import Randomness

/// `day_factor`, `bursts` and `cluster`: demand that varies more than a Poisson process.
enum VariationSection {
    /// The keys of an incident type and of a call stream.
    static let fields = [
        FieldSchema(
            "day_factor", orNone(dayFactor),
            en: "A random factor on the rate of each day; `none` when left out.",
            id: "Faktor acak atas laju tiap hari; `none` bila tidak diisi.",
            example: "{gamma: {mean: 1, sd: 0.3}, at_most: 3}"),
        FieldSchema(
            "bursts", orNone(bursts),
            en: "Times at which the rate is multiplied, beginning at random; `none` when left out.",
            id: "Waktu ketika laju dikalikan, mulai secara acak; `none` bila tidak diisi.",
            example: "{factor: 5, stay_normal: 50 min, stay_burst: 5 min}"),
        FieldSchema(
            "cluster", orNone(cluster),
            en: "How many come together, the rate being that of clusters; `none` when left out.",
            id: "Berapa yang datang bersama, lajunya laju kelompok; `none` bila tidak diisi.",
            example: "{offspring_mean: 2, delay: {exponential: {mean: 90 s}}}"),
    ]

    private static func orNone(_ schema: ObjectSchema) -> ValueKind {
        .either([.word(["none"]), .record(schema)])
    }

    private static func law(_ key: String, _ figures: [String], _ en: String, _ id: String, example: String)
        -> FieldSchema
    {
        let meanings = [
            "mean": ("The mean.", "Rata-rata."), "sd": ("The standard deviation.", "Simpangan baku."),
            "low": ("The least value.", "Nilai terkecil."),
            "high": ("The greatest value.", "Nilai terbesar."),
        ]
        let fields = figures.map { figure in
            let (en, id) = meanings[figure] ?? ("", "")
            return FieldSchema(
                figure, .number(figure == "low" ? .nonNegative : .positive), required: true, en: en, id: id,
                example: figure == "low" ? "0.5" : figure == "high" ? "1.5" : figure == "sd" ? "0.3" : "1")
        }
        return FieldSchema(
            key, .record(ObjectSchema("\(key) factor", en: en, id: id, fields: fields)), en: en, id: id,
            example: example)
    }

    private static let dayFactor = ObjectSchema(
        "day factor", en: "A factor drawn for each day, from midnight to midnight.",
        id: "Faktor yang ditarik untuk tiap hari, dari tengah malam ke tengah malam.",
        alternatives: [AlternativeFields(["gamma", "lognormal", "uniform"])],
        fields: [
            law("gamma", ["mean", "sd"], "A gamma factor.", "Faktor gamma.", example: "{mean: 1, sd: 0.3}"),
            law(
                "lognormal", ["mean", "sd"], "A lognormal factor.", "Faktor lognormal.",
                example: "{mean: 1, sd: 0.3}"),
            law(
                "uniform", ["low", "high"], "A factor equally likely between two bounds.",
                "Faktor yang sama mungkin di antara dua batas.", example: "{low: 0.5, high: 1.5}"),
            FieldSchema(
                "at_most", .number(.between(1, 1_000)), required: true, en: "A larger factor counts as this.",
                id: "Faktor yang lebih besar dihitung sebesar ini.", example: "3"),
        ],
        rules: [
            { record in
                guard let bounds = record.record("uniform"), let low = bounds.number("low"),
                    let high = bounds.number("high"), low >= high
                else { return [] }
                return [
                    RuleFinding(
                        key: "uniform", what: "`low` is not below `high`", remedy: "write `low` below `high`")
                ]
            }
        ])

    private static let bursts = ObjectSchema(
        "bursts", en: "A rate that switches at random between two values.",
        id: "Laju yang berganti secara acak antara dua nilai.",
        fields: [
            FieldSchema(
                "factor", .number(.between(0, 10_000)), required: true,
                en: "What multiplies the rate during a burst.", id: "Pengali laju selama lonjakan.",
                example: "5"),
            FieldSchema(
                "stay_normal", .quantity(.duration, .positive), required: true,
                en: "Mean time between two bursts, exponential.",
                id: "Rata-rata waktu antara dua lonjakan, eksponensial.", example: "50 min"),
            FieldSchema(
                "stay_burst", .quantity(.duration, .positive), required: true,
                en: "Mean length of a burst, exponential.", id: "Rata-rata lama lonjakan, eksponensial.",
                example: "5 min"),
        ])

    private static let cluster = ObjectSchema(
        "cluster", en: "Incidents or calls that come together; a cluster's beginning is itself none of them.",
        id: "Kejadian atau panggilan yang datang bersama; awal kelompok bukan salah satunya.",
        fields: [
            FieldSchema(
                "offspring_mean", .number(.between(0, 1_000)), required: true,
                en: "Mean number in a cluster; 1 or more if geometric.",
                id: "Rata-rata jumlah dalam kelompok; 1 atau lebih bila geometric.", example: "2"),
            FieldSchema(
                "kind", .word(Cluster.Kind.allCases.map(\.rawValue)),
                en:
                    "The law of the number: `poisson` on 0, 1, …, or `geometric` on 1, 2, …; `poisson` when left out.",
                id:
                    "Hukum jumlahnya: `poisson` pada 0, 1, …, atau `geometric` pada 1, 2, …; `poisson` bila tidak diisi.",
                example: "poisson"),
            CommonFields.duration(
                "delay", en: "Time from the cluster's beginning to each of them; 0 s when left out.",
                id: "Waktu dari awal kelompok sampai masing-masing; 0 s bila tidak diisi.",
                example: "{exponential: {mean: 90 s}}"),
        ],
        rules: [
            { record in
                guard record.text("kind") == Cluster.Kind.geometric.rawValue,
                    let mean = record.number("offspring_mean"), mean < 1
                else { return [] }
                return [
                    RuleFinding(
                        key: "offspring_mean", what: "a geometric number has a mean of 1 or more",
                        remedy: "write 1 or more, or `kind: poisson`")
                ]
            }
        ])

    static func decode(_ record: Record) -> DemandVariation {
        var variation = DemandVariation()
        if let day = record.record("day_factor"), let law = law(day) {
            variation.dayFactor = DayFactor(law: law, atMost: day.number("at_most") ?? 1)
        }
        if let bursts = record.record("bursts") {
            variation.bursts = Bursts(
                factor: bursts.number("factor") ?? 1, stayNormal: bursts.value("stay_normal") ?? 1,
                stayBurst: bursts.value("stay_burst") ?? 1)
        }
        if let cluster = record.record("cluster") {
            variation.cluster = Cluster(
                kind: cluster.text("kind").flatMap(Cluster.Kind.init(rawValue:)) ?? .poisson,
                mean: cluster.number("offspring_mean") ?? 1,
                delay: cluster.distribution("delay") ?? .deterministic(0))
        }
        return variation
    }

    private static func law(_ record: Record) -> Distribution? {
        func figures(_ key: String, _ first: String, _ second: String) -> (Double, Double)? {
            guard let law = record.record(key), let one = law.number(first), let two = law.number(second)
            else { return nil }
            return (one, two)
        }
        if let (mean, deviation) = figures("gamma", "mean", "sd") {
            return .gamma(mean: mean, standardDeviation: deviation)
        }
        if let (mean, deviation) = figures("lognormal", "mean", "sd") {
            return .lognormal(mean: mean, standardDeviation: deviation)
        }
        return figures("uniform", "low", "high").map { .uniform(low: $0.0, high: $0.1) }
    }
}
