import Foundation
import Randomness

/// Reads distributions from checked nodes.
enum DistributionReader {
    /// The distribution that a node describes.
    ///
    /// - Returns: nil when a value is missing or wrong, which the schema has reported.
    static func read(_ node: ScenarioNode, dimension: QuantityDimension) -> Distribution? {
        if case .scalar(let text, _) = node.content {
            return quantity(text, dimension).map(Distribution.deterministic)
        }
        if let entries = node.entries, entries.contains(where: { $0.key == "value" }),
            let value = node["value"]
        {
            return read(value, dimension: dimension)
        }
        guard let entry = node.entries?.first, node.entries?.count == 1 else { return nil }
        return law(entry.key, entry.value, dimension)
    }

    /// What is wrong with the figures of a distribution taken together.
    static func problem(in node: ScenarioNode, dimension: QuantityDimension) -> RuleFinding? {
        guard let entry = node.entries?.first else { return nil }
        if entry.key == "lognormal", let median = value("median", of: entry.value, dimension),
            let p90 = value("p90", of: entry.value, dimension), p90 <= median
        {
            return RuleFinding(
                key: entry.key, what: "p90 is not above the median", remedy: "write a p90 above the median")
        }
        guard let distribution = read(node, dimension: dimension) else {
            return RuleFinding(
                key: entry.key, what: "the figures do not make a distribution",
                remedy: "see `sigap explain` for an example")
        }
        do throws(DistributionError) {
            try distribution.validate()
            return nil
        } catch {
            let (what, remedy) = wording(error)
            return RuleFinding(key: entry.key, what: what, remedy: remedy)
        }
    }

    /// The library's reason in the words of a scenario file.
    private static func wording(_ error: DistributionError) -> (what: String, remedy: String) {
        switch error {
        case .emptyRange: ("`low` is not below `high`", "write `low` below `high`")
        case .modeOutside:
            ("`mode` lies outside `low` and `high`", "write low, mode and high in ascending order")
        case .noProbability:
            ("the bounds leave out nearly all of the distribution", "write bounds around the mean")
        case .noWeight: ("all weights are 0", "write at least one weight above 0")
        case .part(let index, let reason):
            ("part \(index + 1): \(wording(reason).what)", wording(reason).remedy)
        default: ("a figure is outside the range that can be computed with", "write figures of a usual size")
        }
    }

    /// The key and value of the figure that says where a distribution lies: its mean, median, mode or scale.
    static func centre(of node: ScenarioNode, dimension: QuantityDimension) -> (
        path: [String], value: Double
    )? {
        if case .scalar(let text, _) = node.content {
            return quantity(text, dimension).map { ([], $0) }
        }
        guard let entry = node.entries?.first else { return nil }
        if entry.key == "deterministic" {
            return leaf(entry.value).flatMap { quantity($0, dimension) }.map { ([entry.key], $0) }
        }
        for key in ["mean", "median", "mode", "scale"] {
            if let value = value(key, of: entry.value, dimension) { return ([entry.key, key], value) }
        }
        return nil
    }

    private static func law(_ name: String, _ node: ScenarioNode, _ dimension: QuantityDimension)
        -> Distribution?
    {
        func figure(_ key: String) -> Double? { value(key, of: node, dimension) }
        switch name {
        case "deterministic": return read(node, dimension: dimension)
        case "exponential": return figure("mean").map { .exponential(mean: $0) }
        case "erlang":
            guard let shape = integer("shape", of: node), let mean = figure("mean") else { return nil }
            return .erlang(shape: shape, mean: mean)
        case "gamma":
            guard let mean = figure("mean"), let deviation = figure("sd") else { return nil }
            return .gamma(mean: mean, standardDeviation: deviation)
        case "lognormal": return lognormal(node, dimension)
        case "weibull":
            guard let shape = bare("shape", of: node), let scale = figure("scale") else { return nil }
            return .weibull(shape: shape, scale: scale)
        case "uniform":
            guard let low = figure("low"), let high = figure("high") else { return nil }
            return .uniform(low: low, high: high)
        case "triangular":
            guard let low = figure("low"), let mode = figure("mode"), let high = figure("high") else {
                return nil
            }
            return .triangular(low: low, mode: mode, high: high)
        case "normal":
            guard let mean = figure("mean"), let deviation = figure("sd") else { return nil }
            return .normal(
                mean: mean, standardDeviation: deviation, low: figure("low") ?? 0,
                high: figure("high") ?? .infinity)
        default: return list(name, node, dimension)
        }
    }

    private static func list(_ name: String, _ node: ScenarioNode, _ dimension: QuantityDimension)
        -> Distribution?
    {
        let elements = node.elements ?? node["value"]?.elements ?? []
        switch name {
        case "empirical":
            let sample = elements.compactMap { leaf($0).flatMap { quantity($0, dimension) } }
            return sample.count == elements.count ? .empirical(sample) : nil
        case "discrete":
            let values = elements.compactMap { value("value", of: $0, dimension) }
            let weights = elements.compactMap { bare("weight", of: $0) }
            guard values.count == elements.count, weights.count == elements.count else { return nil }
            return .discrete(values: values, weights: weights)
        case "mixture":
            let parts = elements.compactMap { element -> MixturePart? in
                guard let weight = bare("weight", of: element),
                    let entry = element.entries?.first(where: { $0.key != "weight" }),
                    let distribution = law(entry.key, entry.value, dimension)
                else { return nil }
                return MixturePart(weight: weight, distribution: distribution)
            }
            return parts.count == elements.count ? .mixture(parts) : nil
        default: return nil
        }
    }

    /// From mean and standard deviation, or from the median and the 90th percentile, which are
    /// exp(μ) and exp(μ + z₀.₉ σ) of the underlying normal law.
    private static func lognormal(_ node: ScenarioNode, _ dimension: QuantityDimension) -> Distribution? {
        if let mean = value("mean", of: node, dimension), let deviation = value("sd", of: node, dimension) {
            return .lognormal(mean: mean, standardDeviation: deviation)
        }
        guard let median = value("median", of: node, dimension), let p90 = value("p90", of: node, dimension),
            median > 0, p90 > median
        else { return nil }
        let normalQuantile = 1.281_551_565_544_600_4
        let sigma = log(p90 / median) / normalQuantile
        let mean = median * exp(sigma * sigma / 2)
        return .lognormal(mean: mean, standardDeviation: mean * expm1(sigma * sigma).squareRoot())
    }

    private static func value(_ key: String, of node: ScenarioNode, _ dimension: QuantityDimension) -> Double?
    {
        node[key].flatMap(leaf).flatMap { quantity($0, dimension) }
    }

    private static func bare(_ key: String, of node: ScenarioNode) -> Double? {
        node[key].flatMap(leaf).flatMap { try? Quantity.number($0) }
    }

    private static func integer(_ key: String, of node: ScenarioNode) -> Int? {
        node[key].flatMap(leaf).flatMap { try? Quantity.integer($0) }
    }

    private static func quantity(_ text: String, _ dimension: QuantityDimension) -> Double? {
        (try? Quantity.parse(text, as: dimension))?.value
    }

    /// The text of a value, written alone or with its provenance.
    private static func leaf(_ node: ScenarioNode) -> String? {
        node.text ?? node["value"]?.text
    }
}
