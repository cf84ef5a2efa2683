import Foundation
import ScenarioFiles

extension CalibrateLogCommand {
    /// The log as the options say it is written.
    func read() throws(CommandFailure) -> LogTable {
        var format = LogFormat()
        format.kind = what
        format.dateOrder = timeFormat
        format.skipsBadLines = skipBadLines
        format.decimalComma = decimalComma
        format.columns = try columns()
        format.start = try start.map { text throws(CommandFailure) in try Self.date(text, "--start") }
        format.from = try from.map { text throws(CommandFailure) in try Self.date(text, "--from") }
        format.to = try to.map { text throws(CommandFailure) in try Self.date(text, "--to") }
        if let first = format.from, let last = format.to, last < first {
            throw CommandFailure(.badInput, "--to \(last): lies before --from; write a later day")
        }
        format.timeZone = try timeZone.map { text throws(CommandFailure) in try Self.zone(text) }
        switch durationUnit {
        case "s": format.durationUnit = 1
        case "ms": format.durationUnit = 0.001
        case "min": format.durationUnit = 60
        case "h": format.durationUnit = 3_600
        default:
            throw CommandFailure(.badInput, "--duration-unit \(durationUnit): write s, ms, min or h")
        }
        switch delimiter {
        case nil: break
        case "comma", ",": format.delimiter = UInt8(ascii: ",")
        case "semicolon", ";": format.delimiter = UInt8(ascii: ";")
        case "tab", "\t": format.delimiter = UInt8(ascii: "\t")
        case .some(let text):
            throw CommandFailure(.badInput, "--delimiter \(text): write comma, semicolon or tab")
        }
        do throws(ScenarioError) {
            return try LogTable.read(path: file, format: format)
        } catch {
            throw CommandFailure(.badInput, error.problems.map(\.description))
        }
    }

    private func columns() throws(CommandFailure) -> [LogColumn: String] {
        var result: [LogColumn: String] = [:]
        for text in column {
            let parts = text.split(separator: "=", maxSplits: 1).map(String.init)
            guard parts.count == 2, let role = LogColumn(rawValue: parts[0]) else {
                let known = LogColumn.allCases.map(\.rawValue).joined(separator: ", ")
                throw CommandFailure(
                    .badInput, "--column \(text): write what=name, where what is one of \(known)")
            }
            result[role] = parts[1]
        }
        return result
    }

    /// A share such as `2/3`, `0.7` or `70 %`, above 0 and at most 1.
    func share() throws(CommandFailure) -> Double {
        let plain = fitShare.filter { $0 != " " }
        let parts = plain.split(separator: "/").map(String.init)
        var value: Double?
        if parts.count == 2, let top = Double(parts[0]), let bottom = Double(parts[1]) {
            value = top / bottom
        } else if plain.hasSuffix("%") {
            value = Double(plain.dropLast()).map { $0 / 100 }
        } else {
            value = Double(plain)
        }
        guard let value, value > 0, value <= 1 else {
            throw CommandFailure(
                .badInput, "--fit-share \(fitShare): write a share above 0 and up to 1, such as 2/3")
        }
        return value
    }

    private static func date(_ text: String, _ option: String) throws(CommandFailure) -> CivilDate {
        guard let date = CivilDate(text) else {
            throw CommandFailure(.badInput, "\(option) \(text): write a date such as 2024-01-31")
        }
        return date
    }

    /// `Asia/Jakarta`, `UTC`, `UTC+7`, `+07:00`.
    private static func zone(_ text: String) throws(CommandFailure) -> TimeZone {
        let digits = text.hasPrefix("UTC") ? text.dropFirst(3) : Substring(text)
        if let sign = digits.first, sign == "+" || sign == "-" {
            let parts = digits.dropFirst().split(separator: ":").map { Int($0) }
            if (1...2).contains(parts.count), let hours = parts[0], hours <= 14,
                let minutes = parts.count > 1 ? parts[1] : 0, minutes < 60,
                let zone = TimeZone(secondsFromGMT: (hours * 3_600 + minutes * 60) * (sign == "-" ? -1 : 1))
            {
                return zone
            }
        } else if let zone = TimeZone(identifier: text) {
            return zone
        }
        throw CommandFailure(
            .badInput,
            "--time-zone \(text): is no zone that is known; write one such as Asia/Jakarta or UTC+7")
    }

    /// The command without options that cannot change the result.
    var command: [String] {
        var options = ["calibrate", "log", file]
        for text in column { options += ["--column", text] }
        if let what { options += ["--what", what.rawValue] }
        if timeFormat != .iso { options += ["--time-format", timeFormat.rawValue] }
        for (option, value) in [
            ("--time-zone", timeZone), ("--start", start), ("--delimiter", delimiter), ("--from", from),
            ("--to", to), ("--base", base.file), ("--unit-kind", base.unitKind), ("--name", name),
        ] {
            if let value { options += [option, value] }
        }
        if let decimalComma { options.append(decimalComma ? "--decimal-comma" : "--no-decimal-comma") }
        for id in base.keep { options += ["--keep", id] }
        if skipBadLines { options.append("--skip-bad-lines") }
        for (option, value, usual) in [
            ("--duration-unit", durationUnit, "s"), ("--fit-share", fitShare, "2/3"),
            ("--id", stream, "calls"),
            ("--desk", desk, "centre"), ("--line", line, "119"), ("--bootstraps", "\(bootstraps)", "199"),
            ("--replications", "\(replications)", "100"), ("--seed", "\(seed)", "1"),
        ] where value != usual {
            options += [option, value]
        }
        return options + output.recorded
    }
}
