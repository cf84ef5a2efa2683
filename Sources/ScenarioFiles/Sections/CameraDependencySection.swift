import CityModel

/// `cctv.components` and what needs them: what must work for a picture to be seen, judged and kept.
enum CameraDependencySection {
    static let fields = [
        FieldSchema(
            "outages", .either([.word(["none"]), .record(outages)]),
            en: "Failures of each camera and their repair; `none` takes an inherited entry away.",
            id: "Gangguan tiap kamera dan perbaikannya; `none` menghapus isian warisan.",
            example: "{mean_time_between: 2.5 y, mean_time_to_repair: 120 d}"),
        FieldSchema(
            "components", .records(component, .any),
            en: "Links, servers, stores and power supplies that cameras, software and recording depend on.",
            id:
                "Jaringan, peladen, penyimpanan dan catu daya tempat kamera, perangkat lunak dan perekaman bergantung.",
            example: "[{id: ring, needs: [server], mean_time_between: 30 d, mean_time_to_repair: 3 h}]"),
        FieldSchema(
            "analytics_needs", .list(.reference(.cameraComponent), .any),
            en: "The components without which the software raises no alarm.",
            id: "Komponen yang tanpanya perangkat lunak tidak memberi alarm.", example: "[server]"),
        FieldSchema(
            "recording_needs", .list(.reference(.cameraComponent), .any),
            en: "The components without which nothing is recorded, such as a store that may be full.",
            id: "Komponen yang tanpanya tidak ada rekaman, misalnya penyimpanan yang bisa penuh.",
            example: "[store]"),
        FieldSchema(
            "watching_needs", .list(.reference(.cameraComponent), .any),
            en:
                "The components without which the watchers see no picture: nothing is noticed, and alarms reach no person.",
            id:
                "Komponen yang tanpanya petugas tidak melihat gambar: tidak ada yang terlihat, dan alarm tidak sampai ke orang.",
            example: "[screens]"),
        FieldSchema(
            "when_analytics_fail", .word(["nothing", "people_watch"]),
            en:
                "Whether people watch while the software of the automatic level is down; `nothing` when left out.",
            id:
                "Apakah orang mengamati selama perangkat lunak tingkat otomatis mati; `nothing` bila tidak diisi.",
            example: "people_watch"),
    ]

    private static let outages = ObjectSchema(
        "camera outage process", en: "Failures of each camera and their repair.",
        id: "Gangguan tiap kamera dan perbaikannya.",
        fields: CommonFields.outagesSchema.fields + [CommonFields.repairDeviation])

    private static let component = ObjectSchema(
        "camera component", en: "Something that fails, is repaired and maintained.",
        id: "Sesuatu yang bisa rusak, diperbaiki dan dirawat.", isIdentified: true,
        fields: [
            CommonFields.id("component", "komponen", example: "ring"),
            FieldSchema(
                "needs", .list(.reference(.cameraComponent), .any),
                en: "The components that must work for this one to work.",
                id: "Komponen yang harus berfungsi agar ini berfungsi.", example: "[server, grid]"),
            FieldSchema(
                "supplies", .list(.word(CameraSystem.Supply.allCases.map(\.rawValue)), .any),
                en:
                    "What of `infrastructure` must work for it to work: the grid without any backup, the carrier, the network, and power (behind its backup) and server of the room of `cctv.desk`, or of the joint centre; what is not described there never fails.",
                id:
                    "Bagian `infrastructure` yang harus berfungsi: listrik kota tanpa cadangan, operator telepon, jaringan data, serta listrik (setelah cadangan) dan server ruang `cctv.desk` atau pusat bersama; yang tidak diisi di sana tidak pernah gagal.",
                example: "[network, room_server]"),
            FieldSchema(
                "mean_time_between", .quantity(.duration, .positive),
                en: "Mean time from a repair to the next failure; it never fails by itself when left out.",
                id:
                    "Rata-rata waktu dari perbaikan sampai gangguan berikutnya; tidak pernah rusak sendiri bila tidak diisi.",
                example: "30 d"),
            FieldSchema(
                "mean_time_to_repair", .quantity(.duration, .positive),
                en: "Mean time to its repair, or until a full store is cleared.",
                id: "Rata-rata waktu perbaikannya, atau sampai penyimpanan penuh dikosongkan.", example: "3 h"
            ),
            CommonFields.repairDeviation,
            FieldSchema(
                "maintenance", .either([.word(["none"]), .record(maintenance)]),
                en: "Planned times out of service; none when left out.",
                id: "Waktu perawatan terencana; tidak ada bila tidak diisi.",
                example: "{every: 30 d, lasts: 2 h}"),
        ],
        rules: [
            { record in
                guard record.has("mean_time_between") != record.has("mean_time_to_repair") else { return [] }
                return [
                    RuleFinding(
                        key: nil, what: "only one of failure and repair is written",
                        remedy: "write both `mean_time_between` and `mean_time_to_repair`, or neither")
                ]
            }
        ])

    private static let maintenance = ObjectSchema(
        "maintenance plan", en: "Planned times out of service.", id: "Waktu perawatan terencana.",
        fields: [
            FieldSchema(
                "first", .quantity(.duration, .nonNegative),
                en: "From the scenario's start to the first; `every` when left out.",
                id: "Dari awal skenario sampai yang pertama; `every` bila tidak diisi.", example: "10 d"),
            FieldSchema(
                "every", .quantity(.duration, .positive), required: true, en: "From one to the next.",
                id: "Dari satu ke berikutnya.", example: "30 d"),
            FieldSchema(
                "lasts", .quantity(.duration, .positive), required: true, en: "How long each lasts.",
                id: "Lamanya masing-masing.", example: "2 h"),
        ])

    static func decode(_ record: Record) -> CameraSystem.Dependencies? {
        let components = record.records("components").map(decodeComponent)
        let replaces = record.text("when_analytics_fail") == "people_watch"
        guard !components.isEmpty || replaces else { return nil }
        return CameraSystem.Dependencies(
            components: components, analyticsNeeds: record.texts("analytics_needs") ?? [],
            recordingNeeds: record.texts("recording_needs") ?? [],
            watchingNeeds: record.texts("watching_needs") ?? [], peopleReplaceAnalytics: replaces)
    }

    private static func decodeComponent(_ record: Record) -> CameraSystem.Component {
        CameraSystem.Component(
            id: record.id, needs: record.texts("needs") ?? [],
            meanTimeBetween: record.value("mean_time_between"),
            meanTimeToRepair: record.value("mean_time_to_repair") ?? 0,
            repairDeviation: record.value("repair_sd"),
            maintenance: record.record("maintenance").map {
                CameraSystem.Maintenance(
                    first: $0.value("first"), every: $0.value("every") ?? 0, lasts: $0.value("lasts") ?? 0)
            },
            supplies: Set((record.texts("supplies") ?? []).compactMap(CameraSystem.Supply.init(rawValue:))))
    }
}
