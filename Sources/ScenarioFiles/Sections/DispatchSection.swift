import CityModel
import Randomness

/// Keys of `unit_kinds` and `units` that say how units are chosen and what becomes of requests.
enum DispatchSection {
    static let kindFields = [
        FieldSchema(
            "when_none_free", .either([.word(["queue", "lost"]), .variant(aid)]),
            en:
                "What becomes of a request when no unit is free: it waits, is lost, or goes to a neighbouring city; queue when left out.",
            id:
                "Nasib permintaan bila tidak ada unit bebas: menunggu, hilang, atau ke daerah tetangga; queue bila tidak diisi.",
            example: "{mutual_aid: {delay: {lognormal: {mean: 25 min, sd: 10 min}}}}"),
        FieldSchema(
            "lent_out", .either([.word(["none"]), .record(lentOut)]),
            en: "Own units that help the neighbours; `none` when left out.",
            id: "Unit sendiri yang membantu daerah tetangga; `none` bila tidak diisi.",
            example: "{rate: 20/year, duration: 3 h}"),
        FieldSchema(
            "may_divert", .either([.word(["true", "false"]), .record(diversion)]),
            en:
                "Whether a unit on its way to a less urgent incident may be sent to a more urgent one; `false` when left out.",
            id:
                "Apakah unit yang menuju kejadian kurang mendesak boleh dialihkan ke yang lebih mendesak; `false` bila tidak diisi.",
            example: "{saves: 2 min}"),
        FieldSchema(
            "queue", .word(DispatchRules.QueueOrder.allCases.map(\.rawValue)),
            en:
                "Which of the most urgent waiting requests a free unit takes, the oldest or the nearest; by_arrival when left out.",
            id:
                "Permintaan paling mendesak mana yang diambil unit bebas, terlama atau terdekat; by_arrival bila tidak diisi.",
            example: "nearest"),
        FieldSchema(
            "cover", .either([.word(["none"]), .record(cover)]),
            en: "Free units that stand in at a base without any; `none` when left out.",
            id: "Unit bebas yang mengisi pangkalan kosong; `none` bila tidak diisi.",
            example: "{after: 10 min, bases: [main_station, north_post]}"),
        FieldSchema(
            "search_speed", .quantity(.speed, .positive),
            en:
                "Speed at which a crew searches for a place that was described wrongly (handling.location_error); 5 km/h when left out.",
            id:
                "Kecepatan awak mencari lokasi yang keliru (handling.location_error); 5 km/h bila tidak diisi.",
            example: "5 km/h"),
    ]

    static let groupFields = [
        FieldSchema(
            "hospital", .either([.word(["none"]), .reference(.hospital)]),
            en: "The only hospital to which they bring patients; the nearest suitable one when left out.",
            id: "Satu-satunya rumah sakit tujuan; yang terdekat dan sesuai bila tidak diisi.",
            example: "rsud_tidar"),
        FieldSchema(
            "visible_to", .word(UnitGroup.Visibility.allCases.map(\.rawValue)),
            en:
                "Who can send them: every desk that dispatches the kind, or only desks that share records; all when left out.",
            id:
                "Siapa yang dapat menggerakkannya: semua meja jenis itu, atau hanya meja yang berbagi catatan; all bila tidak diisi.",
            example: "records"),
    ]

    private static let aid = VariantSchema(
        "help from neighbours",
        cases: [
            FieldSchema(
                "mutual_aid", .record(mutualAid), en: "A neighbouring city sends a unit of its own.",
                id: "Daerah tetangga mengirim unitnya.",
                example: "{delay: {lognormal: {mean: 25 min, sd: 10 min}}, available: 80 %}")
        ])

    private static let mutualAid = ObjectSchema(
        "mutual aid", en: "Units of a neighbouring city.", id: "Unit daerah tetangga.",
        fields: [
            CommonFields.duration(
                "delay", en: "Time from the request to the neighbour's unit on scene.",
                id: "Waktu dari permintaan sampai unit tetangga di lokasi.",
                example: "{lognormal: {mean: 25 min, sd: 10 min}}", required: true),
            CommonFields.share(
                "available",
                en:
                    "Probability that the neighbour has one to spare, else the request waits; 100 % when left out.",
                id: "Peluang tetangga punya unit, bila tidak permintaan menunggu; 100 % bila tidak diisi.",
                example: "80 %"),
        ])

    private static let lentOut = ObjectSchema(
        "lending process", en: "The neighbours' requests, as a Poisson process.",
        id: "Permintaan tetangga, sebagai proses Poisson.",
        fields: [
            FieldSchema(
                "rate", .quantity(.rate, .nonNegative), required: true,
                en: "How often they ask; without a free unit they are refused.",
                id: "Seberapa sering diminta; ditolak bila tidak ada unit bebas.", example: "20/year"),
            CommonFields.duration(
                "duration", en: "How long the unit is away.", id: "Lama unit pergi.",
                example: "{lognormal: {mean: 3 h, sd: 2 h}}", required: true),
        ])

    private static let diversion = ObjectSchema(
        "diversion rule", en: "When a unit on its way is diverted.", id: "Kapan unit di jalan dialihkan.",
        fields: [
            FieldSchema(
                "saves", .quantity(.duration, .nonNegative), required: true,
                en: "The unit must be nearer than every free one by more than this.",
                id: "Unit itu harus lebih dekat daripada semua unit bebas lebih dari ini.", example: "2 min")
        ])

    private static let cover = ObjectSchema(
        "cover rule", en: "When a free unit moves to a base without any.",
        id: "Kapan unit bebas pindah ke pangkalan kosong.",
        fields: [
            FieldSchema(
                "after", .quantity(.duration, .positive), required: true,
                en: "How long the base must have been without a free unit.",
                id: "Lama pangkalan itu tanpa unit bebas.", example: "10 min"),
            FieldSchema(
                "bases", .list(.reference(.unitGroup), CountRange(low: 2)), required: true,
                en: "Unit groups of the kind, the most important first; units move only up this list.",
                id: "Kelompok unit jenis ini, yang terpenting dahulu; unit hanya pindah ke atas daftar ini.",
                example: "[main_station, north_post]"),
        ])

    static func decode(_ record: Record) -> DispatchRules {
        var rules = DispatchRules()
        if let aid = record.case("mutual_aid", of: "when_none_free") {
            rules.whenNoneFree = .mutualAid(
                .init(
                    delay: aid.distribution("delay") ?? .deterministic(0),
                    available: aid.value("available") ?? 1))
        } else if record.text("when_none_free") == "lost" {
            rules.whenNoneFree = .lost
        }
        rules.lentOut = record.record("lent_out").map {
            .init(rate: $0.value("rate") ?? 0, duration: $0.distribution("duration") ?? .deterministic(0))
        }
        if let diversion = record.record("may_divert") {
            rules.divertsForSaving = diversion.value("saves")
        } else if record.text("may_divert") == "true" {
            rules.divertsForSaving = 0
        }
        if let order = record.text("queue").flatMap(DispatchRules.QueueOrder.init(rawValue:)) {
            rules.queueOrder = order
        }
        rules.cover = record.record("cover").map {
            .init(after: $0.value("after") ?? 0, bases: $0.texts("bases") ?? [])
        }
        if let speed = record.value("search_speed") { rules.searchSpeed = speed }
        return rules
    }

    static func hospital(_ record: Record) -> String? {
        record.text("hospital").flatMap { $0 == "none" ? nil : $0 }
    }

    static func visibility(_ record: Record) -> UnitGroup.Visibility {
        record.text("visible_to").flatMap(UnitGroup.Visibility.init(rawValue:)) ?? .all
    }
}
