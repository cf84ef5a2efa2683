import ArgumentParser
import CityModel
import Experiments
import Reporting
import ScenarioFiles

/// `sigap staff`: the cheapest roster that meets the targets.
struct StaffCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "staff",
        abstract: "Find the cheapest roster that meets the targets.",
        discussion: """
            Varies how many people the desks have in each shift, starts from the
            formulas of Erlang, and searches by simulation with common random numbers
            until it is sure which roster meets all targets at least cost. The scenario
            may state ranges, other shift times, employment and night rules in
            `staffing` (docs/staffing.md). Prints the roster, its cost and its KPIs, and
            writes staffing.csv, frontier.csv, roster.yaml (the scenario with the
            roster), datapackage.json and run.json to the folder OUTPUT/SCENARIO-staff.
            --replications are those between two looks at a roster, --max-replications
            the most of one roster. The exit code is 1 when no roster was found to meet the targets.

            EXAMPLES
              sigap staff Scenarios/magelang/tula-style.yaml \\
                --target 'calls.answered_within_10s>=90 %' --dry-run
              sigap staff today.yaml --vary psc119.operators=1..3 \\
                --target 'reporter.lost_share<=5 %' --confidence '90 %'
            """)

    @Argument(help: ArgumentHelp("The scenario file.", valueName: "file"))
    var file: String

    @Option(
        name: .customLong("target"), parsing: .unconditionalSingleValue,
        help: ArgumentHelp(
            "A target instead of the scenario's, such as 'calls.wait_p90@desk:psc119<=20 s'; may be repeated.",
            valueName: "kpi[@scope]>=value"))
    var targets: [String] = []

    @Option(
        name: .customLong("vary"), parsing: .unconditionalSingleValue,
        help: ArgumentHelp(
            "A staff group to vary instead of all, such as psc119.operators or psc119.operators/night=1..3, or crews of units, such as units.psc_post=1..4; may be repeated.",
            valueName: "desk.group[/shift][=from..to]"))
    var varied: [String] = []

    @Option(
        help: ArgumentHelp(
            "Fewest people of every post that says nothing else; its minimum crew by default.",
            valueName: "number"))
    var from: Int?

    @Option(
        help: ArgumentHelp(
            "Most people of every post that says nothing else; two more than Erlang's formulas ask for, or than now, by default.",
            valueName: "number"))
    var upTo: Int?

    @Option(
        help: ArgumentHelp(
            "Probability with which the answer is to be right; the scenario's or 95 % by default.",
            valueName: "share"))
    var confidence: String?

    @Option(
        help: ArgumentHelp(
            "Distance from a target that does not matter: points of a share, else a part of the target; the scenario's or 1 % by default.",
            valueName: "share"))
    var tolerance: String?

    @Option(help: ArgumentHelp("Most rosters to simulate.", valueName: "number"))
    var candidates: Int = 400

    @Flag(help: "Simulate every roster instead of inferring that fewer people do no better.")
    var exhaustive = false

    @Option(help: ArgumentHelp("Name of the result's folder.", valueName: "name"))
    var name: String?

    @Flag(help: "Only print how many rosters there are and how long it could take.")
    var dryRun = false

    @OptionGroup(title: "Scenario options") var scenario: ScenarioOptions
    @OptionGroup(title: "Simulation options") var simulation: SimulationOptions
    @OptionGroup(title: "Output options") var output: OutputOptions

    func validate() throws {
        if simulation.precision != nil {
            throw ValidationError(
                "--precision is not for staff, which goes on until it is sure; use --confidence and --tolerance"
            )
        }
        if candidates < 1 { throw ValidationError("--candidates must be at least 1") }
        if let from, !(0...10_000).contains(from) {
            throw ValidationError("--from must be between 0 and 10000")
        }
        if let upTo, !((from ?? 0)...10_000).contains(upTo) {
            throw ValidationError("--up-to must be between --from and 10000")
        }
    }

    func run() throws {
        let interruption = Interruption()
        let loaded = try scenario.load([file])[0]
        var settings = try simulation.settings()
        let request = try request()
        func study() throws(CommandFailure) -> StaffingStudy {
            try attempt {
                () throws(StaffingError) in
                try StaffingStudy(
                    loaded, request: request, settings: settings, limit: simulation.maxReplications)
            }
        }
        let trial = try study()
        Console.warnOfHoles(in: [loaded], language: output.lang)
        if dryRun { return try printPlan(trial, settings, interruption) }
        let folder = try output.folder(name ?? "\(loaded.name)-staff")
        let resumption = Resumption(folder, resumes: simulation.resume)
        settings.store = resumption.journal
        let progress = ProgressLine(label: loaded.name, isWanted: !output.quiet)
        defer { progress.finish() }
        let search = try study()
        let result = try attempt(resumption) {
            () throws(StaffingError) in
            try search.run(progress: progress, cancellation: interruption.cancellation)
        }
        progress.finish()
        try interruption.check("the search was done, but nothing was written")
        guard result.warnings.isEmpty else {
            throw CommandFailure(
                .failedCheck,
                result.warnings.map { "\($0)" }
                    + ["nothing was written, because the results cannot be trusted"])
        }
        let fragment = result.chosen.map { chosen in
            RosterFragment(
                scenario: loaded, layout: result.layouts[chosen.roster.layout], roster: chosen.roster,
                targets: request.targets)
        }
        try write(result, fragment, loaded, to: folder)
        resumption.finish()
        if !output.quiet {
            try Console.print(
                StaffingReport(scenario: loaded, result: result, language: output.lang).text()
                    + ResultWriter.pointer(to: folder, language: output.lang))
        }
        guard result.chosen != nil else { throw CommandFailure(.failedCheck, failure(result, loaded)) }
    }

    private func write(
        _ result: StaffingResult, _ fragment: RosterFragment?, _ loaded: Scenario, to folder: OutputFolder
    ) throws(CommandFailure) {
        var others: [OutputFile] = []
        if let fragment {
            let base = RosterFragment.path(to: file, from: folder.path)
            let comments =
                ["The roster that `sigap staff` chose for \(loaded.name); see staffing.csv beside it."]
                + (scenario.overrides.isEmpty
                    ? []
                    : [
                        "Found with " + scenario.overrides.map { "--set '\($0)'" }.joined(separator: " ")
                            + ", which is to be given with this file as well."
                    ])
            others.append(
                OutputFile(name: "roster.yaml", text: fragment.text(extending: base, comments: comments)))
        }
        let writer = ResultWriter(
            folder: folder, description: "The cheapest roster of \(loaded.name) that meets the targets.",
            options: output, command: command)
        try writer.write(
            [.staffing(result), .frontier(result)], others: others, scenarios: [loaded], seed: result.seed,
            replications: result.replications)
        guard let fragment else { return }
        // The planner goes on from this file: it must say what was simulated.
        let again = try scenario.load([folder.path + "/roster.yaml"])[0]
        Console.warnOfHoles(in: again.configuration, of: "roster.yaml", language: output.lang)
        let isSame =
            again.configuration.desks == fragment.desks && again.configuration.units == fragment.units
            && (fragment.targets.isEmpty || again.configuration.targets == fragment.targets)
        guard isSame else {
            throw CommandFailure(
                .failedCheck,
                "INTERNAL ERROR: \(folder.path)/roster.yaml is not the roster that was simulated; do not use it and report this"
            )
        }
    }

    private func printPlan(
        _ study: StaffingStudy, _ settings: StudySettings, _ interruption: Interruption
    ) throws {
        let began = ContinuousClock.now
        let plan = try attempt {
            () throws(StaffingError) in try study.plan(cancellation: interruption.cancellation)
        }
        let seconds = (ContinuousClock.now - began) / .seconds(1)
        let style = NumberStyle(output.lang)
        let language = output.lang
        var text = language("Posts: ", "Pos jaga: ") + "\(plan.layouts[0].posts.count)\n"
        for post in plan.layouts[0].posts { text += "  \(post.name) \(post.lower)-\(post.upper)\n" }
        if plan.layouts.count > 1 {
            text +=
                language("Combinations of shift times: ", "Kombinasi jam giliran: ")
                + "\(plan.layouts.count)\n"
        }
        text += language("Rosters: ", "Jadwal: ") + style.decimal(plan.rosters, digits: 0) + "\n"
        let run = DryRun(
            scenarios: plan.candidates, replications: plan.firstStage, limit: plan.limit,
            eventsPerRun: plan.eventsPerRun, secondsPerRun: seconds,
            threads: settings.threads ?? DryRun.cores)
        try Console.print(text + run.text(output.lang))
    }

    /// Why there is no answer, in a line.
    private func failure(_ result: StaffingResult, _ loaded: Scenario) -> String {
        let missed = result.most.filter { $0.verdict == .misses }.flatMap { candidate in
            zip(result.targets, candidate.targets).filter { $0.1.isMet == false }.map { target, _ in
                "\(target.kpi) of \(target.scope)"
            }
        }
        guard !missed.isEmpty, result.most.allSatisfy({ $0.verdict == .misses }) else {
            return
                "\(loaded.name): no roster was found to meet all targets for sure; allow more with --max-replications, or a larger --tolerance"
        }
        var names: [String] = []
        for name in missed where !names.contains(name) { names.append(name) }
        return
            "\(loaded.name): even the most people allowed miss \(names.joined(separator: ", ")); raise --up-to, or name with --target what staff can change"
    }

    // MARK: Arguments

    private func attempt<Value>(
        _ resumption: Resumption? = nil, _ body: () throws(StaffingError) -> Value
    ) throws(CommandFailure) -> Value {
        do throws(StaffingError) {
            return try body()
        } catch .cancelled(let replications) {
            throw CommandFailure(
                .interrupted,
                "interrupted: after \(replications) replications; nothing was written"
                    + (resumption?.hint ?? ""))
        } catch {
            throw CommandFailure(.badInput, "\(file): \(error)")
        }
    }

    private func request() throws(CommandFailure) -> StaffingRequest {
        var request = StaffingRequest()
        var problems: [String] = []
        for text in targets {
            do throws(CommandFailure) {
                request.targets.append(try TargetArgument.parse(text))
            } catch {
                problems += error.lines
            }
        }
        for text in varied {
            do throws(CommandFailure) {
                let post = try VaryArgument.parse(text)
                if request.vary.contains(where: { $0.group == post.group && $0.shift == post.shift }) {
                    problems.append("--vary \(text): names the same posts as another one; leave one out")
                } else {
                    request.vary.append(post)
                }
            } catch {
                problems += error.lines
            }
        }
        func share(_ text: String?, _ option: String, _ range: ClosedRange<Double>, _ words: String)
            -> Double?
        {
            guard let text else { return nil }
            let value = try? Quantity.parse(text, as: .share).value
            if let value, range.contains(value) { return value }
            problems.append("\(option) \(text): is not a share that can be used; write \(words)")
            return nil
        }
        request.confidence = share(confidence, "--confidence", 0.5...0.9999, "50 % to 99.99 %")
        request.tolerance = share(tolerance, "--tolerance", 1e-6...0.5, "a share above 0 % up to 50 %")
        guard problems.isEmpty else { throw CommandFailure(.badInput, problems) }
        request.from = from
        request.upTo = upTo
        request.candidates = candidates
        request.isExhaustive = exhaustive
        return request
    }

    private var command: [String] {
        var words = ["staff", file]
        words += targets.flatMap { ["--target", $0] }
        words += varied.flatMap { ["--vary", $0] }
        if let from { words += ["--from", "\(from)"] }
        if let upTo { words += ["--up-to", "\(upTo)"] }
        if let confidence { words += ["--confidence", confidence] }
        if let tolerance { words += ["--tolerance", tolerance] }
        words += ["--candidates", "\(candidates)", "--max-replications", "\(simulation.maxReplications)"]
        if exhaustive { words.append("--exhaustive") }
        if let name { words += ["--name", name] }
        return words + scenario.recorded + simulation.recorded + output.recorded
    }
}
