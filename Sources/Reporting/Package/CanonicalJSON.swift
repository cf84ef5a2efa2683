import Foundation

/// JSON in one fixed form: keys sorted, two spaces of indentation, a line end at the end.
enum CanonicalJSON {
    /// The value as text.
    ///
    /// - Precondition: The value has no infinite or undefined number, which JSON cannot say.
    static func text(_ value: some Encodable) -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        do {
            return String(decoding: try encoder.encode(value), as: UTF8.self) + "\n"
        } catch {
            preconditionFailure("a value of fixed shape does not encode: \(error)")
        }
    }
}
