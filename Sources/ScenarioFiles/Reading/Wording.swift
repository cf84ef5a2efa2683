/// How values and suggestions are put into messages.
package enum Wording {
    /// A value as the user wrote it, between backquotes and cut to a length that fits a line.
    package static func quoted(_ text: String) -> String {
        let limit = 60
        guard text.unicodeScalars.count > limit else { return "`\(text)`" }
        var start = String.UnicodeScalarView()
        start.append(contentsOf: text.unicodeScalars.prefix(limit))
        return "`\(String(start))…`"
    }

    /// The text with control characters written as escapes, so that no input can break or colour a message.
    package static func oneLine(_ text: String) -> String {
        var result = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            let isControl = scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value)
            let isSeparator = scalar.value == 0x2028 || scalar.value == 0x2029
            if isControl || isSeparator {
                result.append(contentsOf: "\\u{\(String(scalar.value, radix: 16))}".unicodeScalars)
            } else {
                result.append(scalar)
            }
        }
        return String(result)
    }

    /// `a, b or c`.
    package static func alternatives(_ words: [String]) -> String {
        guard let last = words.last, words.count > 1 else { return words.first ?? "" }
        return words.dropLast().joined(separator: ", ") + " or " + last
    }

    /// A noun with its indefinite article.
    package static func withArticle(_ noun: String) -> String {
        let isVowel = noun.first.map { "aeiou".contains($0) } ?? false
        return (isVowel && !noun.hasPrefix("uni") ? "an " : "a ") + noun
    }

    /// A number without a fraction that says nothing: `3`, not `3.0`.
    package static func number(_ value: Double) -> String {
        let text = value.description
        return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
    }

    /// The remedy for a name that is not known: the nearest one, or all of them if they are few.
    package static func suggestion(for name: String, among names: [String], noun: String) -> String {
        if let nearest = nearest(to: name, among: names) { return "did you mean `\(nearest)`?" }
        let plural = noun.hasSuffix("y") && !noun.hasSuffix("ey") ? noun.dropLast() + "ies" : noun + "s"
        if names.isEmpty { return "there are no \(plural) here" }
        let shown = names.sorted().prefix(12).map { "`\($0)`" }
        let more = names.count > shown.count ? ", …" : ""
        return "known \(plural): \(shown.joined(separator: ", "))\(more)"
    }

    /// The name that a misspelt one most likely stands for; nil if none is near.
    package static func nearest(to name: String, among names: [String]) -> String? {
        // One letter in three may be wrong; two letters are no word to recognise.
        let allowed = min(3, name.unicodeScalars.count / 3)
        // Longer names cannot be misspellings of anything, and would make the distance costly.
        guard name.unicodeScalars.count <= 64 else { return nil }
        var best: (name: String, distance: Int)?
        let letters = simplified(name)
        for candidate in names.sorted() {
            let others = simplified(candidate)
            // Names whose lengths differ by more are at least so far apart.
            guard abs(letters.count - others.count) <= allowed else { continue }
            let distance = editDistance(letters, others)
            if distance <= allowed, distance < best?.distance ?? .max { best = (candidate, distance) }
        }
        return best?.name
    }

    /// Letters without case, hyphens and spaces as underscores: `warmUp` still differs, `Warm-Up` does not.
    private static func simplified(_ name: String) -> [Unicode.Scalar] {
        name.lowercased().unicodeScalars.map { $0 == "-" || $0 == " " ? "_" : $0 }
    }

    /// Insertions, deletions, substitutions and exchanges of neighbours that lead from one name to the other
    /// (optimal string alignment; Damerau 1964).
    ///
    /// - Complexity: O(*n m*).
    package static func editDistance(_ first: [Unicode.Scalar], _ second: [Unicode.Scalar]) -> Int {
        var beforeLast: [Int] = []
        var last = Array(0...second.count)
        for (row, letter) in first.enumerated() {
            var current = [row + 1]
            for (column, other) in second.enumerated() {
                var cost = min(last[column + 1] + 1, current[column] + 1)
                cost = min(cost, last[column] + (letter == other ? 0 : 1))
                if row > 0, column > 0, letter == second[column - 1], first[row - 1] == other {
                    cost = min(cost, beforeLast[column - 1] + 1)
                }
                current.append(cost)
            }
            beforeLast = last
            last = current
        }
        return last[second.count]
    }
}
