import Foundation
import ScenarioFiles
import Testing

@Suite("Levers")
struct LeverTests {
    private let today = """
        sigap: 1
        title: Today
        simulation: {start: 2024-01-01, measured: 1 d}
        junk_share: 50 %
        lines:
          - {id: "119", desk: psc119}
          - {id: "110", desk: police110}
          - {id: "111", desk: police110}
        call_streams:
          - {id: info, kind: information, rate: 42/day, calls_to: {"119": 1, "110": 2}, talk: {exponential: {mean: 90 s}}}
          - {id: prank, kind: prank, part_of_junk: 1, calls_to: {"119": 1}, talk: 20 s}
        adoption: low
        adoption_levels: {low: {app_use: 1 %}, high: {app_use: 10 %}}
        handling: {answering: 5 s, dispatching: 60 s}
        human_resource_levels:
          basic: {handling_factor: 1}
          trained: {handling_factor: 0.8}
        desks:
          - id: psc119
            agency: health
            human_resources: basic
            staff: [{id: crew, roles: [call_taking, dispatching], posts: {value: 1, low: 1, high: 2}}]
          - id: police110
            agency: police
            human_resources: basic
            staff: [{id: crew, roles: [call_taking, dispatching], posts: 1}]
        joint_centre: {id: joint119, agency: health, members: [psc119, police110], human_resources: basic}
        integration: linked
        integration_levels:
          linked: {technical: phone, institutional: separate_desks}
          central: {technical: shared_record, institutional: one_room}
        technical_levels:
          phone: {briefing: 45 s, answer_timeout: 60 s, retries: 1}
          shared_record: {record_delay: 5 s}
        institutional_levels:
          separate_desks: {approval: 60 s}
          one_room: {approval: 0 s}

        """

    private func pair(_ change: (String) -> String) throws -> ScenarioPair {
        ScenarioPair(
            from: try ScenarioLoader.read(text: today, name: "today.yaml"),
            to: try ScenarioLoader.read(text: change(today), name: "plan.yaml"))
    }

    @Test("Nothing differs between equal scenarios, whatever their wording, titles and sources")
    func equal() throws {
        let pair = try pair {
            $0.replacing(
                "5 s, dispatching: 60 s", with: "5 s, dispatching: {value: 1 min, source: x, grade: C}"
            )
            .replacing("posts: {value: 1, low: 1, high: 2}", with: "posts: 1")
            .replacing(
                "integration: linked", with: "integration: {technical: phone, institutional: separate_desks}")
        }
        #expect(pair.differences == [])
    }

