import CityModel
import Randomness

/// `call_streams`, `lines` and `callers`: who rings where, and what they do who are not answered.
enum CallSection {
    static let stream = ObjectSchema(
        "call stream", en: "Calls that arrive on their own, not caused by an incident.",
        id: "Panggilan yang datang sendiri, bukan karena kejadian.", isIdentified: true,
        alternatives: [
            AlternativeFields(["rate", "part_of_junk", "replay"]), AlternativeFields(["talk", "replay"]),
            // A log has its own rhythm.
            AlternativeFields(["profile", "replay"], required: false),
            AlternativeFields(["day_factor", "replay"], required: false),
            AlternativeFields(["bursts", "replay"], required: false),
            AlternativeFields(["cluster", "replay"], required: false),
        ],
        fields: [
            CommonFields.id("call stream", "aliran panggilan", example: "prank"),
            CommonFields.name(example: "Prank calls"),
            FieldSchema(
                "kind", .word(CallStream.Kind.allCases.map(\.rawValue)), required: true,
                en: "What the calls are.", id: "Jenis panggilannya.", example: "prank"),
            FieldSchema(
                "rate", .quantity(.incidence, .nonNegative), en: "How often they come.",
                id: "Seberapa sering datang.", example: "12/day"),
            FieldSchema(
                "part_of_junk", .number(.nonNegative),
                en: "Weight of this stream in the junk calls of `junk_share`.",
                id: "Bobot aliran ini dalam panggilan sampah `junk_share`.", example: "0.6"),
            FieldSchema(
                "replay", .record(ReplaySection.schema), en: ReplaySection.schema.documentation.en,
                id: ReplaySection.schema.documentation.id,
                example: "{file: calls.csv, arrival: arrival_s, talk: talk_seconds}"),
            CommonFields.profile, CommonFields.callsTo.mandatory,
            CommonFields.duration(
                "talk", en: "Time of talk, before the human-resource factor.",
                id: "Lama bicara, sebelum faktor sumber daya manusia.",
                example: "{lognormal: {mean: 25 s, sd: 20 s}}"),
            FieldSchema(
                "callers", .record(callers), en: "What these callers do instead of the general behaviour.",
                id: "Perilaku penelepon ini sebagai ganti perilaku umum.", example: "{patience: 60 s}"),
            TelephoneSection.sendsUnits,
        ] + VariationSection.fields)

    static let line = ObjectSchema(
        "line", en: "A number to ring or an app to press.", id: "Nomor untuk ditelepon atau aplikasi.",
        isIdentified: true,
        fields: [
            CommonFields.id("line", "saluran", example: "\"119\""), CommonFields.name(example: "PSC 119"),
            FieldSchema(
                "channel", .word(ReportLine.Channel.allCases.map(\.rawValue)),
                en: "Voice or app; voice when left out.", id: "Suara atau aplikasi; suara bila tidak diisi.",
                example: "voice"),
            FieldSchema(
                "desk", .reference(.desk), required: true, en: "The desk that answers.",
                id: "Meja yang menjawab.",
                example: "psc119"),
            FieldSchema(
                "routes", .dictionary(.reference(.incidentType), .reference(.desk)),
                en: "Other desks by incident type, for an app that asks what has happened.",
                id: "Meja lain menurut jenis kejadian, untuk aplikasi yang menanyakan kejadiannya.",
                example: "{cardiac_arrest: psc119}"),
            FieldSchema(
                "rank", .integer(.between(0, 1_000)), en: "Smaller is served first; 1 when left out.",
                id: "Lebih kecil dilayani lebih dahulu; 1 bila tidak diisi.", example: "1"),
            CommonFields.outages,
            FieldSchema(
                "fallback", .either([.word(["none"]), .record(fallbackSchema)]),
                en:
                    "Whether and when a reporter rings a voice line when the app is in an outage; as `after_failed` says when left out.",
                id:
                    "Apakah dan kapan pelapor menelepon saluran suara saat aplikasi terganggu; menurut `after_failed` bila tidak diisi.",
                example: "{probability: 80 %, delay: 20 s}"),
            FieldSchema(
                "right_for", .word(ReportLine.Right.allCases.map(\.rawValue)),
                en:
                    "For which incidents those who know the number hold it the right one: those that need what its desk may send (`own`), or all; `own` when left out.",
                id:
                    "Untuk kejadian mana nomor ini dianggap tepat oleh yang mengetahuinya: yang membutuhkan unit mejanya (`own`), atau semua (`all`); `own` bila tidak diisi.",
                example: "all"),
            FieldSchema(
                "trunks", .either([.word(["unlimited"]), .integer(.between(1, 100_000))]),
                en:
                    "How many calls this number can carry at once, besides the limit of the desk; `unlimited` when left out.",
                id:
                    "Jumlah panggilan sekaligus pada nomor ini, di samping batas mejanya; `unlimited` bila tidak diisi.",
                example: "2"),
        ])

    private static let fallbackSchema = ObjectSchema(
        "fallback rule", en: "Ringing a voice line instead of the app.",
        id: "Menelepon saluran suara sebagai ganti aplikasi.", fields: redialFields)

