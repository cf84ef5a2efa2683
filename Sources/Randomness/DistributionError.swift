/// Why a ``Distribution`` is none.
public indirect enum DistributionError: Error, Hashable, Sendable {
    /// A parameter that must be a finite number is not.
    case notFinite(parameter: String, value: Double)
    /// A parameter that must be greater than 0 is not.
    case notPositive(parameter: String, value: Double)
    /// A weight is below 0.
    case negativeWeight(index: Int, value: Double)
    /// All weights are 0, so nothing can be chosen.
    case noWeight
    /// A list of values, weights or parts is empty.
    case empty(parameter: String)
    /// There are not as many weights as values.
    case unequalCounts(values: Int, weights: Int)
    /// The bounds leave no room between them.
    case emptyRange(low: Double, high: Double)
    /// The most likely value lies outside the bounds.
    case modeOutside(mode: Double, low: Double, high: Double)
    /// A normal law has practically no probability between its bounds.
    case noProbability(low: Double, high: Double)
    /// A part of a mixture is a mixture.
    case nestedMixture(index: Int)
    /// A part of a mixture is invalid for the enclosed reason.
    case part(index: Int, reason: DistributionError)
}

extension DistributionError: CustomStringConvertible {
    /// One sentence that says what is wrong and what would be right.
    public var description: String {
        switch self {
        case .notFinite(let parameter, let value):
            "The \(parameter) is \(value), but must be a finite number."
        case .notPositive(let parameter, let value):
            "The \(parameter) is \(value), but must be greater than 0."
        case .negativeWeight(let index, let value):
            "Weight \(index + 1) is \(value), but a weight must be 0 or more."
        case .noWeight:
            "All weights are 0, but at least one must be greater than 0."
        case .empty(let parameter):
            "The list of \(parameter) is empty, but must hold at least one entry."
        case .unequalCounts(let values, let weights):
            "Each value needs one weight, but the numbers of values and weights are \(values) and \(weights)."
        case .emptyRange(let low, let high):
            "The low bound \(low) must be less than the high bound \(high)."
        case .modeOutside(let mode, let low, let high):
            "The mode \(mode) must lie between the low bound \(low) and the high bound \(high)."
        case .noProbability(let low, let high):
            "The normal law has practically no probability between its bounds \(low) and \(high)."
        case .nestedMixture(let index):
            "Part \(index + 1) of the mixture is a mixture, but must be a simple law."
        case .part(let index, let reason):
            "Part \(index + 1) of the mixture is invalid: \(reason)"
        }
    }
}
