import CityModel
import ScenarioFiles
import Statistics

/// Finds where parameters turn decisions around, by halving the part of the range in which the sign changes.
///
/// Halving needs no smoothness, which a simulated figure does not have, and lets all questions about a parameter share
/// its variants. The last part, a 32nd of the way from the written value to the end, is crossed by a straight line.
struct BreakEvenSearch {
    private(set) var samples: SideSamples
    private let measures: [MeasuredKPI]
    private var asked: [(measure: Int, question: Decision.Question)] = []

    /// How often the part with the root is halved.
    static let halvings = 5

    init(samples: SideSamples, measures: [MeasuredKPI], scenarios: [Scenario]) {
        self.samples = samples
        self.measures = measures
        for (index, measure) in measures.enumerated() where measure.kpi.better != .neither {
            if scenarios.count > 1 {
                asked.append((index, .difference))
                continue
            }
            for target in scenarios[0].configuration.targets
            where target.kpi == measure.kpi.id && target.scope == measure.scope {
                if let bound = target.atLeast { asked.append((index, .atLeast(bound))) }
                if let bound = target.atMost { asked.append((index, .atMost(bound))) }
            }
        }
    }

    /// Runs the variants that are needed, those of all questions in one go.
    ///
    /// - Returns: Whether it was not cancelled.
    mutating func run(with runner: DesignRunner) throws(DesignError) -> Bool {
        for _ in 0..<Self.halvings {
            var wanted: Set<Step> = []
            for (measure, question) in asked where isDecided(measure, question) {
                for input in samples.inputs.indices {
                    for end in [-1.0, 1.0] {
                        guard let bracket = bracket(measure, question, input, end),
                            let middle = middle(of: bracket, input)
                        else { continue }
                        wanted.insert(Step(input: input, side: middle))
                    }
                }
            }
            let steps = wanted.filter { !samples.has($0) }
                .sorted { ($0.input, $0.side) < ($1.input, $1.side) }
            guard !steps.isEmpty else { return true }
            let points = steps.map { $0.point(samples.inputs, scenarios: samples.scenarios.count) }
            guard let outcomes = try runner.evaluate(points) else { return false }
            for (step, outcome) in zip(steps, outcomes) { samples.add(step, outcome) }
        }
        return true
    }

    /// All questions with their answers.
    func decisions() -> [Decision] {
        asked.map { measure, question in
            let isDecided = isDecided(measure, question)
            return Decision(
                measure: measure, question: question, isDecided: isDecided,
                breakEvens: isDecided
                    ? samples.inputs.indices.map { breakEven(measure, question, $0) } : [])
        }
    }

    private func figure(_ column: KPIColumn, _ question: Decision.Question) -> BoundedValue {
        column.minus(question.threshold).estimate
    }

    private func isDecided(_ measure: Int, _ question: Decision.Question) -> Bool {
        figure(samples.centre[measure], question).isShown
    }

    /// The places, nearest to the written value, between which the sign changes.
    private func bracket(
        _ measure: Int, _ question: Decision.Question, _ input: Int, _ end: Double
    ) -> (near: Double, far: Double)? {
        let places = samples.places(input, towards: end, measure)
        guard let first = places.first, let start = figure(first.column, question).value else { return nil }
        var near = first.side
        for place in places.dropFirst() {
            guard let value = figure(place.column, question).value else { continue }
            if value * start <= 0 { return (near, place.side) }
            near = place.side
        }
        return nil
    }

    /// A place inside of a bracket; nil where there is none that would tell more.
    private func middle(of bracket: (near: Double, far: Double), _ input: Int) -> Double? {
        let input = samples.inputs[input]
        guard input.isWhole else { return (bracket.near + bracket.far) / 2 }
        let end = bracket.far < 0 ? input.low : input.high
        let near = input.value(at: .side(bracket.near))
        let far = input.value(at: .side(bracket.far))
        guard (far - near).magnitude > 1 else { return nil }
        let whole = ((near + far) / 2).rounded(.towardZero)
        let side = (whole - input.value) / (end - input.value)
        return bracket.far < 0 ? -side : side
    }

