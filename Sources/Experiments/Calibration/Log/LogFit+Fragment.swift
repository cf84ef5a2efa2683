import CityModel
import Foundation
import Randomness
import ScenarioFiles
import Statistics

extension LogFit {
    /// A small scenario with the fitted values and where they come from: it runs by itself, with so many seats that nobody
    /// waits, and can be named in `extends`.
    ///
    /// - Parameter source: Where values come from, such as the log's name and SHA-256.
    public func fragment(source: String) -> String {
        let origin = Origin(text: source + ", " + window)
        let table = calibration.table
        // A day of warm-up before the days held out, or before all days where none are.
        let firstMeasured = heldOutDays > 0 ? calibration.fitDays : 0
        let start = CivilDate(daysSince1970: table.firstDay.daysSince1970 + firstMeasured - 1)
        var lines = [
            "# Written by `sigap calibrate` from a log; runs by itself and can be named in `extends`.",
            "sigap: 1",
            "title: {en: Fitted to a log, id: Disesuaikan dengan catatan}",
            "simulation: {start: \(start ?? table.firstDay), warm_up: 1 d, measured: \(heldOutDays > 0 ? heldOutDays : table.days) d, replications: 100}",
            "lines: [{id: \"\(calibration.names.line)\", desk: \(calibration.names.desk)}]",
            "profiles:",
        ]
        for (index, own) in demand.classes.enumerated() { lines += profile(own, index, origin) }
        lines += isAboutUnits ? unitSections(origin) : callSections(origin)
        let patience = patienceLine(origin)
        if let patience { lines += ["callers:", patience] }
        return lines.joined(separator: "\n") + "\n"
    }

    /// `patience` of the callers.
    func patienceLine(_ origin: Origin) -> String? {
        guard let patience, let law = patience.distribution else { return nil }
        let scale = patience.laws[0].scaleInterval
        return
            "  patience: {value: \(Self.text(law)), low: \(Self.seconds(scale.low)), high: \(Self.seconds(scale.high)), \(origin.with("censored maximum likelihood, \(patience.abandoned) hung up, \(patience.answered) answered"))}"
    }

    var window: String {
        let first = calibration.table.firstDay
        let last = CivilDate(daysSince1970: first.daysSince1970 + calibration.fitDays - 1) ?? first
        return "\(first) to \(last)"
    }

    /// Where values come from.
    struct Origin {
        var text: String

        func with(_ method: String, grade: String = "A") -> String {
            let quoted = "\(text); \(method)".replacingOccurrences(of: "\\", with: "/")
                .replacingOccurrences(of: "\"", with: "'")
            return "source: \"\(quoted)\", grade: \(grade)"
        }
    }

    func name(_ index: Int) -> String {
        demand.classes.count == 1
            ? calibration.names.stream : "\(calibration.names.stream)_\(demand.classes[index].name)"
    }

    func profile(_ own: DemandFit.DayClass, _ index: Int, _ origin: Origin) -> [String] {
        let total = own.smooth.reduce(0, +)
        let hours = own.smooth.map { Self.number($0 * 24 / total) }
        let sum = own.weekdays.reduce(0) { $0 + demand.perDay[$1] }
        let weekdays = (0..<7).map {
            own.weekdays.contains($0) ? Self.number(demand.perDay[$0] * 7 / sum) : "0"
        }
        return [
            "  \(name(index)):",
            "    hours: {value: [\(hours.joined(separator: ", "))], \(origin.with("periodic P-spline, penalty \(Self.number(own.penalty)) by cross-validation over days"))}",
            "    weekdays: {value: [\(weekdays.joined(separator: ", "))], \(origin.with("levels: \(demand.level.rawValue), by leave-one-out"))}",
        ]
    }

