import CityModel
import Randomness

/// `cctv` and `technology_levels`: cameras and who, or what, watches them.
enum CameraSection {
    static let schema = ObjectSchema(
        "camera system", en: "Cameras and the people who watch them.", id: "Kamera dan petugas pengamatnya.",
        fields: [
            FieldSchema(
                "desk", .reference(.desk), required: true, en: "The desk whose watchers look at the cameras.",
                id: "Meja yang petugasnya mengamati kamera.", example: "dishub"),
            FieldSchema(
                "cameras", .integer(.between(0, 1_000_000)), required: true,
                en: "How many cameras there are.",
                id: "Jumlah kamera.", example: "60"),
            FieldSchema(
                "screens_per_operator", .integer(.between(1, 1_000)), required: true,
                en: "How many screens one watcher has.", id: "Jumlah layar per pengamat.", example: "9"),
            FieldSchema(
                "watching", .record(watching), required: true,
                en: "How well people notice events on screens.",
                id: "Kemampuan orang melihat kejadian di layar.",
                example: "{exposure: 60 s, window: 5 min, noticed_by_screens: {1: 85 %, 9: 53 %}}"),
            FieldSchema(
                "technology", .level(of: "technology_levels", technology), required: true,
                en: "The technology level: a name, or its keys.", id: "Tingkat teknologi: nama, atau isinya.",
                example: "manual"),
            CommonFields.outages,
        ])

    private static let watching = ObjectSchema(
        "watching process", en: "Noticing by eye, calibrated on shares of events noticed.",
        id: "Pengamatan mata, dikalibrasi dengan bagian kejadian yang terlihat; 0 % bila tidak diisi.",
        fields: [
            FieldSchema(
                "exposure", .quantity(.duration, .positive), required: true,
                en: "How long the event of the published experiment was visible.",
                id: "Lama kejadian terlihat dalam percobaan yang diterbitkan.", example: "60 s"),
            FieldSchema(
                "window", .quantity(.duration, .positive), required: true,
                en: "Time after onset in which an incident can still be noticed.",
                id: "Waktu setelah mulai saat kejadian masih dapat terlihat.", example: "5 min"),
            FieldSchema(
                "noticed_by_screens",
                .dictionary(
                    .integer(.between(1, 1_000)), .quantity(.share, NumberRange(low: 0, high: 0.9999))),
                required: true, en: "Share of events noticed, by the number of screens.",
                id: "Bagian kejadian yang terlihat, menurut jumlah layar.",
                example: "{1: 85 %, 4: 74 %, 6: 58 %, 9: 53 %}"),
        ],
        rules: [
            { record in
                guard record.dictionary("noticed_by_screens")?.isEmpty ?? false else { return [] }
                return [
                    RuleFinding(
                        key: "noticed_by_screens", what: "the map is empty",
                        remedy: "write at least one number of screens and its share")
                ]
            }
        ])

    static let technology = ObjectSchema(
        "technology level", en: "Whether people or software look first.",
        id: "Apakah orang atau perangkat lunak yang melihat lebih dahulu.",
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
        ])

    static func decode(_ record: Record) -> CameraSystem {
        let level = record.level("technology")?.record
        let watching = record.record("watching")
        var noticed: [Int: Double] = [:]
        for (screens, share) in watching?.dictionary("noticed_by_screens") ?? [] {
            guard let screens = try? Quantity.integer(screens), let text = share.text else { continue }
            noticed[screens] = (try? Quantity.parse(text, as: .share))?.value
        }
        return CameraSystem(
            desk: record.text("desk") ?? "", cameras: record.integer("cameras") ?? 0,
            screensPerOperator: record.integer("screens_per_operator") ?? 1,
            watching: CameraSystem.Watching(
                exposure: watching?.value("exposure") ?? 0, noticedByScreens: noticed,
                window: watching?.value("window") ?? 0),
            technology: level?.text("mode").flatMap(CameraSystem.Technology.init(rawValue:)) ?? .manual,
            analytics: CameraSystem.Analytics(
                sensitivity: level?.value("sensitivity") ?? 0,
                latency: level?.distribution("latency") ?? .deterministic(0),
                falseAlarmRate: level?.value("false_alarms") ?? 0),
            outages: OutagesSection.decode(record))
    }
}
