import CityModel
import Experiments
import Testing

@Suite("Study")
struct StudyTests {
    static let cases = [
        StudyCase(name: "two", configuration: smallDesk()),
        StudyCase(name: "three", configuration: smallDesk(agents: 3)),
    ]

    private func run(threads: Int, replications: Int = 9) throws -> CaseStudy {
        try CaseStudy.run(
            Self.cases, settings: StudySettings(replications: replications, threads: threads))
    }

    @Test("Any number of threads gives the same bits", arguments: [2, 8])
    func threads(_ threads: Int) throws {
        #expect(areIdentical(try run(threads: 1).runs, try run(threads: threads).runs))
    }

    @Test("Runs come in the order of the scenarios, replications from 0 on")
    func order() throws {
        let study = try run(threads: 2)
        #expect(study.runs.map(\.name) == ["two", "three"])
        for run in study.runs { #expect(run.results.map(\.replication) == (0..<9).map(UInt32.init)) }
        #expect(!study.wasCancelled)
        #expect(study.warnings.isEmpty)
    }

    @Test("The first scenario's seed and replications hold for all, unless the settings say otherwise")
    func settingsOverride() throws {
        var second = smallDesk(agents: 3, seed: 99)
        second.simulation.replications = 2
        let cases = [Self.cases[0], StudyCase(name: "other", configuration: second)]
        let own = try CaseStudy.run(cases, settings: StudySettings())
        #expect(own.runs.map(\.seed) == [7, 7])
        #expect(own.runs.map(\.results.count) == [6, 6])
        let given = try CaseStudy.run(cases, settings: StudySettings(seed: 11, replications: 3))
        #expect(given.runs.map(\.seed) == [11, 11])
        #expect(given.runs.map(\.results.count) == [3, 3])
        #expect(!given.runs[0].results[0].isIdentical(to: own.runs[0].results[0]))
    }

    @Test("Replications differ from each other")
    func replicationsDiffer() throws {
        let results = try run(threads: 1).runs[0].results
        #expect(Set(results.map { $0.value("calls.wait_mean").bitPattern }).count == results.count)
    }

    @Test("Progress rises by one to the total and counts all events", arguments: [1, 4])
    func progress(_ threads: Int) throws {
        let recorder = ProgressRecorder()
        let study = try CaseStudy.run(
            Self.cases, settings: StudySettings(replications: 5, threads: threads), progress: recorder)
        #expect(recorder.reports.map(\.done) == Array(1...10))
        #expect(recorder.reports.allSatisfy { $0.total == 10 })
        let events = study.runs.flatMap(\.results).reduce(0) { $0 + $1.events }
        #expect(recorder.reports.last?.events == events)
    }

    @Test("A cancelled study keeps what all scenarios have finished", arguments: [1, 2, 8])
    func cancellation(_ threads: Int) throws {
        let cancellation = Cancellation()
        let study = try CaseStudy.run(
            Self.cases, settings: StudySettings(replications: 50, threads: threads),
            progress: ProgressRecorder(cancelling: cancellation, after: 7), cancellation: cancellation)
        #expect(study.wasCancelled)
        let counts = study.runs.map(\.results.count)
        #expect(counts[0] == counts[1])
        // Seven units are three replications of both scenarios and one of the fourth; units in hand are finished.
        #expect(counts[0] >= 3 && counts[0] <= 4 + threads)
        let whole = try run(threads: 2, replications: counts[0])
        #expect(areIdentical(study.runs, whole.runs))
    }

    @Test("Cancelling before the start gives an empty study, after the end changes nothing")
    func cancellationAtTheEnds() throws {
        let before = Cancellation()
        before.cancel()
        let nothing = try CaseStudy.run(Self.cases, cancellation: before)
        #expect(nothing.wasCancelled)
        #expect(nothing.runs.map(\.results.count) == [0, 0])

        let after = Cancellation()
        let all = try CaseStudy.run(
            Self.cases, settings: StudySettings(replications: 2, threads: 1),
            progress: ProgressRecorder(cancelling: after, after: 4), cancellation: after)
        #expect(after.isCancelled)
        #expect(!all.wasCancelled)
        #expect(all.runs.map(\.results.count) == [2, 2])
    }

    @Test("A resumed study ends like one that was never stopped")
    func resuming() throws {
        let part = try run(threads: 1, replications: 4)
        let recorder = ProgressRecorder()
        let resumed = try CaseStudy.run(
            Self.cases, settings: StudySettings(replications: 9), progress: recorder,
            finished: part.runs.map(\.results))
        #expect(areIdentical(resumed.runs, try run(threads: 1).runs))
        #expect(recorder.reports.map(\.done) == Array(9...18))
    }

    @Test("A study with more replications begins with those of the shorter one")
    func prefix() throws {
        let short = try run(threads: 2, replications: 3)
        var long = try run(threads: 2)
        for index in long.runs.indices { long.runs[index].results.removeLast(6) }
        #expect(areIdentical(short.runs, long.runs))
    }
}
