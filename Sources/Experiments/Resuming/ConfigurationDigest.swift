import CityModel
import Crypto

/// A fingerprint of a configuration that is the same in every process.
///
/// The standard library's hash values differ from process to process by design, so the value is walked by reflection:
/// every stored property, case and element counts, with the names of types and cases, in order; sets and dictionaries
/// by the order of their elements' fingerprints.
package enum ConfigurationDigest {
    /// SHA-256 of everything that decides a replication's result and of what is kept of it, in hexadecimal.
    ///
    /// - Complexity: O(number of values), a few microseconds each.
    package static func hexadecimal(of configuration: CityConfiguration, kept: MeasureSelection?) -> String {
        var hash = SHA256()
        add(configuration, to: &hash)
        add(kept?.precision as Any, to: &hash)
        add(kept?.others as Any, to: &hash)
        hash.update(data: [UInt8(kept == nil ? 0 : 1)])
        return Checksum.hexadecimal(hash.finalize())
    }

    private static func add(_ value: Any, to hash: inout SHA256) {
        let mirror = Mirror(reflecting: value)
        hash.update(data: Array("\(type(of: value))(".utf8))
        switch mirror.displayStyle {
        case .set, .dictionary:
            let parts = mirror.children.map { child in
                var part = SHA256()
                add(child.value, to: &part)
                return Array(part.finalize())
            }
            for part in parts.sorted(by: { $0.lexicographicallyPrecedes($1) }) { hash.update(data: part) }
        default:
            if mirror.children.isEmpty {
                hash.update(data: Array(String(reflecting: value).utf8))
            }
            for child in mirror.children {
                if let label = child.label { hash.update(data: Array("\(label):".utf8)) }
                add(child.value, to: &hash)
            }
        }
        hash.update(data: Array(")".utf8))
    }
}
