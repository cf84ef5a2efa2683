import CityModel

/// `infrastructure`: what desks depend on, and what fails with it.
enum InfrastructureSection {
    static let schema = ObjectSchema(
        "infrastructure",
        en: "What desks depend on; whatever is not described never fails.",
        id: "Hal yang menjadi tumpuan meja; yang tidak diisi tidak pernah gagal.",
        fields: [
            component(
                "grid", en: "The city's electricity; a room without backup is down with it.",
                id: "Listrik kota; ruang tanpa cadangan ikut padam."),
            component(
                "carrier", en: "The telephone network; without it no calls come in anywhere.",
                id: "Jaringan telepon; tanpanya tidak ada panggilan masuk di mana pun."),
            component(
                "network", en: "The data network; without it there are no records, video, and app reports.",
                id: "Jaringan data; tanpanya tidak ada catatan, video, dan laporan aplikasi."),
            FieldSchema(
                "rooms", .records(room, .any), en: "The equipment of desks and of the joint centre.",
                id: "Peralatan meja dan pusat bersama.",
                example: "[{id: psc119, exchange: {mean_time_between: 120 d, mean_time_to_repair: 4 h}}]"),
        ])

    private static let room = ObjectSchema(
        "room",
        en: "The equipment of one desk, or of the joint centre; a member's is used only while it has a room.",
        id: "Peralatan satu meja, atau pusat bersama; milik anggota hanya dipakai selama ia punya ruang.",
        isIdentified: true,
        fields: [
            FieldSchema(
                "id", .identifier, required: true, en: "The desk, or the joint centre.",
                id: "Meja, atau pusat bersama.", example: "psc119"),
            component(
                "power", en: "Its supply behind the grid.", id: "Pasokan listriknya setelah jaringan kota."),
            FieldSchema(
                "backup", .quantity(.duration, .nonNegative),
                en: "Time that a backup bridges when power fails; none when left out.",
                id: "Lama cadangan menjembatani saat listrik padam; tidak ada bila tidak diisi.",
                example: "30 min"),
            component(
                "exchange", en: "Its telephone exchange; without it no calls come in.",
                id: "Sentral teleponnya; tanpanya tidak ada panggilan masuk."),
            component(
                "server", en: "Its server; without it there are no records, video, and app reports.",
                id: "Servernya; tanpanya tidak ada catatan, video, dan laporan aplikasi."),
        ])

    private static func component(_ key: String, en: String, id: String) -> FieldSchema {
        FieldSchema(
            key, .either([.word(["none"]), .record(componentSchema)]), en: en, id: id,
            example: "{mean_time_between: 120 d, mean_time_to_repair: 4 h}")
    }

    private static let componentSchema = ObjectSchema(
        "component", en: "Something that fails and is repaired, both after exponential times.",
        id: "Sesuatu yang gagal lalu diperbaiki, keduanya setelah waktu eksponensial.",
        fields: CommonFields.outagesSchema.fields + [
            FieldSchema(
                "cuts_calls", .word(["yes", "no"]),
                en: "Whether a failure cuts off talks in hand; only that of an exchange does when left out.",
                id:
                    "Apakah gangguan memutus pembicaraan yang berlangsung; hanya sentral telepon bila tidak diisi.",
                example: "yes")
        ])

    static func decode(_ record: Record) -> Infrastructure {
        Infrastructure(
            grid: component("grid", of: record), carrier: component("carrier", of: record),
            network: component("network", of: record),
            rooms: record.records("rooms").map { room in
                Infrastructure.Room(
                    id: room.id, power: component("power", of: room), backup: room.value("backup") ?? 0,
                    exchange: component("exchange", of: room), server: component("server", of: room))
            })
    }

    private static func component(_ key: String, of record: Record) -> Infrastructure.Component? {
        guard let component = record.record(key) else { return nil }
        return Infrastructure.Component(
            outages: OutagesSection.decodeProcess(component),
            cutsCalls: component.text("cuts_calls").map { $0 == "yes" } ?? (key == "exchange"))
    }

    static let fallback = ObjectSchema(
        "fallback", en: "Who answers while calls cannot reach the joint centre.",
        id: "Yang menjawab selama panggilan tidak dapat mencapai pusat bersama.",
        fields: [
            FieldSchema(
                "to", .list(.reference(.desk), .some), required: true,
                en:
                    "Former members, to whose rooms their people go back, or other desks; calls go to the one whose line was rung, or to the first.",
                id:
                    "Bekas anggota, yang petugasnya kembali ke ruangnya, atau meja lain; panggilan menuju pemilik salurannya, atau yang pertama.",
                example: "[psc119, damkar]"),
            FieldSchema(
                "after", .quantity(.duration, .nonNegative), required: true,
                en: "Time from the failure until calls are re-routed and people have moved.",
                id: "Waktu dari gangguan sampai panggilan dialihkan dan petugas berpindah.",
                example: "15 min"),
            FieldSchema(
                "technical", .word([Integration.Technical.none, .phone].map(\.rawValue)),
                en: "What links the rooms meanwhile; phone when left out.",
                id: "Penghubung antarruang selama itu; phone bila tidak diisi.", example: "phone"),
            FieldSchema(
                "human_resources",
                .level(of: "human_resource_levels", HandlingSection.humanResources),
                en: "How well people work in a former member's room; as in the centre when left out.",
                id: "Mutu kerja di ruang bekas anggota; seperti di pusat bila tidak diisi.",
                example: "basic"),
        ])

    static func decodeFallback(_ record: Record) -> CentreFallback {
        let people = record.level("human_resources")?.record
        return CentreFallback(
            to: record.texts("to") ?? [], after: record.value("after") ?? 0,
            technical: record.text("technical") == Integration.Technical.none.rawValue ? .none : .phone,
            humanResources: people.map(HandlingSection.decodeHumanResources))
    }
}
