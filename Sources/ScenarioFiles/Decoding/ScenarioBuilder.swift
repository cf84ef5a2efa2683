import CityModel
import Foundation

/// Turns a checked document into a scenario.
struct ScenarioBuilder {
    let document: Document
    let name: String
    var root: Record { document.record }
    private var population: Double {
        CitySection.zones(root.record("city")).reduce(0) { $0 + $1.population }
    }

    init(document: Document, name: String) {
        self.document = document
        self.name = name
    }

    /// The scenario.
    ///
    /// - Throws: What does not fit together although each value is right on its own.
    func scenario() throws(ScenarioError) -> Scenario {
        var problems: [ScenarioProblem] = []
        let logs = logs(&problems)
        let cameras = cameras(&problems)
        var times: TravelTimesFile?
        do throws(ScenarioError) {
            times = try TravelTimesFile.read(root, in: document)
        } catch {
            problems += error.problems
        }
        let configuration = configuration(logs.mapValues(\.calls), times?.times, cameras, &problems)
        checkPayers(&problems)
        problems += IndifferenceSection.problems(root.records("indifference"), in: document)
        problems += StaffingSection.problems(
            root.record("staffing"), desks: configuration.desks, units: configuration.units, in: document)
        guard problems.isEmpty else { throw ScenarioError(problems: document.sorted(problems)) }
        problems = configuration.problems().map {
            document.problem(at: $0.path, what: $0.what, remedy: $0.remedy)
        }
        guard problems.isEmpty else { throw ScenarioError(problems: document.sorted(problems)) }
        return Scenario(
            name: name, title: root.localizedText("title") ?? LocalizedText(name),
            description: root.localizedText("description") ?? LocalizedText(""), asOf: root.text("as_of"),
            start: start,
            configuration: configuration, budget: root.record("budget").map(BudgetSection.decode),
            staffing: root.record("staffing").map(StaffingSection.decode),
            indifference: IndifferenceSection.decode(root.records("indifference")),
            levels: levels(configuration),
            parameters: ParameterCollector.parameters(of: document, population: population),
            resolvedText: document.resolvedText, inputs: inputs(with: logs, times, cameras),
            document: document)
    }

    /// The logs that call streams replay, by the stream's id.
    private func logs(_ problems: inout [ScenarioProblem]) -> [String: CallLog] {
        var logs: [String: CallLog] = [:]
        for stream in root.records("call_streams") {
            do throws(ScenarioError) {
                logs[stream.id] = try CallLog.read(of: stream, in: document)
            } catch {
                problems += error.problems
            }
        }
        return logs
    }

    /// The cameras of the file that the camera system names; nil: it names none.
    private func cameras(_ problems: inout [ScenarioProblem]) -> CameraFile? {
        do throws(ScenarioError) {
            return try CameraFile.read(of: document)
        } catch {
            problems += error.problems
            return nil
        }
    }

    /// The scenario's own files, then its travel times, logs and list of cameras, each once.
    private func inputs(
        with logs: [String: CallLog], _ times: TravelTimesFile?, _ cameras: CameraFile?
    ) -> [InputFile] {
        var inputs = document.inputs
        if let file = times?.file, !inputs.contains(where: { $0.path == file.path }) { inputs.append(file) }
        for stream in root.records("call_streams") {
            guard let file = logs[stream.id]?.file, !inputs.contains(where: { $0.path == file.path }) else {
                continue
            }
            inputs.append(file)
        }
        if let file = cameras?.file, !inputs.contains(where: { $0.path == file.path }) {
            inputs.append(file)
        }
        return inputs
    }

