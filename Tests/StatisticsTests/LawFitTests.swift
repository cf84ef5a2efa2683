import Foundation
import Statistics
import Testing

@Suite("Laws of durations by maximum likelihood")
struct LawFitTests {
    private static let laws: [DurationLaw] = [
        .lognormal(location: 4.5, spread: 0.8), .gamma(shape: 2, scale: 60), .weibull(shape: 0.8, scale: 150),
        .logLogistic(shape: 2.5, scale: 120), .hyperExponential(weight: 0.4, first: 30, second: 300),
    ]

    /// With 4,000 values the standard errors are at most 3 % (the two phases: 6 %); four and more of them are allowed, a
    /// false alarm in 10,000 seeds.
    @Test("Parameters are found again in samples", arguments: laws)
    func recovery(law: DurationLaw) throws {
        let sample = law.sample(4_000, seed: 11, replication: 0)
        let fitted = try DurationLaw.fit(law.family, to: sample)
        let tolerance = law.family == .hyperExponential ? 0.25 : 0.12
        for (true_, found) in zip(law.parameters, fitted.parameters) {
            #expect(abs(found.value / true_.value - 1) < tolerance, "\(true_.name): \(found.value)")
        }
        // The maximum is no less likely than the truth.
        #expect(fitted.logLikelihood(sample) >= law.logLikelihood(sample))
        #expect(abs(law.logLikelihood(sample) - sample.reduce(0) { $0 + law.logDensity($1) }) < 1e-6)
    }

    @Test("A likelihood falls in all directions from its maximum")
    func maximum() throws {
        let sample = DurationLaw.gamma(shape: 1.4, scale: 80).sample(500, seed: 3, replication: 0)
        for family in [DurationLaw.Family.gamma, .weibull, .logLogistic, .lognormal] {
            let best = try DurationLaw.fit(family, to: sample)
            for factor in [0.97, 1.03] {
                for (one, other) in [(factor, 1.0), (1, factor)] {
                    let moved: DurationLaw =
                        switch best {
                        case .gamma(let a, let b): .gamma(shape: a * one, scale: b * other)
                        case .weibull(let a, let b): .weibull(shape: a * one, scale: b * other)
                        case .logLogistic(let a, let b): .logLogistic(shape: a * one, scale: b * other)
                        case .lognormal(let a, let b): .lognormal(location: a * one, spread: b * other)
                        case .hyperExponential: best
                        }
                    #expect(moved.logLikelihood(sample) < best.logLikelihood(sample))
                }
            }
        }
    }

    @Test("The density is the slope of the distribution function", arguments: laws)
    func density(law: DurationLaw) {
        for x in [5.0, 80, 400] {
            let slope = (law.cumulative(x + 0.01) - law.cumulative(x - 0.01)) / 0.02
            #expect(abs(exp(law.logDensity(x)) / slope - 1) < 1e-5)
            #expect(law.distribution.map { abs($0.cumulative(x) - law.cumulative(x)) < 1e-9 } ?? true)
        }
    }

    @Test("The true family is kept, and a wrong one is rejected")
    func rejection() throws {
        let sample = DurationLaw.weibull(shape: 2.2, scale: 100).sample(600, seed: 5, replication: 0)
        let fits = FittedLaw.fitAll(to: sample, bootstraps: 79, seed: 2)
        #expect(fits.first?.law.family == .weibull)
        #expect(fits.first { $0.law.family == .weibull }?.isAccepted == true)
        #expect(fits.first { $0.law.family == .hyperExponential }?.isAccepted == false)
        #expect(fits == FittedLaw.fitAll(to: sample.reversed(), bootstraps: 79, seed: 2))
    }

    /// p-values are uniform if the family is right: of 40 at the 10 % level, four are to be expected, and more than ten
    /// come with a probability of 0.001.
    @Test func pValuesAreCalibrated() {
        var rejected = 0
        for replication in 0..<40 as Range<UInt32> {
            let sample = DurationLaw.lognormal(location: 3, spread: 1).sample(
                80, seed: 77, replication: replication)
            let fits = FittedLaw.fitAll(to: sample, bootstraps: 19, seed: UInt64(replication))
            let own = fits.first { $0.law.family == .lognormal }
            if (own?.andersonDarlingPValue ?? 0) <= 0.1 { rejected += 1 }
        }
        #expect(rejected <= 10)
    }

