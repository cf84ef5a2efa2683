import CityModel
import Randomness

/// `technology_levels`, `cctv.verification` and `cctv.enforcement`: what software reports and people make of it.
enum CameraAlarmSection {
    static let fields = [
        FieldSchema(
            "verification", .either([.word(["none"]), .record(verification)]),
            en: "What a person makes of an alarm; never wrong when left out.",
            id: "Penilaian orang atas alarm; tidak pernah keliru bila tidak diisi.",
            example: "{misses: 5 %, accepts_false: 2 %, queue: by_priority}"),
        FieldSchema(
            "enforcement", .either([.word(["none"]), .record(enforcement)]),
            en:
                "Pictures of traffic offences that watchers look at when nothing else is waiting; none when left out.",
            id:
                "Gambar pelanggaran lalu lintas yang diperiksa petugas bila tidak ada yang lain; tidak ada bila tidak diisi.",
            example: "{rate: 40/day, review: 60 s}"),
    ]

    static let technology = ObjectSchema(
        "technology level", en: "Whether people or software look first.",
        id: "Apakah orang atau perangkat lunak yang melihat lebih dahulu.",
        alternatives: [
            AlternativeFields(["sensitivity", "roc"], required: false),
            AlternativeFields(["confident", "roc"], required: false),
        ],
        fields: [
            FieldSchema(
                "mode", .word(CameraSystem.Technology.allCases.map(\.rawValue)), required: true,
                en: "Who detects: people, software that a person verifies, or software alone.",
                id: "Pendeteksi: orang, perangkat lunak yang diperiksa orang, atau perangkat lunak saja.",
                example: "assisted"),
            CommonFields.share(
                "sensitivity", en: "Probability that software detects a visible incident; 0 % when left out.",
                id: "Peluang perangkat lunak mendeteksi kejadian yang terlihat; 0 % bila tidak diisi.",
                example: "65 %"),
            CommonFields.duration(
                "latency", en: "Time from onset to the alarm; 0 s when left out.",
                id: "Waktu dari mulai sampai alarm; 0 s bila tidak diisi.",
                example: "{uniform: {low: 3 s, high: 20 s}}"),
            FieldSchema(
                "false_alarms", .quantity(.rate, .nonNegative),
                en: "False alarms of each camera; none when left out.",
                id: "Alarm palsu tiap kamera; tidak ada bila tidak diisi.", example: "1/day"),
            FieldSchema(
                "roc", .either([.word(["none"]), .record(roc)]),
                en:
                    "The operating point on a curve of receiver operating characteristics: `false_alarms` then gives the sensitivity.",
                id: "Titik kerja pada kurva ROC: `false_alarms` menentukan sensitivitas.",
                example: "{curve: binormal, auc: 80 %, clips: 2000/day}"),
            FieldSchema(
                "by_type", .dictionary(.reference(.incidentType), .record(byType)),
                en: "Detection by incident type, where it differs.",
                id: "Deteksi menurut jenis kejadian, bila berbeda.",
                example: "{fire: {sensitivity: 85 %}}"),
            FieldSchema(
                "confident", .either([.word(["none"]), .record(confident)]),
                en:
                    "Alarms so sure that they go out without a person where a shared record can carry them; none when left out.",
                id:
                    "Alarm yang begitu yakin sehingga diteruskan tanpa orang bila ada catatan bersama; tidak ada bila tidak diisi.",
                example: "{of_true: 40 %, of_false: 5 %}"),
            FieldSchema(
                "night", .either([.word(["none"]), .record(night)]),
                en: "What darkness changes; nothing when left out.",
                id: "Pengaruh gelap; tidak ada bila tidak diisi.",
                example: "{from: \"18:00\", to: \"06:00\", sensitivity_factor: 0.8, false_alarm_factor: 2}"),
            FieldSchema(
                "rain", .either([.word(["none"]), .record(rain)]),
                en: "What rain changes; nothing when left out.",
                id: "Pengaruh hujan; tidak ada bila tidak diisi.",
                example: "{surge: storm, sensitivity_factor: 0.8, false_alarm_factor: 2}"),
        ],
        rules: [
            { record in
                let rate = record.value("false_alarms")
                guard let roc = record.record("roc") else {
                    let own = record.recordDictionary("by_type").first { $0.value.has("auc") }
                    return own.map {
                        [
                            RuleFinding(
                                key: "by_type",
                                what: "`\($0.key)` has an `auc`, but there is no `roc` with its threshold",
                                remedy: "write `roc`, or `sensitivity` instead of `auc`")
                        ]
                    } ?? []
                }
                guard let rate, rate > 0, rate < roc.value("clips") ?? 0 else {
                    return [
                        RuleFinding(
                            key: "roc", what: "`false_alarms` does not say where the threshold lies",
                            remedy: "write `false_alarms` above 0/day and below `roc.clips`")
                    ]
                }
                guard roc.value("confident_false_alarms") ?? 0 <= rate else {
                    return [
                        RuleFinding(
                            key: "roc", what: "`confident_false_alarms` is above `false_alarms`",
                            remedy: "write a rate of at most `false_alarms`: the threshold is stricter")
                    ]
                }
                return []
            }
        ])

