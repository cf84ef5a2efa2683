import CityModel
import Crypto
import Experiments

/// A record of a journal: length, checksum, content.
enum JournalRecord {
    /// What the replications of a configuration measure.
    case measures(String, [UInt8])
    /// What one replication found.
    case result(ReplicationKey, ArraySlice<UInt8>)

    private static let checksumSize = 8

    private static func checksum(_ bytes: [UInt8]) -> ArraySlice<UInt8> {
        Array(SHA256.hash(data: bytes))[..<checksumSize]
    }

    func write(to buffer: inout [UInt8]) {
        var content = ByteWriter()
        switch self {
        case .measures(let configuration, let bytes):
            content.write(UInt8(0))
            content.write(configuration)
            content.write(encoded: bytes)
        case .result(let key, let bytes):
            content.write(UInt8(1))
            content.write(key.configuration)
            content.write(key.seed)
            content.write(key.replication)
            content.write(encoded: bytes)
        }
        var head = ByteWriter()
        head.write(UInt32(content.bytes.count))
        buffer += head.bytes
        buffer += Self.checksum(content.bytes)
        buffer += content.bytes
    }

    /// The record at the start of some bytes and how many bytes it takes; nil where it is cut short or damaged.
    static func read(_ bytes: ArraySlice<UInt8>) -> (record: JournalRecord, size: Int)? {
        var head = ByteReader(bytes)
        guard let length = try? head.integer(UInt32.self) else { return nil }
        let start = bytes.startIndex + 4 + checksumSize
        let size = 4 + checksumSize + Int(length)
        guard size <= bytes.count else { return nil }
        let content = bytes[start..<(bytes.startIndex + size)]
        guard checksum(Array(content)) == bytes[(bytes.startIndex + 4)..<start] else { return nil }
        guard let record = try? Self.content(content) else { return nil }
        return (record, size)
    }

    private static func content(_ bytes: ArraySlice<UInt8>) throws(ByteReader.Damage) -> JournalRecord {
        var reader = ByteReader(bytes)
        let kind: UInt8 = try reader.integer()
        let configuration = try reader.text()
        switch kind {
        case 0:
            return .measures(configuration, Array(try reader.encoded()))
        case 1:
            let key = ReplicationKey(
                configuration: configuration, seed: try reader.integer(), replication: try reader.integer())
            return .result(key, try reader.encoded())
        default: throw ByteReader.Damage()
        }
    }
}
