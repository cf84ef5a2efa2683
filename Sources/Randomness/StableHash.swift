import CGSL

/// Identities from names: 64-bit numbers that are the same on every machine and in every version.
///
/// Random numbers are keyed by identity, so results change when these functions change: they are fixed for
/// ever. Swift's `Hasher` is seeded anew in each process and cannot serve.
public struct StableHash {
    private init() {}

    /// The identity of a name: FNV-1a over its UTF-8 bytes (64 bits; offset basis 0xCBF29CE484222325, prime
    /// 0x100000001B3; Fowler, Noll, Vo), finished by the mixer of SplitMix64 (see `sigap_mix64`), because
    /// FNV-1a alone leaves the high bits of short names nearly equal.
    ///
    /// Names that differ only in Unicode normalisation compare equal in Swift but have different identities.
    ///
    /// - Complexity: O(*n*) in the length of the name.
    public static func of(_ name: String) -> UInt64 {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in name.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
        return sigap_mix64(hash)
    }

    /// The identity of the pair (parent, child), such as a process and an ordinal within it:
    /// mix(mix(parent + g) + child · m), with mix the finaliser of SplitMix64, g = 0x9E3779B97F4A7C15 and
    /// m = 0xD1342543DE82EF95, modulo 2⁶⁴.
    ///
    /// The order matters. With one part fixed it is a bijection of the other, so siblings never collide;
    /// other pairs meet only by chance (about *n*² / 2⁶⁵ among *n*).
    ///
    /// - Complexity: O(1), inline.
    @inlinable
    public static func combine(_ parent: UInt64, _ child: UInt64) -> UInt64 {
        sigap_mix64(
            sigap_mix64(parent &+ 0x9E37_79B9_7F4A_7C15) &+ child &* 0xD134_2543_DE82_EF95)
    }
}
