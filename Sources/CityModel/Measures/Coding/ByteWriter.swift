/// Writes values as bytes: whole numbers little-endian, real numbers by their bit pattern, so that they come back
/// to the bit, undefined and infinite ones included.
package struct ByteWriter {
    package private(set) var bytes: [UInt8] = []

    package init() {}

    package mutating func write(_ value: some FixedWidthInteger) {
        withUnsafeBytes(of: value.littleEndian) { bytes.append(contentsOf: $0) }
    }

    package mutating func write(_ value: Double) { write(value.bitPattern) }

    package mutating func write(_ text: String) {
        write(UInt32(text.utf8.count))
        bytes.append(contentsOf: text.utf8)
    }

    /// Bytes that are already encoded, behind their number.
    package mutating func write(encoded: some Collection<UInt8>) {
        write(UInt32(encoded.count))
        bytes.append(contentsOf: encoded)
    }

    package mutating func write<Value>(_ value: Value?, _ content: (inout Self, Value) -> Void) {
        write(UInt8(value == nil ? 0 : 1))
        if let value { content(&self, value) }
    }

    package mutating func write<Element>(_ elements: [Element], _ element: (inout Self, Element) -> Void) {
        write(UInt32(elements.count))
        for value in elements { element(&self, value) }
    }
}

/// Reads what ``ByteWriter`` wrote; damaged bytes throw, whatever they hold.
package struct ByteReader {
    /// The bytes end early, or hold what no writer writes.
    package struct Damage: Error {
        package init() {}
    }

    private let bytes: ArraySlice<UInt8>
    private var position: Int

    package init(_ bytes: ArraySlice<UInt8>) {
        self.bytes = bytes
        position = bytes.startIndex
    }

    package var isAtEnd: Bool { position == bytes.endIndex }

    private mutating func take(_ count: Int) throws(Damage) -> ArraySlice<UInt8> {
        guard count <= bytes.endIndex - position else { throw Damage() }
        defer { position += count }
        return bytes[position..<(position + count)]
    }

    package mutating func integer<Value: FixedWidthInteger>(_: Value.Type = Value.self) throws(Damage)
        -> Value
    {
        try take(MemoryLayout<Value>.size).reversed().reduce(0) { ($0 << 8) | Value(truncatingIfNeeded: $1) }
    }

    package mutating func double() throws(Damage) -> Double { Double(bitPattern: try integer()) }

    package mutating func text() throws(Damage) -> String {
        let count = Int(try integer(UInt32.self))
        guard let text = String(validating: try take(count), as: UTF8.self) else { throw Damage() }
        return text
    }

    /// Bytes behind their number.
    package mutating func encoded() throws(Damage) -> ArraySlice<UInt8> {
        try take(Int(try integer(UInt32.self)))
    }

    package mutating func optional<Value>(
        _ content: (inout Self) throws(Damage) -> Value
    ) throws(Damage) -> Value? {
        switch try integer(UInt8.self) {
        case 0: return nil
        case 1: return try content(&self)
        default: throw Damage()
        }
    }

    package mutating func array<Element>(
        _ element: (inout Self) throws(Damage) -> Element
    ) throws(Damage) -> [Element] {
        let count = Int(try integer(UInt32.self))
        var elements: [Element] = []
        // A damaged count must not reserve the whole memory: no element takes less than a byte.
        guard count <= bytes.endIndex - position else { throw Damage() }
        elements.reserveCapacity(count)
        for _ in 0..<count { elements.append(try element(&self)) }
        return elements
    }
}
