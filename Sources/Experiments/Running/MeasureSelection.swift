import CityModel

/// The measures that an experiment of many scenarios remembers.
package struct MeasureSelection: Sendable {
    /// What a sequential study aims at, which need not be a headline.
    var precision: PrecisionGoal?
    /// Measures beside the headlines.
    var others: Set<MeasureName> = []

    private func keeps(_ measure: Measure) -> Bool {
        if measure.kpi == precision?.kpi, measure.scope == precision?.scope { return true }
        if others.contains(MeasureName(measure)) { return true }
        // A budget pays for trips for nothing, by kind of unit.
        if measure.kpi == "units.wasted_trips" { return true }
        return measure.scope == "city" && KPICatalogue.find(measure.kpi)?.isHeadline == true
    }

    /// The result with the selected measures only.
    ///
    /// - Complexity: O(measures).
    func kept(of result: ReplicationResult) -> ReplicationResult {
        var kept = result
        kept.measures = []
        kept.values = []
        kept.denominators = []
        kept.histograms = []
        kept.hours = []
        var places: [Int: Int] = [:]
        for (place, measure) in result.measures.enumerated() where keeps(measure) {
            var measure = measure
            if let index = measure.histogram {
                let new = places[index] ?? kept.histograms.count
                if places[index] == nil { kept.histograms.append(result.histograms[index]) }
                places[index] = new
                measure.histogram = new
            }
            kept.measures.append(measure)
            kept.values.append(result.values[place])
            kept.denominators.append(result.denominators[place])
        }
        return kept
    }
}
