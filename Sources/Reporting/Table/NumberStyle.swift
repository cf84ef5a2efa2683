import CityModel
import Foundation

/// Numbers as people read them: rounded, with a unit, in the form of a language.
///
/// English `12.5%`, `Rp1,250,000`; Indonesian `12,5%`, `Rp1.250.000`. Files never use this.
public struct NumberStyle: Hashable, Sendable {
    /// Whose form.
    public var language: Language

    /// The form of a language.
    public init(_ language: Language) { self.language = language }

    /// A value of a KPI with its unit; infinite times are "not reached", undefined ones a dash, no time "at once".
    ///
    /// - Parameter scale: The value whose unit of time is taken, so that what stands side by side agrees; nil:
    ///   this one.
    public func text(_ value: Double?, unit: KPI.Unit, scale: Double? = nil) -> String {
        if value == 0, unit == .seconds { return language("at once", "seketika") }
        return amount(value, unit: unit, scale: scale)
    }

    /// As ``text(_:unit:scale:)``, with zero as a number.
    public func amount(_ value: Double?, unit: KPI.Unit, scale: Double? = nil) -> String {
        guard let value, !value.isNaN else { return undefined }
        guard value.isFinite else { return infinite(value, unit) }
        return plain(value, form([value], unit, scale: scale))
    }

    /// A difference of two values of a KPI with its interval, the unit said once: `-16.5 [-22.5, -10.5] pp`.
    ///
    /// Shares differ by percentage points. Where a time is reached on one side only there is no interval to show.
    ///
    /// - Parameter scale: The larger of the two values, whose unit of time is taken; nil: that of the difference.
    public func difference(
        _ value: Double?, low: Double?, high: Double?, unit: KPI.Unit, scale: Double? = nil
    ) -> String {
        guard let value, !value.isNaN else { return undefined }
        guard value.isFinite else { return infiniteDifference(value, unit) }
        let form = form([value, low ?? 0, high ?? 0], unit, scale: scale)
        let number = unit == .rupiah ? plain(value, form) : bare(value, form)
        var text = value > 0 && hasDigitAboveZero(number) ? "+" + number : number
        if let low, let high, !low.isNaN, !high.isNaN {
            text += " " + bracket(bound(low, form), bound(high, form))
        }
        return text + (unit == .share ? " " + language("pp", "pp") : suffix(form))
    }

    /// `[low, high]` of an interval, the unit said once.
    ///
    /// - Parameter scale: The value that the interval surrounds, whose unit of time is taken; nil: that of the
    ///   bounds.
    public func interval(_ low: Double?, _ high: Double?, unit: KPI.Unit, scale: Double? = nil) -> String {
        guard let low, let high, !low.isNaN, !high.isNaN, low.isFinite || high.isFinite else {
            return undefined
        }
        let form = form([low, high], unit, scale: scale)
        return bracket(bound(low, form), bound(high, form)) + suffix(form)
    }

    /// A whole number of rupiah.
    public func rupiah(_ amount: Int64) -> String {
        let digits = grouped(String(amount.magnitude))
        return (amount < 0 ? "-" : "") + "Rp" + digits
    }

    /// A number with the given digits after the decimal mark, thousands grouped.
    public func decimal(_ value: Double, digits: Int) -> String {
        let parts = String(format: "%.\(digits)f", abs(value)).split(separator: ".")
        let whole = grouped(parts.first.map(String.init) ?? "0")
        let text = parts.count > 1 ? whole + (language == .english ? "." : ",") + parts[1] : whole
        return value < 0 && hasDigitAboveZero(text) ? "-" + text : text
    }

    /// A p-value: `0.012`, `< 0.001`.
    public func probability(_ value: Double?) -> String {
        guard let value, !value.isNaN else { return undefined }
        return value < 0.001 ? "< " + decimal(0.001, digits: 3) : decimal(value, digits: 3)
    }

    /// What stands for an undefined value.
    public var undefined: String { "-" }

    /// The difference of a time that only the alternative reaches.
    var nowReached: String { language("now reached", "kini tercapai") }

    /// The difference of a time that only the baseline reaches.
    var noLongerReached: String { language("no longer reached", "tidak lagi tercapai") }

