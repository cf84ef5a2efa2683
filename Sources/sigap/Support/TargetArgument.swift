import CityModel
import ScenarioFiles

/// A target on the command line: `calls.answered_within_10s@desk:psc119>=90 %`.
enum TargetArgument {
    static func parse(_ text: String) throws(CommandFailure) -> Target {
        guard let sign = ["<=", ">="].first(where: text.contains),
            let place = text.firstRange(of: sign)
        else {
            throw CommandFailure(
                .badInput,
                "--target \(text): has no `>=` or `<=`; write kpi>=value, such as 'calls.answered_within_10s>=90 %'"
            )
        }
        let measure = text[..<place.lowerBound].split(separator: "@", maxSplits: 1).map {
            $0.filter { $0 != " " }
        }
        let name = measure.first ?? ""
        guard let kpi = KPICatalogue.find(name) else {
            let remedy =
                KPICatalogue.nearest(to: name).map { "did you mean `\($0)`?" } ?? "`sigap explain` lists them"
            throw CommandFailure(.badInput, "--target \(text): there is no KPI `\(name)`; \(remedy)")
        }
        let dimension: QuantityDimension =
            switch kpi.unit {
            case .share: .share
            case .seconds: .duration
            case .rupiah: .money
            default: .any
            }
        let written = text[place.upperBound...].drop { $0 == " " }
        do throws(QuantityError) {
            let value = try Quantity.parse(String(written), as: dimension).value
            let scope = measure.count > 1 ? measure[1] : "city"
            return sign == "<="
                ? Target(kpi: kpi.id, scope: scope, atMost: value)
                : Target(kpi: kpi.id, scope: scope, atLeast: value)
        } catch {
            throw CommandFailure(.badInput, "--target \(text): \(error.what); \(error.remedy)")
        }
    }
}
