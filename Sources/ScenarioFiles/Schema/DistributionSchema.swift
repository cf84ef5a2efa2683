import Randomness

/// How distributions are written, by the figures that people know.
enum DistributionSchema {
    /// A distribution of durations: a bare duration is the deterministic one.
    static let duration: ValueKind = kind(.duration)

    /// A distribution of numbers of a dimension.
    static func kind(_ dimension: QuantityDimension) -> ValueKind {
        .either([.quantity(dimension, .nonNegative), .variant(variant(dimension))])
    }

    private static func variant(_ dimension: QuantityDimension) -> VariantSchema {
        VariantSchema(
            "distribution", cases: simple(dimension) + [mixture(dimension)], distribution: dimension
        ) { node in
            DistributionReader.problem(in: node, dimension: dimension)
        }
    }

    private static func mixture(_ dimension: QuantityDimension) -> FieldSchema {
        let weight = FieldSchema(
            "weight", .number(.nonNegative), required: true,
            en: "How often this part is chosen, relative to the other weights.",
            id: "Seberapa sering bagian ini dipilih, relatif terhadap bobot lainnya.", example: "0.3")
        let laws = simple(dimension)
        let part = ObjectSchema(
            "mixture part", en: "One law of a mixture and its weight.",
            id: "Satu hukum campuran dan bobotnya.",
            alternatives: [AlternativeFields(laws.map(\.key))], fields: [weight] + laws)
        return FieldSchema(
            "mixture", .records(part, .some), en: "One of several laws, chosen by weight.",
            id: "Salah satu dari beberapa hukum, dipilih menurut bobot.",
            example: "[{weight: 0.3, exponential: {mean: 30 s}}, {weight: 0.7, deterministic: 20 s}]")
    }

    private static func simple(_ dimension: QuantityDimension) -> [FieldSchema] {
        let value = ValueKind.quantity(dimension, .nonNegative)
        let positive = ValueKind.quantity(dimension, .positive)
        let mean = FieldSchema("mean", positive, en: "The mean.", id: "Rata-rata.", example: "90 s")
        let sd = FieldSchema(
            "sd", positive, en: "The standard deviation.", id: "Simpangan baku.", example: "60 s")
        let low = FieldSchema("low", value, en: "The least value.", id: "Nilai terkecil.", example: "10 s")
        let high = FieldSchema(
            "high", value, en: "The greatest value.", id: "Nilai terbesar.", example: "60 s")
        let shape = FieldSchema(
            "shape", .number(.positive), required: true, en: "The shape parameter.", id: "Parameter bentuk.",
            example: "1.5")
        return [
            FieldSchema(
                "deterministic", value, en: "Always this value.", id: "Selalu nilai ini.", example: "90 s"),
            law(
                "exponential", [mean.mandatory], "Memoryless.", "Tanpa memori.", example: "{mean: 90 s}"),
            law(
                "erlang",
                [
                    FieldSchema(
                        "shape", .integer(.between(1, 1_000)), required: true,
                        en: "The number of exponential stages.",
                        id: "Jumlah tahap eksponensial.", example: "3"), mean.mandatory,
                ], "The sum of equal exponential stages.", "Jumlah tahap eksponensial yang sama.",
                example: "{shape: 3, mean: 30 s}"),
            law(
                "gamma", [mean.mandatory, sd.mandatory], "Gamma.", "Gamma.", example: "{mean: 60 s, sd: 30 s}"
            ),
            lognormal(mean: mean, sd: sd, positive: positive),
            law(
                "weibull",
                [
                    shape,
                    FieldSchema(
                        "scale", positive, required: true, en: "The value that 63.2 % stay below.",
                        id: "Nilai yang tidak dilampaui 63,2 %.", example: "60 s"),
                ], "Weibull.", "Weibull.", example: "{shape: 1.5, scale: 60 s}"),
            law(
                "uniform", [low.mandatory, high.mandatory], "Equally likely between two bounds.",
                "Sama mungkin di antara dua batas.", example: "{low: 3 s, high: 20 s}"),
            law(
                "triangular",
                [
                    low.mandatory,
                    FieldSchema(
                        "mode", value, required: true, en: "The most likely value.",
                        id: "Nilai paling mungkin.",
                        example: "30 s"), high.mandatory,
                ], "Rising in a straight line to the mode and falling to the end.",
                "Naik lurus ke modus lalu turun ke ujung.", example: "{low: 10 s, mode: 30 s, high: 60 s}"),
            law(
                "normal", [mean.mandatory, sd.mandatory, low, high],
                "Normal, cut off below 0 or at the given bounds.",
                "Normal, dipotong di bawah 0 atau pada batas yang diberikan.",
                example: "{mean: 60 s, sd: 20 s, low: 10 s}"),
            discrete(value),
            FieldSchema(
                "empirical", .list(value, .some),
                en: "A sample of observed values, smoothed between neighbours.",
                id: "Sampel nilai teramati, dihaluskan di antara tetangganya.", example: "[12 s, 19 s, 30 s]"),
        ]
    }

    private static func lognormal(mean: FieldSchema, sd: FieldSchema, positive: ValueKind) -> FieldSchema {
        let fields = [
            mean, sd,
            FieldSchema(
                "median", positive, en: "The value that half stay below.", id: "Nilai tengah.",
                example: "60 s"),
            FieldSchema(
                "p90", positive, en: "The value that 90 % stay below.",
                id: "Nilai yang tidak dilampaui 90 %.",
                example: "180 s"),
        ]
        let schema = ObjectSchema(
            "lognormal distribution", en: "Lognormal, by mean and sd or by median and p90.",
            id: "Lognormal, dengan rata-rata dan sd atau median dan p90.",
            alternatives: [AlternativeFields(groups: [["mean", "sd"], ["median", "p90"]])], fields: fields)
        return FieldSchema(
            "lognormal", .record(schema), en: schema.documentation.en, id: schema.documentation.id,
            example: "{mean: 40 s, sd: 30 s}")
    }

    private static func discrete(_ value: ValueKind) -> FieldSchema {
        let entry = ObjectSchema(
            "discrete value", en: "A value and its weight.", id: "Sebuah nilai dan bobotnya.",
            fields: [
                FieldSchema(
                    "value", value, required: true, en: "The value.", id: "Nilainya.", example: "10 s"),
                FieldSchema(
                    "weight", .number(.nonNegative), required: true,
                    en: "Its weight, relative to the others.",
                    id: "Bobotnya, relatif terhadap yang lain.", example: "2"),
            ])
        return FieldSchema(
            "discrete", .records(entry, .some), en: "One of several values, chosen by weight.",
            id: "Salah satu dari beberapa nilai, dipilih menurut bobot.",
            example: "[{value: 10 s, weight: 2}, {value: 30 s, weight: 1}]")
    }

    private static func law(
        _ key: String, _ fields: [FieldSchema], _ en: String, _ id: String, example: String
    ) -> FieldSchema {
        FieldSchema(
            key, .record(ObjectSchema("\(key) distribution", en: en, id: id, fields: fields)), en: en, id: id,
            example: example)
    }
}
