import CityModel
import Randomness

/// What call-takers learn and do beyond the assessment: where it is, telephone CPR, and pranks that are believed.
enum TelephoneSection {
    static let handlingFields = [
        FieldSchema(
            "location_error", .either([.word(["none"]), .record(locationError)]),
            en: "How far from the told place help is needed, for which crews search; `none` when left out.",
            id: "Jarak lokasi sebenarnya dari yang disebut, dicari oleh awak; `none` bila tidak diisi.",
            example: "{spoken: {lognormal: {median: 400 m, p90: 1500 m}}, app: 60 m}"),
        FieldSchema(
            "telephone_cpr", .either([.word(["none"]), .record(telephoneCPR)]),
            en:
                "Callers compress the chest on advice, where the level recognises the arrest (arrest_recognition); `none` when left out.",
            id:
                "Penelepon dipandu melakukan RJP bila henti jantung dikenali (arrest_recognition); `none` bila tidak diisi.",
            example: "{first_compression: {lognormal: {mean: 176 s, sd: 80 s}}}"),
    ]

    private static let locationError = ObjectSchema(
        "location error",
        en:
            "Distances from the told place, by channel; none where a camera shows the scene and records carry video, or somebody is there already.",
        id:
            "Jarak dari lokasi yang disebut, menurut saluran; tidak ada bila kamera memperlihatkannya pada catatan bervideo, atau sudah ada unit.",
        fields: [
            distance(
                "spoken", "After a caller has described the place; 0 m when left out.",
                "Setelah penelepon menjelaskan tempat; 0 m bila tidak diisi.",
                example: "{lognormal: {median: 400 m, p90: 1500 m}}"),
            distance(
                "app", "After an app has sent its position; 0 m when left out.",
                "Setelah aplikasi mengirim posisi; 0 m bila tidak diisi.", example: "60 m"),
        ])

    private static func distance(_ key: String, _ en: String, _ id: String, example: String) -> FieldSchema {
        FieldSchema(key, DistributionSchema.kind(.length), en: en, id: id, example: example)
    }

    private static let telephoneCPR = ObjectSchema(
        "telephone CPR", en: "Compressions by the caller.", id: "Kompresi oleh penelepon.",
        fields: [
            CommonFields.duration(
                "first_compression", en: "Time from the answer to the first compression.",
                id: "Waktu dari terjawab sampai kompresi pertama.",
                example: "{lognormal: {mean: 176 s, sd: 80 s}}", required: true)
        ])

    static let arrestRecognition = CommonFields.share(
        "arrest_recognition",
        en: "Probability that a cardiac arrest is recognised on the telephone; 0 % when left out.",
        id: "Peluang henti jantung dikenali lewat telepon; 0 % bila tidak diisi.", example: "74 %")

    static let sendsUnits = FieldSchema(
        "sends_units", .either([.word(["none"]), .record(sending)]),
        en: "Units that are sent to pranks until somebody sees through them; `none` when left out.",
        id: "Unit yang dikirim ke panggilan iseng sampai terbongkar; `none` bila tidak diisi.",
        example: "{share: 5 %, pretends: fire, recognised_after: 10 min}")

    private static let sending = ObjectSchema(
        "believed prank", en: "What a prank sets off.", id: "Akibat panggilan iseng.",
        fields: [
            CommonFields.share(
                "share", en: "Share of the answered calls that are believed.",
                id: "Bagian panggilan terjawab yang dipercaya.", example: "5 %", required: true),
            FieldSchema(
                "pretends", .reference(.incidentType), required: true,
                en: "The incident type that the caller makes up.",
                id: "Jenis kejadian yang direka penelepon.",
                example: "fire"),
            CommonFields.duration(
                "recognised_after", en: "Time from the end of the call until units are called off.",
                id: "Waktu dari akhir panggilan sampai unit dibatalkan.",
                example: "{exponential: {mean: 10 min}}",
                required: true),
        ])

    static func decode(_ record: Record, into times: inout HandlingTimes) {
        times.locationError = record.record("location_error").map {
            LocationError(
                spoken: $0.distribution("spoken") ?? .deterministic(0),
                app: $0.distribution("app") ?? .deterministic(0))
        }
        times.telephoneCPR = record.record("telephone_cpr").flatMap {
            $0.distribution("first_compression").map(TelephoneCPR.init)
        }
    }

    static func prankDispatch(_ record: Record) -> PrankDispatch? {
        record.record("sends_units").map {
            PrankDispatch(
                share: $0.value("share") ?? 0, pretends: $0.text("pretends") ?? "",
                recognisedAfter: $0.distribution("recognised_after") ?? .deterministic(0))
        }
    }
}
