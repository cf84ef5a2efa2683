import CityModel
import Randomness
import Testing

@Suite("Calls over the city's border")
struct BorderTests {
    private func city(_ border: Border) -> CityConfiguration {
        var city = OneIncidentCity.make(technical: .none, rightNumber: true)
        city.border = border
        return city
    }

    @Test("A misrouted call comes to the desk that was rung after the neighbour's delay")
    func delayed() throws {
        let result = try City.run(
            city(Border(misroutedShare: 1, returnDelay: .deterministic(50))), seed: 1, replication: 0)
        let ideal = try City.run(
            OneIncidentCity.make(technical: .none, rightNumber: true), seed: 1, replication: 0)
        #expect(
            try #require(result.value("incident.response_mean"))
                == (try #require(ideal.value("incident.response_mean"))) + 50)
        #expect(result.value("calls.misrouted_share") == 1)
        // The caller waits from dialling on.
        #expect(result.value("calls.wait_mean") == 50)
        #expect(result.value("calls.offered") == ideal.value("calls.offered"))
    }

    @Test("A call that the neighbour loses has failed, and may be rung again")
    func lost() throws {
        var city = city(Border(misroutedShare: 1, returnDelay: .deterministic(50), lostShare: 1))
        let lost = try City.run(city, seed: 1, replication: 0)
        #expect(lost.value("calls.failed_share") == 1)
        #expect(lost.value("reporter.reached_share") == 0)
        #expect(lost.unfinished == 0)
        city.border?.misroutedShare = 0.5
        city.callers.afterFailed = .init(probability: 1, delay: .deterministic(10))
        let again = try City.run(city, seed: 1, replication: 0)
        #expect(again.value("reporter.reached_share") == 1)
        #expect(again.accounts.allSatisfy { $0.imbalance == 0 })
    }

    @Test("Only the named lines cross the border, and an app never does")
    func lines() throws {
        var city = city(Border(misroutedShare: 1, lines: ["110"], returnDelay: .deterministic(50)))
        #expect(try City.run(city, seed: 1, replication: 0).value("calls.misrouted_share") == 0)
        city.border?.lines = []
        city.callers.appUse = 1
        #expect(try City.run(city, seed: 1, replication: 0).value("calls.misrouted_share") == 0)
    }

    @Test("The share of misrouted calls is that of the border; more of it takes nobody back")
    func share() throws {
        var before: Set<UInt64> = []
        for share in [0.1, 0.3] {
            var city = city(Border(misroutedShare: share, returnDelay: .deterministic(50)))
            city.incidentTypes[0].rate = 20.0 / 86_400
            let trace = try City.trace(city, seed: 1, replication: 0)
            let measured = try #require(trace.result.value("calls.misrouted_share"))
            // About 4,000 calls: standard error 0.007; five of them.
            #expect(abs(measured - share) < 0.036)
            let misrouted = Set(trace.filter { $0.activity == .callMisrouted }.compactMap(\.report))
            #expect(before.isSubset(of: misrouted))
            before = misrouted
        }
    }

    @Test("A foreign call takes its talk and the passing on, and is not misrouted itself")
    func foreign() throws {
        var city = ReplayedDesk.make([(0, 30)], kind: .foreign)
        city.border = Border(misroutedShare: 1, transferOut: .deterministic(40))
        #expect(
            try ReplayedDesk.course(city) == [
                .init(.callOffered, 0), .init(.callAnswered, 0), .init(.interviewEnded, 70),
            ])
        let result = try City.run(city, seed: 1, replication: 0)
        #expect(result.value("calls.answered", "kind:genuine") == 1)
        #expect(result.value("calls.misrouted_share") == 0)
    }

    @Test("What does not fit a border or a line is named")
    func problems() {
        func problems(_ change: (inout CityConfiguration) -> Void) -> [String] {
            var city = SmallCities.town()
            change(&city)
            return city.problems().map { "\($0.path.joined(separator: ".")): \($0.what); \($0.remedy)" }
        }
        #expect(
            problems { $0.callStreams[0].kind = .foreign } == [
                "call_streams.prank.kind: foreign calls come over a border, and there is none; describe border with its transfer_out"
            ])
        #expect(
            problems { $0.border = Border(misroutedShare: 2, lines: ["app"]) } == [
                "border.lines: \"app\" is no voice line; use one of 110, 119",
                "border.misrouted_share: 2.0 is no share; use 0 to 1",
            ])
        #expect(
            problems {
                $0.lines[0].outages = Outages(meanTimeBetween: 1, meanTimeToRepair: 1)
                $0.lines[0].fallback = .init(probability: 1)
            } == [
                "lines.119.outages: a voice line fails with its desk; write the outages of the desk",
                "lines.119.fallback: a voice line has no fallback; use callers.after_failed with changes_line",
            ])
        #expect(
            problems { $0.awareness = Awareness(knows: ["app": 0.5, "119": 1.5]) } == [
                "adoption: a share of 1.5 cannot know \"119\"; use 0 to 1",
                "adoption: \"app\" is no number that people can know; use one of 110, 119; who has the app is app_use",
            ])
    }
}
