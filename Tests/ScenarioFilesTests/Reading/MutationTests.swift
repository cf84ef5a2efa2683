import ScenarioFiles
import Testing

@Suite("Damaged files")
struct MutationTests {
    /// Deletes, repeats and exchanges pieces of the complete scenario: whatever comes out must load or be refused
    /// with problems, each in one line, and never trap. The sequence is fixed.
    @Test func anyDamageIsAnsweredInWords() {
        var state: UInt64 = 20_240_726
        func next(_ bound: Int) -> Int {
            // Marsaglia's xorshift (2003), enough to spread the damage.
            state ^= state << 13
            state ^= state >> 7
            state ^= state << 17
            return Int(state % UInt64(bound))
        }
        let original = Array(completeScenario.utf8)
        let pieces = [
            ":", "- ", "{", "}", "[", "]", "\"", "'", "\n", "\n  ", "*a", "&a ", "%", "~", "|\n", "? ",
            "\u{0}", "é", "1e999", "#",
        ]
        var refused = 0
        for _ in 0..<300 {
            var bytes = original
            for _ in 0...next(3) {
                let start = next(bytes.count)
                let end = min(bytes.count, start + next(40))
                switch next(4) {
                case 0: bytes.removeSubrange(start..<end)
                case 1: bytes.insert(contentsOf: Array(bytes[start..<end]), at: next(bytes.count))
                case 2: bytes.replaceSubrange(start..<end, with: Array(pieces[next(pieces.count)].utf8))
                default: bytes.insert(contentsOf: Array(pieces[next(pieces.count)].utf8), at: start)
                }
            }
            let found = messages(String(decoding: bytes, as: UTF8.self))
            if !found.isEmpty { refused += 1 }
            for message in found {
                #expect(message.hasPrefix("s.yaml:"))
                #expect(!message.contains("\n"))
                #expect(message.contains("; "))
            }
        }
        // Comments and names are the only places that take no harm.
        #expect(refused > 200)
    }
}
