import Foundation
import Testing

/// A value of the oracle file.
indirect enum OracleValue: Decodable, Sendable {
    case number(Double)
    case text(String)
    case truth(Bool)
    case list([OracleValue])
    case record([String: OracleValue])

    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if let number = try? container.decode(Double.self) {
            self = .number(number)
        } else if let text = try? container.decode(String.self) {
            self = .text(text)
        } else if let truth = try? container.decode(Bool.self) {
            self = .truth(truth)
        } else if let list = try? container.decode([OracleValue].self) {
            self = .list(list)
        } else {
            self = .record(try container.decode([String: OracleValue].self))
        }
    }

    var number: Double? { if case .number(let value) = self { value } else { nil } }
    var text: String? { if case .text(let value) = self { value } else { nil } }
    var list: [OracleValue]? { if case .list(let value) = self { value } else { nil } }
    var record: [String: OracleValue]? { if case .record(let value) = self { value } else { nil } }
}

/// A queueing model with its exact answers.
struct OracleCase: Decodable, Sendable, CustomTestStringConvertible {
    var name: String
    var model: String
    var parameters: [String: OracleValue]
    var expected: [String: OracleValue]

    var testDescription: String { name }

    /// A parameter that must be there.
    func number(_ key: String) -> Double { parameters[key]!.number! }
    func count(_ key: String) -> Int { Int(number(key)) }
    /// An exact answer that must be there.
    func answer(_ key: String) -> Double { expected[key]!.number! }
    func answers(_ key: String) -> [Double] { expected[key]!.list!.map { $0.number! } }

    static let all: [OracleCase] = {
        struct File: Decodable { var cases: [OracleCase] }
        let url = Bundle.module.url(
            forResource: "oracles-public", withExtension: "json", subdirectory: "Fixtures")!
        return try! JSONDecoder().decode(File.self, from: Data(contentsOf: url)).cases
    }()
}
