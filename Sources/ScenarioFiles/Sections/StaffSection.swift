import CityModel

/// Keys of staff groups and human-resource levels about presence, fatigue, turnover, supervision and languages.
enum StaffSection {
    // MARK: Staff groups

    static let groupFields = [
        FieldSchema(
            "stand_in", .either([.word(["none"]), .record(standIn)]),
            en: "Who comes instead of an absent person; nobody when left out.",
            id: "Pengganti petugas yang tidak hadir; tidak ada bila tidak diisi.",
            example: "{probability: 60 %, delay: {exponential: {mean: 90 min}}}"),
        FieldSchema(
            "minimum_crew", .integer(.between(0, 10_000)),
            en:
                "People below which no shift begins: those of the shift before stay on; 0 when left out. Needs `longest_stay`.",
            id:
                "Jumlah petugas minimum pada awal giliran: petugas giliran sebelumnya bertahan; 0 bila tidak diisi. Memerlukan `longest_stay`.",
            example: "1"),
        FieldSchema(
            "longest_stay", .quantity(.duration, .positive),
            en: "How long somebody stays on at most, until a stand-in comes.",
            id: "Paling lama petugas bertahan sampai pengganti datang.", example: "4 h"),
        FieldSchema(
            "breaks", .either([.word(["none"]), .record(breaks)]),
            en: "Breaks in a shift, one person after the other; none when left out.",
            id: "Istirahat dalam giliran, bergantian; tidak ada bila tidak diisi.",
            example: "{after: 4 h, length: 30 min, taken: when_quiet}"),
        FieldSchema(
            "languages", .list(.reference(.language), .any),
            en: "The languages or skills that its people have besides the common one.",
            id: "Bahasa atau keahlian petugas selain yang umum.", example: "[javanese]"),
    ]

    static let groupRule: @Sendable (Record) -> [RuleFinding] = { record in
        guard record.integer("minimum_crew") ?? 0 > 0, !record.has("longest_stay") else { return [] }
        return [
            RuleFinding(
                key: "minimum_crew", what: "how long somebody stays on is not said",
                remedy: "write `longest_stay`, such as `4 h`")
        ]
    }

    private static let standIn = ObjectSchema(
        "stand-in", en: "Who comes instead of an absent person.", id: "Pengganti petugas yang tidak hadir.",
        fields: [
            CommonFields.share(
                "probability", en: "Probability that somebody is found.", id: "Peluang pengganti ditemukan.",
                example: "60 %", required: true),
            CommonFields.duration(
                "delay", en: "Time from the beginning of the shift until the stand-in is there.",
                id: "Waktu dari awal giliran sampai pengganti tiba.",
                example: "{exponential: {mean: 90 min}}", required: true),
        ])

    private static let breaks = ObjectSchema(
        "break rule", en: "Breaks in a shift, one person after the other.",
        id: "Istirahat dalam giliran, bergantian.",
        fields: [
            FieldSchema(
                "after", .quantity(.duration, .positive), required: true,
                en:
                    "Work after which a break is due; the second person of a shift is due one `length` earlier, and so on.",
                id:
                    "Lama kerja sebelum istirahat; orang kedua dalam giliran satu `length` lebih awal, dan seterusnya.",
                example: "4 h"),
            FieldSchema(
                "length", .quantity(.duration, .positive), required: true, en: "How long it lasts.",
                id: "Lamanya.", example: "30 min"),
            FieldSchema(
                "taken", .word(["when_due", "when_quiet"]),
                en:
                    "Whether a break is put off while something waits that the person could take; `when_due` when left out.",
                id:
                    "Apakah istirahat ditunda selama ada tugas yang menunggu; `when_due` bila tidak diisi.",
                example: "when_quiet"),
        ])

    static func decodePresence(_ record: Record, into group: inout StaffGroup) {
        group.standIn = record.record("stand_in").map {
            StandIn(
                probability: $0.value("probability") ?? 0,
                delay: $0.distribution("delay") ?? .deterministic(0))
        }
        if let people = record.integer("minimum_crew"), people > 0 {
            group.minimumCrew = MinimumCrew(people: people, longestStay: record.value("longest_stay") ?? 0)
        }
        group.breaks = record.record("breaks").map {
            Breaks(
                after: $0.value("after") ?? 0, length: $0.value("length") ?? 0,
                whenQuiet: $0.text("taken") == "when_quiet")
        }
        group.languages = record.texts("languages") ?? []
    }

    // MARK: Human-resource levels

