import CityModel

/// `desks` and `joint_centre`: who answers, with how many people.
enum DeskSection {
    static let desk = ObjectSchema(
        "desk", en: "A desk that answers reports and sends units of its own agency.",
        id: "Meja yang menjawab laporan dan mengirim unit instansinya.", isIdentified: true,
        fields: [
            CommonFields.id("desk", "meja", example: "psc119"), CommonFields.name(example: "PSC 119"),
            CommonFields.agency, CommonFields.trunks,
            FieldSchema(
                "dispatches", .list(.reference(.unitKind), .any), en: "The unit kinds that it may send.",
                id: "Jenis unit yang boleh dikirim.", example: "[ambulance]"),
            humanResources(required: false),
            FieldSchema(
                "staff", .records(group, .some), required: true, en: "Its people.", id: "Petugasnya.",
                example: "[{id: operators, roles: [call_taking, dispatching], posts: 1}]"),
            FieldSchema(
                "when_closed", .either([.word(["ring", "fail"]), .variant(forward)]),
                en: "What happens to a call while nobody is rostered; ring when left out.",
                id: "Yang terjadi pada panggilan saat tidak ada petugas; berdering bila tidak diisi.",
                example: "ring"),
            FieldSchema(
                "overflow", .either([.word(["none"]), .record(overflow)]),
                en: "Where calls go that find no free line or wait too long; nowhere when left out.",
                id:
                    "Tujuan panggilan yang tidak mendapat saluran atau terlalu lama menunggu; tidak ada bila tidak diisi.",
                example: "{to: police110, after: 30 s}"),
            CommonFields.outages, CallBackSection.field, StaffSection.supervision,
        ])

    private static let overflow = ObjectSchema(
        "overflow rule", en: "A desk that helps out.", id: "Meja yang membantu.",
        fields: [
            FieldSchema(
                "to", .reference(.desk), required: true, en: "The desk that takes the calls.",
                id: "Meja yang menerima panggilan.", example: "police110"),
            FieldSchema(
                "after", .quantity(.duration, .nonNegative), required: true,
                en: "Time of waiting after which a call goes over; without a free line it goes at once.",
                id: "Lama menunggu sebelum panggilan dialihkan; tanpa saluran kosong langsung dialihkan.",
                example: "30 s"),
        ])

    private static func humanResources(required: Bool) -> FieldSchema {
        FieldSchema(
            "human_resources", .level(of: "human_resource_levels", HandlingSection.humanResources),
            required: required, en: "The level of its staff: a name, or its figures.",
            id: "Tingkat petugasnya: nama, atau angka-angkanya.", example: "basic")
    }

    private static let forward = VariantSchema(
        "rule for closed desks",
        cases: [
            FieldSchema(
                "forward", .reference(.desk), en: "The desk that takes the call.",
                id: "Meja yang menerima panggilan.",
                example: "police110")
        ])

    private static let group = ObjectSchema(
        "staff group", en: "Interchangeable people with a common roster.",
        id: "Petugas yang dapat saling menggantikan dengan jadwal yang sama.", isIdentified: true,
        alternatives: [RosterSection.alternatives],
        fields: [
            CommonFields.id("staff group", "kelompok petugas", example: "operators"),
            FieldSchema(
                "roles", .list(.word(Role.allCases.map(\.rawValue)), .some), required: true,
                en: "What they do, in order of preference.", id: "Tugasnya, menurut urutan prioritas.",
                example: "[call_taking, dispatching]"),
            RosterSection.posts, RosterSection.shifts,
            FieldSchema(
                "attendance", .either([.word(["none"]), .record(attendance)]),
                en: "Spells on and off the seat while on duty; always at the seat when left out.",
                id: "Masa di dan di luar tempat duduk saat bertugas; selalu di tempat bila tidak diisi.",
                example: "{at_seat: 3 h, away: 25 min}"),
        ] + StaffSection.groupFields, rules: [StaffSection.groupRule])

