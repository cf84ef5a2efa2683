import Statistics

/// What one replication measured.
///
/// `measures` and `values` run in parallel and in the same order for every replication of a configuration;
/// an undefined value (a mean over nothing) is NaN and becomes an empty field.
public struct ReplicationResult: Sendable {
    public var replication: UInt32
    public var measures: [Measure]
    public var values: [Double]
    /// The distributions behind the percentiles, by ``Measure/histogram``.
    public var histograms: [SparseHistogram]
    /// By desk, then by hour of the day.
    public var hours: [HourOfDesk]
    /// Call accounts, for the audit `offered + in = answered + abandoned + blocked + failed + out`.
    public var accounts: [CallAccount]
    /// Events that the replication handled.
    public var events: UInt64
    /// Members of a measured cohort that had not ended at the follow-up limit.
    public var unfinished: Int
}

/// One desk in one hour of the day over the measured window.
public struct HourOfDesk: Hashable, Sendable {
    public var desk: String
    public var hour: Int
    public var offered: Double
    public var answered: Double
    public var abandoned: Double
    public var blocked: Double
    public var failed: Double
    /// Mean seconds of wait of answered calls; NaN without any.
    public var meanWait: Double
    /// Time averages in that hour.
    public var meanQueue: Double
    public var meanBusy: Double
    public var meanOnDuty: Double
}

/// The calls of one scope, as whole numbers.
public struct CallAccount: Hashable, Sendable {
    public var scope: String
    public var offered: Int64
    public var overflowIn: Int64
    public var answered: Int64
    public var abandoned: Int64
    public var blocked: Int64
    public var failed: Int64
    public var overflowOut: Int64

    /// Zero when every attempt has ended exactly once.
    public var imbalance: Int64 {
        offered + overflowIn - answered - abandoned - blocked - failed - overflowOut
    }
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
