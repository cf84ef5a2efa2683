/// What failures of the infrastructure do, where a scenario has any.
extension City {
    mutating func addService(_ names: ScopeNames, _ builder: inout ResultBuilder) {
        guard plan.measuresService else { return }
        let window = windowEnds - windowBegins
        for (desk, name) in names.desks.enumerated() {
            let tally = tallies.service[desk]
            builder.add("service.availability", "desk:\(name)", window - tally.down, per: window)
            builder.add("service.incidents_in_outages", "desk:\(name)", Double(tally.incidents))
        }
        builder.add("service.incidents_in_outages", "city", Double(tallies.incidentsInOutages))
        for (index, scope) in names.calls.enumerated() {
            let tally = tallies.calls[index]
            builder.add("calls.dropped_share", scope, tally.dropped, per: tally.answered)
        }
    }
}
