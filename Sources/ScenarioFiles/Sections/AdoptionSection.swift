import CityModel

/// `adoption_levels`: who has the app, who knows which number, and what demand that brings out.
enum AdoptionSection {
    static let schema = ObjectSchema(
        "adoption level", en: "Who has the app and uses it, who knows which number.",
        id: "Pemilik dan pengguna aplikasi, dan siapa mengetahui nomor mana.",
        alternatives: [AlternativeFields(groups: [["app_use"], ["has_app", "uses_app"]])],
        fields: [
            CommonFields.share(
                "app_use", en: "Share of reporters who have the app and use it in an emergency.",
                id: "Bagian pelapor yang memiliki dan memakai aplikasi saat darurat.", example: "3 %"),
            CommonFields.share(
                "has_app", en: "Share of reporters who have the app.",
                id: "Bagian pelapor yang memiliki aplikasi.", example: "12 %"),
            CommonFields.share(
                "uses_app", en: "Share of those who have the app that use it in an emergency.",
                id: "Bagian pemilik aplikasi yang memakainya saat darurat.", example: "25 %"),
            FieldSchema(
                "knows", .dictionary(.reference(.line), .quantity(.share, .unit)),
                en:
                    "Share of reporters who know each number; one that is left out is known to nobody, and without `knows` everybody rings by `calls_to`.",
                id:
                    "Bagian pelapor yang mengetahui tiap nomor; nomor yang tidak ditulis tidak diketahui siapa pun, dan tanpa `knows` semua menelepon menurut `calls_to`.",
                example: "{\"119\": 60 %, \"110\": 80 %}"),
            FieldSchema(
                "knowing_nothing", .word(Awareness.Unaware.allCases.map(\.rawValue)),
                en:
                    "What a reporter does who knows no number: chooses by `calls_to`, rings the number that most people know, or reports nothing; `calls_to` when left out.",
                id:
                    "Yang dilakukan pelapor yang tidak mengetahui nomor: memilih menurut `calls_to`, menelepon nomor yang paling dikenal, atau tidak melapor; `calls_to` bila tidak diisi.",
                example: "calls_to"),
            FieldSchema(
                "demand_factors", .dictionary(.reference(.incidentType), .number(.between(0, 10_000))),
                en: "What multiplies the rates of incident types whose latent demand this level brings out.",
                id: "Pengali laju jenis kejadian yang permintaan tersembunyinya dimunculkan tingkat ini.",
                example: "{other_medical: 1.5}"),
        ],
        rules: [
            { record in
                guard record.has("knowing_nothing"), !record.has("knows") else { return [] }
                return [
                    RuleFinding(
                        key: "knowing_nothing", what: "nothing says who knows a number",
                        remedy: "write `knows`, or leave it out")
                ]
            }
        ])

    static func appUse(_ record: Record?) -> Double {
        guard let record else { return 0 }
        if let share = record.value("app_use") { return share }
        return (record.value("has_app") ?? 0) * (record.value("uses_app") ?? 0)
    }

    static func awareness(_ record: Record?) -> Awareness? {
        guard let record, let entries = record.dictionary("knows") else { return nil }
        var knows: [String: Double] = [:]
        for (line, value) in entries {
            guard let text = value.text else { continue }
            knows[line] = (try? Quantity.parse(text, as: .share))?.value
        }
        return Awareness(
            knows: knows,
            unaware: record.text("knowing_nothing").flatMap(Awareness.Unaware.init(rawValue:)) ?? .callsTo)
    }

    /// The types with the demand that the level brings out.
    static func raised(_ types: [IncidentType], by record: Record?) -> [IncidentType] {
        guard let factors = record?.weights("demand_factors") else { return types }
        var raised = types
        for index in raised.indices {
            if let factor = factors[raised[index].id] { raised[index].rate *= factor }
        }
        return raised
    }
}