    private func configuration(
        _ logs: [String: [ReplayedCall]], _ times: TravelTimes?, _ cameras: CameraFile?,
        _ problems: inout [ScenarioProblem]
    ) -> CityConfiguration {
        let city = root.record("city")
        var profiles: [String: Profile] = [:]
        for (name, record) in root.recordDictionary("profiles") {
            profiles[name] = ProfileSection.decode(record)
        }
        let appUse = AdoptionSection.appUse(adoption)
        let types = root.records("incident_types").map {
            IncidentSection.decode(
                $0, profiles: profiles, population: population,
                start: start)
        }
        checkPopulation(&problems)
        checkLatentDemand(&problems)
        checkDatedIncidents(&problems)
        let simulation = SimulationSection.decode(root.record("simulation"))
        var streams = root.records("call_streams").map {
            CallSection.decodeStream(
                $0, profiles: profiles, population: population, appUse: appUse, replay: logs[$0.id])
        }
        spreadJunk(over: &streams, types, until: simulation.warmUp + simulation.measured, &problems)
        return CityConfiguration(
            simulation: simulation, zones: CitySection.zones(city),
            travel: CitySection.travel(city, times: times),
            // Demand that a level brings out adds no junk.
            incidentTypes: AdoptionSection.raised(types, by: adoption), callStreams: streams,
            lines: root.records("lines").map(CallSection.decodeLine),
            callers: CallSection.decodeCallers(root.record("callers"), appUse: appUse),
            handling: HandlingSection.decode(root.record("handling")),
            desks: root.records("desks").map(DeskSection.decode),
            jointCentre: root.record("joint_centre").map(DeskSection.decodeJointCentre),
            integration: integration(&problems),
            cameras: root.record("cctv").map { CameraSection.decode($0, inventory: cameras?.cameras) },
            unitKinds: root.records("unit_kinds").map(UnitSection.decodeKind),
            units: root.records("units").map(UnitSection.decodeGroup), hospitals: CitySection.hospitals(city),
            targets: root.records("targets").map(UnitSection.decodeTarget), surges: surges(&problems),
            infrastructure: root.record("infrastructure").map(InfrastructureSection.decode),
            awareness: AdoptionSection.awareness(adoption),
            border: root.record("border").map(BorderSection.decode),
            languages: root.records("languages").map(StaffSection.decodeLanguage))
    }

    private func surges(_ problems: inout [ScenarioProblem]) -> [Surge] {
        for record in root.records("surges") {
            guard let from = record.dateTime("from") else { continue }
            checkDate(from, at: ["surges", record.id, "from"], &problems)
        }
        return root.records("surges").map { SurgeSection.decode($0, start: start) }
    }

    /// The date of time zero; nil: not written.
    private var start: CivilDate? { root.record("simulation")?.date("start") }

    /// Dates count from the scenario's start, which must be written and before them.
    private func checkDate(_ date: CivilTime, at path: [String], _ problems: inout [ScenarioProblem]) {
        if let start, date.seconds(since: start) >= 0 { return }
        problems.append(
            document.problem(
                at: path,
                what: start == nil
                    ? "the date of time zero is not known" : "is before the scenario's start",
                remedy: start.map { "write a time from \($0)T00:00 on" } ?? "write `simulation.start`"))
    }

    private func checkDatedIncidents(_ problems: inout [ScenarioProblem]) {
        for record in root.records("incident_types") {
            for (position, date) in (record.texts("happens_at") ?? []).compactMap(CivilTime.init).enumerated()
            {
                checkDate(
                    date, at: ["incident_types", record.id, "happens_at", String(position + 1)], &problems)
            }
        }
    }

    var adoption: Record? {
        root.text("adoption").flatMap { name in
            root.recordDictionary("adoption_levels").first { $0.key == name }?.value
        }
    }

    /// Rates per inhabitant need inhabitants.
    private func checkPopulation(_ problems: inout [ScenarioProblem]) {
        guard population <= 0 else { return }
        for section in ["incident_types", "call_streams"] {
            for record in root.records(section) where record.quantity("rate")?.isPerInhabitant ?? false {
                problems.append(
                    document.problem(
                        at: [section, record.id, "rate"],
                        what: "the rate is per inhabitant, but no zone has any",
                        remedy: "write `city.zones` with populations, or a rate such as `42/day`"))
            }
        }
    }

    /// Where desks' own agencies pay, the budget must know these agencies.
    private func checkPayers(_ problems: inout [ScenarioProblem]) {
        guard let budget = root.record("budget"), budget.records("items").contains(where: { $0.has("of") })
        else { return }
        let agencies = budget.records("agencies").map(\.id)
        for desk in root.records("desks") {
            guard let agency = desk.text("agency"), !agencies.contains(agency) else { continue }
            problems.append(
                document.problem(
                    at: ["desks", desk.id, "agency"],
                    what: "there is no agency \(Wording.quoted(agency)) in the budget",
                    remedy: Wording.suggestion(for: agency, among: agencies, noun: "agency")))
        }
    }