    /// `rate`, `profile` and what varies it, for one class of days.
    func process(_ index: Int, _ origin: Origin) -> [String] {
        let own = demand.classes[index]
        let variation = demand.variation.demand
        // The rate is that of clusters outside of bursts.
        let divisor = variation.meanFactor
        let sum = own.weekdays.reduce(0) { $0 + demand.perDay[$1] } / 7
        let days = demand.weekdays.filter { own.weekdays.contains($0) }.count
        let range = rateInterval(
            count: own.counts.reduce(0, +), exposure: Double(max(1, days)), dispersion: demand.dayDispersion)
        let relative = range.centre > 0 ? (range.low / range.centre, range.high / range.centre) : (1, 1)
        func rate(_ factor: Double) -> String { "\(Self.number(sum / divisor * factor))/day" }
        var lines = [
            "    rate: {value: \(rate(1)), low: \(rate(relative.0)), high: \(rate(relative.1)), \(origin.with("counts, interval widened by the days' dispersion"))}",
            "    profile: \(name(index))",
            "    calls_to: {\"\(calibration.names.line)\": 1}",
        ]
        let method = origin.with("index of dispersion from 10 s to a day, weighted least squares")
        if let factor = variation.dayFactor {
            lines.append(
                "    day_factor: {gamma: {mean: 1, sd: {value: \(Self.number(factor.law.variance.squareRoot())), \(method)}}, at_most: \(Self.number(factor.atMost))}"
            )
        }
        if let bursts = variation.bursts {
            lines.append(
                "    bursts: {factor: {value: \(Self.number(bursts.factor)), \(method)}, stay_normal: \(Self.seconds(bursts.stayNormal)), stay_burst: \(Self.seconds(bursts.stayBurst))}"
            )
        }
        if let cluster = variation.cluster {
            lines.append(
                "    cluster: {offspring_mean: {value: \(Self.number(cluster.mean)), \(method)}, kind: geometric, delay: \(Self.text(cluster.delay))}"
            )
        }
        return lines
    }

    private func callSections(_ origin: Origin) -> [String] {
        ["call_streams:"] + streams(origin) + [
            "desks:", "  - id: \(calibration.names.desk)", "    agency: health",
            "    staff: [{id: call_takers, roles: [call_taking], posts: {value: 500, source: \"so many that nobody waits\", grade: C}}]",
        ]
    }

    /// The call streams, one for each class of days.
    func streams(_ origin: Origin) -> [String] {
        let talk = durations.first { $0.role == .talk }
        return demand.classes.indices.flatMap { index in
            ["  - id: \(name(index))", "    kind: emergency"] + process(index, origin) + [
                "    talk: "
                    + (talk.map { duration($0, origin) }
                        ?? "{value: 90 s, source: \"the log has no durations\", grade: C}")
            ]
        }
    }

    /// The incident types, one for each class of days.
    func incidents(unitKind: String, _ origin: Origin) -> [String] {
        demand.classes.indices.flatMap { index in
            ["  - id: \(name(index))"] + process(index, origin) + ["    needs: [{kind: \(unitKind)}]"]
        }
    }

    /// A duration of units.
    func law(_ role: DurationFit.Role, _ origin: Origin) -> String {
        durations.first { $0.role == role }.map { duration($0, origin) }
            ?? "{value: 0 s, source: \"the log does not say\", grade: C}"
    }

    /// The measured speed; nil where the log has no distances.
    func speedLine(_ origin: Origin) -> String? {
        speed.map {
            "{value: \(Self.number($0.speed)) km/h, low: \(Self.number($0.interval.low)) km/h, high: \(Self.number($0.interval.high)) km/h, \(origin.with("kilometres by hours of \($0.trips) trips"))}"
        }
    }

    func duration(_ fit: DurationFit, _ origin: Origin) -> String {
        if fit.isTooFew {
            return
                "{value: \(Self.text(fit.distribution)), \(origin.with("only \(fit.count) durations, fewer than the \(LogCalibration.leastValues) above 0 s that a law takes: exponential with their mean", grade: "C"))}"
        }
        let how = fit.family.map { "\($0.rawValue) by maximum likelihood" } ?? "quantiles of the log"
        let zero = fit.zeroShare > 0 ? ", \(Self.number(fit.zeroShare * 100)) % of 0 s" : ""
        return
            "{value: \(Self.text(fit.distribution)), \(origin.with("\(fit.count) durations, \(how)\(zero)"))}"
    }

