import CityModel
import Experiments
import ScenarioFiles
import Testing

/// Scenarios share what they have in common, to the bit.
@Suite("Common random numbers")
struct CommonRandomNumbersTests {
    private func today() throws -> CityConfiguration { try ConservationTests.load("magesty-2024.yaml") }

    @Test("The same seed gives the same bits, another one or another replication other bits")
    func sameSeed() throws {
        let city = try today()
        let first = try City.run(city, seed: 5, replication: 3)
        #expect(first.isIdentical(to: try City.run(city, seed: 5, replication: 3)))
        #expect(!first.isIdentical(to: try City.run(city, seed: 6, replication: 3)))
        var other = try City.run(city, seed: 5, replication: 4)
        other.replication = 3
        #expect(!first.isIdentical(to: other))
    }

    @Test("No pranks, no prank calls; the incidents and all other first calls stay")
    func noPranks() throws {
        let city = try today()
        var quiet = city
        for index in quiet.callStreams.indices
        where quiet.callStreams[index].kind == .prank || quiet.callStreams[index].kind == .silent {
            quiet.callStreams[index].rate = 0
        }
        let study = try CaseStudy.run(
            [StudyCase(name: "today", configuration: city), StudyCase(name: "quiet", configuration: quiet)],
            settings: StudySettings(seed: 5, replications: 2))
        for (with, without) in zip(study.runs[0].results, study.runs[1].results) {
            for stream in city.callStreams {
                let scope = "stream:\(stream.id)"
                if stream.kind == .prank || stream.kind == .silent {
                    #expect(with.value("calls.offered", scope) > 0)
                    #expect(without.value("calls.offered", scope) == 0)
                } else {
                    #expect(
                        with.weight(of: "calls.attempts_per_caller", scope)
                            == without.weight(of: "calls.attempts_per_caller", scope))
                }
            }
            for (measure, value) in zip(with.measures, with.values) where measure.kpi == "incident.count" {
                #expect(without.value(measure.kpi, measure.scope) == value, "\(measure.scope)")
            }
        }
    }

    @Test("Fewer incidents of a type are a selection of them, and nothing else moves")
    func thinning() throws {
        let city = try today()
        var fewer = city
        let type = city.incidentTypes[0].id
        fewer.incidentTypes[0].rate *= 0.6
        let study = try CaseStudy.run(
            [StudyCase(name: "all", configuration: city), StudyCase(name: "fewer", configuration: fewer)],
            settings: StudySettings(seed: 5, replications: 3))
        for (all, some) in zip(study.runs[0].results, study.runs[1].results) {
            for (measure, value) in zip(all.measures, all.values) where measure.kpi == "incident.count" {
                let other = some.value(measure.kpi, measure.scope)
                if measure.scope.hasPrefix("zone:") || measure.scope == "city" {
                    #expect(other <= value)
                } else if measure.scope == "type:\(type)" {
                    #expect(other < value)
                } else {
                    #expect(other == value)
                }
            }
        }
    }

    @Test("What a change does not reach keeps its draws to the bit")
    func untouchedDesk() throws {
        // Two desks that share nothing: what happens at one is no concern of the other.
        func city(police agents: Int, policeCalls: Double) -> CityConfiguration {
            CityConfiguration(
                simulation: SimulationSettings(warmUp: 3_600, measured: 86_400),
                callStreams: [
                    TheoryModel.stream(
                        "health", rate: 0.01, talk: .lognormal(mean: 120, standardDeviation: 90)),
                    TheoryModel.stream("police", rate: policeCalls, talk: .exponential(mean: 90)),
                ],
                lines: [
                    TheoryModel.line("health", desk: "health"), TheoryModel.line("police", desk: "police"),
                ],
                callers: CallerBehaviour(
                    patience: .exponential(mean: 90),
                    afterAbandoning: .init(probability: 0.5, delay: .exponential(mean: 60))),
                desks: [
                    TheoryModel.desk("police", agents: agents), TheoryModel.desk("health", agents: 2),
                ])
        }
        let study = try CaseStudy.run(
            [
                StudyCase(name: "base", configuration: city(police: 1, policeCalls: 0.01)),
                StudyCase(name: "staff", configuration: city(police: 3, policeCalls: 0.01)),
                StudyCase(name: "load", configuration: city(police: 1, policeCalls: 0.004)),
            ], settings: StudySettings(seed: 5, replications: 3))
        for replication in 0..<3 {
            let base = study.runs[0].results[replication]
            for other in study.runs.dropFirst().map({ $0.results[replication] }) {
                for scope in ["desk:health", "stream:health"] {
                    #expect(base.bits(scope: scope) == other.bits(scope: scope))
                    #expect(!base.bits(scope: scope).isEmpty)
                }
                #expect(base.bits(scope: "desk:police") != other.bits(scope: "desk:police"))
            }
        }
    }

    @Test("Compared configurations share one majorant for each type and stream")
    func majorants() throws {
        let low = smallDesk()
        var high = smallDesk()
        high.callStreams[0].rate *= 2
        high.callStreams[0].profile = Profile(day: .sinusoid(amplitude: 0.5, peakHour: 12))
        var alone = smallDesk()
        alone.callStreams[0].id = "other"
        let shared = sharingMajorants([low, high, alone]).map { $0.callStreams[0].sharedMajorant }
        #expect(shared == [0.02 * 2 * 1.5, 0.02 * 2 * 1.5, 0.02])
        // A majorant of one's own, as a single scenario has it, changes nothing.
        let own = try City.run(low, seed: 1, replication: 0)
        #expect(own.isIdentical(to: try City.run(sharingMajorants([low])[0], seed: 1, replication: 0)))
    }
}
