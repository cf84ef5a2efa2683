import Foundation
import ScenarioFiles

/// The values that a sweep gives to one parameter, or to several that go together.
public struct SweepAxis: Sendable, Hashable {
    /// The paths that get the value.
    public let paths: [String]
    /// The values as they would be written in a file.
    public let values: [String]
    /// By value the number, in ``unit``; nil for words.
    public let numbers: [Double]?
    /// The unit as written; empty for bare numbers and words.
    public let unit: String

    /// What stands on the axis: the paths, with the unit where there is one.
    public var name: String { paths.joined(separator: " + ") }

    /// Reads `path=LOW..HIGH:COUNT` or `path=value,value,…`; several paths that get the same value are joined by `+`.
    ///
    /// - Throws: ``DesignError/input(option:what:remedy:)``.
    public init(_ text: String) throws(DesignError) {
        let option = "--vary \(text)"
        func fail(_ what: String, _ remedy: String) -> DesignError {
            .input(option: option, what: what, remedy: remedy)
        }
        let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(
            String.init)
        let example = "write `path=LOW..HIGH:COUNT` or `path=value,value`"
        guard parts.count == 2 else { throw fail("has no `=`", example) }
        paths = parts[0].split(separator: "+", omittingEmptySubsequences: false)
            .map { $0.filter { $0 != " " } }
        guard paths.allSatisfy({ !$0.isEmpty }) else { throw fail("names no path", example) }
        guard Set(paths).count == paths.count else {
            throw fail("names a path twice", "name each path once")
        }
        if let middle = parts[1].firstRange(of: "..") {
            let tail = parts[1][middle.upperBound...]
            let colon = tail.lastIndex(of: ":")
            guard let from = WrittenNumber(String(parts[1][..<middle.lowerBound])),
                let to = WrittenNumber(String(tail[..<(colon ?? tail.endIndex)]))
            else {
                throw fail(
                    "the ends of the range are not numbers",
                    "write two numbers with a unit, such as `\(parts[0])=45 %..80 %:5`"
                )
            }
            let steps = colon.flatMap { Int(tail[tail.index(after: $0)...].filter { $0 != " " }) }
            let isCounted = steps.map { (2...1_000).contains($0) } ?? false
            let unit = from.unit.isEmpty ? to.unit : from.unit
            let prefix = from.prefix.isEmpty ? to.prefix : from.prefix
            guard to.unit.isEmpty || to.unit == unit, to.prefix.isEmpty || to.prefix == prefix else {
                throw fail(
                    "the ends have different units", "write both in one unit, such as `45 %..80 %`")
            }
            guard from.value != to.value else {
                throw fail("the ends are equal", "write two different numbers")
            }
            guard from.value < to.value else {
                let low = to.written(to.value, unit: unit, prefix: prefix)
                let high = from.written(from.value, unit: unit, prefix: prefix)
                throw fail(
                    "the range is reversed",
                    "write the lower end first: `\(parts[0])=\(low)..\(high):\(isCounted ? steps ?? 5 : 5)`")
            }
            guard colon != nil else {
                throw fail(
                    "does not say how many values to take", "write `\(parts[0])=\(parts[1]):5` for five")
            }
            guard let steps, isCounted else {
                throw fail(
                    "takes 2 to 1000 values",
                    "write a whole number behind the colon, such as `\(parts[0])=\(parts[1][..<middle.upperBound])\(tail[..<(colon ?? tail.endIndex)]):5`"
                )
            }
            let numbers = (0..<steps).map { step in
                step == steps - 1
                    ? to.value : from.value + (to.value - from.value) * Double(step) / Double(steps - 1)
            }
            values = numbers.map { from.written($0, unit: unit, prefix: prefix) }
            self.numbers = numbers
            self.unit = prefix.isEmpty ? unit : prefix
            return
        }
        values = parts[1].split(separator: ",", omittingEmptySubsequences: false).map {
            $0.trimmingCharacters(in: .whitespaces)
        }
        guard values.allSatisfy({ !$0.isEmpty }) else { throw fail("has an empty value", example) }
        guard values.count >= 2 else { throw fail("has one value only", "write two values or more") }
        guard values.count <= 1_000 else { throw fail("has more than 1000 values", "write fewer") }
        guard Set(values).count == values.count else {
            throw fail("has a value twice", "write each value once")
        }
        let read = values.compactMap { WrittenNumber($0) }
        let units = Set(read.map { $0.prefix.isEmpty ? $0.unit : $0.prefix })
        if read.count == values.count, units.count == 1, let first = units.first {
            unit = first
            let values = read.map(\.value)
            guard zip(values, values.dropFirst()).allSatisfy(<) else {
                throw fail("the values do not rise", "write the smallest first")
            }
            numbers = values
        } else {
            numbers = nil
            unit = ""
        }
    }

    /// The changes that give the axis one of its values.
    func changes(_ index: Int) -> [ScenarioOverride] {
        paths.map { ScenarioOverride(path: $0, value: values[index]) }
    }
}

/// A number as written in a file: `45 %`, `0.2/day`, `Rp 3 juta`.
private struct WrittenNumber {
    var prefix: String
    var value: Double
    var unit: String
    private var space: String

    init?(_ text: String) {
        let text = text.trimmingCharacters(in: .whitespaces)
        guard let start = text.firstIndex(where: { ("0"..."9").contains($0) || $0 == "-" }) else {
            return nil
        }
        let end =
            text[start...].dropFirst().firstIndex { !(("0"..."9").contains($0) || $0 == ".") }
            ?? text.endIndex
        guard let value = Double(text[start..<end]) else { return nil }
        let prefix = text[..<start].trimmingCharacters(in: .whitespaces)
        guard prefix.isEmpty || prefix == "Rp" else { return nil }
        self.prefix = prefix
        self.value = value
        let rest = text[end...]
        space = rest.hasPrefix(" ") ? " " : ""
        unit = rest.trimmingCharacters(in: .whitespaces)
    }

    func written(_ number: Double, unit: String, prefix: String) -> String {
        // Nine digits: steps between written numbers have no more, and what rounding adds is cut off.
        let digits = String(format: "%.9g", number)
        let gap = unit.isEmpty || unit.hasPrefix("/") ? "" : " "
        return (prefix.isEmpty ? "" : prefix + " ") + digits + gap + unit
    }
}
