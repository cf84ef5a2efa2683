import Crypto

/// Fingerprints of files and values.
public enum Checksum {
    /// SHA-256 (FIPS 180-4) as 64 lower-case hexadecimal digits.
    ///
    /// - Complexity: O(number of bytes).
    public static func sha256(_ bytes: [UInt8]) -> String { hexadecimal(SHA256.hash(data: bytes)) }

    /// A digest as 64 lower-case hexadecimal digits.
    static func hexadecimal(_ digest: SHA256.Digest) -> String {
        digest.map { byte in
            let digits = String(byte, radix: 16)
            return digits.count == 1 ? "0" + digits : digits
        }.joined()
    }
}