    private func breakEven(_ measure: Int, _ question: Decision.Question, _ input: Int) -> BreakEven {
        let start = figure(samples.centre[measure], question).value ?? .nan
        var result = BreakEven(input: input, verdict: .undefined)
        var roots: [Double] = []
        for end in [-1.0, 1.0] {
            guard let column = samples.column(input, end, measure) else { continue }
            let at = figure(column, question)
            guard let value = at.value else { continue }
            let isTurned = value * start <= 0
            let isOpen = !at.isShown
            let own: BreakEven.Verdict =
                isTurned && !isOpen ? .reverses : isTurned || isOpen ? .mayReverse : .keeps
            if rank(own) > rank(result.verdict) { result.verdict = own }
            if isTurned, let root = root(measure, question, input, end) { roots.append(root) }
        }
        guard let root = roots.min(by: { $0.magnitude < $1.magnitude }) else {
            if result.verdict == .keeps { result.value = extrapolated(measure, question, input, from: start) }
            return result
        }
        let parameter = samples.inputs[input]
        result.value = value(of: parameter, at: root)
        let open = openRange(measure, question, input, around: root)
        let bounds = [open.near, open.far].map { value(of: parameter, at: $0) }
        result.low = bounds.min()
        result.high = bounds.max()
        return result
    }

    private func rank(_ verdict: BreakEven.Verdict) -> Int {
        switch verdict {
        case .undefined: 0
        case .keeps: 1
        case .mayReverse: 2
        case .reverses: 3
        }
    }

    /// The parameter at a place, not rounded: a break-even value may lie between two whole numbers.
    private func value(of input: SensitivityInput, at side: Double) -> Double {
        input.value + side.magnitude * ((side < 0 ? input.low : input.high) - input.value)
    }

    private func root(
        _ measure: Int, _ question: Decision.Question, _ input: Int, _ end: Double
    ) -> Double? {
        guard let bracket = bracket(measure, question, input, end),
            let near = samples.column(input, bracket.near, measure),
            let far = samples.column(input, bracket.far, measure),
            let from = figure(near, question).value, let to = figure(far, question).value
        else { return nil }
        guard from.isFinite, to.isFinite, from != to else { return bracket.far }
        return bracket.near + (bracket.far - bracket.near) * from / (from - to)
    }

    /// The places around a root between which the interval holds zero, by straight lines between those that were run;
    /// the end of the range where it never stops to.
    private func openRange(
        _ measure: Int, _ question: Decision.Question, _ input: Int, around root: Double
    ) -> (near: Double, far: Double) {
        let end: Double = root < 0 ? -1 : 1
        let start = figure(samples.centre[measure], question).value ?? 0
        let places = samples.places(input, towards: end, measure).map { place in
            // Turned so that the decision as written is the positive side.
            let figure = figure(place.column, question)
            let low = start > 0 ? figure.low : figure.high.map(-)
            let high = start > 0 ? figure.high : figure.low.map(-)
            return (side: place.side, low: low ?? .nan, high: high ?? .nan)
        }
        var near = 0.0
        var far = end
        for (one, other) in zip(places, places.dropFirst()) {
            if one.low > 0, other.low <= 0, one.side.magnitude <= root.magnitude {
                near = Self.crossing(one.side, one.low, other.side, other.low)
            }
            if one.high >= 0, other.high < 0 {
                far = Self.crossing(one.side, one.high, other.side, other.high)
                break
            }
        }
        return (near, far)
    }

    private static func crossing(
        _ first: Double, _ from: Double, _ second: Double, _ to: Double
    ) -> Double {
        guard from.isFinite, to.isFinite, from != to else { return second }
        return first + (second - first) * from / (from - to)
    }

    /// Where a straight line from the written value through an end crosses the threshold beyond that end.
    private func extrapolated(
        _ measure: Int, _ question: Decision.Question, _ input: Int, from start: Double
    ) -> Double? {
        let parameter = samples.inputs[input]
        let found = [-1.0, 1.0].compactMap { end -> Double? in
            guard let column = samples.column(input, end, measure),
                // A slope that is noise leads nowhere.
                column.minus(samples.centre[measure]).estimate.isShown,
                let value = figure(column, question).value, value.isFinite,
                value.magnitude < start.magnitude
            else { return nil }
            return end * start / (start - value)
        }
        guard let side = found.min(by: { $0.magnitude < $1.magnitude }) else { return nil }
        let value = value(of: parameter, at: side)
        // Most quantities have no negative values, and no share is above one.
        if parameter.low >= 0, value < 0 { return nil }
        if parameter.record.unit == "share", value > 1 { return nil }
        return value
    }
}
