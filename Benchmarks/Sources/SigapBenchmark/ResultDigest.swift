import CityModel

/// A number over everything that a few replications measured: it stays the same as long as the results do, to
/// the bit.
enum ResultDigest {
    static func magelang(folder: String) throws -> [(scenario: String, digest: String)] {
        try ["magesty-2024", "tula-style", "single-number-112", "shared-record-only"].map { scenario in
            let city = try MagelangBenchmark.city(scenario, years: 1, folder: folder)
            // FNV-1a (G. Fowler, L. C. Noll, K.-P. Vo).
            var hash: UInt64 = 0xCBF2_9CE4_8422_2325
            for replication in 0..<UInt32(3) {
                for byte in text(try City.run(city, seed: 1, replication: replication)).utf8 {
                    hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3
                }
            }
            return (scenario, String(hash, radix: 16))
        }
    }

    /// Every stored property; numbers are printed so that they round-trip.
    private static func text(_ result: ReplicationResult) -> String {
        "\(result)"
    }
}
