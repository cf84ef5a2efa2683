import CityModel
import Testing

/// One incident of the city in which all durations are constants can be followed from occurrence to clearance.
@Suite("Course of an incident in the event log")
struct CourseInTheLogTests {
    /// An activity, and seconds after the occurrence.
    private struct Step: Equatable, CustomStringConvertible {
        var activity: TraceActivity
        var microseconds: Int64
        var description: String { "\(activity) at \(Double(microseconds) / 1e6) s" }

        init(_ activity: TraceActivity, microseconds: Int64) {
            self.activity = activity
            self.microseconds = microseconds
        }
        init(_ activity: TraceActivity, _ seconds: Int64) {
            self.init(activity, microseconds: seconds * 1_000_000)
        }
    }

    private func firstIncident(_ city: CityConfiguration) throws -> [TraceEvent] {
        let trace = try City.trace(city, seed: 3, replication: 0)
        let incident = try #require(trace.incident(number: 1))
        return Array(trace.selecting(.init(incident: incident)))
    }

    private func steps(_ events: [TraceEvent]) throws -> [Step] {
        let start = try #require(events.first)
        #expect(start.activity == .incidentOccurred)
        return events.map { Step($0.activity, microseconds: $0.time - start.time) }
    }

    /// From the decision at `start` s: 30 s, turnout 90, road 360, on scene 600, road 360.
    private func response(from start: Int64, over: Int64 = 600) -> [Step] {
        let arrival = start + 30 + 90 + 360
        return [
            Step(.dispatchStarted, start), Step(.dispatchEnded, start + 30),
            Step(.unitAssigned, start + 30), Step(.incidentOver, over), Step(.unitArrived, arrival),
            Step(.unitCleared, arrival + 600), Step(.incidentClosed, arrival + 600),
            Step(.unitReturned, arrival + 960),
        ]
    }

    private let report = [
        Step(.incidentOccurred, 0), Step(.callOffered, 60), Step(.callAnswered, 60),
        Step(.interviewEnded, 180),
    ]

    @Test("The right number")
    func rightNumber() throws {
        let events = try firstIncident(OneIncidentCity.make(technical: .none, rightNumber: true))
        #expect(try steps(events) == report + response(from: 180))
        #expect(events.allSatisfy { $0.type == "arrest" && $0.zone == "zone" && $0.priority != nil })
        #expect(events.allSatisfy { $0.flags == .measured })
        let answered = events[2]
        #expect(answered.line == "119" && answered.desk == "health" && answered.attempt == 1)
        #expect(answered.seat?.hasPrefix("health/operators/") == true)
        #expect(answered.reportNumber == 1 && answered.duration == 0)
        #expect(events[3].duration == 120_000_000 && events[3].assessedPriority == events[3].priority)
        let assigned = try #require(events.first { $0.activity == .unitAssigned })
        #expect(assigned.unitKind == "ambulance" && assigned.unit?.hasPrefix("post/") == true)
        #expect(assigned.duration == 90_000_000)
        let arrived = try #require(events.first { $0.activity == .unitArrived })
        #expect(arrived.unit == assigned.unit && arrived.duration == 600_000_000)
        #expect(events.last?.unit == assigned.unit)
    }

    @Test("Told to ring elsewhere")
    func toldToRing() throws {
        let events = try firstIncident(OneIncidentCity.make(technical: .none, rightNumber: false))
        let second = [
            Step(.toldToRingElsewhere, 180), Step(.redialPlanned, 180), Step(.callOffered, 200),
            Step(.callAnswered, 200), Step(.interviewEnded, 320),
        ]
        #expect(try steps(events) == report + second + response(from: 320))
        #expect(events[4].desk == "police" && events[4].otherDesk == "health")
        #expect(events[5].duration == 20_000_000)
        #expect(events[6].line == "119" && events[6].desk == "health" && events[6].attempt == 2)
        #expect(Set(events.compactMap(\.report)).count == 1)
    }

    @Test("Handed over by telephone")
    func telephone() throws {
        let events = try firstIncident(OneIncidentCity.make(technical: .phone, rightNumber: false))
        let handover = [
            Step(.handoverRung, 180), Step(.handoverAnswered, 180), Step(.handoverEnded, 225),
        ]
        #expect(try steps(events) == report + handover + response(from: 225))
        #expect(events[4].desk == "police" && events[4].otherDesk == "health")
        #expect(events[5].desk == "health" && events[5].otherDesk == "police")
        #expect(events[5].otherSeat == events[4].seat && events[6].otherSeat == events[4].seat)
    }

    @Test("Handed over as a record, which another agency approves")
    func record() throws {
        var city = OneIncidentCity.make(technical: .sharedRecord, rightNumber: false)
        city.integration.approval = .deterministic(100)
        let events = try firstIncident(city)
        let handover = [Step(.recordSent, 180), Step(.recordArrived, 287)]
        #expect(try steps(events) == report + handover + response(from: 287))
        #expect(events[4].desk == "police" && events[4].otherDesk == "health")
        #expect(events[5].desk == "health")
    }
}
