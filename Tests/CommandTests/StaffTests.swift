import Foundation
import Testing

/// `sigap staff`: the cheapest roster that meets the targets, and what it is found among.
@Suite struct StaffTests {
    private let target = ["--target", "calls.answered_within_10s>=80 %", "--tolerance", "4 %"]
    private let range = ["--vary", "psc119.operators=1..3"]

    private func bytes(_ arguments: [String], status: Int32 = 0) throws -> [String: Data] {
        try withProgram { program in
            try program.writeScenario()
            let outcome = try program.run(["staff", "small.yaml"] + arguments)
            #expect(outcome.status == status, "\(outcome.errors)")
            var result = ["stdout": Data(outcome.output.utf8), "stderr": Data(outcome.errors.utf8)]
            for file in program.files("Output/small-staff") {
                result[file] = try program.bytes("Output/small-staff/\(file)")
            }
            return result
        }
    }

    private func text(_ files: [String: Data], _ name: String) throws -> String {
        String(decoding: try #require(files[name]), as: UTF8.self)
    }

    private func rows(_ text: String) -> [[String: String]] {
        let lines = text.components(separatedBy: "\r\n").filter { !$0.isEmpty }
        let head = lines[0].components(separatedBy: ",")
        return lines.dropFirst().map { line in
            Dictionary(uniqueKeysWithValues: zip(head, line.components(separatedBy: ",")))
        }
    }

    @Test func resultDoesNotDependOnThreads() throws {
        let arguments = target + range + ["--replications", "6", "--threads"]
        let one = try bytes(arguments + ["1"])
        #expect(
            Set(one.keys) == [
                "stdout", "stderr", "staffing.csv", "frontier.csv", "roster.yaml", "datapackage.json",
                "run.json",
            ])
        #expect(try bytes(arguments + ["3"]) == one)
        #expect(one["stderr"] == Data())
        let all = rows(try text(one, "staffing.csv"))
        let chosen = all.filter { $0["chosen"] == "true" }
        #expect(chosen.count == 1 && chosen[0]["verdict"] == "meets" && chosen[0]["eliminated_by"] == "")
        let cost = try #require(chosen[0]["cost_yearly"].flatMap { Int($0) })
        for row in all where row["verdict"] == "meets" {
            #expect(try #require(row["cost_yearly"].flatMap { Int($0) }) >= cost)
        }
        // One post round the clock is five people at this relief factor.
        let posts = try #require(chosen[0]["psc119.operators/all day"].flatMap { Int($0) })
        #expect(chosen[0]["persons"] == "\(5 * posts)")
        #expect(rows(try text(one, "frontier.csv")).count >= 1)
    }

    @Test func rosterIsAScenario() throws {
        try withProgram { program in
            try program.writeScenario()
            let outcome = try program.run(
                ["staff", "small.yaml", "--lang", "id", "--name", "answer", "--replications", "6"] + target
                    + range)
            #expect(outcome.status == 0, "\(outcome.errors)")
            #expect(outcome.output.contains("Jadwal termurah yang memenuhi target"))
            #expect(outcome.output.contains("Biaya per tahun"))
            let roster = try program.text("Output/answer/roster.yaml")
            #expect(roster.contains("extends: \"../../small.yaml\"") && roster.contains("posts: "))
            let valid = try program.run(["validate", "Output/answer/roster.yaml"])
            #expect(valid.status == 0, "\(valid.errors)")
            let compared = try program.run([
                "compare", "small.yaml", "Output/answer/roster.yaml", "--replications", "2", "--quiet",
            ])
            #expect(compared.status == 0, "\(compared.errors)")
        }
    }

