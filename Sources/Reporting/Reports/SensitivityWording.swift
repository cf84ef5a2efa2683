import CityModel
import Experiments
import ScenarioFiles
import Statistics

/// Words that the reports and pictures of a sensitivity analysis share.
struct SensitivityWording {
    let words: ReportWording

    init(_ words: ReportWording) { self.words = words }

    func title(_ scenarios: [Scenario]) -> String {
        guard scenarios.count > 1 else {
            return words("Sensitivity: ", "Kepekaan: ") + words.title(scenarios[0])
        }
        return words("Sensitivity of the difference: ", "Kepekaan selisih: ")
            + "\(scenarios[1].name) - \(scenarios[0].name)"
    }

    /// A value, or a difference, with its interval where there is one.
    func figure(_ value: BoundedValue, of kpi: KPI, isDifference: Bool) -> String {
        if isDifference {
            return words.style.difference(value.value, low: value.low, high: value.high, unit: kpi.unit)
        }
        let text = words.style.text(value.value, unit: kpi.unit)
        guard value.low != nil, value.low != value.high else { return text }
        return text + " " + words.style.interval(value.low, value.high, unit: kpi.unit, scale: value.value)
    }
}
