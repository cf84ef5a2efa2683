/// Who knows which number, the part of adoption that decides where a report begins.
///
/// Each reporter knows each number independently, by a threshold of his own: a larger share only adds numbers to
/// what reporters know. Of the numbers that he knows he rings a right one (see
/// ``ReportLine/Right``); if he knows none of those, another that he knows; among several the weights of the incident type's
/// `callsTo` decide. Whoever knows none does as ``Awareness/unaware`` says.
public struct Awareness: Hashable, Sendable {
    /// What a reporter does who knows no number.
    public enum Unaware: String, Hashable, Sendable, CaseIterable {
        /// He finds a number by the weights of the incident type's `callsTo`.
        case callsTo = "calls_to"
        /// He is told the number that most people know.
        case bestKnown = "best_known"
        /// He reports nothing.
        case nothing
    }
    /// Share of people who know each voice line, by its identifier; nobody knows one that is left out.
    public var knows: [String: Double]
    /// What a reporter does who knows no number.
    public var unaware: Unaware

    /// Creates one from its parts.
    public init(knows: [String: Double], unaware: Unaware = .callsTo) {
        self.knows = knows
        self.unaware = unaware
    }
}
