import CityModel
import Randomness

/// `unit_kinds`, `units` and `targets`.
enum UnitSection {
    static let kind = ObjectSchema(
        "unit kind", en: "What all units of a kind have in common.", id: "Sifat bersama satu jenis unit.",
        isIdentified: true,
        fields: [
            CommonFields.id("unit kind", "jenis unit", example: "ambulance"),
            CommonFields.name(example: "Ambulance"),
            CommonFields.duration(
                "turnout", en: "Time from the alarm to the unit rolling.",
                id: "Waktu dari alarm sampai unit bergerak.",
                example: "{lognormal: {mean: 90 s, sd: 45 s}}", required: true),
            FieldSchema(
                "speed", .quantity(.speed, .positive), required: true, en: "Speed door to door at free flow.",
                id: "Kecepatan dari pintu ke pintu saat lancar.", example: "35 km/h"),
            CommonFields.duration(
                "on_scene", en: "Time on scene.", id: "Waktu di lokasi.",
                example: "{lognormal: {mean: 18 min, sd: 8 min}}", required: true),
            FieldSchema(
                "hospital_turnaround", .either([.word(["none"])] + DistributionSchema.duration.forms),
                en: "Time at the hospital, for kinds that transport; left out for kinds that never do.",
                id: "Waktu di rumah sakit, untuk jenis yang mengantar pasien; kosong bila tidak pernah.",
                example: "{lognormal: {mean: 20 min, sd: 10 min}}"),
        ] + DispatchSection.kindFields)

    static let group = ObjectSchema(
        "unit group", en: "Units of one kind at one base.", id: "Unit satu jenis di satu pangkalan.",
        isIdentified: true, alternatives: [RosterSection.alternatives],
        fields: [
            CommonFields.id("unit group", "kelompok unit", example: "psc_post"),
            FieldSchema(
                "kind", .reference(.unitKind), required: true, en: "The unit kind.", id: "Jenis unit.",
                example: "ambulance"),
            CommonFields.latitude.optional, CommonFields.longitude.optional, RosterSection.posts,
            RosterSection.shifts,
        ] + DispatchSection.groupFields,
        rules: [
            { record in
                guard record.has("latitude") != record.has("longitude") else { return [] }
                return [
                    RuleFinding(
                        key: nil, what: "has only one of latitude and longitude",
                        remedy: "write both, or neither in scenarios without places")
                ]
            }
        ])

    static let target = ObjectSchema(
        "target", en: "A value that a KPI should reach.", id: "Nilai yang harus dicapai suatu KPI.",
        fields: [
            FieldSchema(
                "kpi", .text, required: true, en: "The KPI's identifier.", id: "Nama KPI.",
                example: "calls.answered_within_10s"),
            FieldSchema(
                "scope", .text, en: "What it is measured on; the city when left out.",
                id: "Cakupannya; kota bila tidak diisi.", example: "desk:psc119"),
            FieldSchema(
                "at_least", .quantity(.any, .any), en: "The least value, in the KPI's unit.",
                id: "Nilai terendah, dalam satuan KPI.", example: "90 %"),
            FieldSchema(
                "at_most", .quantity(.any, .any), en: "The greatest value, in the KPI's unit.",
                id: "Nilai tertinggi, dalam satuan KPI.", example: "10 min"),
        ],
        rules: [
            { record in
                guard let low = record.value("at_least"), let high = record.value("at_most") else {
                    guard !record.has("at_least"), !record.has("at_most") else { return [] }
                    return [
                        RuleFinding(
                            key: nil, what: "has no bound",
                            remedy: "write `at_least: 90 %` or `at_most: 10 min`")
                    ]
                }
                guard low > high else { return [] }
                return [
                    RuleFinding(
                        key: "at_least", what: "is above at_most", remedy: "write at_least below at_most")
                ]
            }
        ])

    static func decodeKind(_ record: Record) -> UnitKind {
        UnitKind(
            id: record.id, name: record.name, turnout: record.distribution("turnout") ?? .deterministic(0),
            speed: record.value("speed") ?? 0, onScene: record.distribution("on_scene") ?? .deterministic(0),
            hospitalTurnaround: record.distribution("hospital_turnaround"),
            dispatch: DispatchSection.decode(record))
    }

    static func decodeGroup(_ record: Record) -> UnitGroup {
        UnitGroup(
            id: record.id, kind: record.text("kind") ?? "", latitude: record.number("latitude") ?? 0,
            longitude: record.number("longitude") ?? 0, shifts: RosterSection.decode(record),
            hospital: DispatchSection.hospital(record), visibleTo: DispatchSection.visibility(record))
    }

    static func decodeTarget(_ record: Record) -> Target {
        Target(
            kpi: record.text("kpi") ?? "", scope: record.text("scope") ?? "city",
            atLeast: record.value("at_least"),
            atMost: record.value("at_most"))
    }
}

extension FieldSchema {
    /// The same key where it may be left out.
    var optional: FieldSchema {
        var copy = self
        copy.isRequired = false
        return copy
    }
}