    static let callers = ObjectSchema(
        "caller behaviour", en: "What callers do who are not answered at once.",
        id: "Perilaku penelepon yang tidak segera dijawab.",
        fields: [
            FieldSchema(
                "patience",
                .either([.word(["unlimited"])] + DistributionSchema.duration.forms),
                en: "Time of ringing before hanging up; `unlimited` when left out.",
                id: "Lama dering sebelum menutup telepon; `unlimited` bila tidak diisi.",
                example: "{exponential: {mean: 90 s}}"),
            redial("after_abandoning", "hanging up", "menutup telepon"),
            redial("after_blocked", "a busy signal", "nada sibuk"),
            redial("after_failed", "reaching a closed or broken desk", "meja tutup atau gangguan"),
        ])

    private static func redial(_ key: String, _ en: String, _ id: String) -> FieldSchema {
        FieldSchema(
            key, .record(redialSchema),
            en: "Whether and when they ring again after \(en); never when left out.",
            id: "Apakah dan kapan menelepon lagi setelah \(id); tidak bila tidak diisi.",
            example: "{probability: 75 %, delay: {exponential: {mean: 30 s}}}")
    }

    private static let redialSchema = ObjectSchema(
        "redial", en: "Ringing again.", id: "Menelepon lagi.",
        fields: redialFields + [
            CommonFields.share(
                "changes_line",
                en:
                    "The probability of then ringing another number, one that the caller knows; 0 % when left out.",
                id:
                    "Peluang lalu menelepon nomor lain yang diketahui penelepon; 0 % bila tidak diisi.",
                example: "30 %")
        ])

    private static let redialFields = [
        CommonFields.share(
            "probability", en: "The probability of ringing again.", id: "Peluang menelepon lagi.",
            example: "75 %", required: true),
        CommonFields.duration(
            "delay", en: "The time until then; 0 s when left out.",
            id: "Waktu sampai saat itu; 0 s bila tidak diisi.",
            example: "{exponential: {mean: 30 s}}"),
    ]

    static func decodeLine(_ record: Record) -> ReportLine {
        var routes: [String: String] = [:]
        for (type, desk) in record.dictionary("routes") ?? [] { routes[type] = desk.text }
        return ReportLine(
            id: record.id, name: record.name,
            channel: record.text("channel").flatMap(ReportLine.Channel.init(rawValue:)) ?? .voice,
            desk: record.text("desk") ?? "", routes: routes, rank: record.integer("rank") ?? 1,
            trunks: record.integer("trunks"), outages: OutagesSection.decode(record),
            fallback: record.record("fallback").map(decodeFallback),
            rightFor: record.text("right_for").flatMap(ReportLine.Right.init(rawValue:)) ?? .own)
    }

    static func decodeCallers(_ record: Record?, appUse: Double) -> CallerBehaviour {
        var behaviour = CallerBehaviour()
        behaviour.appUse = appUse
        guard let record else { return behaviour }
        behaviour.patience = record.distribution("patience")
        behaviour.afterAbandoning = decodeRedial(record.record("after_abandoning"))
        behaviour.afterBlocked = decodeRedial(record.record("after_blocked"))
        behaviour.afterFailed = decodeRedial(record.record("after_failed"))
        return behaviour
    }

    private static func decodeRedial(_ record: Record?) -> CallerBehaviour.Redial {
        guard let record else { return CallerBehaviour.Redial() }
        var redial = decodeFallback(record)
        redial.changesLine = record.value("changes_line") ?? 0
        return redial
    }

    private static func decodeFallback(_ record: Record) -> CallerBehaviour.Redial {
        CallerBehaviour.Redial(
            probability: record.value("probability") ?? 0,
            delay: record.distribution("delay") ?? .deterministic(0))
    }

    /// A stream whose rate, if it is a part of the junk calls, is still to be found.
    static func decodeStream(
        _ record: Record, profiles: [String: Profile], population: Double, appUse: Double,
        replay: [ReplayedCall]?
    ) -> CallStream {
        CallStream(
            id: record.id, name: record.name,
            kind: record.text("kind").flatMap(CallStream.Kind.init(rawValue:)) ?? .information,
            rate: record.rate("rate", population: population),
            profile: record.text("profile").flatMap { profiles[$0] } ?? Profile(),
            callsTo: record.weights("calls_to") ?? [:],
            talk: record.distribution("talk") ?? .deterministic(0),
            callers: record.record("callers").map { decodeCallers($0, appUse: appUse) }, replay: replay,
            variation: VariationSection.decode(record), prankDispatch: TelephoneSection.prankDispatch(record))
    }
}

extension ValueKind {
    /// The forms that a value may have.
    var forms: [ValueKind] {
        if case .either(let kinds) = self { kinds } else { [self] }
    }
}

extension FieldSchema {
    /// The same key where it must be written.
    var mandatory: FieldSchema {
        var copy = self
        copy.isRequired = true
        return copy
    }
}
