/// The keys of `staffing`.
extension StaffingSection {
    static let schema = ObjectSchema(
        "staffing", en: "What `sigap staff` may vary, under which rules, and how posts become people.",
        id: "Apa yang boleh diubah `sigap staff`, aturannya, dan cara menghitung jumlah orang.",
        fields: [
            FieldSchema(
                "confidence", .quantity(.share, .between(0.5, 0.9999)),
                en: "Probability with which the answer is to be right; 95 % when left out.",
                id: "Peluang jawaban benar; 95% bila tidak diisi.", example: "95 %"),
            FieldSchema(
                "tolerance", .quantity(.share, .between(1e-6, 0.5)),
                en:
                    "Distance from a target that does not matter: points of a share, or a part of the target.",
                id: "Jarak dari target yang tidak berarti: poin persentase, atau bagian dari target.",
                example: "1 %"),
            FieldSchema(
                "vary", .records(post, .some), en: "The posts to be varied; all of the desks when left out.",
                id: "Pos jaga yang diubah; semua pos meja layanan bila tidak diisi.",
                example: "[{group: psc119.operators, from: 1, to: 3}]"),
            FieldSchema(
                "catalogue", .records(pattern, .any), en: "Other shift times that a group may work.",
                id: "Pola jam giliran lain untuk suatu kelompok.",
                example:
                    "[{id: twelve_hours, group: psc119.operators, shifts: [{name: day, start: \"07:00\", length: 12 h}]}]"
            ),
            FieldSchema(
                "employment", .records(status, .any),
                en: "How people are employed; without it the budget's relief factor turns posts into people.",
                id:
                    "Status kepegawaian; bila tidak diisi, relief_factor anggaran yang menentukan jumlah orang.",
                example: "[{id: contract, week: 40 h, shrinkage: 15 %}]"),
            FieldSchema(
                "night", .either([.word(["none"]), .record(night)]),
                en: "What holds for work at night; nothing when left out.",
                id: "Aturan kerja malam; tidak ada bila tidak diisi.",
                example: "{from: \"22:00\", to: \"06:00\", least: 2, longest_shift: 12 h}"),
        ])

    private static let group = FieldSchema(
        "group", .text, required: true, en: "A staff group, as `desk.group`.",
        id: "Kelompok petugas, ditulis `meja.kelompok`.", example: "psc119.operators")

    private static let post = ObjectSchema(
        "varied post", en: "Posts of a staff group and how many people may hold them.",
        id: "Pos suatu kelompok petugas dan rentang jumlah orangnya.",
        fields: [
            FieldSchema(
                "group", .text, required: true,
                en: "A staff group, as `desk.group`, or crews of units, as `units.group`.",
                id: "Kelompok petugas, ditulis `meja.kelompok`, atau awak unit, ditulis `units.kelompok`.",
                example: "psc119.operators"),
            FieldSchema(
                "shift", .text, en: "One shift by its name; all of the group when left out.",
                id: "Satu giliran menurut sebutannya; semua bila tidak diisi.", example: "night"),
            FieldSchema(
                "from", .integer(.between(0, 10_000)),
                en: "The fewest people; the minimum crew when left out.",
                id: "Jumlah paling sedikit; minimum_crew bila tidak diisi.", example: "1"),
            FieldSchema(
                "to", .integer(.between(0, 10_000)),
                en: "The most people; set by the command when left out.",
                id: "Jumlah paling banyak; ditentukan perintah bila tidak diisi.", example: "3"),
            FieldSchema(
                "people", .integer(.between(1, 1_000)),
                en: "The people of one crew, for paid hours; 1 when left out, nothing for desks.",
                id: "Jumlah orang satu awak, untuk jam kerja; 1 bila tidak diisi, tidak untuk meja.",
                example: "3"),
        ],
        rules: [
            { record in
                guard let low = record.integer("from"), let high = record.integer("to"), low > high else {
                    return []
                }
                return [RuleFinding(key: "from", what: "is above to", remedy: "write from below to")]
            }
        ])

