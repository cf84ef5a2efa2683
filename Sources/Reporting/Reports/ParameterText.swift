import CityModel
import Experiments
import Foundation
import ScenarioFiles

/// Values of parameters as people read them.
struct ParameterText {
    let words: ReportWording

    /// A value in a base unit of parameters: `4.0 s`, `12.5%`, `3.2/day`.
    func text(_ value: Double?, unit: String) -> String {
        guard let value, value.isFinite else { return words.style.undefined }
        switch unit {
        case "s":
            // Parameters run from milliseconds to years.
            if value >= 172_800 { return number(value / 86_400) + words(" d", " hari") }
            return words.style.amount(value, unit: .seconds)
        case "share": return words.style.amount(value, unit: .share)
        case "1/s":
            if value * 60 >= 0.1 { return number(value * 60) + words("/min", "/menit") }
            return number(value * 86_400) + words("/day", "/hari")
        case "Rp": return words.style.amount(value, unit: .rupiah)
        case "": return number(value)
        default: return number(value) + " " + unit
        }
    }

    /// `3 s to 9 s`, the unit said by both.
    func range(of input: SensitivityInput) -> String {
        let unit = input.record.unit
        return text(input.low, unit: unit) + " … " + text(input.high, unit: unit)
    }

    /// About four digits that say something.
    private func number(_ value: Double) -> String {
        guard value != 0 else { return "0" }
        let digits = max(0, 3 - Int(floor(log10(value.magnitude))))
        var text = words.style.decimal(value, digits: min(digits, 9))
        let mark = words.language == .english ? "." : ","
        if text.contains(mark) {
            while text.hasSuffix("0") { text.removeLast() }
            if text.hasSuffix(mark) { text.removeLast() }
        }
        return text
    }
}
