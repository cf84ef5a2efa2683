import CityModel
import Randomness

/// `cctv.storage`: how long pictures are kept, and what happens when there is no room for more.
enum CameraStorageSection {
    static let fields = [
        FieldSchema(
            "storage", .either([.word(["none"]), .record(storage)]),
            en: "The store of pictures; there is room for all of them when left out.",
            id: "Penyimpanan gambar; cukup untuk semuanya bila tidak diisi.",
            example: "{capacity: 40 TB, per_camera: 4 Mbit/s, retention: 10 d, when_full: overwrite}")
    ]

    private static let storage = ObjectSchema(
        "camera storage", en: "Where pictures are kept, and for how long.",
        id: "Tempat gambar disimpan, dan berapa lama.",
        fields: [
            FieldSchema(
                "capacity", .quantity(.data, .positive), required: true, en: "Its size.", id: "Ukurannya.",
                example: "40 TB"),
            FieldSchema(
                "per_camera", .quantity(.dataRate, .positive), required: true,
                en: "What one working camera sends.", id: "Data yang dikirim satu kamera yang berfungsi.",
                example: "4 Mbit/s"),
            FieldSchema(
                "retention", .quantity(.duration, .positive),
                en: "Age at which pictures are deleted; only when their place is needed when left out.",
                id: "Umur gambar saat dihapus; hanya bila tempatnya diperlukan bila tidak diisi.",
                example: "10 d"),
            FieldSchema(
                "when_full", .word(CameraSystem.Storage.WhenFull.allCases.map(\.rawValue)),
                en:
                    "Whether the oldest pictures make room, or nothing is recorded until the store is cleared; `overwrite` when left out.",
                id:
                    "Apakah gambar tertua diganti, atau tidak ada rekaman sampai penyimpanan dikosongkan; `overwrite` bila tidak diisi.",
                example: "stop"),
            FieldSchema(
                "cleared_every", .quantity(.duration, .positive),
                en:
                    "From one clearing, at which everything is deleted, to the next; needed by `when_full: stop`.",
                id: "Jarak pengosongan, yang menghapus semuanya; diperlukan oleh `when_full: stop`.",
                example: "30 d"),
            FieldSchema(
                "evidence", .either([.word(["none"]), .record(evidence)]),
                en: "Requests for pictures of what happened; not counted when left out.",
                id: "Permintaan gambar kejadian; tidak dihitung bila tidak diisi.",
                example: "{share: 20 %, delay: {exponential: {mean: 3 d}}}"),
        ],
        rules: [
            { record in
                let stops = record.text("when_full") == CameraSystem.Storage.WhenFull.stop.rawValue
                guard stops != record.has("cleared_every") else { return [] }
                return [
                    RuleFinding(
                        key: stops ? "when_full" : "cleared_every",
                        what: stops
                            ? "nobody ever clears the full store" : "a store that overwrites is not cleared",
                        remedy: stops
                            ? "write `cleared_every`, such as `30 d`"
                            : "write `when_full: stop` with it, or leave it out")
                ]
            }
        ])

    private static let evidence = ObjectSchema(
        "evidence request", en: "Somebody asks for pictures of an incident in view of a camera.",
        id: "Permintaan gambar kejadian yang ada dalam pandangan kamera.",
        fields: [
            CommonFields.share(
                "share", en: "Share of incidents in view, recorded or not, about which somebody asks.",
                id: "Bagian kejadian dalam pandangan, terekam atau tidak, yang gambarnya diminta.",
                example: "20 %", required: true),
            CommonFields.duration(
                "delay", en: "Time from the incident to the request.",
                id: "Waktu dari kejadian sampai permintaan.",
                example: "{exponential: {mean: 3 d}}", required: true),
        ])

    static func decode(_ record: Record) -> CameraSystem.Storage? {
        record.record("storage").map { storage in
            CameraSystem.Storage(
                capacity: CameraSystem.Storage.seconds(
                    gigabytes: storage.value("capacity") ?? 0, at: storage.value("per_camera") ?? 1),
                retention: storage.value("retention"),
                whenFull: storage.text("when_full").flatMap(CameraSystem.Storage.WhenFull.init(rawValue:))
                    ?? .overwrite,
                clearedEvery: storage.value("cleared_every") ?? 0,
                evidence: storage.record("evidence").map {
                    CameraSystem.Evidence(
                        share: $0.value("share") ?? 0, delay: $0.distribution("delay") ?? .deterministic(0))
                })
        }
    }
}
