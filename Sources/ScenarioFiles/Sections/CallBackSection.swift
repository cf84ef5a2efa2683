import CityModel
import Randomness

/// `calls_back` of desks and joint centres: ringing back callers who hung up.
enum CallBackSection {
    static let field = FieldSchema(
        "calls_back", .either([.word(["none"]), .record(schema)]),
        en: "Whether callers who hung up are rung back when nothing else waits; `none` when left out.",
        id:
            "Apakah penelepon yang menutup telepon ditelepon balik bila tidak ada yang menunggu; `none` bila tidak diisi.",
        example: "{within: 10 min, answered: 60 %, dialling: 20 s}")

    private static let schema = ObjectSchema(
        "call-back rule", en: "Ringing back callers who hung up.",
        id: "Menelepon balik penelepon yang menutup telepon.",
        fields: [
            FieldSchema(
                "within", .quantity(.duration, .positive), required: true,
                en: "Time after the hanging up in which a call-back may begin.",
                id: "Waktu setelah telepon ditutup saat telepon balik masih boleh dimulai.",
                example: "10 min"),
            CommonFields.share(
                "answered", en: "The probability that the caller answers.",
                id: "Peluang penelepon menjawab.", example: "60 %", required: true),
            CommonFields.duration(
                "dialling", en: "Time of dialling and ringing; 0 s when left out.",
                id: "Lama memutar nomor dan berdering; 0 s bila tidak diisi.", example: "20 s"),
        ])

    static func decode(_ record: Record) -> CallBacks? {
        record.record("calls_back").map { rule in
            CallBacks(
                within: rule.value("within") ?? 0, answered: rule.value("answered") ?? 0,
                dialling: rule.distribution("dialling") ?? .deterministic(0))
        }
    }
}
