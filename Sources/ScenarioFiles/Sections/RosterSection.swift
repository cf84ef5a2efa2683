import CityModel
import EventKernel

/// `posts` and `shifts`: how many people or crews are on duty when.
enum RosterSection {
    static let posts = FieldSchema(
        "posts", .integer(.between(0, 10_000)), en: "How many are on duty round the clock.",
        id: "Jumlah yang bertugas 24 jam.", example: "1")

    static let shifts = FieldSchema(
        "shifts", .records(shift, .some), en: "How many are on duty when, by shift.",
        id: "Jumlah yang bertugas menurut giliran.",
        example: "[{name: day, days: weekdays, start: \"07:00\", length: 8 h, posts: 2}]")

    /// A roster is given by exactly one of the two.
    static let alternatives = AlternativeFields(["posts", "shifts"])

    private static let dayNames = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
    private static let daySets: [(name: String, days: Weekdays)] = [
        ("all", .everyDay), ("weekdays", .mondayToFriday), ("weekend", .weekend),
    ]

    private static let shift = ObjectSchema(
        "shift", en: "Hours of duty that come back every week.", id: "Jam tugas yang berulang tiap minggu.",
        fields: timeFields + [
            FieldSchema(
                "posts", .integer(.between(0, 10_000)), required: true, en: "How many are on duty.",
                id: "Jumlah yang bertugas.", example: "2")
        ], rules: [wholeMinutes])

    /// A shift whose posts are not written.
    static let shiftTime = ObjectSchema(
        "shift time", en: "Hours of duty that come back every week, for any number of people.",
        id: "Jam tugas yang berulang tiap minggu, untuk berapa pun petugas.", fields: timeFields,
        rules: [wholeMinutes])

    private static let timeFields = [
        FieldSchema(
            "name", .text, en: "What people call the shift.", id: "Sebutan giliran.", example: "day"),
        FieldSchema(
            "days",
            .either([.word(daySets.map(\.name) + dayNames), .list(.word(dayNames), .some)]),
            en: "The days on which it begins; all when left out.",
            id: "Hari mulainya; semua bila tidak diisi.", example: "[mon, tue, wed]"),
        FieldSchema(
            "start", .clockTime, required: true, en: "When it begins.", id: "Waktu mulai.",
            example: "\"07:00\""),
        FieldSchema(
            "length", .quantity(.duration, .between(60, 86_400)), required: true,
            en: "How long it lasts, in whole minutes up to a day; it may pass midnight.",
            id: "Lamanya, dalam menit utuh paling lama sehari; boleh melewati tengah malam.",
            example: "8 h"),
    ]

    private static let wholeMinutes: @Sendable (Record) -> [RuleFinding] = { record in
        guard let seconds = record.value("length"), seconds.truncatingRemainder(dividingBy: 60) != 0 else {
            return []
        }
        return [
            RuleFinding(
                key: "length", what: "is not in whole minutes",
                remedy: "write whole minutes, such as `450 min`")
        ]
    }

    /// The shifts of a group; constant posts are one shift of 24 hours.
    static func decode(_ record: Record) -> [Shift] {
        if let posts = record.integer("posts") {
            return [
                Shift(
                    name: "all day", weekdays: .everyDay, startMinute: 0, lengthMinutes: 1_440, posts: posts)
            ]
        }
        let records = record.records("shifts")
        return zip(decodeTimes(records), records).map { shift, record in
            var shift = shift
            shift.posts = record.integer("posts") ?? 0
            return shift
        }
    }

    /// Shifts without posts.
    static func decodeTimes(_ records: [Record]) -> [Shift] {
        records.enumerated().map { index, shift in
            Shift(
                name: shift.text("name") ?? "shift \(index + 1)", weekdays: weekdays(shift),
                startMinute: shift.clockTime("start")?.minute ?? 0,
                lengthMinutes: Int((shift.value("length") ?? 0) / 60), posts: 0)
        }
    }

    private static func weekdays(_ record: Record) -> Weekdays {
        let names = record.texts("days") ?? record.text("days").map { [$0] } ?? ["all"]
        var days: Weekdays = []
        for name in names {
            if let set = daySets.first(where: { $0.name == name }) {
                days.formUnion(set.days)
            } else if let day = dayNames.firstIndex(of: name) {
                days.formUnion(Weekdays(weekday: day))
            }
        }
        return days
    }
}
