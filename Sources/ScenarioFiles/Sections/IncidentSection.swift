import CityModel
import Randomness

/// `incident_types`: what happens, who reports it, what it needs, what becomes of it.
enum IncidentSection {
    static let schema = ObjectSchema(
        "incident type", en: "One kind of incident.", id: "Satu jenis kejadian.", isIdentified: true,
        alternatives: [
            AlternativeFields(["rate", "happens_at"]),
            // Dates have a rhythm of their own.
            AlternativeFields(["profile", "happens_at"], required: false),
            AlternativeFields(["day_factor", "happens_at"], required: false),
            AlternativeFields(["bursts", "happens_at"], required: false),
        ],
        fields: identity + demand + VariationSection.fields + consequences)

    private static let identity = [
        CommonFields.id("incident type", "jenis kejadian", example: "cardiac_arrest"),
        CommonFields.name(example: "Cardiac arrest"),
    ]

    private static let demand = [
        FieldSchema(
            "rate", .quantity(.incidence, .nonNegative),
            en: "How often it happens in the whole city, absolutely or per 100,000 inhabitants.",
            id: "Seberapa sering terjadi di seluruh kota, mutlak atau per 100.000 penduduk.",
            example: "50 per 100k per year"),
        FieldSchema(
            "happens_at", .list(.dateTime, .some),
            en: "When it happens instead of by a rate, in order of time; needs `simulation.start`.",
            id: "Waktu terjadinya sebagai ganti laju, menurut urutan waktu; memerlukan `simulation.start`.",
            example: "[2024-01-15T17:30]"),
        CommonFields.profile,
        FieldSchema(
            "priorities", .list(.number(.nonNegative), .exactly(4)),
            en: "Weights of true priority 1 (most urgent) to 4; all of priority 1 when left out.",
            id:
                "Bobot prioritas sebenarnya 1 (paling mendesak) sampai 4; semua prioritas 1 bila tidak diisi.",
            example: "[1, 0, 0, 0]"),
        FieldSchema(
            "needs", .records(need, .any), en: "The units that it needs.", id: "Unit yang dibutuhkan.",
            example: "[{kind: ambulance, count: 1, share: 100 %}]"),
        FieldSchema(
            "reporters", .record(reporters), en: "Its witnesses and when they report.",
            id: "Saksi dan kapan mereka melapor.",
            example: "{none: 2 %, mean: 1.05, first_delay: {exponential: {mean: 90 s}}}"),
        CommonFields.duration(
            "lasts", en: "How long it can be seen, and reported, by somebody who passes; 0 s when left out.",
            id: "Berapa lama terlihat, dan dapat dilaporkan, oleh yang lewat; 0 s bila tidak diisi.",
            example: "30 min"),
        CommonFields.share(
            "visible_to_cameras",
            en: "Share that happens in view of some camera when all work; 0 % when left out.",
            id: "Bagian yang terjadi dalam pandangan kamera bila semua berfungsi; 0 % bila tidak diisi.",
            example: "2 %"),
        CommonFields.callsTo,
        FieldSchema(
            "confused_with", .reference(.incidentType),
            en: "The type whose units are sent when the agency is misjudged.",
            id: "Jenis yang unitnya dikirim bila instansi keliru dinilai.", example: "other_medical"),
    ]

    private static let consequences = [
        FieldSchema(
            "response_target", .quantity(.duration, .positive),
            en:
                "Time from occurrence to the first suitable unit on scene that counts as met; 15 min when left out.",
            id:
                "Waktu dari kejadian sampai unit pertama yang sesuai tiba yang dianggap memenuhi target; 15 min bila tidak diisi.",
            example: "10 min"),
        CommonFields.share(
            "transported",
            en: "Share after which an ambulance takes somebody to hospital; 0 % when left out.",
            id: "Bagian yang berlanjut dengan pengantaran ke rumah sakit; 0 % bila tidak diisi.",
            example: "90 %"),
        FieldSchema(
            "outcome", .either([.word(["none"]), .variant(OutcomeSection.schema)]),
            en: "Probability of survival by minutes to treatment; `none` takes an inherited one away.",
            id: "Peluang selamat menurut menit sampai tertangani; `none` menghapus isian warisan.",
            example: "{logistic: {intercept: 0.679, per_minute: 0.262, scale: 0.35, untreated: 0 %}}"),
        FieldSchema(
            "bystander_cpr_odds", .number(.between(0.01, 100)),
            en:
                "Factor on the odds of survival where a caller begins CPR before the first unit comes; 1 when left out.",
            id:
                "Faktor odds selamat bila penelepon memulai RJP sebelum unit pertama tiba; 1 bila tidak diisi.",
            example: "1.43"),
    ]