    /// Spreads the junk calls over the streams that take part in them.
    ///
    /// Genuine calls are the reports of incidents, before anybody chooses the app, and the emergency streams;
    /// to a share s of junk in the sum of both belong genuine · s / (1 − s) junk calls. Replayed calls count
    /// by their mean rate from the start to the end of the measured window.
    private func spreadJunk(
        over streams: inout [CallStream], _ types: [IncidentType], until end: Double,
        _ problems: inout [ScenarioProblem]
    ) {
        let records = root.records("call_streams")
        let parts = records.map { $0.number("part_of_junk") }
        guard let share = root.value("junk_share") else {
            for (record, part) in zip(records, parts) where part != nil {
                problems.append(
                    document.problem(
                        at: ["call_streams", record.id, "part_of_junk"],
                        what: "there is no `junk_share` to be part of",
                        remedy: "write `junk_share`, or `rate` instead"))
            }
            return
        }
        let total = parts.reduce(0) { $0 + ($1 ?? 0) }
        if share >= 1 {
            problems.append(
                document.problem(
                    at: ["junk_share"], what: "no number of junk calls makes them all",
                    remedy: "write a share below 100 %"))
            return
        }
        if share > 0, total <= 0 {
            problems.append(
                document.problem(
                    at: ["junk_share"], what: "no call stream has a `part_of_junk` above 0",
                    remedy: "write `part_of_junk` in a call stream, or remove `junk_share`"))
            return
        }
        let reports = types.reduce(0) {
            $0 + $1.rate * $1.variation.meanFactor * (1 - $1.reporters.none) * $1.reporters.mean
        }
        let emergencies = zip(streams, parts).reduce(0) { sum, stream in
            stream.0.kind == .emergency && stream.1 == nil ? sum + meanRate(stream.0, until: end) : sum
        }
        let junk = (reports + emergencies) * share / (1 - share)
        for (index, part) in parts.enumerated() {
            if let part { streams[index].rate = total > 0 ? junk * part / total : 0 }
        }
    }

    private func meanRate(_ stream: CallStream, until end: Double) -> Double {
        guard let calls = stream.replay else { return stream.rate * stream.variation.meanFactor }
        return Double(calls.count { Double($0.arrivalMicroseconds) < end * 1e6 }) / end
    }

    private func integration(_ problems: inout [ScenarioProblem]) -> Integration {
        guard let level = root.level("integration")?.record else { return Integration() }
        func levels(_ key: String) -> [String: Record] {
            Dictionary(root.recordDictionary(key).map { ($0.key, $0.value) }) { first, _ in first }
        }
        let technical = levels("technical_levels")
        let institutional = levels("institutional_levels")
        let integration = IntegrationSection.decode(level, technical: technical, institutional: institutional)
        let chosen = [
            ("technical_levels", integration.technical.rawValue, technical),
            ("institutional_levels", integration.institutional.rawValue, institutional),
        ]
        for (key, name, known) in chosen where known[name] == nil {
            problems.append(
                document.problem(
                    at: ["integration"], what: "the level `\(name)` is chosen but not described",
                    remedy: "write `\(key).\(name)`"))
        }
        return integration
    }

    private func levels(_ configuration: CityConfiguration) -> ScenarioLevels {
        var staff: [String: String] = [:]
        var turnover: [String: Decimal] = [:]
        for record in root.records("desks") + [root.record("joint_centre")].compactMap(\.self) {
            let level = record.level("human_resources")
            staff[record.id] = level?.name
            turnover[record.id] = level?.record.record("turnover")?.decimal("per_year")
        }
        return ScenarioLevels(
            adoption: root.text("adoption"), technology: root.record("cctv")?.level("technology")?.name,
            technical: configuration.integration.technical,
            institutional: configuration.integration.institutional,
            integration: root.level("integration")?.name, humanResources: staff,
            turnover: turnover)
    }
}