    @Test("Anderson and Darling's statistic against its definition as an integral")
    func andersonDarling() {
        let points = [0.1, 0.35, 0.6, 0.9]
        // n ∫ (Fₙ − u)² / (u (1 − u)) du by the midpoint rule.
        var sum = 0.0
        let steps = 400_000
        for step in 0..<steps {
            let u = (Double(step) + 0.5) / Double(steps)
            let empirical = Double(points.count { $0 <= u }) / 4
            sum += (empirical - u) * (empirical - u) / (u * (1 - u)) / Double(steps)
        }
        #expect(abs(GoodnessOfFit.andersonDarling(sortedProbabilities: points) - 4 * sum) < 1e-4)
    }

    @Test func nothingToFit() {
        #expect(throws: SolverError.self) { try DurationLaw.fit(.gamma, to: [3, 3, 3]) }
    }
}

@Suite("Times of which some are censored")
struct CensoredTests {
    /// Remission of leukaemia under 6-mercaptopurine (Freireich et al. 1963; Gehan 1965), the standard example of survival
    /// analysis; the estimates are those of Kalbfleisch and Prentice and of Lawless (2003, example 3.2.1).
    private static let events: [Double] = [6, 6, 6, 7, 10, 13, 16, 22, 23]
    private static let censored: [Double] = [6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35]
    private static let remission: [CensoredTime] =
        events.map { CensoredTime($0, isEvent: true) } + censored.map { CensoredTime($0, isEvent: false) }

    @Test func textbookExample() throws {
        let estimate = KaplanMeier(Self.remission)
        #expect(estimate.steps.map(\.time) == [6, 7, 10, 13, 16, 22, 23])
        #expect(estimate.steps.map(\.atRisk) == [21, 17, 15, 12, 11, 7, 6])
        let published = [0.857, 0.807, 0.753, 0.690, 0.627, 0.538, 0.448]
        for (step, value) in zip(estimate.steps, published) { #expect(abs(step.survival - value) < 5e-4) }
        let errors = [0.0764, 0.0869, 0.0963, 0.1068, 0.1141, 0.1282, 0.1346]
        for (step, value) in zip(estimate.steps, errors) { #expect(abs(step.standardError - value) < 1e-4) }
        #expect(estimate.quantile(0.5) == 23)
        #expect(estimate.survival(at: 5) == 1)
    }

    /// 9 events in 359 weeks; the Weibull fit is that of survival analysis programs (shape 1.354, scale 33.77).
    @Test func lawsOfTheExample() throws {
        let exponential = try #require(CensoredFit.exponential(Self.remission))
        #expect(abs(exponential.scale - 359.0 / 9) < 1e-12)
        #expect(abs(exponential.mean - exponential.scale) < 1e-9)
        let weibull = try #require(CensoredFit.weibull(Self.remission))
        #expect(abs(weibull.shape - 1.354) < 0.001)
        #expect(abs(weibull.scale - 33.77) < 0.01)
        #expect(weibull.logLikelihood > exponential.logLikelihood)
    }

    /// 3,000 waits of which half are cut off: the standard errors are 2.6 and 2 %, four of them are allowed.
    @Test func censoredWeibullIsFoundAgain() throws {
        let patience = DurationLaw.weibull(shape: 1.5, scale: 60).sample(3_000, seed: 4, replication: 0)
        let waits = DurationLaw.weibull(shape: 1, scale: 70).sample(3_000, seed: 4, replication: 1)
        let times = zip(patience, waits).map { CensoredTime(min($0, $1), isEvent: $0 < $1) }
        let fit = try #require(CensoredFit.weibull(times))
        #expect(abs(fit.shape / 1.5 - 1) < 0.1 && abs(fit.scale / 60 - 1) < 0.08)
        #expect(fit.scaleInterval.low < fit.scale && fit.scale < fit.scaleInterval.high)
        // The estimate without a law agrees, within four of its standard errors.
        let curve = KaplanMeier(times)
        let step = try #require(curve.steps.last { $0.time <= 40 })
        #expect(abs(step.survival - exp(-pow(40.0 / 60, 1.5))) < 4 * step.standardError)
    }

    @Test func withoutEventsThereIsNoLaw() {
        let times = [1.0, 2, 3].map { CensoredTime($0, isEvent: false) }
        #expect(CensoredFit.exponential(times) == nil && CensoredFit.weibull(times) == nil)
        #expect(KaplanMeier(times).steps.isEmpty)
    }
}