    /// What stands between numbers of a list: a decimal comma needs something else than another comma.
    var separator: String { language(", ", "; ") }

    /// How the numbers of one cell are written: their unit, and as many digits for all of them.
    private struct Form {
        var unit: KPI.Unit
        var time: (seconds: Double, name: String)
        var digits: Int
    }

    private func form(_ values: [Double], _ unit: KPI.Unit, scale: Double?) -> Form {
        let finite = values.filter(\.isFinite)
        let largest = finite.map(abs).max() ?? 0
        let time = time(scale.flatMap { $0.isFinite ? $0 : nil } ?? largest)
        var form = Form(unit: unit, time: time, digits: digits(unit, largest))
        // What is not zero must not look like it.
        if unit != .rupiah, finite.contains(where: { $0 != 0 && !hasDigitAboveZero(bare($0, form)) }) {
            form.digits += 1
        }
        return form
    }

    private func bracket(_ low: String, _ high: String) -> String { "[\(low)\(separator)\(high)]" }

    private func bound(_ value: Double, _ form: Form) -> String {
        guard value.isFinite else { return value < 0 ? "-∞" : "∞" }
        return form.unit == .rupiah ? plain(value, form) : bare(value, form)
    }

    private func infinite(_ value: Double, _ unit: KPI.Unit) -> String {
        guard unit == .seconds, value > 0 else { return value < 0 ? "-∞" : "∞" }
        return language("not reached", "tidak tercapai")
    }

    private func plain(_ value: Double, _ form: Form) -> String {
        let text = bare(value, form) + suffix(form)
        guard form.unit == .rupiah else { return text }
        return text.hasPrefix("-") ? "-Rp" + text.dropFirst() : "Rp" + text
    }

    private func infiniteDifference(_ value: Double, _ unit: KPI.Unit) -> String {
        guard unit == .seconds else { return value < 0 ? "-∞" : "+∞" }
        return value < 0 ? nowReached : noLongerReached
    }

    /// The number alone.
    private func bare(_ value: Double, _ form: Form) -> String {
        switch form.unit {
        case .share: decimal(value * 100, digits: form.digits)
        case .seconds: decimal(value / form.time.seconds, digits: form.digits)
        case .rupiah, .calls, .incidents, .persons, .alarms, .trips, .handovers, .reports, .perDay, .perHour,
            .erlang, .hours:
            decimal(value, digits: form.digits)
        }
    }

    private func digits(_ unit: KPI.Unit, _ largest: Double) -> Int {
        switch unit {
        case .share, .seconds: 1
        case .rupiah: 0
        case .calls, .incidents, .persons, .alarms, .trips, .handovers, .reports, .perDay, .perHour,
            .erlang, .hours:
            countDigits(largest)
        }
    }

    /// Three to four digits that say something.
    private func countDigits(_ scale: Double) -> Int {
        switch abs(scale) {
        case 1_000...: 0
        case 100...: 1
        case 1...: 2
        default: scale == 0 ? 0 : 3
        }
    }

    private func suffix(_ form: Form) -> String {
        switch form.unit {
        case .share: "%"
        case .seconds: " " + form.time.name
        case .perDay: language("/day", "/hari")
        case .perHour: language("/h", "/jam")
        case .erlang: " erl"
        case .hours: language(" h", " jam")
        case .calls, .incidents, .persons, .alarms, .trips, .handovers, .reports, .rupiah: ""
        }
    }

    private func time(_ scale: Double) -> (seconds: Double, name: String) {
        switch abs(scale) {
        case ..<120: (1, language("s", "detik"))
        case ..<7_200: (60, language("min", "menit"))
        default: (3_600, language("h", "jam"))
        }
    }

    private func grouped(_ digits: String) -> String {
        var result = ""
        for (position, digit) in digits.enumerated() {
            if position > 0, (digits.count - position).isMultiple(of: 3) {
                result += language == .english ? "," : "."
            }
            result.append(digit)
        }
        return result
    }

    private func hasDigitAboveZero(_ text: String) -> Bool { text.contains { ("1"..."9").contains($0) } }
}
