import Foundation
import Randomness
import ScenarioFiles

/// How a value is drawn between its `low` and `high`.
public enum UncertaintyLaw: String, Sendable, Hashable, CaseIterable, Codable {
    /// Triangular with the written value as the most likely one.
    case triangular
    /// Every value between the bounds alike.
    case uniform
}

/// The uncertain parameters of scenarios: those that are written with `low` and `high`.
///
/// Each draw is keyed by seed, path and number of the draw, so that a parameter that several scenarios have is drawn at
/// the same point of its range in all of them, whatever else they hold, and adding one changes no other.
public struct UncertainInputs: Sendable {
    /// The scenarios as written.
    public let scenarios: [Scenario]
    /// The seed of the draws.
    public let seed: UInt64
    /// The law of each value.
    public let law: UncertaintyLaw

    /// Uncertain inputs.
    public init(_ scenarios: [Scenario], seed: UInt64, law: UncertaintyLaw = .triangular) {
        self.scenarios = scenarios
        self.seed = seed
        self.law = law
    }

    /// The paths of the values that are drawn in some scenario, in the order of their bytes.
    public var paths: [String] {
        Set(scenarios.flatMap { $0.parameters.filter(Self.isUncertain).map(\.path) }).sorted()
    }

    /// The most times that a draw is made again.
    static let attempts = 200

    /// The scenarios with all uncertain values drawn, and how many draws before were no valid scenario.
    ///
    /// Values that are plausible one by one need not fit together: a roster may come out empty. Such a draw is made
    /// again for all scenarios, so that what remains is the law of the values given that they fit.
    ///
    /// - Parameter number: From 0.
    /// - Throws: ``ScenarioFiles/ScenarioError`` when 200 draws in a row do not fit together.
    /// - Complexity: O(parameters) changes to each scenario, for each attempt.
    public func draw(_ number: Int) throws(ScenarioError) -> (scenarios: [Scenario], rejected: Int) {
        var last = ScenarioError(problems: [])
        for attempt in 0..<Self.attempts {
            do throws(ScenarioError) {
                return (try scenarios(draw: number, attempt: attempt), attempt)
            } catch {
                last = error
            }
        }
        throw last
    }

    private func scenarios(draw number: Int, attempt: Int) throws(ScenarioError) -> [Scenario] {
        var drawn: [Scenario] = []
        for scenario in scenarios {
            let changes = scenario.parameters.filter(Self.isUncertain).map { parameter in
                ScenarioOverride(
                    path: parameter.path,
                    value: Self.text(of: value(of: parameter, draw: number, attempt: attempt), for: parameter)
                )
            }
            drawn.append(try scenario.changed(by: changes))
        }
        return drawn
    }

    /// The value of a parameter in a draw, in base units; whole where value and bounds are whole numbers without a
    /// unit, such as posts.
    package func value(of parameter: ParameterRecord, draw: Int, attempt: Int = 0) -> Double {
        let name = StableHash.combine(seed, StableHash.of("uncertainty|" + parameter.path))
        let key = StableHash.combine(StableHash.combine(name, UInt64(draw)), UInt64(attempt))
        // The middle of one of 2⁵³ equal parts: never 0 or 1.
        return Self.value(of: parameter, share: (Double(key >> 11) + 0.5) * 0x1p-53, law: law)
    }

    /// The value of a parameter below which so much of its law lies, in base units; whole like ``value(of:draw:attempt:)``.
    package static func value(of parameter: ParameterRecord, share: Double, law: UncertaintyLaw) -> Double {
        guard let mode = parameter.value, let low = parameter.low, let high = parameter.high else {
            return .nan
        }
        let isInside = low <= mode && mode <= high
        let value =
            law == .triangular && isInside
            ? triangular(share, low: low, mode: mode, high: high) : low + share * (high - low)
        return isWhole(parameter) ? value.rounded() : value
    }

    /// The inverse of the triangular distribution function.
    private static func triangular(_ share: Double, low: Double, mode: Double, high: Double) -> Double {
        let width = high - low
        guard width > 0 else { return low }
        let below = (mode - low) / width
        return share < below
            ? low + (share * width * (mode - low)).squareRoot()
            : high - ((1 - share) * width * (high - mode)).squareRoot()
    }

    package static func isUncertain(_ parameter: ParameterRecord) -> Bool {
        guard parameter.value != nil, let low = parameter.low, let high = parameter.high else { return false }
        return low < high
    }

    package static func isWhole(_ parameter: ParameterRecord) -> Bool {
        let numbers = [parameter.value, parameter.low, parameter.high].compactMap { $0 }
        return parameter.unit.isEmpty && numbers.allSatisfy { $0 == $0.rounded() }
    }

    /// The value as it would be written in a file.
    package static func text(of value: Double, for parameter: ParameterRecord) -> String {
        // Twelve digits say all that a drawn value can, and exact decimals take no more than seventeen.
        let digits = String(format: "%.12g", parameter.unit == "share" ? value * 100 : value)
        return switch parameter.unit {
        case "share": "\(digits) %"
        case "1/s": "\(digits)/s"
        case "Rp": "Rp \(Int64(value.rounded()))"
        case "": isWhole(parameter) ? "\(Int64(value))" : digits
        default: "\(digits) \(parameter.unit)"
        }
    }
}