    @Test("Each difference is one path, integration by its axes")
    func paths() throws {
        let pair = try pair {
            $0.replacing("integration: linked", with: "integration: central")
                .replacing("human_resources: basic}", with: "human_resources: trained}")
                .replacing("adoption: low", with: "adoption: high")
                .replacing("\"110\": 2", with: "\"110\": 3")
                .replacing(
                    "posts: {value: 1, low: 1, high: 2}}]",
                    with: "posts: 2}, {id: more, roles: [dispatching], posts: 1}]")
        }
        #expect(
            pair.differences.map(\.path) == [
                "call_streams.info.calls_to.110", "adoption", "desks.psc119.staff.crew.posts",
                "desks.psc119.staff.more", "joint_centre.human_resources", "integration.technical",
                "integration.institutional",
            ])
        #expect(pair.differences[0].from == "2" && pair.differences[0].to == "3")
        #expect(pair.differences[3].from == nil)
        let table = LeverTable.standard
        #expect(
            pair.differences.map { table.assignment(of: $0.path) } == [
                .lever(.users), .lever(.users), .lever(.staff), .lever(.staff), .lever(.staff),
                .lever(.technicalIntegration), .lever(.institutionalIntegration),
            ])
        // All differences taken make the second scenario, none the first.
        let all = try pair.scenario(named: "all") { _ in true }
        #expect(all.configuration == pair.to.configuration)
        #expect(try pair.scenario(named: "none") { _ in false }.configuration == pair.from.configuration)
        let staff = try pair.scenario(named: "staff") { table.assignment(of: $0.path) == .lever(.staff) }
        #expect(staff.configuration.desks[0].staff.count == 2)
        #expect(staff.configuration.integration == pair.from.configuration.integration)
        #expect(staff.name == "staff")
    }

    @Test("What is removed belongs to the lever of its place")
    func removal() throws {
        let pair = try pair {
            $0.replacing("  - {id: \"111\", desk: police110}\n", with: "").replacing(", \"110\": 2", with: "")
        }
        #expect(pair.differences.map(\.path) == ["lines.111", "call_streams.info.calls_to.110"])
        #expect(pair.differences.allSatisfy { $0.to == nil })
        let all = try pair.scenario(named: "all") { _ in true }
        #expect(all.configuration == pair.to.configuration)
    }

    @Test("Facts of the city have no lever, labels do not count")
    func factsAndLabels() {
        let table = LeverTable.standard
        for fact in [
            "junk_share", "city.road_factor", "incident_types.fire.rate", "handling.interviewing",
            "callers.patience", "simulation.measured", "unit_kinds.ambulance.speed", "budget.items.pay.price",
            "call_streams.prank", "incident_types.fire",
        ] {
            #expect(table.assignment(of: fact) == .none, "\(fact)")
        }
        for label in ["title", "description.en", "desks.psc119.name", "simulation.seed", "targets", "as_of"] {
            #expect(table.assignment(of: label) == .label, "\(label)")
        }
        #expect(table.assignment(of: "lines.magesty.routes.fire") == .lever(.technicalIntegration))
        #expect(table.assignment(of: "lines.112") == .lever(.users))
        #expect(
            table.assignment(of: "joint_centre.outages.mean_time_between")
                == .lever(.institutionalIntegration))
        #expect(table.assignment(of: "joint_centre.human_resources.absence") == .lever(.staff))
        #expect(table.assignment(of: "cctv") == .lever(.technology))
        #expect(table.assignment(of: "cctv.attention") == .lever(.staff))
        #expect(table.assignment(of: "cctv.attention.restored_by") == .lever(.staff))
        #expect(table.assignment(of: "human_resource_levels.basic.vigilance_decay") == .lever(.staff))
        #expect(table.assignment(of: "cctv.sharing") == .lever(.technicalIntegration))
        #expect(table.assignment(of: "cctv.storage.capacity") == .lever(.technology))
    }

    /// A rule that fits nothing is a spelling mistake, or stands behind one that takes everything from it.
    @Test("Every rule of the table decides about some key of the language, and the page says the same")
    func everyRuleIsUsed() throws {
        let paths = SchemaPaths.all()
        let table = LeverTable.standard
        var used: Set<String> = []
        for path in paths {
            if let rule = table.rules.first(where: { $0.matches(path) }) { used.insert(rule.pattern) }
        }
        // `indifference` and others may be labels of keys that only some versions have.
        let unused = table.rules.map(\.pattern).filter { !used.contains($0) }
        #expect(unused == [])
        var folder = URL(fileURLWithPath: #filePath)
        for _ in 0..<4 { folder.deleteLastPathComponent() }
        let page = try String(contentsOf: folder.appendingPathComponent("docs/levers.md"), encoding: .utf8)
        for rule in table.rules {
            guard let lever = rule.lever else {
                #expect(page.contains("`\(rule.pattern)`"), "\(rule.pattern)")
                continue
            }
            #expect(page.contains("| `\(rule.pattern)` | \(lever.rawValue) |"), "\(rule.pattern)")
        }
    }

    @Test("The Magelang pair: every difference has a lever, and all together make the other scenario")
    func magelang() throws {
        var folder = URL(fileURLWithPath: #filePath)
        for _ in 0..<4 { folder.deleteLastPathComponent() }
        let scenarios = folder.appendingPathComponent("Scenarios/magelang")
        let from = try ScenarioLoader.load(path: scenarios.appendingPathComponent("magesty-2024.yaml").path)
        let to = try ScenarioLoader.load(path: scenarios.appendingPathComponent("tula-style.yaml").path)
        let pair = ScenarioPair(from: from, to: to)
        let levers = pair.differences.map { LeverTable.standard.assignment(of: $0.path) }
        #expect(!levers.contains(.none))
        for lever in Lever.allCases { #expect(levers.contains(.lever(lever)), "\(lever)") }
        #expect(try pair.scenario(named: "all") { _ in true }.configuration == to.configuration)
        #expect(try pair.scenario(named: "none") { _ in false }.configuration == from.configuration)
    }
}

/// Paths of everything that the language knows, users' names written as `x`.
enum SchemaPaths {
    static func all() -> [String] {
        var paths: [String] = []
        func visit(_ schema: ObjectSchema, _ path: [String], _ depth: Int) {
            for field in schema.fields { visit(field.kind, path + [field.key], depth) }
        }
        func visit(_ kind: ValueKind, _ path: [String], _ depth: Int) {
            paths.append(path.joined(separator: "."))
            guard depth < 8 else { return }
            switch kind {
            case .record(let schema), .level(_, let schema): visit(schema, path, depth + 1)
            case .records(let schema, _):
                paths.append((path + ["x"]).joined(separator: "."))
                visit(schema, path + ["x"], depth + 1)
            case .dictionary(_, let value): visit(value, path + ["x"], depth + 1)
            case .localizedText: paths.append((path + ["en"]).joined(separator: "."))
            case .either(let kinds): for kind in kinds { visit(kind, path, depth + 1) }
            default: break
            }
        }
        visit(ScenarioSchema.document.root, [], 0)
        return paths
    }
}
