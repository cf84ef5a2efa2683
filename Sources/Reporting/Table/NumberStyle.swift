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

    /// A value of a KPI with its unit; infinite times are "not reached", undefined ones a dash.
    public func text(_ value: Double?, unit: KPI.Unit) -> String {
        guard let value, !value.isNaN else { return undefined }
        guard value.isFinite else { return infinite(value, unit) }
        return plain(value, unit, scale: value)
    }

    /// A difference of two values of a KPI with its interval, the unit said once: `-16.5 [-22.5, -10.5] pp`.
    ///
    /// Shares differ by percentage points. Where a time is reached on one side only there is no interval to show.
    public func difference(_ value: Double?, low: Double?, high: Double?, unit: KPI.Unit) -> String {
        guard let value, !value.isNaN else { return undefined }
        let scale = [value, low ?? 0, high ?? 0].filter(\.isFinite).map(abs).max() ?? 0
        guard value.isFinite else { return infiniteDifference(value, unit) }
        let number = unit == .rupiah ? plain(value, unit, scale: scale) : bare(value, unit, scale: scale)
        var text = value > 0 && hasDigitAboveZero(number) ? "+" + number : number
        if let low, let high, !low.isNaN, !high.isNaN {
            text += " [\(bound(low, unit, scale)), \(bound(high, unit, scale))]"
        }
        return text + (unit == .share ? " " + language("pp", "pp") : suffix(unit, scale: scale))
    }

    /// `[low, high]` of an interval, the unit said once.
    public func interval(_ low: Double?, _ high: Double?, unit: KPI.Unit) -> String {
        guard let low, let high, !low.isNaN, !high.isNaN, low.isFinite || high.isFinite else {
            return undefined
        }
        let scale = [low, high].filter(\.isFinite).map(abs).max() ?? 0
        return "[\(bound(low, unit, scale)), \(bound(high, unit, scale))]" + suffix(unit, scale: scale)
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

    private func bound(_ value: Double, _ unit: KPI.Unit, _ scale: Double) -> String {
        guard value.isFinite else { return value < 0 ? "-∞" : "∞" }
        return unit == .rupiah ? plain(value, unit, scale: scale) : bare(value, unit, scale: scale)
    }

    private func infinite(_ value: Double, _ unit: KPI.Unit) -> String {
        guard unit == .seconds, value > 0 else { return value < 0 ? "-∞" : "∞" }
        return language("not reached", "tidak tercapai")
    }

    private func plain(_ value: Double, _ unit: KPI.Unit, scale: Double) -> String {
        let text = bare(value, unit, scale: scale) + suffix(unit, scale: scale)
        guard unit == .rupiah else { return text }
        return text.hasPrefix("-") ? "-Rp" + text.dropFirst() : "Rp" + text
    }

    private func infiniteDifference(_ value: Double, _ unit: KPI.Unit) -> String {
        guard unit == .seconds else { return value < 0 ? "-∞" : "+∞" }
        return value < 0
            ? language("now reached", "kini tercapai") : language("no longer reached", "tidak lagi tercapai")
    }

    /// The number alone, in the unit that fits the scale.
    private func bare(_ value: Double, _ unit: KPI.Unit, scale: Double) -> String {
        switch unit {
        case .share: decimal(value * 100, digits: 1)
        case .rupiah: decimal(value, digits: 0)
        case .seconds: decimal(value / time(scale).seconds, digits: 1)
        case .calls, .incidents, .persons, .alarms, .trips, .handovers, .reports, .perDay, .erlang:
            decimal(value, digits: countDigits(scale))
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

    private func suffix(_ unit: KPI.Unit, scale: Double) -> String {
        switch unit {
        case .share: "%"
        case .seconds: " " + time(scale).name
        case .perDay: language("/day", "/hari")
        case .erlang: " erl"
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
