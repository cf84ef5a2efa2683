extension Distribution {
    /// Checks that the parameters make a law.
    ///
    /// - Throws: ``DistributionError`` for the first thing that is wrong.
    /// - Complexity: O(1), or O(*n*) in the length of the lists.
    public func validate() throws(DistributionError) {
        switch self {
        case .deterministic(let value):
            try requireFinite(value, "value")
        case .exponential(let mean):
            try requirePositive(mean, "mean")
        case .erlang(let shape, let mean):
            try requirePositive(Double(shape), "shape")
            try requirePositive(mean, "mean")
        case .gamma(let mean, let deviation), .lognormal(let mean, let deviation):
            try requirePositive(mean, "mean")
            try requirePositive(deviation, "standard deviation")
        case .weibull(let shape, let scale):
            try requirePositive(shape, "shape")
            try requirePositive(scale, "scale")
        case .uniform(let low, let high):
            try requireFinite(low, "low bound")
            try requireFinite(high, "high bound")
            guard low < high else { throw .emptyRange(low: low, high: high) }
        case .triangular(let low, let mode, let high):
            try requireFinite(low, "low bound")
            try requireFinite(mode, "mode")
            try requireFinite(high, "high bound")
            guard low < high else { throw .emptyRange(low: low, high: high) }
            guard low <= mode, mode <= high else { throw .modeOutside(mode: mode, low: low, high: high) }
        case .normal(let mean, let deviation, let low, let high):
            try requireFinite(mean, "mean")
            try requirePositive(deviation, "standard deviation")
            // Also refuses NaN, which compares false with everything.
            guard low < high else { throw .emptyRange(low: low, high: high) }
            let law = TruncatedNormal(mean: mean, standardDeviation: deviation, low: low, high: high)
            guard law.mass >= TruncatedNormal.leastMass else { throw .noProbability(low: low, high: high) }
        case .mixture(let parts):
            try validate(parts)
        case .discrete(let values, let weights):
            guard !values.isEmpty else { throw .empty(parameter: "values") }
            guard values.count == weights.count else {
                throw .unequalCounts(values: values.count, weights: weights.count)
            }
            for value in values { try requireFinite(value, "value") }
            try requireWeights(weights)
        case .empirical(let sample):
            guard !sample.isEmpty else { throw .empty(parameter: "sample values") }
            for value in sample { try requireFinite(value, "sample value") }
        }
    }

    private func validate(_ parts: [MixturePart]) throws(DistributionError) {
        guard !parts.isEmpty else { throw .empty(parameter: "mixture parts") }
        for (index, part) in parts.enumerated() {
            if case .mixture = part.distribution { throw .nestedMixture(index: index) }
            do throws(DistributionError) {
                try part.distribution.validate()
            } catch {
                throw .part(index: index, reason: error)
            }
        }
        try requireWeights(parts.map(\.weight))
    }

    private func requireFinite(_ value: Double, _ parameter: String) throws(DistributionError) {
        guard value.isFinite else { throw .notFinite(parameter: parameter, value: value) }
    }

    private func requirePositive(_ value: Double, _ parameter: String) throws(DistributionError) {
        try requireFinite(value, parameter)
        guard value > 0 else { throw .notPositive(parameter: parameter, value: value) }
    }

    private func requireWeights(_ weights: [Double]) throws(DistributionError) {
        for (index, weight) in weights.enumerated() {
            try requireFinite(weight, "weight")
            guard weight >= 0 else { throw .negativeWeight(index: index, value: weight) }
        }
        let total = weights.reduce(0, +)
        guard total > 0 else { throw .noWeight }
        try requireFinite(total, "sum of weights")
    }
}
