/// Measures that only scenarios with awareness, call-backs, a border or failing apps have, so that the results of
/// others are what they were.
extension City {
    mutating func addCallers(_ tally: CallTally, _ scope: String, _ builder: inout ResultBuilder) {
        if plan.desks.indices.contains(where: { plan.desks[$0].callBacks.isOn }) {
            builder.add("calls.called_back", scope, Double(tally.calledBack))
            builder.add(
                "calls.called_back_reached_share", scope, tally.calledBackReached, per: tally.calledBack)
        }
        if plan.border.isOn {
            builder.add("calls.misrouted_share", scope, tally.misrouted, per: tally.offered)
        }
    }

    mutating func addAwareness(_ tally: ReporterTally, _ builder: inout ResultBuilder) {
        if plan.awareness.isOn {
            builder.add(
                "reporter.right_first_number_share", "city", tally.firstRight, per: tally.reporters)
            builder.add("reporter.unaware_share", "city", tally.unaware, per: tally.reporters)
        }
        if plan.lines.indices.contains(where: { plan.lines[$0].outageEvery > 0 }) {
            builder.add("app.availability", "city", tallies.apps.up, per: tallies.apps.total)
        }
    }
}