    private static let roc = ObjectSchema(
        "operating point", en: "A detector's curve and where on it the threshold lies.",
        id: "Kurva pendeteksi dan letak ambangnya.",
        fields: [
            FieldSchema(
                "curve", .word(["binormal", "power"]), required: true,
                en:
                    "Its form: normal scores of equal spread, or sensitivity as a power of the false-positive share.",
                id:
                    "Bentuknya: skor normal dengan sebaran sama, atau sensitivitas sebagai pangkat bagian positif palsu.",
                example: "binormal"),
            FieldSchema(
                "auc", .quantity(.share, NumberRange(low: 0.5, high: 0.9999)), required: true,
                en: "The area under the curve.", id: "Luas di bawah kurva.", example: "80 %"),
            FieldSchema(
                "clips", .quantity(.rate, .positive), required: true,
                en:
                    "Clips of each camera that the software judges: `false_alarms` is the share of them that are taken for incidents.",
                id:
                    "Klip tiap kamera yang dinilai perangkat lunak: `false_alarms` adalah bagiannya yang dianggap kejadian.",
                example: "2000/day"),
            FieldSchema(
                "confident_false_alarms", .quantity(.rate, .nonNegative),
                en:
                    "False alarms of each camera at the stricter threshold above which alarms go out without a person; none do when left out.",
                id:
                    "Alarm palsu tiap kamera pada ambang lebih ketat yang meneruskan alarm tanpa orang; tidak ada bila tidak diisi.",
                example: "0.02/day"),
        ])

    private static let byType = ObjectSchema(
        "detection by type", en: "Detection of one incident type by software.",
        id: "Deteksi satu jenis kejadian oleh perangkat lunak.",
        alternatives: [AlternativeFields(["sensitivity", "auc"])],
        fields: [
            CommonFields.share(
                "sensitivity", en: "Probability that a visible incident of this type is detected.",
                id: "Peluang kejadian jenis ini yang terlihat terdeteksi.", example: "85 %"),
            FieldSchema(
                "auc", .quantity(.share, NumberRange(low: 0.5, high: 0.9999)),
                en: "The area under the curve for this type, at the threshold of `roc`.",
                id: "Luas di bawah kurva untuk jenis ini, pada ambang `roc`.", example: "85 %"),
            CommonFields.duration(
                "latency", en: "Time from onset to the alarm; that of the level when left out.",
                id: "Waktu dari mulai sampai alarm; seperti tingkatnya bila tidak diisi.", example: "8 s"),
        ])

    private static let confident = ObjectSchema(
        "sure alarms", en: "Alarms above the confidence at which nobody is asked.",
        id: "Alarm di atas tingkat keyakinan yang tidak perlu ditanyakan.",
        fields: [
            CommonFields.share(
                "of_true", en: "Their share of true alarms.", id: "Bagiannya dari alarm benar.",
                example: "40 %", required: true),
            CommonFields.share(
                "of_false", en: "Their share of false alarms.", id: "Bagiannya dari alarm palsu.",
                example: "5 %", required: true),
        ])

    private static let factors = [
        FieldSchema(
            "sensitivity_factor", .number(.between(0, 10)), en: "Factor on the sensitivity; 1 when left out.",
            id: "Faktor atas sensitivitas; 1 bila tidak diisi.", example: "0.8"),
        FieldSchema(
            "false_alarm_factor", .number(.between(0, 1_000)),
            en: "Factor on the rate of false alarms; 1 when left out.",
            id: "Faktor atas laju alarm palsu; 1 bila tidak diisi.", example: "2"),
    ]

    private static let night = ObjectSchema(
        "night", en: "What darkness changes.", id: "Pengaruh gelap.",
        fields: [
            FieldSchema(
                "from", .clockTime, required: true, en: "When it begins.", id: "Waktu mulainya.",
                example: "18:00"),
            FieldSchema(
                "to", .clockTime, required: true, en: "When it ends.", id: "Waktu berakhirnya.",
                example: "06:00"),
        ] + factors)

    private static let rain = ObjectSchema(
        "rain", en: "What rain changes, as long as a surge is on that stands for it.",
        id: "Pengaruh hujan, selama lonjakan yang mewakilinya berlangsung.",
        fields: [
            FieldSchema(
                "surge", .reference(.surge), required: true, en: "The surge that stands for it.",
                id: "Lonjakan yang mewakilinya.", example: "storm")
        ] + factors)

