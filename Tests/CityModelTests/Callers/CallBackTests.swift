import CityModel
import Randomness
import Testing

/// The first call talks from 0 to 100 s; the second comes at 10 s and hangs up at 30 s.
@Suite("Ringing back callers who hung up")
struct CallBackTests {
    private typealias Step = ReplayedDesk.Step

    private func desk(
        within: Double = 600, answered: Double = 1, redial: CallerBehaviour.Redial = .init(),
        further: [(at: Int64, talk: Int64)] = [], posts: Int = 1
    ) -> CityConfiguration {
        ReplayedDesk.make(
            [(0, 100), (10, 50)] + further, posts: posts,
            callers: CallerBehaviour(patience: .deterministic(20), afterAbandoning: redial),
            callsBack: CallBacks(within: within, answered: answered, dialling: .deterministic(20)))
    }

    private let beginning = [Step(.callOffered, 10), Step(.callAbandoned, 30)]

    @Test("The call-taker rings back when free, and the talk is that of the call")
    func rungBack() throws {
        #expect(
            try ReplayedDesk.course(desk(), of: 2) == beginning + [
                Step(.callBackPlanned, 30), Step(.callBackDialled, 100), Step(.callBackAnswered, 120),
                Step(.interviewEnded, 170),
            ])
        let result = try City.run(desk(), seed: 1, replication: 0)
        // The attempt stays abandoned.
        #expect(result.value("calls.abandoned") == 1)
        #expect(result.value("calls.answered") == 1)
        #expect(result.value("calls.called_back") == 1)
        #expect(result.value("calls.called_back", "desk:desk") == 1)
        #expect(result.value("calls.called_back_reached_share") == 1)
        // 100 s of the first call, 20 s of dialling, 50 s of talk, of a day.
        #expect(result.value("staff.busy_mean") == 170.0 / 86_400)
        #expect(result.unfinished == 0)
    }

    @Test("After its time nobody rings back any more")
    func expired() throws {
        #expect(
            try ReplayedDesk.course(desk(within: 60), of: 2) == beginning + [
                Step(.callBackPlanned, 30), Step(.callBackDropped, 90),
            ])
        let result = try City.run(desk(within: 60), seed: 1, replication: 0)
        #expect(result.value("calls.called_back") == 0)
        #expect(result.unfinished == 0)
    }

    @Test("A caller who does not answer is left alone")
    func unanswered() throws {
        #expect(
            try ReplayedDesk.course(desk(answered: 0), of: 2) == beginning + [
                Step(.callBackPlanned, 30), Step(.callBackDialled, 100), Step(.callBackUnanswered, 120),
            ])
        let result = try City.run(desk(answered: 0), seed: 1, replication: 0)
        #expect(result.value("calls.called_back") == 1)
        #expect(result.value("calls.called_back_reached_share") == 0)
        #expect(result.unfinished == 0)
    }

    @Test("His own further attempt cancels the call-back that waits, and an answer cancels the attempt")
    func quicker() throws {
        let city = desk(redial: .init(probability: 1, delay: .deterministic(40)))
        #expect(
            try ReplayedDesk.course(city, of: 2) == beginning + [
                Step(.redialPlanned, 30), Step(.callBackPlanned, 30), Step(.callBackDropped, 70),
                Step(.callOffered, 70), Step(.callAbandoned, 90), Step(.redialPlanned, 90),
                Step(.callBackPlanned, 90), Step(.callBackDialled, 100), Step(.callBackAnswered, 120),
                Step(.interviewEnded, 170),
            ])
    }

    @Test("An attempt that falls into the dialling is put off until nobody has answered")
    func putOff() throws {
        // He would ring at 105 s, while he is being rung.
        let city = desk(answered: 0, redial: .init(probability: 1, delay: .deterministic(75)))
        #expect(
            try ReplayedDesk.course(city, of: 2) == beginning + [
                Step(.redialPlanned, 30), Step(.callBackPlanned, 30), Step(.callBackDialled, 100),
                Step(.callBackUnanswered, 120), Step(.callOffered, 120), Step(.callAnswered, 120),
                Step(.interviewEnded, 170),
            ])
    }

    @Test("A call interrupts the dialling, which begins anew afterwards")
    func interrupted() throws {
        let city = desk(further: [(110, 50)])
        #expect(
            try ReplayedDesk.course(city, of: 2) == beginning + [
                Step(.callBackPlanned, 30), Step(.callBackDialled, 100), Step(.callBackUnanswered, 110),
                Step(.callBackDialled, 160), Step(.callBackAnswered, 180), Step(.interviewEnded, 230),
            ])
        #expect(
            try ReplayedDesk.course(city, of: 3) == [
                Step(.callOffered, 110), Step(.callAnswered, 110), Step(.interviewEnded, 160),
            ])
        let result = try City.run(city, seed: 1, replication: 0)
        #expect(result.value("calls.called_back") == 1)
        #expect(result.unfinished == 0)
    }

    @Test("Too late after an interruption, the call-back is given up; the talk itself is not interrupted")
    func interruptedForGood() throws {
        #expect(
            try ReplayedDesk.course(desk(within: 75, further: [(110, 50)]), of: 2) == beginning + [
                Step(.callBackPlanned, 30), Step(.callBackDialled, 100), Step(.callBackUnanswered, 110),
                Step(.callBackDropped, 110),
            ])
        #expect(
            try ReplayedDesk.course(desk(further: [(130, 50)]), of: 3) == [
                Step(.callOffered, 130), Step(.callAbandoned, 150), Step(.callBackPlanned, 150),
                Step(.callBackDialled, 170), Step(.callBackAnswered, 190), Step(.interviewEnded, 240),
            ])
    }

    @Test("An incident whose caller hung up is reached by ringing back")
    func incident() throws {
        var city = OneIncidentCity.make(technical: .phone, rightNumber: true, rate: 20.0 / 86_400)
        city.callers.patience = .deterministic(30)
        city.desks[0].staff[0].shifts = SmallCities.roundTheClock(1)
        city.callStreams = [
            CallStream(
                id: "busy", name: "Busy", kind: .information, rate: 100.0 / 86_400, callsTo: ["119": 1],
                talk: .deterministic(600))
        ]
        let without = try City.run(city, seed: 1, replication: 0)
        city.desks[0].callsBack = CallBacks(within: 3_600, answered: 1, dialling: .deterministic(20))
        let with = try City.run(city, seed: 1, replication: 0)
        let lost = try #require(without.value("reporter.lost_share"))
        let left = try #require(with.value("reporter.lost_share"))
        #expect(lost > 0.3, "the desk must be busy, or the test shows nothing")
        #expect(left < lost / 2)
        #expect(with.unfinished == 0)
        #expect(with.accounts.allSatisfy { $0.imbalance == 0 })
        let calledBack = try #require(with.value("calls.called_back"))
        #expect(calledBack <= (try #require(with.value("calls.abandoned"))))
    }
}
