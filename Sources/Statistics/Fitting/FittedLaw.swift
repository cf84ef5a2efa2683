internal import CGSL

/// A law fitted to a sample, with how well it fits.
public struct FittedLaw: Hashable, Sendable {
    /// The law.
    public var law: DurationLaw
    /// The logarithm of the likelihood at its maximum.
    public var logLikelihood: Double
    /// Kolmogorov's D.
    public var kolmogorov: Double
    /// Anderson and Darling's A².
    public var andersonDarling: Double
    /// Share of the bootstrap samples with a larger D; small where the law does not fit.
    public var kolmogorovPValue: Double
    /// The same for A².
    public var andersonDarlingPValue: Double

    /// Akaike's criterion, 2 k − 2 ln L: smaller is better.
    public var aic: Double { 2 * Double(law.parameters.count) - 2 * logLikelihood }

    /// Whether neither test rejects the law at the 5 % level, each at half of it.
    public var isAccepted: Bool { min(kolmogorovPValue, andersonDarlingPValue) > 0.025 }

    /// Fits all families.
    ///
    /// p-values are those of the parametric bootstrap with the parameters fitted anew to each sample (Stute, Gonzáles
    /// Manteiga and Presedo Quindimil 1993), because the tables for known parameters are too lenient (Lilliefors 1967).
    /// Above `bootstrapSize` values the samples are only so long: Stephens's (√n + 0.12 + 0.11/√n) D and A² hardly depend
    /// on the length (Stephens 1970, 1974), and they are compared.
    ///
    /// - Parameters:
    ///   - sample: Positive values.
    ///   - bootstraps: Bootstrap samples; the smallest p-value is 1 / (bootstraps + 1), so that fewer than 39 reject nothing.
    /// - Returns: By AIC, the best first; a family without a maximum of the likelihood is left out.
    /// - Complexity: O(families · (*n* log *n* + bootstraps · length)).
    public static func fitAll(
        to sample: [Double], bootstraps: Int = 199, bootstrapSize: Int = 400, seed: UInt64 = 1
    ) -> [FittedLaw] {
        let sorted = sample.sorted()
        return DurationLaw.Family.allCases.compactMap { family in
            guard let law = try? DurationLaw.fit(family, to: sorted) else { return nil }
            let own = Distances(sorted, law)
            var (larger, largerDarling) = (1, 1)
            for index in 0..<bootstraps {
                let drawn = law.sample(
                    min(sorted.count, bootstrapSize), seed: seed, replication: UInt32(index)
                ).map { max($0, 1e-9) }.sorted()
                guard let refitted = try? DurationLaw.fit(family, to: drawn) else { continue }
                let other = Distances(drawn, refitted)
                if other.scaledKolmogorov >= own.scaledKolmogorov { larger += 1 }
                if other.andersonDarling >= own.andersonDarling { largerDarling += 1 }
            }
            return FittedLaw(
                law: law, logLikelihood: law.logLikelihood(sorted), kolmogorov: own.kolmogorov,
                andersonDarling: own.andersonDarling,
                kolmogorovPValue: Double(larger) / Double(bootstraps + 1),
                andersonDarlingPValue: Double(largerDarling) / Double(bootstraps + 1))
        }.sorted { $0.aic < $1.aic }
    }

    /// Both distances between a sorted sample and a law.
    private struct Distances {
        var kolmogorov: Double
        var andersonDarling: Double
        var scaledKolmogorov: Double

        init(_ sorted: [Double], _ law: DurationLaw) {
            let probabilities = sorted.map(law.cumulative)
            let count = Double(sorted.count)
            var distance = 0.0
            for (index, probability) in probabilities.enumerated() {
                distance = max(
                    distance, Double(index + 1) / count - probability, probability - Double(index) / count)
            }
            kolmogorov = distance
            andersonDarling = GoodnessOfFit.andersonDarling(sortedProbabilities: probabilities)
            let root = count.squareRoot()
            scaledKolmogorov = (root + 0.12 + 0.11 / root) * distance
        }
    }
}

extension GoodnessOfFit {
    /// The statistic A² of Anderson and Darling (1954), which weighs the tails: −n − Σ (2i − 1)(ln uᵢ + ln(1 − uₙ₊₁₋ᵢ)) / n.
    ///
    /// - Parameter sortedProbabilities: The distribution function at the sorted sample.
    /// - Complexity: O(*n*).
    public static func andersonDarling(sortedProbabilities: [Double]) -> Double {
        let count = sortedProbabilities.count
        guard count > 0 else { return 0 }
        var sum = 0.0
        for index in 0..<count {
            let low = max(sortedProbabilities[index], 1e-300)
            let high = max(1 - sortedProbabilities[count - 1 - index], 1e-300)
            sum += Double(2 * index + 1) * (log(low) + log(high))
        }
        return -Double(count) - sum / Double(count)
    }
}
