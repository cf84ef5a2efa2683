import ScenarioFiles

/// Posts on the command line: `psc119.operators/night=1..3`, or crews: `units.psc_post=1..4`.
enum VaryArgument {
    static func parse(_ text: String) throws(CommandFailure) -> StaffingSection.VariedPost {
        func failure(_ what: String, _ remedy: String) -> CommandFailure {
            CommandFailure(.badInput, "--vary \(text): \(what); \(remedy)")
        }
        let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(trimmed)
        let place = parts[0].split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false).map(
            trimmed)
        let names = place[0].split(separator: ".", omittingEmptySubsequences: false)
        guard names.count == 2, names.allSatisfy({ !$0.isEmpty }) else {
            throw failure(
                "`\(place[0])` is not a staff group",
                "write desk.group, desk.group/shift or desk.group=1..3, or units.group for crews")
        }
        guard place.count == 1 || !place[1].isEmpty else {
            throw failure("has no shift after `/`", "write desk.group/shift, or leave `/` out for all shifts")
        }
        var post = StaffingSection.VariedPost(
            group: place[0], shift: place.count > 1 ? place[1] : nil, from: nil, to: nil)
        guard parts.count > 1 else { return post }
        let example = "write the fewest and the most people, such as =1..3"
        guard let dots = parts[1].firstRange(of: "..") else {
            if let number = Int(parts[1]), number >= 0 {
                throw failure("has one number instead of a range", "write =\(number)..\(number) to keep it")
            }
            throw failure(
                parts[1].isEmpty ? "has no range after `=`" : "`\(parts[1])` is not a range", example)
        }
        let ends = [String(parts[1][..<dots.lowerBound]), String(parts[1][dots.upperBound...])].map {
            trimmed(Substring($0))
        }
        var bounds: [Int] = []
        for end in ends {
            guard !end.isEmpty else { throw failure("the range has no end", example) }
            guard let number = Int(end) else { throw failure("`\(end)` is not a whole number", example) }
            guard (0...10_000).contains(number) else {
                throw failure("`\(end)` people are not possible", "write numbers from 0 to 10000")
            }
            bounds.append(number)
        }
        guard bounds[0] <= bounds[1] else {
            throw failure("the range runs backwards", "write =\(bounds[1])..\(bounds[0])")
        }
        (post.from, post.to) = (bounds[0], bounds[1])
        return post
    }

    private static func trimmed(_ text: Substring) -> String {
        var rest = text.drop { $0 == " " }
        while rest.last == " " { rest = rest.dropLast() }
        return String(rest)
    }
}