    static let levelFields = [
        FieldSchema(
            "vigilance_decay", .number(.between(0, 100)),
            en:
                "How fast watchers tire of the screens: time on watch counts so many times in `cctv.attention.vigilance`; 1 when left out.",
            id:
                "Kecepatan petugas lelah mengamati layar: lama mengamati dihitung sekian kali dalam `cctv.attention.vigilance`; 1 bila tidak diisi.",
            example: "0.7"),
        FieldSchema(
            "fatigue", .either([.word(["none"]), .record(fatigue)]),
            en: "How work gets slower and less sure with the hours on shift; not at all when left out.",
            id: "Pengaruh lama giliran pada kecepatan dan ketelitian; tidak ada bila tidak diisi.",
            example: "{after: 4 h, per_4h: 5 %, night: {factor: 1.3, from: \"02:00\", to: \"06:00\"}}"),
        FieldSchema(
            "turnover", .either([.word(["none"]), .record(turnover)]),
            en: "How people leave and beginners learn; everybody is of this level when left out.",
            id: "Pergantian petugas dan masa belajar; semua setingkat bila tidak diisi.",
            example: "{per_year: 16 %, new_hires: basic, learning: 180 d}"),
    ]

    private static let fatigue = ObjectSchema(
        "fatigue", en: "Factor on handling times and on the odds of errors, by the hours on shift.",
        id: "Faktor waktu penanganan dan odds kesalahan menurut lama giliran.",
        fields: [
            FieldSchema(
                "after", .quantity(.duration, .nonNegative), required: true,
                en: "Time on shift after which it sets in.", id: "Lama giliran sebelum mulai terasa.",
                example: "4 h"),
            FieldSchema(
                "per_4h", .quantity(.share, .between(0, 10)), required: true,
                en: "Growth of the factor for each further 4 h.",
                id: "Kenaikan faktor tiap 4 jam berikutnya.",
                example: "5 %"),
            FieldSchema(
                "night", .either([.word(["none"]), .record(night)]),
                en: "A factor for hours of the night besides; none when left out.",
                id: "Faktor tambahan untuk jam malam; tidak ada bila tidak diisi.",
                example: "{factor: 1.3, from: \"02:00\", to: \"06:00\"}"),
        ])

    private static let night = ObjectSchema(
        "night factor", en: "A factor in some hours of every night.",
        id: "Faktor pada jam tertentu tiap malam.",
        fields: [
            FieldSchema(
                "factor", .number(NumberRange(low: 0, high: 100, excludesLow: true)), required: true,
                en: "The factor.", id: "Faktornya.", example: "1.3"),
            FieldSchema(
                "from", .clockTime, required: true, en: "When the hours begin.", id: "Awal jamnya.",
                example: "\"02:00\""),
            FieldSchema(
                "to", .clockTime, required: true, en: "When they end.", id: "Akhir jamnya.",
                example: "\"06:00\""),
        ])

    private static let turnover = ObjectSchema(
        "turnover", en: "People leave after exponential times; beginners take their seats and learn.",
        id: "Petugas keluar setelah waktu eksponensial; petugas baru menggantikan dan belajar.",
        fields: [
            FieldSchema(
                "per_year", .quantity(.share, .between(0, 10)), required: true,
                en: "Leavers per person and year of 365 days.",
                id: "Petugas keluar per orang per tahun 365 hari.",
                example: "16 %"),
            FieldSchema(
                "new_hires", .reference(.humanResourceLevel), required: true,
                en:
                    "The level of beginners: handling factor and errors; its absence, fatigue, vigilance and turnover do not count.",
                id:
                    "Tingkat petugas baru: faktor penanganan dan kesalahan; ketidakhadiran, kelelahan, kewaspadaan, dan pergantiannya diabaikan.",
                example: "basic"),
            FieldSchema(
                "learning", .quantity(.duration, .nonNegative), required: true,
                en:
                    "Time of learning: until everything is learned, or the time constant of an exponential curve.",
                id: "Masa belajar: sampai selesai, atau tetapan waktu kurva eksponensial.", example: "180 d"),
            FieldSchema(
                "curve", .word(Turnover.Curve.allCases.map(\.rawValue)),
                en: "The form of the learning curve; linear when left out.",
                id: "Bentuk kurva belajar; linear bila tidak diisi.", example: "linear"),
        ])