    /// Incidents and units. Where the log has no distances the times on the road stand in for them: a zone for each of 40
    /// equal classes of travel time, as far away as a unit drives in that time.
    private func unitSections(_ origin: Origin) -> [String] {
        let kilometresPerHour = speed?.speed ?? 40
        let travel = durations.first { $0.role == .travel }
        let times = travel.map(Self.classes) ?? [0]
        var lines = ["city:", "  zones:"]
        for (index, seconds) in times.enumerated() {
            // The golden angle spreads directions, so that a unit on its way home is seldom nearer than its base.
            let angle = Double(index) * 2.399_963_229_728_653
            let degrees = seconds / 3_600 * kilometresPerHour / 6_371.008_8 * 180 / Double.pi
            lines.append(
                "    - {id: road\(index + 1), population: 1, latitude: \(Self.number(degrees * sin(angle))), longitude: \(Self.number(degrees * cos(angle)))}"
            )
        }
        lines += ["incident_types:"] + incidents(unitKind: "unit", origin)
        let speedText =
            speedLine(origin)
            ?? "{value: 40 km/h, source: \"the log has no distances: zones lie as far away as the times on the road say at this speed\", grade: C}"
        return lines + [
            "unit_kinds:", "  - id: unit", "    turnout: \(law(.turnout, origin))", "    speed: \(speedText)",
            "    on_scene: \(law(.onScene, origin))", "units:",
            "  - {id: base, kind: unit, latitude: 0, longitude: 0, posts: {value: 500, source: \"so many that one is always free\", grade: C}}",
            "desks:", "  - id: \(calibration.names.desk)", "    agency: health", "    dispatches: [unit]",
            "    staff: [{id: call_takers, roles: [call_taking, dispatching], posts: {value: 500, source: \"so many that nobody waits\", grade: C}}]",
        ]
    }

    /// The middles of 40 equal classes of a law, times of no length included.
    private static func classes(_ fit: DurationFit) -> [Double] {
        (0..<40).map { index in
            let p = (Double(index) + 0.5) / 40
            guard p > fit.zeroShare else { return 0 }
            return quantile(of: fit.law, (p - fit.zeroShare) / (1 - fit.zeroShare))
        }
    }

    /// A quantile of a law by bisection; the laws here have no gaps that matter.
    private static func quantile(of law: Distribution, _ p: Double) -> Double {
        if case .empirical(let sample) = law { return DurationFit.quantile(sample, p) }
        var (low, high) = (0.0, max(law.mean, 1))
        while law.cumulative(high) < p, high < 1e9 { high *= 2 }
        for _ in 0..<60 {
            let middle = (low + high) / 2
            if law.cumulative(middle) < p { low = middle } else { high = middle }
        }
        return (low + high) / 2
    }

    // MARK: Texts

    /// Six digits, so that the last bits of a C library do not show, and no exponent.
    static func number(_ value: Double) -> String {
        guard value != 0, value.isFinite else { return "0" }
        let digits = max(0, min(12, 5 - Int(log10(abs(value)).rounded(.down))))
        var text = String(format: "%.\(digits)f", value)
        if text.contains(".") {
            while text.hasSuffix("0") { text.removeLast() }
            if text.hasSuffix(".") { text.removeLast() }
        }
        return text == "-0" ? "0" : text
    }

    private static func seconds(_ value: Double) -> String { "\(number(value)) s" }

    private static func text(_ law: Distribution) -> String {
        if case .mixture(let parts) = law {
            return "{mixture: ["
                + parts.map { "{weight: \(number($0.weight)), \(entry($0.distribution))}" }
                .joined(separator: ", ") + "]}"
        }
        return "{\(entry(law))}"
    }

    private static func entry(_ law: Distribution) -> String {
        switch law {
        case .deterministic(let value): "deterministic: \(seconds(value))"
        case .exponential(let mean): "exponential: {mean: \(seconds(mean))}"
        case .gamma(let mean, let deviation): "gamma: {mean: \(seconds(mean)), sd: \(seconds(deviation))}"
        case .lognormal(let mean, let deviation):
            "lognormal: {mean: \(seconds(mean)), sd: \(seconds(deviation))}"
        case .weibull(let shape, let scale): "weibull: {shape: \(number(shape)), scale: \(seconds(scale))}"
        case .empirical(let sample): "empirical: [\(sample.map(seconds).joined(separator: ", "))]"
        // No other law is fitted.
        default: "deterministic: \(seconds(law.mean))"
        }
    }
}
