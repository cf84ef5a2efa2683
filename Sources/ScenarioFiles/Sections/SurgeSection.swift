import CityModel
import Randomness

/// `surges`: times in which several rates are multiplied together.
enum SurgeSection {
    static let schema = ObjectSchema(
        "surge", en: "A time in which rates are multiplied: a flood, a storm, a festival.",
        id: "Waktu ketika laju dikalikan: banjir, badai, perayaan.", isIdentified: true,
        alternatives: [AlternativeFields(["from", "per_year"])],
        fields: [
            CommonFields.id("surge", "lonjakan", example: "flood"),
            FieldSchema(
                "from", .dateTime, en: "When it begins, once; needs `simulation.start`.",
                id: "Waktu mulainya, sekali; memerlukan `simulation.start`.", example: "2024-01-15T14:00"),
            FieldSchema(
                "per_year", .number(.between(0, 30_000)),
                en: "How often one begins in a year of 365 days while none is on, at random.",
                id: "Seberapa sering mulai dalam setahun 365 hari selama tidak berlangsung, secara acak.",
                example: "3"),
            CommonFields.duration(
                "lasts", en: "How long it lasts.", id: "Lamanya.",
                example: "{gamma: {mean: 8 h, sd: 4 h}}", required: true),
            FieldSchema(
                "factors", .dictionary(.reference(.incidentType), .number(.between(0, 10_000))),
                en: "What multiplies the rates of incident types meanwhile.",
                id: "Pengali laju jenis kejadian selama itu.", example: "{hazard: 20, crash: 2}"),
            FieldSchema(
                "call_factors", .dictionary(.reference(.callStream), .number(.between(0, 10_000))),
                en: "What multiplies the rates of call streams meanwhile.",
                id: "Pengali laju aliran panggilan selama itu.", example: "{information: 5}"),
        ])

    /// - Parameter start: The date of time zero; nil: not written.
    static func decode(_ record: Record, start: CivilDate?) -> Surge {
        var beginning = Surge.Beginning.random(rate: (record.number("per_year") ?? 0) / 31_536_000)
        if let from = record.dateTime("from"), let start {
            beginning = .at(seconds: from.seconds(since: start))
        }
        return Surge(
            id: record.id, beginning: beginning, lasts: record.distribution("lasts") ?? .deterministic(0),
            factors: record.weights("factors") ?? [:], callFactors: record.weights("call_factors") ?? [:])
    }
}