    static func decodeExperience(_ record: Record, into people: inout HumanResources) {
        if let value = record.number("vigilance_decay") { people.vigilanceDecay = value }
        people.fatigue = record.record("fatigue").map { fatigue in
            let night = fatigue.record("night")
            return Fatigue(
                after: fatigue.value("after") ?? 0, increase: fatigue.value("per_4h") ?? 0,
                nightFactor: night?.number("factor") ?? 1,
                nightFrom: Double(night?.clockTime("from")?.minute ?? 0) * 60,
                nightTo: Double(night?.clockTime("to")?.minute ?? 0) * 60)
        }
        people.turnover = record.record("turnover").map { turnover in
            let level = turnover.text("new_hires").flatMap {
                turnover.declared($0, at: "human_resource_levels", HandlingSection.humanResources)
            }
            return Turnover(
                rate: (turnover.value("per_year") ?? 0) / 31_536_000, newHires: decodeBeginner(level),
                learning: turnover.value("learning") ?? 0,
                curve: turnover.text("curve").flatMap(Turnover.Curve.init(rawValue:)) ?? .linear)
        }
    }

    private static func decodeBeginner(_ record: Record?) -> Beginner {
        Beginner(
            handlingFactor: record?.number("handling_factor") ?? 1,
            underTriage: record?.value("under_triage") ?? 0, overTriage: record?.value("over_triage") ?? 0,
            wrongAgency: record?.value("wrong_agency") ?? 0)
    }

    // MARK: Desks

    static let supervision = FieldSchema(
        "supervision", .either([.word(["none"]), .record(supervisionSchema)]),
        en: "What staff with the role `supervising` do; none when left out.",
        id: "Tugas petugas dengan peran `supervising`; tidak ada bila tidak diisi.",
        example: "{escalated: 5 %, lasts: 3 min, helps_above: 2}")

    private static let supervisionSchema = ObjectSchema(
        "supervision", en: "What supervisors do.", id: "Tugas pengawas.",
        fields: [
            CommonFields.share(
                "escalated",
                en:
                    "Share of interviews that a supervisor has to take over (pranks, silent calls and recognised duplicates left out); 0 % when left out.",
                id:
                    "Bagian wawancara yang harus diambil alih pengawas (selain iseng, bisu, dan duplikat); 0 % bila tidak diisi.",
                example: "5 %"),
            CommonFields.duration(
                "lasts",
                en:
                    "Time that he then talks with the caller, or the call-taker himself with no supervisor on duty; 0 s when left out.",
                id:
                    "Lama ia lalu berbicara dengan penelepon, atau petugas sendiri bila tidak ada pengawas; 0 s bila tidak diisi.",
                example: "3 min"),
            FieldSchema(
                "helps_above", .either([.word(["never"]), .integer(.between(0, 1_000_000))]),
                en: "Calls waiting above which free supervisors take calls; `never` when left out.",
                id:
                    "Jumlah panggilan menunggu yang membuat pengawas ikut menerima; `never` bila tidak diisi.",
                example: "2"),
        ])

    static func decodeSupervision(_ record: Record) -> Supervision? {
        record.record("supervision").map {
            Supervision(
                escalated: $0.value("escalated") ?? 0, lasts: $0.distribution("lasts") ?? .deterministic(0),
                helpsAbove: $0.integer("helps_above"))
        }
    }

    // MARK: Languages

    static let language = ObjectSchema(
        "language", en: "A language or skill that some callers need and some staff have.",
        id: "Bahasa atau keahlian yang diperlukan sebagian penelepon dan dimiliki sebagian petugas.",
        isIdentified: true,
        fields: [
            CommonFields.id("language", "bahasa", example: "javanese"),
            CommonFields.share(
                "share", en: "Share of all callers who need it; nobody needs two.",
                id: "Bagian penelepon yang memerlukannya; tidak ada yang memerlukan dua.", example: "10 %",
                required: true),
            FieldSchema(
                "talk_factor", .number(NumberRange(low: 0, high: 100, excludesLow: true)),
                en:
                    "Factor on locating and interviewing, or the talk of a stream, without it; 1 when left out.",
                id: "Faktor mencari lokasi dan wawancara, atau bicara aliran, tanpa itu; 1 bila tidak diisi.",
                example: "1.5"),
            FieldSchema(
                "error_odds", .number(NumberRange(low: 0, high: 1_000, excludesLow: true)),
                en: "Factor on the odds of errors (triage, wrong agency) without it; 1 when left out.",
                id: "Faktor odds kesalahan (triase, instansi keliru) tanpa itu; 1 bila tidak diisi.",
                example: "2"),
        ])

    static func decodeLanguage(_ record: Record) -> CallerLanguage {
        CallerLanguage(
            id: record.id, share: record.value("share") ?? 0, talkFactor: record.number("talk_factor") ?? 1,
            errorOdds: record.number("error_odds") ?? 1)
    }
}
