import CityModel
import Randomness

/// `cctv`: cameras and who, or what, watches them.
enum CameraSection {
    static let schema = ObjectSchema(
        "camera system", en: "Cameras and the people who watch them.", id: "Kamera dan petugas pengamatnya.",
        alternatives: [AlternativeFields(["cameras", "camera_file", "camera_list"])],
        fields: [
            FieldSchema(
                "desk", .reference(.desk), required: true, en: "The desk whose watchers look at the cameras.",
                id: "Meja yang petugasnya mengamati kamera.", example: "dishub"),
            FieldSchema(
                "cameras", .integer(.between(0, 1_000_000)), en: "How many cameras there are.",
                id: "Jumlah kamera.", example: "60"),
        ] + places + [
            FieldSchema(
                "screens_per_operator", .integer(.between(1, 1_000)), required: true,
                en: "How many screens one watcher has.", id: "Jumlah layar per pengamat.", example: "9"),
            FieldSchema(
                "watching", .record(watching), required: true,
                en: "How well people notice events on screens.",
                id: "Kemampuan orang melihat kejadian di layar.",
                example: "{exposure: 60 s, window: 5 min, noticed_by_screens: {1: 85 %, 9: 53 %}}"),
            FieldSchema(
                "technology", .level(of: "technology_levels", CameraAlarmSection.technology), required: true,
                en: "The technology level: a name, or its keys.", id: "Tingkat teknologi: nama, atau isinya.",
                example: "manual"),
        ] + CameraAttentionSection.fields + CameraAlarmSection.fields + CameraDependencySection.fields
            + CameraStorageSection.fields)

    /// Cameras one by one, and what they cover.
    private static let places = [
        FieldSchema(
            "camera_file", .text,
            en:
                "A CSV file with one camera a line, relative to the file that names it: columns id, zone, lat, lon, kind, owner, link.",
            id:
                "Berkas CSV dengan satu kamera per baris, relatif terhadap berkas yang menyebutnya: kolom id, zone, lat, lon, kind, owner, link.",
            example: "cameras.csv"),
        FieldSchema(
            "camera_list", .records(camera, .any), en: "The cameras one by one.", id: "Kamera satu per satu.",
            example: "[{id: alun-alun-1, zone: kemirirejo, owner: dishub, link: ring}]"),
        FieldSchema(
            "coverage",
            .dictionary(
                .reference(.zone), .dictionary(.reference(.incidentType), .quantity(.share, .unit))),
            en:
                "Share of incidents in view of some camera when all work, by zone and incident type, where it differs from `visible_to_cameras`.",
            id:
                "Bagian kejadian dalam pandangan kamera bila semua berfungsi, menurut zona dan jenis kejadian, bila berbeda dari `visible_to_cameras`.",
            example: "{kemirirejo: {traffic_accident: 30 %}}"),
        FieldSchema(
            "sharing", .word(CameraSystem.Sharing.allCases.map(\.rawValue)),
            en:
                "Which cameras the watchers and their software have: all of them; or those of the desk's own agency and of agencies in the same room, and the others only where records carry video. `everything` when left out.",
            id:
                "Kamera yang dimiliki petugas dan perangkat lunaknya: semua; atau milik instansi meja itu dan instansi di ruang yang sama, lainnya hanya bila catatan memuat video. `everything` bila tidak diisi.",
            example: "integrated"),
    ]

    private static let camera = ObjectSchema(
        "camera", en: "One camera in its place.", id: "Satu kamera di tempatnya.", isIdentified: true,
        fields: [
            CommonFields.id("camera", "kamera", example: "alun-alun-1"),
            FieldSchema(
                "zone", .reference(.zone), required: true, en: "The zone that it looks at.",
                id: "Zona yang dilihatnya.", example: "kemirirejo"),
            FieldSchema(
                "lat", .number(.between(-90, 90)), en: "Degrees north (WGS 84).",
                id: "Derajat lintang utara (WGS 84).", example: "-7.4797"),
            FieldSchema(
                "lon", .number(.between(-180, 180)), en: "Degrees east (WGS 84), 0 when left out.",
                id: "Derajat bujur timur (WGS 84), 0 bila tidak diisi.", example: "110.2177"),
            FieldSchema(
                "kind", .text, en: "What kind of camera it is.", id: "Jenis kameranya.", example: "dome"),
            FieldSchema(
                "owner", .identifier,
                en: "The agency that owns it; that of the watchers' desk when left out. See `sharing`.",
                id: "Instansi pemiliknya; instansi meja pengamat bila tidak diisi. Lihat `sharing`.",
                example: "dishub"),
            FieldSchema(
                "link", .reference(.cameraComponent),
                en: "The component whose failure darkens it; none when left out.",
                id: "Komponen yang bila rusak membuatnya gelap; tidak ada bila tidak diisi.", example: "ring"),
        ])

