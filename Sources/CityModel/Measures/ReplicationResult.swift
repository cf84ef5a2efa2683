import Statistics

/// What one replication measured.
///
/// `measures` and `values` run in parallel and in the same order for every replication of a configuration;
/// an undefined value (a mean over nothing) is NaN and becomes an empty field.
public struct ReplicationResult: Sendable {
    /// The number of the replication, from 0.
    public var replication: UInt32
    /// What was measured.
    public var measures: [Measure]
    /// The values, in the units of their KPIs.
    public var values: [Double]
    /// What each value was divided by, such as the number of incidents or calls; NaN where it is no ratio.
    public var denominators: [Double]
    /// The distributions behind the percentiles, by ``Measure/histogram``.
    public var histograms: [SparseHistogram]
    /// By desk, then by hour of the day.
    public var hours: [HourOfDesk]
    /// Call accounts, for the audit `offered + in = answered + abandoned + blocked + failed + out`.
    public var accounts: [CallAccount]
    /// What cameras saw, by zone, then by hour of the day; empty where they are one pool.
    public var hoursOfZones: [HourOfZone]
    /// Accounts of the requests for units, by kind, for the audit of ``RequestAccount/imbalance``.
    public var requests: [RequestAccount]
    /// Events that the replication handled.
    public var events: UInt64
    /// Members of a measured cohort that had not ended at the follow-up limit.
    public var unfinished: Int

    /// A result of its parts.
    package init(
        replication: UInt32, measures: [Measure], values: [Double], denominators: [Double],
        histograms: [SparseHistogram], hours: [HourOfDesk], accounts: [CallAccount],
        hoursOfZones: [HourOfZone],
        requests: [RequestAccount], events: UInt64, unfinished: Int
    ) {
        self.replication = replication
        self.measures = measures
        self.values = values
        self.denominators = denominators
        self.histograms = histograms
        self.hours = hours
        self.accounts = accounts
        self.hoursOfZones = hoursOfZones
        self.requests = requests
        self.events = events
        self.unfinished = unfinished
    }
}

/// One desk in one hour of the day over the measured window.
public struct HourOfDesk: Hashable, Sendable {
    /// The desk.
    public var desk: String
    /// The hour of the day, 0…23.
    public var hour: Int
    /// Attempts that reached it first.
    public var offered: Double
    /// Attempts that were answered.
    public var answered: Double
    /// Attempts whose caller hung up.
    public var abandoned: Double
    /// Attempts without a free line.
    public var blocked: Double
    /// Attempts that met a closed desk or an outage.
    public var failed: Double
    /// Mean seconds of wait of answered calls; NaN without any.
    public var meanWait: Double
    /// Time averages in that hour.
    public var meanQueue: Double
    /// People at work.
    public var meanBusy: Double
    /// People on duty.
    public var meanOnDuty: Double
}

/// The calls of one scope, as whole numbers.
public struct CallAccount: Hashable, Sendable {
    /// What it covers, such as `city` or `desk:psc119`.
    public var scope: String
    /// Attempts that reached it first.
    public var offered: Int64
    /// Attempts forwarded here.
    public var overflowIn: Int64
    /// Attempts that were answered.
    public var answered: Int64
    /// Attempts whose caller hung up.
    public var abandoned: Int64
    /// Attempts without a free line.
    public var blocked: Int64
    /// Attempts that met a closed desk or an outage.
    public var failed: Int64
    /// Attempts forwarded elsewhere.
    public var overflowOut: Int64

    /// Zero when every attempt has ended exactly once.
    public var imbalance: Int64 {
        offered + overflowIn - answered - abandoned - blocked - failed - overflowOut
    }
}

/// The requests for units of one kind that were made in the measured window, by how they ended.
public struct RequestAccount: Hashable, Sendable {
    /// The unit kind.
    public var kind: String
    /// Requests made.
    public var made: Int64
    /// Requests for which a unit came and cleared.
    public var served: Int64
    /// Requests that met no free unit, where such requests are lost.
    public var lost: Int64
    /// Requests that a neighbour's unit served.
    public var aided: Int64
    /// Requests that were called off.
    public var cancelled: Int64
    /// Requests that had not ended when the replication stopped.
    public var open: Int64

    /// Zero when every request has ended exactly once.
    public var imbalance: Int64 { made - served - lost - aided - cancelled - open }
}

extension City {
    /// Runs one replication of a configuration.
    ///
    /// The same configuration, seed and replication give the same result to the bit, whatever runs beside it.
    ///
    /// - Throws: ``CityModelError`` when the configuration does not fit together.
    public static func run(
        _ configuration: CityConfiguration, seed: UInt64, replication: UInt32
    ) throws(CityModelError) -> ReplicationResult {
        var city = try City(configuration, seed: seed, replication: replication)
        city.runToEnd()
        let names = ScopeNames(configuration.institutionalised())
        return city.result(names, replication: replication)
    }
}

/// The names behind the engine's indices.
struct ScopeNames {
    var desks: [String]
    var streams: [String]
    var types: [String]
    var zones: [String]
    var kinds: [String]

    init(_ city: CityConfiguration) {
        desks = city.desks.map(\.id)
        streams = city.callStreams.map(\.id)
        types = city.incidentTypes.map(\.id)
        zones = city.zones.map(\.id)
        kinds = city.unitKinds.map(\.id)
    }

    /// Scopes of calls in the order of ``Tallies/calls``.
    var calls: [String] {
        ["city", "kind:genuine"] + desks.map { "desk:\($0)" } + ["stream:incidents"]
            + streams.map { "stream:\($0)" }
    }

    /// Scopes of incidents in the order of ``Tallies/incidents``.
    var incidents: [String] {
        ["city"] + types.map { "type:\($0)" } + zones.map { "zone:\($0)" }
    }
}
