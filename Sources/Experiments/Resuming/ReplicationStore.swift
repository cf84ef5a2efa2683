import CityModel

/// What a replication is of: equal keys give the same result, bit for bit.
public struct ReplicationKey: Hashable, Sendable {
    /// SHA-256 of the configuration as it was simulated and of what was kept of the result, in hexadecimal.
    public let configuration: String
    /// The seed.
    public let seed: UInt64
    /// The number of the replication.
    public let replication: UInt32

    /// A key of its parts.
    public init(configuration: String, seed: UInt64, replication: UInt32) {
        self.configuration = configuration
        self.seed = seed
        self.replication = replication
    }
}

/// Where finished replications are kept, so that an experiment that was stopped need not repeat them.
///
/// Asked and told from several threads at once.
public protocol ReplicationStore: Sendable {
    /// The result of a replication, if it has been kept.
    func result(of key: ReplicationKey) -> ReplicationResult?
    /// Keeps a result.
    func keep(_ result: ReplicationResult, of key: ReplicationKey)
    /// Brings everything that was kept to where it outlives the process.
    func flush()
}
