import CityModel

/// `city`: zones, roads, hospitals.
enum CitySection {
    static let schema = ObjectSchema(
        "city", en: "Where people live and how fast one gets about.",
        id: "Tempat tinggal penduduk dan kecepatan perjalanan.",
        fields: [
            FieldSchema(
                "zones", .records(zone, .any), en: "The kelurahan; none for scenarios without places.",
                id: "Kelurahan; kosong untuk skenario tanpa lokasi.",
                example:
                    "[{id: kramat_utara, population: 4900, latitude: -7.44063, longitude: 110.22388, area: 1.17 km2}]"
            ),
            FieldSchema(
                "road_factor", .number(.between(1, 10)),
                en: "Road kilometres per straight kilometre; 1 when left out.",
                id: "Kilometer jalan per kilometer garis lurus; 1 bila tidak diisi.", example: "1.4"),
            FieldSchema(
                "speed_by_hour", .list(.number(.positive), .exactly(24)),
                en: "Factor on every speed in each hour of the day, 1 for free flow and when left out.",
                id: "Faktor kecepatan untuk tiap jam, 1 bila lancar dan bila tidak diisi.",
                example:
                    "[1, 1, 1, 1, 1, 1, 0.9, 0.7, 0.8, 0.9, 0.9, 0.9, 0.8, 0.8, 0.9, 0.8, 0.7, 0.7, 0.8, 0.9, 1, 1, 1, 1]"
            ),
            FieldSchema(
                "travel_variation", .number(.between(0, 5)),
                en: "Coefficient of variation of one trip's travel time; 0 when left out.",
                id: "Koefisien variasi waktu tempuh satu perjalanan; 0 bila tidak diisi.", example: "0.25"),
            FieldSchema(
                "hospitals", .records(hospital, .any), en: "Where ambulances hand patients over.",
                id: "Tempat ambulans menyerahkan pasien.",
                example: "[{id: rsud_tidar, name: RSUD Tidar, latitude: -7.4845, longitude: 110.2195}]"),
            TravelTimesSection.field,
        ])

    private static let zone = ObjectSchema(
        "zone", en: "A kelurahan.", id: "Sebuah kelurahan.", isIdentified: true,
        fields: [
            CommonFields.id("zone", "zona", example: "kramat_utara"),
            CommonFields.name(example: "Kramat Utara"),
            FieldSchema(
                "population", .number(.nonNegative), required: true, en: "Inhabitants.",
                id: "Jumlah penduduk.",
                example: "4900"),
            CommonFields.latitude, CommonFields.longitude,
            FieldSchema(
                "area", .quantity(.area, .nonNegative),
                en:
                    "Incidents scatter over a disc of this area around the centroid; at the centroid when left out.",
                id: "Kejadian tersebar pada lingkaran seluas ini di sekitar titik pusat.", example: "1.17 km2"
            ),
        ])

    private static let hospital = ObjectSchema(
        "hospital", en: "A hospital.", id: "Sebuah rumah sakit.", isIdentified: true,
        fields: [
            CommonFields.id("hospital", "rumah sakit", example: "rsud_tidar"),
            CommonFields.name(example: "RSUD Tidar"), CommonFields.latitude, CommonFields.longitude,
            FieldSchema(
                "accepts", .list(.reference(.incidentType), .any),
                en: "The incident types whose patients it takes; all when left out or empty.",
                id: "Jenis kejadian yang pasiennya diterima; semua bila kosong.",
                example: "[cardiac_arrest, crash]"),
            FieldSchema(
                "capacity", .either([.word(["unlimited"]), .integer(.between(1, 1_000))]),
                en: "How many crews can hand over at once without delay; `unlimited` when left out.",
                id: "Jumlah awak yang dapat serah terima sekaligus tanpa jeda; `unlimited` bila tidak diisi.",
                example: "3"),
            CommonFields.duration(
                "crowded_delay",
                en: "What the handover takes in addition when all places are taken; 0 s when left out.",
                id: "Tambahan waktu serah terima bila semua tempat terisi; 0 s bila tidak diisi.",
                example: "{exponential: {mean: 20 min}}"),
        ])

    static func zones(_ record: Record?) -> [Zone] {
        (record?.records("zones") ?? []).map { zone in
            Zone(
                id: zone.id, name: zone.name, population: zone.number("population") ?? 0,
                latitude: zone.number("latitude") ?? 0, longitude: zone.number("longitude") ?? 0,
                area: zone.value("area") ?? 0)
        }
    }

    static func travel(_ record: Record?, times: TravelTimes?) -> TravelSettings {
        var travel = TravelSettings(times: times)
        if let factor = record?.number("road_factor") { travel.roadFactor = factor }
        if let speeds = record?.numbers("speed_by_hour") { travel.speedByHour = speeds }
        if let variation = record?.number("travel_variation") { travel.variation = variation }
        return travel
    }

    static func hospitals(_ record: Record?) -> [Hospital] {
        (record?.records("hospitals") ?? []).map { hospital in
            Hospital(
                id: hospital.id, name: hospital.name, latitude: hospital.number("latitude") ?? 0,
                longitude: hospital.number("longitude") ?? 0,
                accepts: hospital.texts("accepts") ?? [], capacity: hospital.integer("capacity"),
                crowdedDelay: hospital.distribution("crowded_delay") ?? .deterministic(0))
        }
    }
}

extension Record {
    /// The required identifier of an element.
    var id: String { text("id") ?? "" }
    /// The name for reports.
    var name: String { text("name") ?? id }
}
