/// A desk and its line, from which tests of single mistakes start.
let smallScenario = """
    sigap: 1
    simulation: {start: 2024-01-01, measured: 7 d}
    lines:
      - {id: "119", desk: psc119}
    handling:
      answering: 5 s
    human_resource_levels:
      basic: {absence: 5 %}
    desks:
      - id: psc119
        agency: health
        human_resources: basic
        staff:
          - {id: operators, roles: [call_taking, dispatching], posts: 1}
    call_streams: [{id: info, kind: information, rate: 5/day, calls_to: {"119": 1}, talk: 60 s}]

    """