    private static let verification = ObjectSchema(
        "verification", en: "What a person makes of an alarm.", id: "Penilaian orang atas alarm.",
        fields: [
            CommonFields.share(
                "misses", en: "Probability that a true alarm is dismissed; 0 % when left out.",
                id: "Peluang alarm benar diabaikan; 0 % bila tidak diisi.", example: "5 %"),
            CommonFields.share(
                "accepts_false",
                en: "Probability that a false alarm is taken for an incident; 0 % when left out.",
                id: "Peluang alarm palsu dianggap kejadian; 0 % bila tidak diisi.", example: "2 %"),
            FieldSchema(
                "queue", .word(["by_arrival", "by_priority"]),
                en:
                    "Whether alarms wait by arrival, or first by the usual priority of what the software takes them for; `by_arrival` when left out.",
                id:
                    "Apakah alarm menunggu menurut kedatangan, atau dahulu menurut prioritas lazim jenisnya; `by_arrival` bila tidak diisi.",
                example: "by_priority"),
            CommonFields.share(
                "fatigue",
                en:
                    "Alarm fatigue: further probability of dismissing a true alarm when all recent alarms were false, in proportion to their share; 0 % when left out.",
                id:
                    "Kelelahan alarm: peluang tambahan mengabaikan alarm benar bila semua alarm terakhir palsu, sebanding bagiannya; 0 % bila tidak diisi.",
                example: "50 %"),
            FieldSchema(
                "memory", .number(.between(1, 1_000_000)),
                en: "How many of the last alarms count as recent; 50 when left out.",
                id: "Berapa alarm terakhir yang diingat; 50 bila tidak diisi.", example: "50"),
        ])

    private static let enforcement = ObjectSchema(
        "enforcement", en: "Pictures of traffic offences.", id: "Gambar pelanggaran lalu lintas.",
        fields: [
            FieldSchema(
                "rate", .quantity(.rate, .nonNegative), required: true, en: "Pictures of all cameras.",
                id: "Gambar dari semua kamera.", example: "40/day"),
            CommonFields.duration(
                "review", en: "Time to look at one.", id: "Waktu memeriksa satu gambar.", example: "60 s",
                required: true),
        ])
}

extension CameraAlarmSection {
    static func analytics(_ level: Record?) -> CameraSystem.Analytics {
        let rate = level?.value("false_alarms") ?? 0
        let point = level?.record("roc").map { operatingPoint($0, falseAlarmRate: rate) }
        var analytics = CameraSystem.Analytics(
            sensitivity: point?.sensitivity ?? level?.value("sensitivity") ?? 0,
            latency: level?.distribution("latency") ?? .deterministic(0), falseAlarmRate: rate)
        analytics.confident =
            point?.confident
            ?? level?.record("confident").map {
                CameraSystem.Confident(
                    ofTrueAlarms: $0.value("of_true") ?? 0, ofFalseAlarms: $0.value("of_false") ?? 0)
            }
        for (type, record) in level?.recordDictionary("by_type") ?? [] {
            analytics.byType[type] = detection(record, at: point)
        }
        analytics.night = level?.record("night").map {
            CameraSystem.Night(
                fromMinute: $0.clockTime("from")?.minute ?? 0, toMinute: $0.clockTime("to")?.minute ?? 0,
                sensitivityFactor: $0.number("sensitivity_factor") ?? 1,
                falseAlarmFactor: $0.number("false_alarm_factor") ?? 1)
        }
        analytics.rain = level?.record("rain").map {
            CameraSystem.Rain(
                surge: $0.text("surge") ?? "", sensitivityFactor: $0.number("sensitivity_factor") ?? 1,
                falseAlarmFactor: $0.number("false_alarm_factor") ?? 1)
        }
        return analytics
    }

    private static func operatingPoint(
        _ record: Record, falseAlarmRate: Double
    ) -> CameraSystem.OperatingPoint {
        let area = record.value("auc") ?? 0.5
        return CameraSystem.OperatingPoint(
            curve: record.text("curve") == "power" ? .power(area: area) : .binormal(area: area),
            clipRate: record.value("clips") ?? 1, falseAlarmRate: falseAlarmRate,
            confidentFalseAlarmRate: record.value("confident_false_alarms"))
    }

    /// A type with an area of its own has another curve at the same thresholds of false alarms.
    private static func detection(
        _ record: Record, at point: CameraSystem.OperatingPoint?
    ) -> CameraSystem.TypeDetection {
        var own = point
        if let area = record.value("auc"), let curve = point?.curve {
            own?.curve =
                switch curve {
                case .binormal: .binormal(area: area)
                case .power: .power(area: area)
                }
        }
        let sensitivity = record.value("sensitivity")
        return CameraSystem.TypeDetection(
            sensitivity: sensitivity ?? own?.sensitivity ?? 0, latency: record.distribution("latency"),
            confident: sensitivity == nil ? own?.confident?.ofTrueAlarms : nil)
    }

    static func verification(_ record: Record) -> CameraSystem.Verification? {
        record.record("verification").map {
            CameraSystem.Verification(
                misses: $0.value("misses") ?? 0, acceptsFalse: $0.value("accepts_false") ?? 0,
                isByPriority: $0.text("queue") == "by_priority", fatigue: $0.value("fatigue") ?? 0,
                memory: $0.number("memory") ?? 50)
        }
    }

    static func enforcement(_ record: Record) -> CameraSystem.Enforcement? {
        record.record("enforcement").map {
            CameraSystem.Enforcement(
                rate: $0.value("rate") ?? 0, review: $0.distribution("review") ?? .deterministic(0))
        }
    }
}
