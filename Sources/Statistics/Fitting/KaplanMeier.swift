internal import CGSL

/// A time that ended by itself, or that was cut short by something else (censored on the right).
public struct CensoredTime: Hashable, Sendable {
    /// The time, 0 or more.
    public var time: Double
    /// Whether it ended by itself; false: nobody knows how long it would have been.
    public var isEvent: Bool

    /// A time.
    public init(_ time: Double, isEvent: Bool) {
        self.time = time
        self.isEvent = isEvent
    }
}

/// The share that lasts longer than a time, estimated from times of which some are censored (Kaplan and Meier 1958,
/// *JASA* 53:457–481).
public struct KaplanMeier: Hashable, Sendable {
    /// One step of the estimate.
    public struct Step: Hashable, Sendable {
        /// When events happened.
        public var time: Double
        /// Times not over just before.
        public var atRisk: Int
        /// Events at this time.
        public var events: Int
        /// The share that lasts longer.
        public var survival: Double
        /// Its standard error by Greenwood's formula (1926).
        public var standardError: Double
    }

    /// The steps, in order of time.
    public let steps: [Step]

    /// An estimate. What is censored at the time of an event counts as at risk at it.
    ///
    /// - Complexity: O(*n* log *n*).
    public init(_ times: [CensoredTime]) {
        let sorted = times.sorted { $0.time < $1.time }
        var steps: [Step] = []
        var survival = 1.0
        var sum = 0.0
        var index = 0
        while index < sorted.count {
            let time = sorted[index].time
            var (end, events) = (index, 0)
            while end < sorted.count, sorted[end].time == time {
                if sorted[end].isEvent { events += 1 }
                end += 1
            }
            let atRisk = sorted.count - index
            if events > 0 {
                survival *= 1 - Double(events) / Double(atRisk)
                if atRisk > events { sum += Double(events) / (Double(atRisk) * Double(atRisk - events)) }
                steps.append(
                    Step(
                        time: time, atRisk: atRisk, events: events, survival: survival,
                        standardError: survival * sum.squareRoot()))
            }
            index = end
        }
        self.steps = steps
    }

    /// The estimated share that lasts longer than a time.
    public func survival(at time: Double) -> Double {
        steps.last { $0.time <= time }?.survival ?? 1
    }

    /// The least time that at most a share of 1 − p outlasts; nil where too many are censored to say.
    public func quantile(_ p: Double) -> Double? {
        // Products of fractions miss a share like 0.5 by roundings.
        steps.first { $0.survival <= 1 - p + 1e-12 }?.time
    }
}

/// A law of censored times by maximum likelihood: Σ ln f over events + Σ ln (1 − F) over the censored.
public struct CensoredFit: Hashable, Sendable {
    /// 1 for the exponential law.
    public var shape: Double
    /// Seconds: P(X > x) = exp(−(x / scale)^shape).
    public var scale: Double
    /// The logarithm of the likelihood.
    public var logLikelihood: Double
    /// An interval of 95 % for the scale.
    public var scaleInterval: Interval
    /// Whether the shape was fitted.
    public var isWeibull: Bool

    /// Akaike's criterion.
    public var aic: Double { (isWeibull ? 4 : 2) - 2 * logLikelihood }

    /// The mean of the law.
    public var mean: Double { scale * exp(sigap_log_gamma(1 + 1 / shape)) }

    /// The exponential law: all time at risk divided by the events (Epstein and Sobel 1953), with the chi-square
    /// interval of 2 · events degrees of freedom.
    ///
    /// - Returns: nil without an event.
    public static func exponential(_ times: [CensoredTime]) -> CensoredFit? {
        let events = Double(times.count { $0.isEvent })
        let total = times.reduce(0) { $0 + $1.time }
        guard events > 0, total > 0 else { return nil }
        let scale = total / events
        let interval = Interval(
            centre: scale, low: 2 * total / sigap_chi_square_quantile(0.975, 2 * events),
            high: 2 * total / sigap_chi_square_quantile(0.025, 2 * events), level: 0.95)
        return CensoredFit(
            shape: 1, scale: scale, logLikelihood: -events * log(scale) - events, scaleInterval: interval,
            isWeibull: false)
    }

    /// The Weibull law, by the root of its score equation for the shape (Lawless, *Statistical Models and Methods for
    /// Lifetime Data*, 2003, section 5.2).
    ///
    /// - Returns: nil with fewer than two different times of events above 0.
    public static func weibull(_ times: [CensoredTime]) -> CensoredFit? {
        let positive = times.filter { $0.time > 0 }
        let events = positive.filter(\.isEvent)
        guard let first = events.first, events.contains(where: { $0.time != first.time }) else { return nil }
        let largest = positive.reduce(0) { max($0, $1.time) }
        let count = Double(events.count)
        let meanLog = events.reduce(0) { $0 + log($1.time) } / count
        func score(_ shape: Double) -> Double {
            var (sum, weighted) = (0.0, 0.0)
            for entry in positive {
                let power = pow(entry.time / largest, shape)
                sum += power
                weighted += power * log(entry.time)
            }
            return 1 / shape - weighted / sum + meanLog
        }
        guard let logShape = try? root(between: -5, and: 5, tolerance: 1e-12, { score(exp($0)) }) else {
            return nil
        }
        let shape = exp(logShape)
        let sum = positive.reduce(0) { $0 + pow($1.time / largest, shape) }
        let scale = largest * pow(sum / count, 1 / shape)
        let likelihood =
            count * (log(shape) - shape * log(scale)) + (shape - 1) * count * meanLog - count
        // Given the shape, (X / scale)^shape is exponential.
        let low = scale * pow(2 * count / sigap_chi_square_quantile(0.975, 2 * count), 1 / shape)
        let high = scale * pow(2 * count / sigap_chi_square_quantile(0.025, 2 * count), 1 / shape)
        return CensoredFit(
            shape: shape, scale: scale, logLikelihood: likelihood,
            scaleInterval: Interval(centre: scale, low: low, high: high, level: 0.95), isWeibull: true)
    }
}
