/// What merging learns about lists of things with an `id` that the merged document no longer shows: it makes
/// messages about misspelt and removed things say so.
struct InheritanceNotes: Hashable, Sendable {
    /// An element that was added to inherited ones.
    struct Newcomer: Hashable, Sendable {
        /// Where it was written.
        var position: SourcePosition
        /// The ids that it could have been meant to change.
        var inherited: [String]
    }

    /// By path: added elements, of which one may be a misspelt inherited one.
    var newcomers: [[String]: Newcomer] = [:]
    /// By path: where inherited elements were taken away.
    var removals: [[String]: SourcePosition] = [:]

    /// Adds what a later merge learnt. The first file that wrote a new element is the one that named it; the
    /// last one that removed it is the one to which it is missing.
    mutating func add(_ later: InheritanceNotes) {
        newcomers.merge(later.newcomers) { first, _ in first }
        removals.merge(later.removals) { _, last in last }
    }
}
