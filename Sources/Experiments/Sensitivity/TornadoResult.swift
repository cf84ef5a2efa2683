import CityModel
import ScenarioFiles
import Statistics

/// What one parameter after the other does to each KPI, from one end of its range to the other.
public struct TornadoResult: Sendable {
    /// The scenario, and the one that it is compared with where there is one.
    public let scenarios: [Scenario]
    /// What was measured: a KPI of the scenario, or the difference second − first.
    public let measures: [MeasuredKPI]
    /// What was varied.
    public let inputs: [SensitivityInput]
    /// By measure the value as written.
    public let centre: [BoundedValue]
    /// By measure and input.
    public let bars: [[Bar]]
    /// By question and input; empty where nothing is decided.
    public let decisions: [Decision]
    /// Ends of ranges at which the scenario is not valid, one line each.
    public let invalid: [String]
    /// The replications of each variant.
    public let replications: Int
    /// The seed.
    public let seed: UInt64

    /// Whether two scenarios were compared.
    public var isDifference: Bool { scenarios.count > 1 }

    /// What one parameter does to one KPI.
    public struct Bar: Sendable, Hashable {
        /// The KPI at the low end; undefined where the scenario is not valid there.
        public var atLow: BoundedValue
        /// The KPI at the high end.
        public var atHigh: BoundedValue
        /// High end − low end, with the interval of the simulation's noise under common random numbers.
        public var swing: BoundedValue
        /// Whether it is told from the simulation's noise: false also where one replication says nothing about noise.
        public var isAboveNoise: Bool

        /// The length of the bar: from the least to the greatest of low end, written value and high end.
        func reach(_ centre: Double?) -> Double {
            let values = [atLow.value, atHigh.value, centre].compactMap { $0 }.filter(\.isFinite)
            guard let least = values.min(), let most = values.max() else { return 0 }
            return most - least
        }
    }

    /// The inputs of a measure, those with the longest bar first; paths settle ties.
    public func ranking(_ measure: Int) -> [Int] {
        inputs.indices.sorted { left, right in
            let own = bars[measure][left].reach(centre[measure].value)
            let other = bars[measure][right].reach(centre[measure].value)
            return own == other ? inputs[left].path < inputs[right].path : own > other
        }
    }

    /// The length of a bar.
    public func reach(_ measure: Int, _ input: Int) -> Double {
        bars[measure][input].reach(centre[measure].value)
    }
}

/// A decision that hangs on the sign of a figure, and what becomes of it within the ranges.
public struct Decision: Sendable, Hashable {
    /// What is asked.
    public enum Question: Sendable, Hashable {
        /// Whether the second scenario has more than the first.
        case difference
        /// Whether the target is met.
        case atLeast(Double)
        /// Whether the target is met.
        case atMost(Double)

        /// What the figure is measured from.
        public var threshold: Double {
            switch self {
            case .difference: 0
            case .atLeast(let bound), .atMost(let bound): bound
            }
        }

        /// The stable name.
        public var name: String {
            switch self {
            case .difference: "difference"
            case .atLeast: "at_least"
            case .atMost: "at_most"
            }
        }
    }

    /// Which measure.
    public let measure: Int
    /// What is asked.
    public let question: Question
    /// Whether the values as written decide it beyond the simulation's noise.
    public let isDecided: Bool
    /// By input, for decided questions.
    public var breakEvens: [BreakEven]
}

/// Where within or beyond its range a parameter turns a decision around.
public struct BreakEven: Sendable, Hashable {
    /// What becomes of the decision.
    public enum Verdict: String, Sendable, Hashable, CaseIterable, Codable {
        /// At an end of the range it is the other way round, beyond the simulation's noise.
        case reverses
        /// At an end of the range it is the other way round or open, but the noise leaves that open.
        case mayReverse = "may_reverse"
        /// At both ends it is as at the written value.
        case keeps
        /// Neither end has a value.
        case undefined
    }

    /// Which input.
    public let input: Int
    /// What becomes of the decision.
    public var verdict: Verdict
    /// The parameter at which the decision turns, in its base unit; the one nearest to the written value where there
    /// are two. Outside the range for `keeps`, by a straight line; nil where there is none.
    public var value: Double?
    /// The least value at which the noise leaves the decision open; nil where there is none.
    public var low: Double?
    /// The greatest.
    public var high: Double?
}
