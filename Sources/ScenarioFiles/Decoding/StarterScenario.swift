/// A commented scenario to begin from.
public enum StarterScenario {
    /// The text of a small scenario that loads without error.
    ///
    /// - Parameter name: Its title; control characters are left out.
    public static func text(name: String) -> String {
        var printable = String.UnicodeScalarView()
        printable.append(contentsOf: name.unicodeScalars.filter { $0.value >= 0x20 && $0.value != 0x7F })
        return head(title: CanonicalText.string(String(printable))) + demand + service + response
    }

    private static func head(title: String) -> String {
        """
        # A small city to begin from. Change a figure, then run:  sigap validate FILE  and  sigap run FILE
        # What each key means:  sigap explain desks.staff.posts
        # Every value can say where it comes from:
        #   answering: {value: 5 s, low: 3 s, high: 10 s, source: "observed, May 2024", grade: A}
        sigap: 1
        title: \(title)
        description: One desk, one ambulance post, all figures to be replaced

        # How long, and with which random numbers. `start` gives the weekday of time zero.
        simulation:
          start: 2024-01-01
          warm_up: 1 d
          measured: 28 d
          follow_up_limit: 7 d
          replications: 32
          seed: 1

        # Rhythms over day and week, scaled to mean one.
        profiles:
          daytime:
            sinusoid: {amplitude: 0.5, peak_hour: 15}

        city:
          zones:
            - {id: north, name: North, population: 60000, latitude: -7.45, longitude: 110.22, area: 8 km2}
            - {id: south, name: South, population: 68000, latitude: -7.49, longitude: 110.22, area: 10 km2}
          road_factor: 1.4
          travel_variation: 0.25
          hospitals:
            - {id: city_hospital, name: City hospital, latitude: -7.4845, longitude: 110.2195}


        """
    }

    private static let demand = """
        # What happens, who reports it, what it needs.
        incident_types:
          - id: medical
            name: Medical emergency
            rate: 1500 per 100k per year
            profile: daytime
            priorities: [0.2, 0.4, 0.3, 0.1]        # weights of priority 1 (most urgent) to 4
            needs: [{kind: ambulance}]
            reporters: {none: 5 %, mean: 1.1, first_delay: {exponential: {mean: 2 min}}}
            lasts: 1 h
            calls_to: {"119": 1}
            response_target: 10 min
            transported: 60 %

        # Calls that no incident causes. `junk_share` is the share of junk in junk and genuine calls together.
        junk_share: 40 %
        call_streams:
          - id: prank
            name: Prank calls
            kind: prank
            part_of_junk: 1
            calls_to: {"119": 1}
            talk: {lognormal: {mean: 25 s, sd: 20 s}}

        lines:
          - {id: "119", name: PSC 119, desk: psc119}

        callers:
          patience: {exponential: {mean: 90 s}}
          after_abandoning: {probability: 75 %, delay: {exponential: {mean: 30 s}}}


        """

    private static let service = """
        # Times with a report, before the human-resource factor.
        handling:
          answering: 5 s
          locating: {lognormal: {mean: 40 s, sd: 30 s}}
          interviewing: {lognormal: {mean: 75 s, sd: 50 s}}
          dispatching: {lognormal: {mean: 60 s, sd: 45 s}}
          wrap_up: {exponential: {mean: 30 s}}

        human_resource_levels:
          basic: {handling_factor: 1, under_triage: 20 %, over_triage: 25 %, wrong_agency: 5 %, absence: 5 %}
          trained: {handling_factor: 0.8, under_triage: 10 %, over_triage: 20 %, wrong_agency: 2 %, absence: 4 %}

        desks:
          - id: psc119
            name: PSC 119
            agency: health
            trunks: 2
            dispatches: [ambulance]
            human_resources: basic
            staff:
              - id: operators
                roles: [call_taking, dispatching]
                posts: 1                            # round the clock; or `shifts:` as in the next line
                # shifts: [{name: day, days: weekdays, start: "07:00", length: 8 h, posts: 2}]


        """

    private static let response = """
        unit_kinds:
          - id: ambulance
            name: Ambulance
            turnout: {lognormal: {mean: 90 s, sd: 45 s}}
            speed: 35 km/h
            on_scene: {lognormal: {mean: 18 min, sd: 8 min}}
            hospital_turnaround: {lognormal: {mean: 20 min, sd: 10 min}}

        units:
          - {id: main_post, kind: ambulance, latitude: -7.464, longitude: 110.22, posts: 2}

        # What should be reached.
        targets:
          - {kpi: calls.answered_within_10s, at_least: 90 %}

        """
}
