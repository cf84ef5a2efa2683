import CityModel
import EventKernel

/// Hours of the week in which nobody is rostered at a desk, although its calls go on ringing there.
///
/// A desk of which the scenario says what becomes of its calls then (`when_closed: fail` or `forward`) is closed on
/// purpose and has none.
public struct RosterHole: Hashable, Sendable {
    /// The desk, or the joint centre where its members share a room.
    public var desk: String
    /// Where it is written.
    public var path: String
    /// Stretches without anybody, in minutes from midnight on Monday; one over the end of the week ends after 10,080.
    public var stretches: [Range<Int>]

    /// The holes of a city's rosters, in the order of its desks.
    ///
    /// - Complexity: O(shifts × minutes of a week).
    public static func find(in city: CityConfiguration) -> [RosterHole] {
        var rooms = city.desks.map { (id: $0.id, path: "desks.\($0.id)", desks: [$0], rule: $0.whenClosed) }
        if city.integration.institutional == .oneRoom, let centre = city.jointCentre {
            let inside = city.desks.filter { centre.members.contains($0.id) }
            rooms.removeAll { room in centre.members.contains(room.id) }
            rooms.append((centre.id, "joint_centre", inside, .ring))
        }
        return rooms.compactMap { room in
            guard room.rule == .ring else { return nil }
            let groups = room.desks.flatMap(\.staff)
            // Whoever only watches cameras answers no call; a desk that takes none is staffed by whoever is there.
            let answering = groups.filter { $0.roles.contains(.callTaking) }
            let stretches = gaps((answering.isEmpty ? groups : answering).flatMap(\.shifts))
            return stretches.isEmpty
                ? nil : RosterHole(desk: room.id, path: room.path, stretches: stretches)
        }
    }

    private static func gaps(_ shifts: [Shift]) -> [Range<Int>] {
        let week = 10_080
        var isStaffed = Array(repeating: false, count: week)
        for shift in shifts where shift.posts > 0 {
            for day in 0..<7 where shift.weekdays.contains(weekday: day) {
                let start = day * 1_440 + shift.startMinute
                for minute in start..<(start + shift.lengthMinutes) { isStaffed[minute % week] = true }
            }
        }
        guard let first = isStaffed.firstIndex(of: true) else { return [0..<week] }
        var result: [Range<Int>] = []
        var start: Int?
        // Once round the week from a moment with somebody, so that no stretch is cut in two.
        for minute in first...(first + week) {
            switch (isStaffed[minute % week], start) {
            case (false, nil): start = minute
            case (true, let begun?):
                let shift = begun >= week ? week : 0
                result.append((begun - shift)..<(minute - shift))
                start = nil
            default: break
            }
        }
        return result.sorted { $0.lowerBound < $1.lowerBound }
    }

    /// What is wrong and what would be right, in one line.
    public var message: LocalizedText {
        let isAlways = stretches == [0..<10_080]
        func when(_ names: [String], _ everyDay: String, _ never: String) -> String {
            if isAlways { return never }
            // The same hours on all days are said once.
            let first = stretches[0]
            let length = first.count
            if stretches.count == 7, length < 1_440,
                stretches.enumerated().allSatisfy({
                    $1.count == length && $1.lowerBound == first.lowerBound + 1_440 * $0
                })
            {
                return "\(everyDay) \(Self.clock(first.lowerBound))–\(Self.clock(first.upperBound))"
            }
            let parts = stretches.prefix(7).map { stretch in
                let (start, end) = (stretch.lowerBound, stretch.upperBound)
                let last = (end / 1_440) % 7
                return "\(names[start / 1_440 % 7]) \(Self.clock(start))–"
                    + (start / 1_440 % 7 == last ? "" : names[last] + " ") + Self.clock(end)
            }
            return parts.joined(separator: ", ") + (stretches.count > 7 ? ", …" : "")
        }
        let english = when(["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"], "every day", "at any time")
        let indonesian = when(
            ["Sen", "Sel", "Rab", "Kam", "Jum", "Sab", "Min"], "setiap hari", "sepanjang waktu")
        // A joint centre knows no closing hours.
        let closing =
            path == "joint_centre"
            ? LocalizedText(en: "", id: "")
            : LocalizedText(
                en: ", or write `when_closed: fail` or `{forward: desk}` if it is closed then",
                id: ", atau tulis `when_closed: fail` atau `{forward: meja}` bila memang tutup")
        return LocalizedText(
            en:
                "\(path): nobody is rostered \(english), and calls ring there unanswered; add a shift\(closing.en)",
            id:
                "\(path): tidak ada petugas \(indonesian), dan panggilan berdering tanpa dijawab; tambah giliran\(closing.id)"
        )
    }

    private static func clock(_ minute: Int) -> String {
        func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
        return two(minute / 60 % 24) + ":" + two(minute % 60)
    }
}
