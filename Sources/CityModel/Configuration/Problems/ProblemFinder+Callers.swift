/// What callers know and do, and the border.
extension ProblemFinder {
    mutating func callers() {
        for line in city.lines where line.channel == .voice {
            if line.outages != nil {
                note(
                    ["lines", line.id, "outages"], "a voice line fails with its desk",
                    "write the outages of the desk")
            }
            if line.fallback != nil {
                note(
                    ["lines", line.id, "fallback"], "a voice line has no fallback",
                    "use callers.after_failed with changes_line")
            }
        }
        awareness()
        border()
    }

    private var voiceLines: Set<String> {
        Set(city.lines.filter { $0.channel == .voice }.map(\.id))
    }

    private mutating func awareness() {
        guard let awareness = city.awareness else { return }
        for (line, share) in awareness.knows.sorted(by: { $0.key < $1.key }) {
            if !voiceLines.contains(line) {
                note(
                    ["adoption"], "\"\(line)\" is no number that people can know",
                    "use one of \(Self.list(voiceLines)); who has the app is app_use")
            } else if !(share >= 0 && share <= 1) {
                note(["adoption"], "a share of \(share) cannot know \"\(line)\"", "use 0 to 1")
            }
        }
    }

    private mutating func border() {
        for stream in city.callStreams where stream.kind == .foreign && city.border == nil {
            note(
                ["call_streams", stream.id, "kind"], "foreign calls come over a border, and there is none",
                "describe border with its transfer_out")
        }
        guard let border = city.border else { return }
        for line in border.lines where !voiceLines.contains(line) {
            note(
                ["border", "lines"], "\"\(line)\" is no voice line",
                "use one of \(Self.list(voiceLines))")
        }
        for (key, share) in [("misrouted_share", border.misroutedShare), ("lost_share", border.lostShare)]
        where !(share >= 0 && share <= 1) {
            note(["border", key], "\(share) is no share", "use 0 to 1")
        }
    }
}
