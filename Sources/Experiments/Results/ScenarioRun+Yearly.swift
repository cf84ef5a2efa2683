import CityModel

extension ScenarioRun {
    /// The mean of a count over the replications, for a year of 365 days; nil where it was not measured.
    ///
    /// - Complexity: O(replications × measures).
    public func yearly(_ kpi: String, scope: String = "city") -> Double? {
        let values = results.compactMap { result in
            result.measures.firstIndex { $0.kpi == kpi && $0.scope == scope }.map { result.values[$0] }
        }.filter { !$0.isNaN }
        let measured = scenario.configuration.simulation.measured
        guard !values.isEmpty, measured > 0 else { return nil }
        let secondsPerYear = 365.0 * 86_400
        return values.reduce(0, +) / Double(values.count) * secondsPerYear / measured
    }
    /// The mean of a count of units over the replications, for a year of 365 days, by the identifier of the kind.
    ///
    /// - Complexity: O(kinds × replications × measures).
    public func yearlyByUnitKind(_ kpi: String) -> [String: Double] {
        var result: [String: Double] = [:]
        for kind in scenario.configuration.unitKinds {
            result[kind.id] = yearly(kpi, scope: "units:\(kind.id)")
        }
        return result
    }
}
