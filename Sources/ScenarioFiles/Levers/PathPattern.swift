/// A pattern of paths: keys joined by points, where `**` stands for any number of keys, none included, and `*` for
/// any characters of one key.
package struct PathPattern: Hashable, Sendable {
    /// As written.
    package let text: String
    private let keys: [String]

    package init(_ text: String) {
        self.text = text
        keys = text.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    }

    /// Whether a path fits.
    ///
    /// - Complexity: O(*keys* × *components*).
    package func matches(_ path: String) -> Bool { matches(Self.components(of: path)) }

    /// The keys of a path, split once where many patterns are tried on it.
    package static func components(of path: String) -> [Substring] {
        path.split(separator: ".", omittingEmptySubsequences: false)
    }

    /// Whether the path of the given keys fits.
    package func matches(_ components: [Substring]) -> Bool {
        // reachable[i]: the keys so far can stand for the first i components.
        var reachable = [true] + Array(repeating: false, count: components.count)
        for key in keys {
            if key == "**" {
                for index in 1..<max(1, reachable.count) where reachable[index - 1] {
                    reachable[index] = true
                }
                continue
            }
            for index in stride(from: components.count, to: 0, by: -1) {
                reachable[index] = reachable[index - 1] && Self.fits(components[index - 1], key)
            }
            reachable[0] = false
        }
        return reachable[components.count]
    }

    /// Whether a key fits a pattern in which `*` stands for any characters.
    private static func fits(_ key: Substring, _ pattern: String) -> Bool {
        let parts = pattern.split(separator: "*", omittingEmptySubsequences: false)
        guard parts.count > 1, let first = parts.first, let last = parts.last else { return key == pattern }
        guard key.hasPrefix(first), key.hasSuffix(last), key.count >= first.count + last.count else {
            return false
        }
        var rest = key.dropFirst(first.count).dropLast(last.count)
        // What lies between stars is found as early as possible, which leaves most for the others.
        for part in parts.dropFirst().dropLast() where !part.isEmpty {
            guard let range = rest.firstRange(of: part) else { return false }
            rest = rest[range.upperBound...]
        }
        return true
    }
}
