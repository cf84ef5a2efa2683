/// One compact scenario that uses every key of the language except `extends`, `replay` and
/// `travel_times`, which need other files, and those of `ResponseTests`.
let completeScenario = """
    sigap: 1
    title: {en: Everything, id: Semuanya}
    description: Every key once
    as_of: 2024-06-30
    simulation: {start: 2024-02-29, warm_up: 2 d, measured: 365 d, follow_up_limit: 30 d, replications: 8, seed: 20240726}
    profiles:
      medical:
        hours: [1, 1, 1, 1, 1, 1, 2, 3, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 3, 3, 3, 2, 2, 1]
        weekdays: [1, 1, 1, 1, 1.1, 1.2, 1.1]
      wave: {sinusoid: {amplitude: 0.55, peak_hour: 17}}
    city:
      zones:
        - {id: north, name: North, population: {value: 60_000, low: 5e4, high: 70000, source: "BPS", grade: A, note: rounded}, latitude: -7.44063, longitude: 110.22388, area: 1.17 km2}
        - {id: south, population: 40000, latitude: -7.49, longitude: 110.22}
      road_factor: 1.4
      speed_by_hour: [1, 1, 1, 1, 1, 1, 1, 0.8, 0.8, 1, 1, 1, 1, 1, 1, 1, 0.7, 0.7, 1, 1, 1, 1, 1, 1]
      travel_variation: 0.25
      hospitals:
        - {id: rsud, name: RSUD Tidar, latitude: -7.4845, longitude: 110.2195}
    incident_types:
      - id: cardiac_arrest
        name: Cardiac arrest
        rate: 50 per 100k per year
        profile: medical
        priorities: [1, 0, 0, 0]
        needs: [{kind: ambulance, count: 1, share: 100 %}, {kind: engine, share: 25 %}]
        reporters: {none: 2 %, mean: 1.05, first_delay: {exponential: {mean: 90 s}}, further_delay: {exponential: {mean: 60 s}}}
        lasts: 30 min
        visible_to_cameras: 2 %
        calls_to: {"119": 0.5, "110": 0.2}
        confused_with: fire
        response_target: 10 min
        transported: 90 %
        outcome: {logistic: {intercept: 0.679, per_minute: 0.262, scale: 0.35, untreated: 0 %}}
      - {id: fire, rate: 73/year, calls_to: {"110": 1}, profile: wave, day_factor: {uniform: {low: 0.5, high: 1.5}, at_most: 2}, bursts: none, cluster: {offspring_mean: 1}, outcome: {linear: {at_zero: 0.67, per_minute: 0.05, scale: 1, untreated: 5 %}}}
    junk_share: 50 %
    call_streams:
      - {id: prank, name: Prank calls, kind: prank, part_of_junk: 0.6, profile: wave, calls_to: {"119": 1}, talk: {lognormal: {mean: 25 s, sd: 20 s}}, callers: {patience: unlimited, after_failed: {probability: 10 %}}}
      - {id: silent, kind: silent, part_of_junk: 0.4, calls_to: {"110": 1}, talk: 5 s}
      - {id: info, kind: information, rate: 24/day, calls_to: {"119": 1}, talk: {gamma: {mean: 60 s, sd: 30 s}}, day_factor: {gamma: {mean: 1, sd: 0.3}, at_most: 3}, bursts: {factor: 5.33, stay_normal: 50 min, stay_burst: 5 min}, cluster: {offspring_mean: 2, kind: geometric, delay: {exponential: {mean: 90 s}}}}
    surges:
      - {id: flood, from: 2024-03-02T14:30, lasts: 8 h, factors: {fire: 20, cardiac_arrest: 2}, call_factors: {info: 5}}
      - {id: storm, per_year: 3, lasts: {gamma: {mean: 8 h, sd: 4 h}}, factors: {fire: 4}}
    lines:
      - {id: "119", name: PSC 119, channel: voice, desk: psc119, rank: 1, right_for: all, trunks: 3}
      - {id: "110", desk: police110}
      - {id: app, channel: app, desk: psc119, routes: {fire: police110}, rank: 2, outages: {mean_time_between: 60 d, mean_time_to_repair: 6 h}, fallback: {probability: 80 %, delay: 20 s}}
    callers:
      patience: {exponential: {mean: 90 s}}
      after_abandoning: {probability: 75 %, delay: {exponential: {mean: 30 s}}}
      after_blocked: {probability: 80 %, delay: 20 s}
      after_failed: {probability: 50 %, delay: 1 min, changes_line: 30 %}
    adoption: low
    adoption_levels:
      low: {app_use: 3 %}
      high: {has_app: 50 %, uses_app: 80 %, knows: {"119": 90 %, "110": 60 %}, knowing_nothing: best_known, demand_factors: {cardiac_arrest: 1.5}}
    border: {misrouted_share: 3 %, lines: ["119"], return_delay: {exponential: {mean: 60 s}}, lost_share: 10 %, transfer_out: 40 s}
    handling:
      answering: {value: 5 s, low: 3 s, high: 10 s, source: observed, grade: C}
      locating: {value: {lognormal: {mean: 40 s, sd: 30 s}}, low: 20 s, high: 60 s, source: book, grade: B}
      locating_from_app: {triangular: {low: 5 s, mode: 8 s, high: 20 s}}
      interviewing: {lognormal: {median: 60 s, p90: 150 s}}
      duplicate_factor: 0.4
      dispatching: {mixture: [{weight: 0.3, exponential: {mean: 30 s}}, {weight: 0.7, erlang: {shape: 3, mean: 60 s}}]}
      wrap_up: {discrete: [{value: 10 s, weight: 2}, {value: 30 s, weight: 1}]}
      verifying: {empirical: [12 s, 19 s, 30 s]}
    human_resource_levels:
      basic: {handling_factor: 1, under_triage: 23.4 %, over_triage: 28.6 %, wrong_agency: 6 %, absence: 5 %}
      tired: {handling_factor: 0.8, vigilance_decay: 1.5, fatigue: {after: 4 h, per_4h: 5 %, night: {factor: 1.3, from: "02:00", to: "06:00"}}, turnover: {per_year: 16 %, new_hires: basic, learning: 180 d, curve: exponential}}
    languages:
      - {id: javanese, share: 10 %, talk_factor: 1.5, error_odds: 2}
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
            posts: 1
            attendance: {at_seat: 3 h, away: 25 min}
            stand_in: {probability: 60 %, delay: {exponential: {mean: 90 min}}}
            minimum_crew: 1
            longest_stay: 4 h
            breaks: {after: 4 h, length: 30 min, taken: when_quiet}
            languages: [javanese]
          - id: extra
            roles: [call_taking]
            shifts:
              - {name: day, days: [mon, tue], start: "07:00", length: 8 h, posts: 2}
              - {name: weekend, days: weekend, start: 22:30, length: 450 min, posts: 1}
        when_closed: ring
        overflow: {to: police110, after: 30 s}
        outages: {mean_time_between: 120 d, mean_time_to_repair: 4 h}
        calls_back: {within: 10 min, answered: 60 %, dialling: 20 s}
      - id: police110
        agency: police
        trunks: unlimited
        dispatches: [engine]
        human_resources: {handling_factor: 0.8, absence: 2 %}
        staff: [{id: all, roles: [watching, call_taking, dispatching], posts: 2}]
        when_closed: {forward: psc119}
    joint_centre: {id: joint, name: Joint centre, agency: health, members: [psc119, police110], trunks: 8, human_resources: basic, supervision: {escalated: 5 %, lasts: 3 min, helps_above: 2}, outages: {mean_time_between: 1 y, mean_time_to_repair: 2 h}, fallback: {to: [psc119, police110], after: 15 min, technical: none, human_resources: basic}, calls_back: {within: 5 min, answered: 50 %}}
    infrastructure:
      grid: {mean_time_between: 60 d, mean_time_to_repair: 90 min}
      carrier: {mean_time_between: 180 d, mean_time_to_repair: 6 h, cuts_calls: yes}
      network: {mean_time_between: 30 d, mean_time_to_repair: 3 h}
      rooms:
        - {id: psc119, power: {mean_time_between: 365 d, mean_time_to_repair: 2 h, cuts_calls: no}, backup: 30 min, exchange: {mean_time_between: 120 d, mean_time_to_repair: 4 h}, server: {mean_time_between: 1 y, mean_time_to_repair: 12 h}}
        - {id: joint, exchange: {mean_time_between: 120 d, mean_time_to_repair: 4 h, cuts_calls: no}}
    integration: linked
    integration_levels:
      linked: {technical: phone, institutional: separate_desks}
      centralised: {technical: record_with_video, institutional: one_room}
    technical_levels:
      phone: {caller_gives_up: 10 %, misdial: 5 %, redial_delay: 30 s, briefing: 45 s, answer_timeout: 60 s, retries: 1, record_delay: 5 s, loss: 5 %, duplicate_recognition: 50 %, duplicate_missed: 10 %, video_factor: 0.8, unacknowledged_after: 3 min}
      record_with_video: {loss: 0.5 %, video_factor: 0.8, video_error_factor: 0.7, video_prank_factor: 0.6}
    institutional_levels:
      separate_desks: {approval: {exponential: {mean: 5 min}}}
      one_room: {approval: 0 s}
    cctv:
      desk: police110
      camera_list:
        - {id: square-1, zone: north, lat: -7.44, lon: 110.22, kind: dome, owner: police, link: ring}
        - {id: square-2, zone: south}
      coverage: {north: {fire: 30 %, cardiac_arrest: 5 %}}
      screens_per_operator: 9
      watching: {exposure: 60 s, window: 5 min, noticed_by_screens: {1: 85 %, 4: 74 %, 6: 58 %, 9: 53 %}}
      technology: assisted
      outages: {mean_time_between: 2.5 y, mean_time_to_repair: 120 d, repair_sd: 60 d}
      attention: {cameras_per_operator: 30, vigilance: [{after: 20 min, attention: 90 %}, {after: 30 min, attention: 80 %}], restored_by: 10 min, crowding: 50 %, tour: {look: 10 s, notices: 70 %}}
      verification: {misses: 5 %, accepts_false: 2 %, queue: by_priority, fatigue: 50 %, memory: 20}
      enforcement: {rate: 40/day, review: {exponential: {mean: 60 s}}}
      components:
        - {id: grid, mean_time_between: 30 d, mean_time_to_repair: 3 h, repair_sd: 2 h}
        - {id: ring, needs: [grid], supplies: [network, room_server], maintenance: {first: 2 d, every: 30 d, lasts: 2 h}}
      analytics_needs: [grid]
      recording_needs: [grid, ring]
      watching_needs: [ring]
      sharing: integrated
      storage: {capacity: 40 TB, per_camera: 4 Mbit/s, retention: 10 d, when_full: stop, cleared_every: 30 d, evidence: {share: 20 %, delay: {exponential: {mean: 3 d}}}}
      when_analytics_fail: people_watch
    technology_levels:
      manual: {mode: manual}
      assisted: {mode: assisted, sensitivity: 65 %, latency: {uniform: {low: 3 s, high: 20 s}}, false_alarms: 1/day, by_type: {fire: {sensitivity: 85 %, latency: 8 s}}, confident: {of_true: 40 %, of_false: 5 %}, night: {from: "18:00", to: "06:00", sensitivity_factor: 0.8, false_alarm_factor: 2}, rain: {surge: storm, sensitivity_factor: 0.9, false_alarm_factor: 2}}
      sure: {mode: assisted, false_alarms: 1/day, roc: {curve: binormal, auc: 80 %, clips: 2000/day, confident_false_alarms: 0.1/day}, by_type: {fire: {auc: 90 %}}}
    unit_kinds:
      - {id: ambulance, name: Ambulance, turnout: {weibull: {shape: 1.5, scale: 90 s}}, speed: 35 km/h, on_scene: {normal: {mean: 18 min, sd: 8 min, low: 2 min, high: 1 h}}, hospital_turnaround: 20 min}
      - {id: engine, turnout: {deterministic: 60 s}, speed: 40 km/h, on_scene: 1 h, hospital_turnaround: none}
    units:
      - {id: psc_post, kind: ambulance, latitude: -7.464, longitude: 110.22, posts: 2}
      - {id: station, kind: engine, latitude: -7.476, longitude: 110.223, shifts: [{start: "00:00", length: 24 h, posts: 1}]}
    targets:
      - {kpi: calls.answered_within_10s, scope: city, at_least: 90 %}
      - {kpi: incident.response_p90, scope: "type:fire", at_most: 15 min}
    budget:
      currency_year: 2024
      first_fiscal_year: 2025
      fiscal_years: 5
      inflation: 2.5 %
      relief_factor: 5.0
      agencies: [{id: health, name: Dinas Kesehatan, code: "1.02.0.00"}, {id: police, name: Polres}]
      account_codes: [{code: "5.1.02.02", name: Belanja Jasa}]
      items:
        - id: operator_pay
          name: {en: Operators' pay, id: Honor operator}
          of: desk
          account: "5.1.02.02"
          driver: persons
          desks: [psc119]
          staff_level: basic
          price: {value: Rp 2.8 juta, low: Rp 2.2 juta, high: Rp 3.8 juta, source: UMK, grade: C}
          times_per_year: 13
          when: yearly
        - id: ambulances
          name: Ambulances
          agency: health
          account: "5.1.02.02"
          driver: units
          unit_kinds: [ambulance]
          only_above: 1
          price: Rp 750 juta
          when: {every: 8}
          only_if: {technical: [phone], institutional: [separate_desks], technology: [assisted], adoption: [low], human_resources: [basic]}

    """
