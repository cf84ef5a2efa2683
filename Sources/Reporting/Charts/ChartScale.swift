import CityModel
import Foundation

/// How numbers of one KPI stand on an axis: the unit that is written in its title, round ticks, places on the page.
struct ChartScale {
    /// What one step of the axis is in the KPI's unit, such as 0.01 for per cent.
    let factor: Double
    /// The unit, for the axis' title; empty for counts.
    let unitName: String
    /// In the axis' unit, ascending.
    let ticks: [Double]
    /// The ends, in the axis' unit.
    let low: Double
    let high: Double
    private let digits: Int
    private let style: NumberStyle

    /// A scale that holds all finite values.
    ///
    /// - Parameters:
    ///   - values: In the KPI's unit.
    ///   - isDifference: Whether they are differences, whose shares are percentage points.
    init(_ values: [Double], unit: KPI.Unit, language: Language, isDifference: Bool = false, count: Int = 5) {
        style = NumberStyle(language)
        let finite = values.filter(\.isFinite)
        (factor, unitName) = Self.unit(
            unit, largest: finite.map(\.magnitude).max() ?? 0, language: language, isDifference: isDifference)
        let factor = factor
        var least = (finite.min() ?? 0) / factor
        var most = (finite.max() ?? 1) / factor
        // Axes of amounts begin at nothing unless that would flatten what there is to see.
        if least > 0, least < 0.6 * most { least = 0 }
        if most < 0, most > 0.6 * least { most = 0 }
        if least == most {
            let margin = least == 0 ? 1 : least.magnitude * 0.1
            least -= margin
            most += margin
        }
        let step = Self.step((most - least) / Double(count))
        low = (least / step).rounded(.down) * step
        high = (most / step).rounded(.up) * step
        let low = low
        ticks = (0...Int(((high - low) / step).rounded())).map { low + Double($0) * step }
        digits = max(0, Int((-log10(step)).rounded(.up)))
    }

    /// The label of a tick.
    func label(_ tick: Double) -> String { style.decimal(tick, digits: digits) }

    /// A value in the axis' unit, with one digit more than ticks have.
    func text(_ value: Double) -> String { style.decimal(value / factor, digits: digits + 1) }

    /// Where a value lies between the ends: 0 at the low one, 1 at the high one.
    func place(_ value: Double) -> Double { (value / factor - low) / (high - low) }

    /// The title of an axis with its unit.
    func title(_ name: String) -> String { unitName.isEmpty ? name : "\(name) (\(unitName))" }

    /// The next greater of 1, 2 and 5 times a power of ten.
    private static func step(_ rough: Double) -> Double {
        let power = pow(10, floor(log10(rough)))
        let share = rough / power
        return (share <= 1 ? 1 : share <= 2 ? 2 : share <= 5 ? 5 : 10) * power
    }

    private static func unit(
        _ unit: KPI.Unit, largest: Double, language: Language, isDifference: Bool
    ) -> (Double, String) {
        switch unit {
        case .share: (0.01, isDifference ? language("percentage points", "poin persentase") : "%")
        case .seconds:
            if largest < 120 {
                (1, language("s", "detik"))
            } else if largest < 7_200 {
                (60, language("min", "menit"))
            } else {
                (3_600, language("h", "jam"))
            }
        case .rupiah:
            largest < 1e9
                ? (1e6, language("Rp million", "Rp juta")) : (1e9, language("Rp billion", "Rp miliar"))
        case .perDay: (1, language("per day", "per hari"))
        case .perHour: (1, language("per hour", "per jam"))
        case .erlang: (1, "erl")
        case .hours: (1, language("h", "jam"))
        case .calls, .incidents, .persons, .alarms, .trips, .handovers, .reports: (1, "")
        }
    }
}
