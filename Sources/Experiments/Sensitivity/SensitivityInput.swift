import ScenarioFiles

/// A parameter with a range, in one scenario or several.
public struct SensitivityInput: Sendable, Hashable {
    /// The keys that lead to it.
    public let path: String
    /// The parameter in the first scenario that has it.
    public let record: ParameterRecord
    /// What it is grouped with.
    public let group: String
    /// By scenario; nil where a scenario does not have it.
    let records: [ParameterRecord?]

    /// The value as written, in the base unit.
    public var value: Double { record.value ?? .nan }
    /// The least plausible value.
    public var low: Double { record.low ?? .nan }
    /// The greatest plausible value.
    public var high: Double { record.high ?? .nan }
    /// Whether it takes whole numbers only, such as posts.
    public var isWhole: Bool { UncertainInputs.isWhole(record) }

    /// Where in its range a parameter stands.
    enum Position: Hashable, Sendable {
        /// −1 its low end, 0 its written value, 1 its high end, straight lines between them.
        case side(Double)
        /// The value below which so much of its law lies.
        case share(Double, UncertaintyLaw)
    }

    /// The value at a position, in base units.
    func value(at position: Position) -> Double { Self.value(of: record, at: position) }

    private static func value(of record: ParameterRecord, at position: Position) -> Double {
        switch position {
        case .share(let share, let law): return UncertainInputs.value(of: record, share: share, law: law)
        case .side(let side):
            guard let value = record.value, let low = record.low, let high = record.high else { return .nan }
            // The ends exactly, whatever rounding would make of them.
            if side == 1 { return high }
            if side == -1 { return low }
            let moved = value + side.magnitude * ((side < 0 ? low : high) - value)
            return UncertainInputs.isWhole(record) ? moved.rounded() : moved
        }
    }

    /// The change to a scenario; nil where it does not have the parameter.
    func change(in scenario: Int, at position: Position) -> ScenarioOverride? {
        guard let record = records[scenario] else { return nil }
        return ScenarioOverride(
            path: path, value: UncertainInputs.text(of: Self.value(of: record, at: position), for: record))
    }
}

/// By what parameters are taken together.
public enum SensitivityGrouping: String, Sendable, Hashable, CaseIterable, Codable {
    /// Each by itself.
    case none
    /// By the lever that switches them; what no lever switches is a fact of the city.
    case lever
    /// By the section of the file: the first key of the path.
    case section

    /// What a parameter is grouped with.
    func group(of path: String) -> String {
        switch self {
        case .none: return path
        case .section: return path.split(separator: ".").first.map(String.init) ?? path
        case .lever:
            guard case .lever(let lever) = LeverTable.standard.assignment(of: path) else { return "facts" }
            return lever.rawValue
        }
    }
}

/// Which parameters are varied.
public struct InputSelection: Sendable {
    /// Paths and patterns, also of whole sections; empty: all parameters with a range. `path=low..high` gives a range.
    public var patterns: [String]
    /// Paths and patterns of what is left out.
    public var exceptions: [String]
    /// By what they are taken together.
    public var grouping: SensitivityGrouping

    /// A selection.
    public init(
        patterns: [String] = [], exceptions: [String] = [], grouping: SensitivityGrouping = .none
    ) {
        self.patterns = patterns
        self.exceptions = exceptions
        self.grouping = grouping
    }