    private static let need = ObjectSchema(
        "unit need", en: "So many units of a kind.", id: "Sejumlah unit dari satu jenis.",
        fields: [
            FieldSchema(
                "kind", .reference(.unitKind), required: true, en: "The unit kind.", id: "Jenis unit.",
                example: "ambulance"),
            FieldSchema(
                "count", .integer(.between(1, 1_000)), en: "How many; 1 when left out.",
                id: "Jumlah; 1 bila tidak diisi.", example: "1"),
            CommonFields.share(
                "share", en: "Share of the incidents that need them; all when left out.",
                id: "Bagian kejadian yang membutuhkannya; semua bila tidak diisi.", example: "100 %"),
        ])

    private static let reporters = ObjectSchema(
        "reporter group", en: "The witnesses of an incident.", id: "Para saksi kejadian.",
        fields: [
            CommonFields.share(
                "none", en: "Share of incidents that nobody reports; 0 % when left out.",
                id: "Bagian kejadian yang tidak dilaporkan siapa pun; 0 % bila tidak diisi.", example: "2 %"),
            FieldSchema(
                "mean", .number(.between(1, 1_000)),
                en: "Mean number of reporters of an incident that is reported at all; 1 when left out.",
                id: "Rata-rata jumlah pelapor kejadian yang dilaporkan; 1 bila tidak diisi.", example: "1.05"),
            CommonFields.duration(
                "first_delay", en: "Time from occurrence to the first attempt; 0 s when left out.",
                id: "Waktu dari kejadian sampai percobaan pertama; 0 s bila tidak diisi.",
                example: "{exponential: {mean: 90 s}}"),
            CommonFields.duration(
                "further_delay",
                en: "Time from the first attempt to that of each further reporter; 0 s when left out.",
                id: "Waktu dari percobaan pertama sampai pelapor berikutnya; 0 s bila tidak diisi.",
                example: "{exponential: {mean: 60 s}}"),
        ])

    /// - Parameter start: The date of time zero; nil: not written.
    static func decode(
        _ record: Record, profiles: [String: Profile], population: Double, start: CivilDate?
    ) -> IncidentType {
        var type = IncidentType(
            id: record.id, name: record.name, rate: record.rate("rate", population: population))
        if let dates = record.texts("happens_at"), let start {
            type.dates = dates.compactMap(CivilTime.init).map { $0.seconds(since: start) }
        }
        if let name = record.text("profile"), let profile = profiles[name] { type.profile = profile }
        if let priorities = record.numbers("priorities") { type.priorities = priorities }
        type.needs = record.records("needs").map { need in
            UnitNeed(
                kind: need.text("kind") ?? "", count: need.integer("count") ?? 1,
                share: need.value("share") ?? 1)
        }
        if let reporters = record.record("reporters") { type.reporters = decodeReporters(reporters) }
        if let lasts = record.distribution("lasts") { type.lasts = lasts }
        if let share = record.value("visible_to_cameras") { type.visibleToCameras = share }
        if let weights = record.weights("calls_to") { type.callsTo = weights }
        type.confusedWith = record.text("confused_with")
        if let target = record.value("response_target") { type.responseTarget = target }
        if let share = record.value("transported") { type.transported = share }
        type.outcome = OutcomeSection.decode(record)
        if let odds = record.number("bystander_cpr_odds") { type.cprOddsRatio = odds }
        type.variation = VariationSection.decode(record)
        return type
    }

    private static func decodeReporters(_ record: Record) -> Reporters {
        var reporters = Reporters()
        if let none = record.value("none") { reporters.none = none }
        if let mean = record.number("mean") { reporters.mean = mean }
        if let delay = record.distribution("first_delay") { reporters.firstDelay = delay }
        if let delay = record.distribution("further_delay") { reporters.furtherDelay = delay }
        return reporters
    }
}

extension Record {
    /// A rate per second of the whole city.
    func rate(_ key: String, population: Double) -> Double {
        guard let quantity = quantity(key) else { return 0 }
        return quantity.isPerInhabitant ? quantity.value * population : quantity.value
    }
}
