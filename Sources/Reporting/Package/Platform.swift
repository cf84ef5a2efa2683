import CGSL
import Foundation

/// What the last bits of a result depend on beside the inputs: `exp` and `log` of the C library choose their
/// code by processor.
public struct Platform: Hashable, Sendable, Encodable {
    /// The kind of processor, such as `x86_64`.
    public var architecture: String
    /// The C library and its version, such as `glibc 2.36`.
    public var cLibrary: String
    /// The processor's features by which the C library chooses its code, sorted; empty where they are not known.
    public var features: [String]
    /// The version of the linked GNU Scientific Library.
    public var gslVersion: String

    /// A platform.
    public init(architecture: String, cLibrary: String, features: [String], gslVersion: String) {
        self.architecture = architecture
        self.cLibrary = cLibrary
        self.features = features
        self.gslVersion = gslVersion
    }

    /// The one that this process runs on.
    public static func current() -> Platform {
        Platform(
            architecture: machine(), cLibrary: library(), features: processorFeatures(),
            gslVersion: String(cString: sigap_gsl_version()))
    }

    private static func machine() -> String {
        #if arch(x86_64)
            "x86_64"
        #elseif arch(arm64)
            "arm64"
        #else
            "other"
        #endif
    }

    private static func library() -> String {
        #if canImport(Glibc)
            var buffer = [UInt8](repeating: 0, count: 64)
            let length = buffer.withUnsafeMutableBytes { bytes in
                confstr(
                    Int32(_CS_GNU_LIBC_VERSION), bytes.baseAddress?.assumingMemoryBound(to: CChar.self),
                    bytes.count)
            }
            guard length > 1, length <= buffer.count else { return "glibc" }
            return String(decoding: buffer[..<(length - 1)], as: UTF8.self)
        #elseif canImport(Darwin)
            return "Darwin \(ProcessInfo.processInfo.operatingSystemVersionString)"
        #else
            return "unknown"
        #endif
    }

    /// Fused multiply-add is what makes the difference in glibc on x86-64; other processors always have it.
    private static func processorFeatures() -> [String] {
        guard let data = FileManager.default.contents(atPath: "/proc/cpuinfo") else { return [] }
        let lines = String(decoding: data, as: UTF8.self).split(separator: "\n")
        guard let flags = lines.first(where: { $0.hasPrefix("flags") }) else { return [] }
        let present = Set(
            flags.split(whereSeparator: { $0 == " " || $0 == ":" || $0 == "\t" }).map(String.init))
        return ["avx2", "avx512f", "fma", "fma4"].filter(present.contains)
    }
}