    private static let watching = ObjectSchema(
        "watching process", en: "Noticing by eye, calibrated on shares of events noticed.",
        id: "Pengamatan mata, dikalibrasi dengan bagian kejadian yang terlihat; 0 % bila tidak diisi.",
        alternatives: [
            AlternativeFields(groups: [["exposure", "noticed_by_screens"], ["hazard_by_screens"]])
        ],
        fields: [
            FieldSchema(
                "exposure", .quantity(.duration, .positive),
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
                en: "Share of events noticed, by the number of screens.",
                id: "Bagian kejadian yang terlihat, menurut jumlah layar.",
                example: "{1: 85 %, 4: 74 %, 6: 58 %, 9: 53 %}"),
            FieldSchema(
                "hazard_by_screens",
                .dictionary(.integer(.between(1, 1_000)), .quantity(.rate, .nonNegative)),
                en:
                    "Rate of noticing while an event is on one of the screens, by their number: what `sigap calibrate cctv` writes.",
                id:
                    "Laju melihat selama kejadian ada di salah satu layar, menurut jumlahnya: yang ditulis `sigap calibrate cctv`.",
                example: "{1: 1.897/min, 9: 0.755/min}"),
        ],
        rules: [
            { record in
                ["noticed_by_screens", "hazard_by_screens"].compactMap { key in
                    guard record.dictionary(key)?.isEmpty ?? false else { return nil }
                    return RuleFinding(
                        key: key, what: "the map is empty",
                        remedy: "write at least one number of screens and its "
                            + (key == "noticed_by_screens" ? "share" : "rate"))
                }
            }
        ])

    /// - Parameter inventory: The cameras of `camera_file`; nil: there is none.
    static func decode(_ record: Record, inventory: [CameraSystem.Camera]?) -> CameraSystem {
        let list = inventory ?? record.records("camera_list").map(decodeCamera)
        let level = record.level("technology")?.record
        var system = CameraSystem(
            desk: record.text("desk") ?? "", cameras: record.integer("cameras") ?? list.count,
            screensPerOperator: record.integer("screens_per_operator") ?? 1,
            watching: decodeWatching(record.record("watching")),
            technology: level?.text("mode").flatMap(CameraSystem.Technology.init(rawValue:)) ?? .manual,
            analytics: CameraAlarmSection.analytics(level), outages: OutagesSection.decode(record))
        system.repairDeviation = record.record("outages")?.value("repair_sd")
        system.inventory = list
        let share = ValueKind.quantity(.share, .unit)
        system.coverage = (record.dictionary("coverage") ?? []).map { zone, types in
            CameraSystem.Coverage(
                zone: zone,
                visible: Dictionary(
                    (types.entries ?? []).map { entry in
                        let text = ProvenanceForm.value(of: entry.value, for: share).text
                        return (entry.key, text.flatMap { try? Quantity.parse($0, as: .share) }?.value ?? 0)
                    }
                ) { first, _ in first })
        }
        system.attention = CameraAttentionSection.decode(record)
        system.verification = CameraAlarmSection.verification(record)
        system.enforcement = CameraAlarmSection.enforcement(record)
        system.dependencies = CameraDependencySection.decode(record)
        system.storage = CameraStorageSection.decode(record)
        system.sharing =
            record.text("sharing").flatMap(CameraSystem.Sharing.init(rawValue:)) ?? .everything
        return system
    }

    private static func decodeCamera(_ record: Record) -> CameraSystem.Camera {
        CameraSystem.Camera(
            id: record.id, zone: record.text("zone") ?? "", latitude: record.number("lat") ?? 0,
            longitude: record.number("lon") ?? 0, kind: record.text("kind") ?? "",
            owner: record.text("owner") ?? "", link: record.text("link"))
    }

    private static func decodeWatching(_ record: Record?) -> CameraSystem.Watching {
        func byScreens(_ key: String, _ dimension: QuantityDimension) -> [Int: Double] {
            var result: [Int: Double] = [:]
            for (screens, value) in record?.dictionary(key) ?? [] {
                guard let screens = try? Quantity.integer(screens), let text = value.text else { continue }
                result[screens] = (try? Quantity.parse(text, as: dimension))?.value
            }
            return result
        }
        var watching = CameraSystem.Watching(
            exposure: record?.value("exposure") ?? 0,
            noticedByScreens: byScreens("noticed_by_screens", .share), window: record?.value("window") ?? 0)
        watching.hazardByScreens = byScreens("hazard_by_screens", .rate)
        return watching
    }
}