    /// The parameters of the scenarios that are selected, in the order of the bytes of their paths.
    ///
    /// - Throws: ``DesignError/input(option:what:remedy:)`` for a pattern that no parameter with a range fits.
    public func inputs(of scenarios: [Scenario]) throws(DesignError) -> [SensitivityInput] {
        var ranges: [String: (low: Double, high: Double)] = [:]
        var chosen: [PathPattern] = []
        for pattern in patterns {
            let parts = pattern.split(separator: "=", maxSplits: 1).map(String.init)
            if parts.count == 2 {
                ranges[parts[0]] = try range(parts[1], of: parts[0], option: pattern, in: scenarios)
                chosen.append(PathPattern(parts[0]))
            } else {
                chosen += [PathPattern(pattern), PathPattern(pattern + ".**")]
            }
        }
        let known = scenarios.map { scenario in
            Dictionary(
                scenario.parameters.map { parameter in
                    var parameter = parameter
                    if let range = ranges[parameter.path], parameter.value != nil {
                        parameter.low = range.low
                        parameter.high = range.high
                    }
                    return (parameter.path, parameter)
                }
            ) { first, _ in first }
        }
        let uncertain = Set(known.flatMap { $0.values.filter(UncertainInputs.isUncertain).map(\.path) })
        for pattern in patterns where !pattern.contains("=") {
            try check(pattern, "--parameter", uncertain: uncertain, all: Set(known.flatMap(\.keys)))
        }
        for pattern in exceptions {
            try check(pattern, "--except", uncertain: uncertain, all: Set(known.flatMap(\.keys)))
        }
        let left = exceptions.flatMap { [PathPattern($0), PathPattern($0 + ".**")] }
        let paths = uncertain.filter { path in
            let components = PathPattern.components(of: path)
            return (chosen.isEmpty || chosen.contains { $0.matches(components) })
                && !left.contains { $0.matches(components) }
        }
        guard !paths.isEmpty else {
            throw .input(
                option: scenarios.map(\.name).joined(separator: ", "),
                what: "no parameter that is left has low and high",
                remedy:
                    "write some as `{value: …, low: …, high: …}`, or give a range: `--parameter PATH=LOW..HIGH`"
            )
        }
        return paths.sorted().compactMap { path in
            let records = known.map { $0[path].flatMap { UncertainInputs.isUncertain($0) ? $0 : nil } }
            guard let record = records.compactMap({ $0 }).first else { return nil }
            return SensitivityInput(
                path: path, record: record, group: grouping.group(of: path), records: records)
        }
    }

    private func check(
        _ text: String, _ option: String, uncertain: Set<String>, all: Set<String>
    ) throws(DesignError) {
        let patterns = [PathPattern(text), PathPattern(text + ".**")]
        func fits(_ paths: Set<String>) -> Bool {
            paths.contains { path in patterns.contains { $0.matches(path) } }
        }
        if fits(uncertain) { return }
        guard fits(all) else {
            throw .input(
                option: "\(option) \(text)", what: "the scenario has no such parameter",
                remedy: Wording.suggestion(for: text, among: Array(uncertain), noun: "parameter"))
        }
        throw .input(
            option: "\(option) \(text)", what: "has no low and high",
            remedy:
                "write `{value: …, low: …, high: …}` in the file, or give its range: `--parameter \(text)=LOW..HIGH`"
        )
    }

    private func range(
        _ text: String, of path: String, option: String, in scenarios: [Scenario]
    ) throws(DesignError) -> (low: Double, high: Double) {
        let option = "--parameter \(option)"
        let records = scenarios.flatMap(\.parameters).filter { $0.path == path }
        guard let record = records.first else {
            throw .input(
                option: option, what: "the scenario has no such parameter",
                remedy: Wording.suggestion(
                    for: path, among: Array(Set(scenarios.flatMap { $0.parameters.map(\.path) })),
                    noun: "parameter"))
        }
        guard record.value != nil else {
            throw .input(
                option: option, what: "\(Wording.quoted(record.text)) is not a number",
                remedy: "choose a parameter that is a number")
        }
        guard let middle = text.firstRange(of: "..") else {
            throw .input(
                option: option, what: "has no `..`", remedy: "write `--parameter \(path)=LOW..HIGH`")
        }
        func number(_ text: Substring) throws(DesignError) -> Double {
            do throws(QuantityError) {
                let quantity = try Quantity.parse(String(text), as: .any)
                guard quantity.dimension.baseUnit == record.unit else {
                    throw QuantityError(
                        what:
                            "\(Wording.quoted(String(text))) has another unit than \(Wording.quoted(record.text))",
                        remedy: "write it in the unit of the file")
                }
                return quantity.value
            } catch {
                throw .input(option: option, what: error.what, remedy: error.remedy)
            }
        }
        let low = try number(text[..<middle.lowerBound])
        let high = try number(text[middle.upperBound...])
        guard low < high else {
            throw .input(
                option: option, what: "the range does not rise", remedy: "write the lower end first")
        }
        return (low, high)
    }
}