    private static let attendance = ObjectSchema(
        "attendance process", en: "Exponential spells at the seat and away from it.",
        id: "Masa eksponensial di dan di luar tempat duduk.",
        fields: [
            FieldSchema(
                "at_seat", .quantity(.duration, .positive), required: true, en: "Mean time at the seat.",
                id: "Rata-rata waktu di tempat.", example: "3 h"),
            FieldSchema(
                "away", .quantity(.duration, .positive), required: true, en: "Mean time away from it.",
                id: "Rata-rata waktu meninggalkan tempat.", example: "25 min"),
        ])

    static let jointCentre = ObjectSchema(
        "joint centre", en: "The room into which desks move when institutional integration is one_room.",
        id: "Ruang bersama tempat meja pindah bila integrasi kelembagaan one_room.",
        fields: [
            CommonFields.id("joint centre", "pusat bersama", example: "joint119"),
            CommonFields.name(example: "Joint centre 119"), CommonFields.agency,
            FieldSchema(
                "members", .list(.reference(.desk), .some), required: true, en: "The desks that move in.",
                id: "Meja yang pindah ke dalamnya.", example: "[psc119, damkar]"),
            CommonFields.trunks, humanResources(required: true), CommonFields.outages,
            FieldSchema(
                "fallback", .either([.word(["none"]), .record(InfrastructureSection.fallback)]),
                en: "Who answers while calls cannot reach it; nobody when left out.",
                id: "Yang menjawab selama panggilan tidak dapat mencapainya; tidak ada bila tidak diisi.",
                example: "{to: [psc119, damkar], after: 15 min}"),
            CallBackSection.field,
            StaffSection.supervision,
        ])

    static func decode(_ record: Record) -> Desk {
        Desk(
            id: record.id, name: record.name, agency: record.text("agency") ?? "",
            trunks: record.integer("trunks"),
            dispatches: record.texts("dispatches") ?? [],
            humanResources: HandlingSection.decodeHumanResources(record.level("human_resources")?.record),
            staff: record.records("staff").map(decodeGroup), whenClosed: whenClosed(record),
            overflow: record.record("overflow").map {
                Desk.Overflow(to: $0.text("to") ?? "", after: $0.value("after") ?? 0)
            },
            outages: OutagesSection.decode(record), callsBack: CallBackSection.decode(record),
            supervision: StaffSection.decodeSupervision(record))
    }

    private static func decodeGroup(_ record: Record) -> StaffGroup {
        let attendance = record.record("attendance").map { spells in
            StaffGroup.Attendance(
                meanAtSeat: spells.value("at_seat") ?? 0, meanAway: spells.value("away") ?? 0)
        }
        var group = StaffGroup(
            id: record.id, roles: (record.texts("roles") ?? []).compactMap(Role.init(rawValue:)),
            shifts: RosterSection.decode(record), attendance: attendance)
        StaffSection.decodePresence(record, into: &group)
        return group
    }

    private static func whenClosed(_ record: Record) -> Desk.WhenClosed {
        if let desk = record.variant("when_closed")?.value.text { return .forward(to: desk) }
        return record.text("when_closed") == "fail" ? .fail : .ring
    }

    static func decodeJointCentre(_ record: Record) -> JointCentre {
        JointCentre(
            id: record.id, name: record.name, agency: record.text("agency") ?? "",
            members: record.texts("members") ?? [], trunks: record.integer("trunks"),
            humanResources: HandlingSection.decodeHumanResources(record.level("human_resources")?.record),
            outages: OutagesSection.decode(record),
            fallback: record.record("fallback").map(InfrastructureSection.decodeFallback),
            callsBack: CallBackSection.decode(record),
            supervision: StaffSection.decodeSupervision(record))
    }
}

/// `outages` of desks, joint centres, apps and cameras.
enum OutagesSection {
    static func decode(_ record: Record) -> Outages? {
        record.record("outages").map(decodeProcess)
    }

    static func decodeProcess(_ process: Record) -> Outages {
        Outages(
            meanTimeBetween: process.value("mean_time_between") ?? 0,
            meanTimeToRepair: process.value("mean_time_to_repair") ?? 0)
    }
}
