import CityModel
import ScenarioFiles

/// A KPI in a scope that an experiment looks at.
public struct MeasuredKPI: Sendable, Hashable {
    /// The KPI.
    public let kpi: KPI
    /// Where: `city`, `desk:…`.
    public let scope: String

    /// Whether it is left out, and no mistake, where a scenario does not measure it.
    public let isOptional: Bool

    /// A KPI in a scope.
    public init(_ kpi: KPI, scope: String = "city", isOptional: Bool = false) {
        self.kpi = kpi
        self.scope = scope
        self.isOptional = isOptional
    }

    var name: MeasureName { MeasureName(kpi: kpi.id, scope: scope) }

    /// `incident.response_p90` or `calls.wait_mean@desk:psc119`.
    public var text: String { scope == "city" ? kpi.id : "\(kpi.id)@\(scope)" }

    /// Reads `kpi` or `kpi@scope`.
    ///
    /// - Throws: ``DesignError/unknownKPI(_:)``.
    public init(text: String) throws(DesignError) {
        let parts = text.split(separator: "@", maxSplits: 1, omittingEmptySubsequences: false).map(
            String.init)
        guard let name = parts.first, let kpi = KPICatalogue.find(name), parts.last?.isEmpty == false else {
            throw .unknownKPI(text)
        }
        self.init(kpi, scope: parts.count > 1 ? parts[1] : "city")
    }

    /// The headlines of the city that mean the same however it is organised, those of the targets of a scenario, and
    /// the yearly cost where there is one.
    public static func headlines(of scenarios: [Scenario]) -> [MeasuredKPI] {
        var result = KPICatalogue.all.filter { $0.isHeadline && $0.isComparable }.map {
            MeasuredKPI($0, isOptional: true)
        }
        if scenarios.contains(where: { $0.budget == nil }) { result.removeAll { $0.kpi.id == "cost.yearly" } }
        for target in scenarios.first?.configuration.targets ?? [] {
            guard let kpi = KPICatalogue.find(target.kpi) else { continue }
            let measure = MeasuredKPI(kpi, scope: target.scope, isOptional: true)
            if !result.contains(measure) { result.append(measure) }
        }
        return result
    }
}

/// Why an experiment of many variants cannot be run.
public enum DesignError: Error, Sendable, CustomStringConvertible {
    /// There is no such KPI.
    case unknownKPI(String)
    /// A scenario does not measure a KPI in that scope.
    case unmeasured(MeasuredKPI, scenario: String)
    /// A range of parameters is not as it should be.
    case input(option: String, what: String, remedy: String)
    /// A variant is not valid.
    case invalid(variant: String, ScenarioError)
    /// The engine refuses a variant.
    case study(StudyError)

    /// One line for each problem.
    public var lines: [String] {
        switch self {
        case .unknownKPI(let text):
            let name = text.split(separator: "@").first.map(String.init) ?? text
            let remedy =
                KPICatalogue.nearest(to: name).map { "did you mean `\($0)`?" } ?? "`sigap explain` lists them"
            return ["--kpi \(Wording.oneLine(text)): there is no such KPI; \(remedy)"]
        case .unmeasured(let measure, let scenario):
            return [
                Wording.oneLine(
                    "--kpi \(measure.text): \(scenario) does not measure it there; choose what `sigap run` prints or writes to summary.csv"
                )
            ]
        case .input(let option, let what, let remedy):
            return [Wording.oneLine("\(option): \(what); \(remedy)")]
        case .invalid(let variant, let error):
            return error.problems.map { Wording.oneLine("\(variant): \($0)") }
        case .study(let error): return [error.description]
        }
    }

    /// All lines.
    public var description: String { lines.joined(separator: "\n") }
}
