import CityModel

/// `profiles`: rhythms over the day and the week.
enum ProfileSection {
    static let schema = ObjectSchema(
        "profile", en: "The rhythm of a rate; each part is scaled to mean one.",
        id: "Irama suatu laju; tiap bagian diskalakan ke rata-rata satu.",
        alternatives: [AlternativeFields(["hours", "sinusoid"], required: false)],
        fields: [
            FieldSchema(
                "hours", .list(.number(.nonNegative), .exactly(24)), en: "24 weights, from midnight on.",
                id: "24 bobot, mulai tengah malam.",
                example: "[1, 1, 1, 1, 1, 1, 2, 3, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 3, 3, 3, 2, 2, 1]"),
            FieldSchema(
                "sinusoid", .record(sinusoid), en: "A smooth wave over the day instead of hours.",
                id: "Gelombang halus sepanjang hari sebagai ganti jam.",
                example: "{amplitude: 0.55, peak_hour: 17}"),
            FieldSchema(
                "weekdays", .list(.number(.nonNegative), .exactly(7)), en: "Seven weights, Monday first.",
                id: "Tujuh bobot, mulai Senin.", example: "[1, 1, 1, 1, 1.1, 1.2, 1.1]"),
        ],
        rules: [{ $0.allWeightsZero("hours") + $0.allWeightsZero("weekdays") }])

    private static let sinusoid = ObjectSchema(
        "sinusoid", en: "1 + amplitude · cos(2π (hour − peak_hour) / 24).",
        id: "1 + amplitude · cos(2π (jam − peak_hour) / 24).",
        fields: [
            FieldSchema(
                "amplitude", .number(.unit), required: true,
                en: "0 for a steady rate to 1 for none at the trough.",
                id: "0 untuk laju tetap hingga 1 untuk nol di titik terendah.", example: "0.55"),
            FieldSchema(
                "peak_hour", .number(.between(0, 24)), required: true, en: "The hour of the peak.",
                id: "Jam puncak.", example: "17"),
        ])

    static func decode(_ record: Record) -> Profile {
        var profile = Profile()
        if let hours = record.numbers("hours") { profile.day = .hours(hours) }
        if let wave = record.record("sinusoid") {
            profile.day = .sinusoid(
                amplitude: wave.number("amplitude") ?? 0, peakHour: wave.number("peak_hour") ?? 0)
        }
        if let weekdays = record.numbers("weekdays") { profile.weekdays = weekdays }
        return profile
    }
}

extension Record {
    /// What to say of a list of weights that chooses nothing.
    func allWeightsZero(_ key: String) -> [RuleFinding] {
        guard let numbers = numbers(key), numbers.reduce(0, +) <= 0 else { return [] }
        return [RuleFinding(key: key, what: "all weights are 0", remedy: "write at least one above 0")]
    }
}
