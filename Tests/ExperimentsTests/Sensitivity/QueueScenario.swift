import ScenarioFiles

/// A call centre whose waits are known exactly: Poisson calls, exponential service, no abandonment.
func queueScenario(
    _ name: String, posts: Int = 1, factor: String = "1",
    talk: String = "{value: 120 s, low: 60 s, high: 150 s}",
    days: Int = 10, replications: Int = 4, extra: String = ""
) throws -> Scenario {
    try ScenarioLoader.read(
        text: """
            sigap: 1
            simulation: {start: 2024-01-01, warm_up: 1 d, measured: \(days) d, replications: \(replications), seed: 20240726}
            callers: {patience: unlimited}
            adoption: nobody
            adoption_levels: {nobody: {app_use: 0 %}}
            handling:
              answering: 0 s
              locating: 0 s
              interviewing: 0 s
              duplicate_factor: 1
              dispatching: 0 s
              wrap_up: none
              verifying: {value: 1 s, low: 0 s, high: 9 s, source: "assumption", grade: C}
            human_resource_levels:
              exact: {handling_factor: \(factor), under_triage: 0 %, over_triage: 0 %, wrong_agency: 0 %, absence: 0 %}
            call_streams:
              - {id: calls, kind: emergency, rate: 0.005/s, calls_to: {calls: 1}, talk: {exponential: {mean: \(talk)}}}
            lines: [{id: calls, desk: centre}]
            desks:
              - id: centre
                agency: health
                trunks: unlimited
                human_resources: exact
                staff: [{id: agents, roles: [call_taking], posts: \(posts)}]
                when_closed: ring
            \(extra)
            """, name: name + ".yaml")
}
