import ArgumentParser
import Experiments
import Reporting
import ScenarioFiles

/// A scenario that gets the demand of a log in place of its own.
struct CalibrateBaseOptions: ParsableArguments {
    @Option(
        name: .customLong("base"),
        help: ArgumentHelp(
            "A scenario whose demand the log's takes the place of, in a file of its own.",
            valueName: "scenario.yaml"))
    var file: String?

    @Option(
        parsing: .unconditionalSingleValue,
        help: ArgumentHelp(
            "A call stream or incident type of --base that the log does not hold; may be repeated.",
            valueName: "id"))
    var keep: [String] = []

    @Option(
        help: ArgumentHelp(
            "The kind of --base whose units the log is about; its only one when left out.",
            valueName: "id"))
    var unitKind: String?

    /// The scenario, whose names are those that the fit uses; nil where none is named.
    func replacement(in calibration: LogCalibration) throws(CommandFailure) -> DemandReplacement? {
        guard let file else { return nil }
        let scenario: Scenario
        do throws(ScenarioError) {
            scenario = try ScenarioLoader.load(path: file)
        } catch {
            throw CommandFailure(.badInput, error.problems.map(\.description))
        }
        let city = scenario.configuration
        let isAboutUnits = calibration.table.kind == .dispatches
        let lines = city.lines.map(\.id)
        guard lines.contains(calibration.names.line) else {
            throw Self.unknown("--line", calibration.names.line, "line", lines, in: file)
        }
        let demand = city.incidentTypes.map(\.id) + city.callStreams.map(\.id)
        for id in keep where !demand.contains(id) {
            throw Self.unknown("--keep", id, "call stream or incident type", demand, in: file)
        }
        // Classes of days are named after it.
        let own = calibration.names.stream
        if let taken = (demand + city.unitKinds.map(\.id)).first(where: {
            $0 == own || $0.hasPrefix(own + "_")
        }) {
            throw CommandFailure(
                .badInput, "--id \(own): \(file) has a `\(taken)`; choose another name with --id")
        }
        let kinds = city.unitKinds.map(\.id)
        let kind = unitKind ?? (kinds.count == 1 ? kinds[0] : nil)
        if let unitKind, !kinds.contains(unitKind) {
            throw Self.unknown("--unit-kind", unitKind, "kind of units", kinds, in: file)
        }
        guard !isAboutUnits || kind != nil else {
            throw CommandFailure(
                .badInput,
                "--base \(file): has several kinds of units or none; write --unit-kind with one of \(Self.list(kinds))"
            )
        }
        return DemandReplacement(base: scenario, kept: Set(keep), unitKind: kind ?? "unit")
    }

    /// The file, beside the others of the result.
    func files(
        _ replacement: DemandReplacement?, _ fit: LogFit, source: String, folder: OutputFolder
    ) -> [OutputFile] {
        guard let file, let replacement else { return [] }
        return [
            OutputFile(
                name: Self.name(replacement),
                text: fit.overlay(
                    replacement, extending: RosterFragment.path(to: file, from: folder.path), source: source))
        ]
    }

    /// What the written file changes, for the reader; empty without a base.
    func note(_ replacement: DemandReplacement?, isAboutUnits: Bool, language: Language) -> String {
        guard let replacement else { return "" }
        let city = replacement.base.configuration
        let own = city.incidentTypes.map(\.id) + (isAboutUnits ? [] : city.callStreams.map(\.id))
        let off = own.filter { !replacement.kept.contains($0) }.joined(separator: ", ")
        let text = language(
            "\(Self.name(replacement)) extends \(replacement.base.name) with the log's demand. Switched off there: \(off)\(isAboutUnits ? "" : ", ringing again and junk calls, which the log holds already"). Keep what the log does not hold with --keep. Targets and results about what is off are then undefined.",
            "\(Self.name(replacement)) memperluas \(replacement.base.name) dengan permintaan dari catatan. Yang dimatikan di sana: \(off)\(isAboutUnits ? "" : ", panggilan ulang, dan panggilan sampah, yang sudah ada dalam catatan"). Pertahankan yang tidak ada dalam catatan dengan --keep. Target dan hasil tentang yang dimatikan menjadi tidak terdefinisi."
        )
        return "\n" + TextTable.wrapped(text, width: 100, indent: "").joined(separator: "\n") + "\n"
    }

    /// Reads the written file again: the planner goes on from it.
    func verify(_ replacement: DemandReplacement?, in folder: OutputFolder) throws(CommandFailure) {
        guard let replacement else { return }
        do throws(ScenarioError) {
            _ = try ScenarioLoader.load(path: folder.path + "/" + Self.name(replacement))
        } catch {
            throw CommandFailure(.badInput, error.problems.map(\.description))
        }
    }

    private static func name(_ replacement: DemandReplacement) -> String {
        replacement.base.name + "-calibrated.yaml"
    }

    private static func unknown(
        _ option: String, _ id: String, _ noun: String, _ known: [String], in file: String
    ) -> CommandFailure {
        CommandFailure(.badInput, "\(option) \(id): \(file) has no such \(noun); write one of \(list(known))")
    }

    private static func list(_ names: [String]) -> String {
        names.isEmpty ? "(it has none)" : names.joined(separator: ", ")
    }
}