    @Test("Shift times of the catalogue, employment and night rules")
    func catalogueAndNight() throws {
        try withProgram { program in
            try program.writeScenario { text in
                text + """

                    staffing:
                      tolerance: 5 %
                      confidence: 90 %
                      vary: [{group: psc119.operators, from: 0, to: 3}]
                      catalogue:
                        - id: halves
                          group: psc119.operators
                          shifts:
                            - {name: day, start: "07:00", length: 12 h}
                            - {name: night, start: "19:00", length: 12 h}
                      employment: [{id: contract, week: 40 h, shrinkage: 10 %, nights: 40 %}]
                      night: {from: "22:00", to: "06:00", least: 2, longest_shift: 12 h}

                    """
            }
            let outcome = try program.run([
                "staff", "small.yaml", "--target", "calls.answered_within_10s>=80 %", "--replications", "6",
            ])
            #expect(outcome.status == 0, "\(outcome.errors)")
            #expect(outcome.output.contains("psc119.operators, shift times halves"))
            let roster = try program.text("Output/small-staff/roster.yaml")
            #expect(
                roster.contains("{name: \"night\", days: all, start: \"19:00\", length: 720 min, posts: 2}"))
            // A day of 24 h touches the night: only its absence would be legal, and no roster has one person at night.
            for row in rows(try program.text("Output/small-staff/staffing.csv")) where row["stage"] != "own" {
                #expect(row["psc119.operators/all day"] != "1")
                #expect(row["psc119.operators/night"] != "1")
            }
            #expect(try program.run(["validate", "Output/small-staff/roster.yaml"]).status == 0)
        }
    }

    @Test("roster.yaml carries the targets of the command line")
    func rosterKeepsTargets() throws {
        try withProgram { program in
            try program.writeScenario()
            let found = try program.run(
                [
                    "staff", "small.yaml", "--replications", "6", "--quiet", "--target",
                    "calls.wait_mean<=20 s", "--tolerance", "10 %",
                ] + target.prefix(2) + range)
            #expect(found.status == 0, "\(found.errors)")
            let roster = try program.text("Output/small-staff/roster.yaml")
            #expect(roster.contains("- {kpi: calls.answered_within_10s, scope: \"city\", at_least: 0.8}"))
            #expect(roster.contains("- {kpi: calls.wait_mean, scope: \"city\", at_most: 20.0 s}"))
            let run = try program.run(["run", "Output/small-staff/roster.yaml", "--replications", "4"])
            #expect(run.status == 0, "\(run.errors)")
            #expect(run.output.contains("≥ 80.0%"), "\(run.output)")
            // Without targets of its own the file keeps those of the scenario.
            let own = try program.run(
                [
                    "staff", "small.yaml", "--replications", "6", "--tolerance", "4 %", "--quiet", "--name",
                    "own",
                ] + range)
            #expect(own.status == 0 || own.status == 1, "\(own.errors)")
            if own.status == 0 {
                #expect(try !program.text("Output/own/roster.yaml").contains("targets:"))
            }
        }
    }

    @Test("Crews of units are varied like posts, and cost paid hours")
    func crews() throws {
        try withProgram { program in
            try program.writeScenario("crews") { text in
                String(text[..<(text.firstRange(of: "\nbudget:")?.lowerBound ?? text.endIndex)])
                    + "\nstaffing: {vary: [{group: units.main_post, from: 1, to: 3, people: 3}]}\n"
            }
            let outcome = try program.run([
                "staff", "crews.yaml", "--replications", "6", "--tolerance", "20 %", "--target",
                "incident.response_p50<=60 min",
            ])
            #expect(outcome.status == 0, "\(outcome.errors)")
            #expect(outcome.output.contains("units.main_post"))
            let all = rows(try program.text("Output/crews-staff/staffing.csv"))
            let hours = Dictionary(
                all.compactMap { row in
                    row["units.main_post/all day"].flatMap { crew in
                        row["paid_hours_per_week"].flatMap(Double.init).map { (crew, $0) }
                    }
                }
            ) { first, _ in first }
            // A crew round the clock is three people for 168 h.
            if let one = hours["1"], let two = hours["2"] { #expect(two - one == 504) }
            let roster = try program.text("Output/crews-staff/roster.yaml")
            #expect(roster.contains("units:\n  - id: main_post\n    posts: 1"))
            #expect(try program.run(["validate", "Output/crews-staff/roster.yaml"]).status == 0)
            // With a budget that pays no crew the cheapest number has no end.
            try program.writeScenario()
            let free = try program.run([
                "staff", "small.yaml", "--vary", "units.main_post=1..3", "--replications", "2",
            ])
            #expect(free.status == 2)
            #expect(free.errors.contains("one more crew of units.main_post costs nothing in the budget"))
        }
    }

    @Test("A hole in a roster is a warning")
    func holes() throws {
        try withProgram { program in
            try program.writeScenario("holed") { text in
                text.replacing(
                    "posts: 1 ",
                    with:
                        "shifts: [{start: \"07:00\", length: 12 h, posts: 1}, {start: \"21:00\", length: 10 h, posts: 1}] "
                )
            }
            let valid = try program.run(["validate", "holed.yaml"])
            #expect(valid.status == 0 && valid.output == "holed.yaml: valid\n")
            #expect(
                valid.errors.contains(
                    "warning: holed: desks.psc119: nobody is rostered every day 19:00–21:00"),
                "\(valid.errors)")
            let run = try program.run(["run", "holed.yaml", "--dry-run", "--lang", "id"])
            #expect(run.errors.contains("tidak ada petugas setiap hari 19:00–21:00"), "\(run.errors)")
            try program.writeScenario()
            #expect(try program.run(["validate", "small.yaml"]).errors == "")
        }
    }

    @Test func moreThanPeopleCanDo() throws {
        let files = try bytes(
            [
                "--target", "calls.answered_within_10s>=99.9 %", "--vary", "psc119.operators=1..1",
                "--replications", "4",
            ], status: 1)
        #expect(
            try text(files, "stderr").contains(
                "even the most people allowed miss calls.answered_within_10s of city"))
        #expect(try text(files, "stdout").contains("Even the most people allowed miss a target"))
        #expect(files["roster.yaml"] == nil && files["staffing.csv"] != nil)
    }

    @Test func badInputIsNamed() throws {
        try withProgram { program in
            try program.writeScenario()
            try program.writeScenario("aimless") { text in
                text.replacing("- {kpi: calls.answered_within_10s, at_least: 90 %}", with: "[]")
                    .replacing("targets:\n  []", with: "targets: []")
            }
            func errors(_ arguments: [String]) throws -> String {
                let outcome = try program.run(["staff"] + arguments)
                #expect(outcome.status == 2, "\(arguments): \(outcome.errors)")
                #expect(outcome.output == "")
                return outcome.errors
            }
            #expect(
                try errors(["small.yaml", "--vary", "psc119.operator"]).contains(
                    "there is no staff group `psc119.operator`; did you mean `psc119.operators`?"))
            #expect(
                try errors(["small.yaml", "--vary", "psc119.operators=3..1"])
                    .contains("--vary psc119.operators=3..1: the range runs backwards; write =1..3"))
            for (text, what) in [
                ("psc119", "`psc119` is not a staff group; write desk.group"),
                ("psc119.operators/", "has no shift after `/`"),
                ("psc119.operators=", "has no range after `=`"),
                ("psc119.operators=2", "has one number instead of a range; write =2..2"),
                ("psc119.operators=a..b", "`a` is not a whole number"),
                ("psc119.operators=1..", "the range has no end"),
                ("psc119.operators=-1..2", "`-1` people are not possible; write numbers from 0 to 10000"),
                ("psc119.operators=1..20000", "`20000` people are not possible"),
                ("psc119.operators/late=1..2", "has no shift `late`"),
                ("psc119.operators=0..0", "no roster is possible"),
                ("units.nothing=1..2", "there is no staff group `units.nothing`"),
            ] {
                let lines = try errors(["small.yaml", "--vary", text, "--replications", "2"])
                #expect(lines.contains(what), "\(text): \(lines)")
                #expect(lines.split(separator: "\n").count == 1, "\(text): \(lines)")
            }
            #expect(
                try errors(["small.yaml", "--vary", "psc119.operators=1..2", "--vary", "psc119.operators"])
                    .contains("names the same posts as another one"))
            #expect(try errors(["aimless.yaml"]).contains("there is no target to meet"))
            #expect(
                try errors(["small.yaml", "--target", "calls.answered_within_10=90 %"]).contains(
                    "has no `>=` or `<=`"))
            #expect(
                try errors(["small.yaml", "--target", "calls.answerd_within_10s>=90 %"]).contains(
                    "did you mean `calls.answered_within_10s`?"))
            #expect(try errors(["small.yaml", "--confidence", "200 %"]).contains("--confidence"))
            #expect(
                try errors(["small.yaml", "--precision", "calls.offered=1"]).contains("use --confidence"))
            #expect(try errors(["small.yaml", "--replications", "1"]).contains("say nothing about noise"))
            #expect(
                try errors([
                    "small.yaml", "--target", "calls.wait_p90@desk:mars<=10 s", "--replications", "2",
                ])
                .contains("nothing measures calls.wait_p90 of desk:mars"))
            #expect(!program.files().contains { $0.contains("staffing.csv") })
        }
    }

    @Test func dryRunWritesNothing() throws {
        try withProgram { program in
            try program.writeScenario()
            let outcome = try program.run(["staff", "small.yaml", "--dry-run", "--threads", "2"] + range)
            #expect(outcome.status == 0 && outcome.errors == "")
            #expect(
                outcome.output.hasPrefix(
                    "Posts: 1\n  psc119.operators/all day 1-3\nRosters: 3\nScenarios: 3\n"))
            #expect(outcome.output.contains("At most: ") && outcome.output.contains("Nothing was written."))
            #expect(program.files() == ["small.yaml"])
        }
    }

    @Test func interruptedSearchWritesNothing() throws {
        try withProgram { program in
            try program.writeScenario()
            let running = try program.start(["staff", "small.yaml", "--replications", "1000000"])
            try running.waitForKept(program.folder + "/Output/.small-staff.unfinished")
            running.signal(SIGINT)
            let outcome = try running.wait()
            #expect(outcome.status == 130 && !outcome.wasKilled)
            #expect(outcome.output == "" && outcome.errors.contains("nothing was written"))
            #expect(!program.files().contains { $0.contains("staffing.csv") || $0.contains("roster.yaml") })
        }
    }
}
