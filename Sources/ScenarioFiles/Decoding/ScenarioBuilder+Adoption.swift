/// What an adoption level says about other parts of the scenario.
extension ScenarioBuilder {
    /// A factor multiplies a rate, and incidents at dates have none.
    func checkLatentDemand(_ problems: inout [ScenarioProblem]) {
        guard let name = root.text("adoption"), let factors = adoption?.weights("demand_factors") else {
            return
        }
        for type in root.records("incident_types") where type.has("happens_at") && factors[type.id] != nil {
            problems.append(
                document.problem(
                    at: ["adoption_levels", name, "demand_factors", type.id],
                    what: "the incidents happen at dates, not by a rate",
                    remedy: "leave it out, or write more dates"))
        }
    }
}
