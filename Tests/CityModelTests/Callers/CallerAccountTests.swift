import CityModel
import Randomness
import Testing

/// Everything that callers can do at once, on bad days: nothing is lost or counted twice.
@Suite("Accounts of callers")
struct CallerAccountTests {
    private func city(
        _ technical: Integration.Technical, _ institutional: Integration.Institutional
    ) -> CityConfiguration {
        var city = SmallCities.town(technical: technical, institutional: institutional)
        city.simulation = SimulationSettings(warmUp: 3_600, measured: 5 * 86_400)
        for type in city.incidentTypes.indices { city.incidentTypes[type].rate *= 15 }
        city.callStreams[0].rate *= 20
        // Enough units that no incident waits beyond the end of the run.
        for group in city.units.indices { city.units[group].shifts = SmallCities.roundTheClock(20) }
        city.callStreams.append(
            CallStream(
                id: "beyond", name: "Beyond", kind: .foreign, rate: 20.0 / 86_400, callsTo: ["119": 1],
                talk: .exponential(mean: 40)))
        let again = CallerBehaviour.Redial(
            probability: 0.7, delay: .exponential(mean: 40), changesLine: 0.4)
        city.callers = CallerBehaviour(
            patience: .exponential(mean: 40), afterAbandoning: again, afterBlocked: again,
            afterFailed: again, appUse: 0.3)
        city.lines[2].outages = Outages(meanTimeBetween: 20_000, meanTimeToRepair: 10_000)
        city.lines[2].fallback = .init(probability: 0.7, delay: .exponential(mean: 20))
        city.awareness = Awareness(knows: ["119": 0.6, "110": 0.5], unaware: .nothing)
        city.border = Border(
            misroutedShare: 0.2, returnDelay: .exponential(mean: 60), lostShare: 0.3,
            transferOut: .exponential(mean: 40))
        let callsBack = CallBacks(within: 300, answered: 0.5, dialling: .exponential(mean: 20))
        let outages = Outages(meanTimeBetween: 20_000, meanTimeToRepair: 3_000)
        for desk in city.desks.indices {
            city.desks[desk].callsBack = callsBack
            city.desks[desk].outages = outages
        }
        city.jointCentre?.callsBack = callsBack
        city.jointCentre?.outages = outages
        city.jointCentre?.trunks = 2
        return city
    }

    @Test(
        "Every attempt ends once, and every call-back is accounted for",
        arguments: Integration.Technical.allCases, Integration.Institutional.allCases)
    func conservation(technical: Integration.Technical, institutional: Integration.Institutional) throws {
        let city = city(technical, institutional)
        let trace = try City.trace(city, seed: 11, replication: 0)
        let result = trace.result
        #expect(result.unfinished == 0)
        #expect(result.accounts.allSatisfy { $0.imbalance == 0 })
        for kpi in ["calls.abandoned", "calls.blocked", "calls.failed", "calls.called_back"] {
            #expect(try #require(result.value(kpi)) > 10, "the days are not bad enough to test \(kpi)")
        }
        for kpi in ["calls.misrouted_share", "reporter.unaware_share", "reporter.right_first_number_share"] {
            let share = try #require(result.value(kpi))
            #expect(share > 0.02 && share < 0.9, "\(kpi)")
        }
        #expect(
            try #require(result.value("calls.called_back"))
                <= (try #require(result.value("calls.abandoned"))))
        func count(_ activity: TraceActivity) -> Int { trace.count { $0.activity == activity } }
        // Each planned call-back ends in one way; dialling may begin several times.
        let open = count(.callBackPlanned) - count(.callBackAnswered) - count(.callBackDropped)
        #expect(open >= 0 && open <= count(.callBackUnanswered))
        let dialling = count(.callBackDialled) - count(.callBackAnswered) - count(.callBackUnanswered)
        // Those that the end of the run cuts short.
        #expect(dialling >= 0 && dialling <= 3)
        let plain = try City.run(city, seed: 11, replication: 0)
        #expect(zip(plain.values, result.values).allSatisfy { $0.bitPattern == $1.bitPattern })
    }

    @Test("No caller is rung while he rings, and each person does one thing at a time")
    func neverBoth() throws {
        let events = Array(try City.trace(city(.phone, .separateDesks), seed: 12, replication: 0))
        var dialled: Set<UInt64> = []
        var offered: Set<UInt64> = []
        var busy: Set<String> = []
        let begin: Set<TraceActivity> = [
            .callAnswered, .handoverAnswered, .dispatchStarted, .verificationStarted, .callBackDialled,
        ]
        let end: Set<TraceActivity> = [
            .interviewEnded, .handoverEnded, .dispatchEnded, .verificationEnded, .callBackUnanswered,
        ]
        for event in events {
            if let seat = event.seat {
                if begin.contains(event.activity) { #expect(busy.insert(seat).inserted) }
                if end.contains(event.activity) { #expect(busy.remove(seat) != nil) }
            }
            guard let report = event.report else { continue }
            switch event.activity {
            case .callBackDialled:
                #expect(!offered.contains(report))
                dialled.insert(report)
            case .callBackUnanswered, .interviewEnded: dialled.remove(report)
            case .callOffered:
                #expect(!dialled.contains(report))
                offered.insert(report)
            default: break
            }
            switch event.activity {
            case .callAnswered, .callAbandoned, .callBlocked, .callFailed: offered.remove(report)
            default: break
            }
        }
    }
}