    private static let pattern = ObjectSchema(
        "shift pattern", en: "Shift times that a group may work instead of its own.",
        id: "Jam giliran pengganti bagi suatu kelompok.", isIdentified: true,
        fields: [
            CommonFields.id("pattern", "pola", example: "twelve_hours"), group,
            FieldSchema(
                "shifts", .records(RosterSection.shiftTime, .some), required: true,
                en: "The shifts; how many people they take is sought.",
                id: "Gilirannya; jumlah orangnya yang dicari.",
                example: "[{name: day, start: \"07:00\", length: 12 h}]"),
        ])

    private static let status = ObjectSchema(
        "employment status", en: "The legal week of some staff and what is lost of it.",
        id: "Jam kerja mingguan menurut status kepegawaian dan bagian yang hilang.", isIdentified: true,
        fields: [
            CommonFields.id("status", "status", example: "contract"), CommonFields.name(example: "Contract"),
            FieldSchema(
                "week", .quantity(.duration, .between(3_600, 604_800)), required: true,
                en: "Legal working time of a week.", id: "Jam kerja resmi seminggu.", example: "40 h"),
            CommonFields.share(
                "shrinkage",
                en: "Share of it that is not worked: leave, holidays, sickness, training; 0 % when left out.",
                id: "Bagian yang tidak dikerjakan: cuti, libur, sakit, pelatihan; 0% bila tidak diisi.",
                example: "15 %"),
            FieldSchema(
                "nights", .quantity(.share, NumberRange(low: 0, high: 1, excludesLow: true)),
                en:
                    "Greatest share of a person's working time that may lie at night; 100 % when left out.",
                id: "Bagian terbesar jam kerja seseorang yang boleh malam hari; 100% bila tidak diisi.",
                example: "40 %"),
            FieldSchema(
                "rest", .quantity(.duration, .between(0, 86_400)),
                en: "Least time off between two shifts of a person; any when left out.",
                id: "Waktu istirahat paling sedikit antara dua giliran seseorang; bebas bila tidak diisi.",
                example: "11 h"),
            FieldSchema(
                "nights_in_row", .integer(.between(1, 7)),
                en: "Most nights that a person may work one after another; any number when left out.",
                id: "Malam berturut-turut paling banyak bagi seseorang; bebas bila tidak diisi.",
                example: "3"),
            FieldSchema(
                "days_in_row", .integer(.between(1, 14)),
                en: "Most days on which a person may work one after another; any number when left out.",
                id: "Hari kerja berturut-turut paling banyak bagi seseorang; bebas bila tidak diisi.",
                example: "6"),
            FieldSchema(
                "groups", .list(.text, .some),
                en: "The groups so employed; all that no other status names when left out.",
                id: "Kelompok dengan status ini; semua yang lain bila tidak diisi.",
                example: "[psc119.operators]"),
        ])

    private static let night = ObjectSchema(
        "night rules", en: "What the law or the agency asks of work at night.",
        id: "Yang disyaratkan hukum atau perangkat daerah untuk kerja malam.",
        fields: [
            FieldSchema(
                "from", .clockTime, required: true, en: "When night begins.", id: "Awal malam.",
                example: "\"22:00\""),
            FieldSchema(
                "to", .clockTime, required: true, en: "When it ends.", id: "Akhir malam.",
                example: "\"06:00\""),
            FieldSchema(
                "least", .integer(.between(0, 10_000)),
                en: "Fewest people on duty, where a desk or the joint centre is staffed at night.",
                id: "Jumlah petugas paling sedikit bila meja atau pusat terpadu dijaga malam hari.",
                example: "2"),
            FieldSchema(
                "longest_shift", .quantity(.duration, .between(60, 86_400)),
                en: "Longest shift that touches the night; any when left out.",
                id: "Giliran terpanjang yang mencakup malam; bebas bila tidak diisi.", example: "12 h"),
        ])
}
