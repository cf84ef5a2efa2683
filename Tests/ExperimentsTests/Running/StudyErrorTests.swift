import CityModel
import Experiments
import Testing

@Suite("Study errors and warnings")
struct StudyErrorTests {
    private func failure(
        _ cases: [StudyCase], _ settings: StudySettings = StudySettings()
    ) -> StudyError? {
        do {
            _ = try CaseStudy.run(cases, settings: settings)
            return nil
        } catch { return error }
    }

    private let one = [StudyCase(name: "one", configuration: smallDesk())]

    @Test("Nothing to run, two of one name, no replication, no thread")
    func badRequests() throws {
        guard case .noScenario = failure([]) else { throw Unexpected() }
        guard case .repeatedName("one") = failure(one + one) else { throw Unexpected() }
        guard case .replications(0) = failure(one, StudySettings(replications: 0)) else { throw Unexpected() }
        guard case .threads(0) = failure(one, StudySettings(threads: 0)) else { throw Unexpected() }
    }

    @Test(
        "A scenario that the engine refuses is named, the first one for any number of threads",
        arguments: [1, 8])
    func modelErrors(_ threads: Int) throws {
        var broken = smallDesk()
        broken.lines[0].desk = "nowhere"
        let cases = one + ["b", "c"].map { StudyCase(name: $0, configuration: broken) }
        let found = failure(cases, StudySettings(threads: threads))
        guard let error = found, case .model("b", .configuration) = error else { throw Unexpected() }
        #expect(error.description.hasPrefix("b: lines.calls.desk: no desk \"nowhere\""))
    }

    @Test("Callers whom nobody ever answers are reported as unfinished")
    func unfinished() throws {
        var configuration = smallDesk(patience: nil)
        configuration.callStreams[0].rate = 1
        configuration.simulation.followUpLimit = 60
        let study = try CaseStudy.run(
            [StudyCase(name: "flooded", configuration: configuration)],
            settings: StudySettings(replications: 2))
        let warning = try #require(study.warnings.first)
        guard case .unfinished("flooded", 2, let members) = warning else { throw Unexpected() }
        #expect(members > 1_000)
        #expect(!warning.isInternalError)
        #expect(study.warnings.count == 1, "what is unfinished is no imbalance")
    }

    @Test("An account that does not balance is an internal error")
    func imbalance() throws {
        var run = try CaseStudy.run(one, settings: StudySettings(replications: 1)).runs[0]
        run.results[0].accounts[0].answered += 1
        let warnings = StudyWarning.warnings(about: run)
        #expect(
            warnings == [.imbalance(scenario: "one", replication: 0, scope: "city", calls: -1)])
        #expect(warnings.allSatisfy { $0.isInternalError })
        run.results[0].accounts[0].answered -= 2
        #expect(
            StudyWarning.warnings(about: run) == [
                .imbalance(scenario: "one", replication: 0, scope: "city", calls: 1)
            ])
    }

    @Test("A target on what is not measured is said to be unchecked")
    func targets() throws {
        var configuration = smallDesk()
        configuration.targets = [
            Target(kpi: "calls.abandoned_share", scope: "desk:centre", atMost: 0.1),
            Target(kpi: "calls.abandoned_share", scope: "desk:elsewhere", atMost: 0.1),
        ]
        let study = try CaseStudy.run(
            [StudyCase(name: "one", configuration: configuration)], settings: StudySettings(replications: 1))
        #expect(
            study.warnings == [
                .targetWithoutMeasure(scenario: "one", kpi: "calls.abandoned_share", scope: "desk:elsewhere")
            ])
    }
}

struct Unexpected: Error {}
