/// What the names in a scenario refer to.
extension ReferenceTarget {
    static let profile = ReferenceTarget(noun: "profile", path: ["profiles"])
    static let callStream = ReferenceTarget(noun: "call stream", path: ["call_streams"])
    static let line = ReferenceTarget(noun: "line", path: ["lines"])
    static let desk = ReferenceTarget(noun: "desk", path: ["desks"])
    static let incidentType = ReferenceTarget(noun: "incident type", path: ["incident_types"])
    static let zone = ReferenceTarget(noun: "zone", path: ["city", "zones"])
    static let surge = ReferenceTarget(noun: "surge", path: ["surges"])
    static let cameraComponent = ReferenceTarget(noun: "component", path: ["cctv", "components"])
    static let unitGroup = ReferenceTarget(noun: "unit group", path: ["units"])
    static let hospital = ReferenceTarget(noun: "hospital", path: ["city", "hospitals"])
    static let language = ReferenceTarget(noun: "language", path: ["languages"])
    static let unitKind = ReferenceTarget(noun: "unit kind", path: ["unit_kinds"])
    static let adoptionLevel = ReferenceTarget(noun: "adoption level", path: ["adoption_levels"])
    static let technologyLevel = ReferenceTarget(noun: "technology level", path: ["technology_levels"])
    static let humanResourceLevel = ReferenceTarget(
        noun: "human-resource level", path: ["human_resource_levels"])
    static let budgetAgency = ReferenceTarget(noun: "agency", path: ["budget", "agencies"])
    static let accountCode = ReferenceTarget(
        noun: "account code", path: ["budget", "account_codes"], key: "code")
}

/// Keys that many maps have.
enum CommonFields {
    static func id(_ noun: String, _ indonesian: String, example: String) -> FieldSchema {
        FieldSchema(
            "id", .identifier, required: true, en: "The name by which other places refer to the \(noun).",
            id: "Nama yang dipakai bagian lain untuk merujuk \(indonesian) ini.", example: example)
    }

    static func name(example: String) -> FieldSchema {
        FieldSchema(
            "name", .text, en: "What reports call it; the id when left out.",
            id: "Sebutannya dalam laporan; id bila tidak diisi.", example: example)
    }

    static let latitude = FieldSchema(
        "latitude", .number(.between(-90, 90)), required: true,
        en: "Degrees north (WGS 84), negative in the south.",
        id: "Derajat lintang utara (WGS 84), negatif di selatan.", example: "-7.4640")

    static let longitude = FieldSchema(
        "longitude", .number(.between(-180, 180)), required: true, en: "Degrees east (WGS 84).",
        id: "Derajat bujur timur (WGS 84).", example: "110.2200")

    static let profile = FieldSchema(
        "profile", .reference(.profile), en: "Its rhythm over day and week; steady when left out.",
        id: "Irama harian dan mingguannya; tetap bila tidak diisi.", example: "medical")

    static let callsTo = FieldSchema(
        "calls_to", .dictionary(.reference(.line), .number(.nonNegative)),
        en: "Which number is rung first: weights of lines.",
        id: "Nomor mana yang ditelepon dahulu: bobot tiap saluran.", example: "{\"119\": 0.5, \"110\": 0.2}")

    static let agency = FieldSchema(
        "agency", .identifier, required: true, en: "The agency (OPD) that it belongs to.",
        id: "Perangkat daerah (OPD) pemiliknya.", example: "health")

    static let trunks = FieldSchema(
        "trunks", .either([.word(["unlimited"]), .integer(.between(1, 100_000))]),
        en: "How many calls can wait or talk at once; `unlimited` when left out.",
        id: "Jumlah panggilan yang dapat menunggu atau berbicara sekaligus; `unlimited` bila tidak diisi.",
        example: "2")

    /// The spread of repairs that are not exponential.
    static let repairDeviation = FieldSchema(
        "repair_sd", .quantity(.duration, .nonNegative),
        en: "Standard deviation of the time to a repair (lognormal); exponential when left out.",
        id: "Simpangan baku waktu perbaikan (lognormal); eksponensial bila tidak diisi.", example: "5 d")

    /// Failures and repairs, or the word that takes inherited ones away.
    static let outages = FieldSchema(
        "outages", .either([.word(["none"]), .record(outagesSchema)]),
        en: "Failures and their repair; `none` takes an inherited entry away.",
        id: "Gangguan dan perbaikannya; `none` menghapus isian warisan.",
        example: "{mean_time_between: 120 d, mean_time_to_repair: 4 h}")

    static let outagesSchema = ObjectSchema(
        "outage process", en: "Failures and repairs with exponential times.",
        id: "Gangguan dan perbaikan dengan waktu eksponensial.",
        fields: [
            FieldSchema(
                "mean_time_between", .quantity(.duration, .positive), required: true,
                en: "Mean time from a repair to the next failure.",
                id: "Rata-rata waktu dari perbaikan sampai gangguan berikutnya.", example: "120 d"),
            FieldSchema(
                "mean_time_to_repair", .quantity(.duration, .positive), required: true,
                en: "Mean time to a repair.",
                id: "Rata-rata waktu perbaikan.", example: "4 h"),
        ])

    static func share(
        _ key: String, en: String, id: String, example: String, required: Bool = false
    ) -> FieldSchema {
        FieldSchema(key, .quantity(.share, .unit), required: required, en: en, id: id, example: example)
    }

    static func duration(
        _ key: String, en: String, id: String, example: String, required: Bool = false
    ) -> FieldSchema {
        FieldSchema(key, DistributionSchema.duration, required: required, en: en, id: id, example: example)
    }
}
