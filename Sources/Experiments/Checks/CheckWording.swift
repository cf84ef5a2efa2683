import CityModel
import Foundation
import ScenarioFiles

/// How findings are put into words.
enum CheckWording {
    /// A value of a KPI with its unit, to four digits.
    static func value(_ value: Double, _ unit: KPI.Unit) -> String {
        switch unit {
        case .seconds: "\(number(value)) s"
        case .share: "\(number(value * 100)) %"
        case .perDay: "\(number(value))/day"
        case .perHour: "\(number(value))/h"
        case .hours: "\(number(value)) h"
        case .rupiah: value.isFinite ? "Rp \(Int64(value.rounded()))" : number(value)
        default: "\(number(value)) \(unit.rawValue)"
        }
    }

    /// A number to four digits, whole from 1,000 on.
    static func number(_ value: Double) -> String {
        if value.isNaN { return "undefined" }
        if value.isInfinite { return value > 0 ? "infinite" : "-infinite" }
        if value.magnitude >= 1_000, value.magnitude < 1e15 { return String(Int64(value.rounded())) }
        return String(format: "%.4g", value)
    }

    /// A number that reads back as the same one.
    static func exact(_ value: Double) -> String {
        value.isInfinite ? (value > 0 ? "inf" : "-inf") : Wording.number(value == 0 ? 0 : value)
    }

    /// How far a value lies from another: `5.2 s (10 %) above`.
    static func distance(_ value: Double, from expected: Double, _ unit: KPI.Unit) -> String {
        let difference = value - expected
        if difference == 0 { return "exactly at" }
        let side = difference > 0 ? "above" : "below"
        let relative = expected != 0 && expected.isFinite && difference.isFinite
        let share = relative ? " (\(number(100 * (difference / expected).magnitude)) %)" : ""
        return "\(self.value(difference.magnitude, unit))\(share) \(side)"
    }

    /// Where an expectation comes from and why it must hold, as the end of a sentence.
    static func grounds(_ identity: CheckIdentity) -> String {
        let parts = [
            identity.why.isEmpty ? nil : "why: \(identity.why)",
            identity.source.isEmpty ? nil : "source: \(identity.source)",
        ]
        return parts.compactMap(\.self).map { "; \($0)" }.joined()
    }
}
