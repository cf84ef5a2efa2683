import CityModel
import EventKernel
import Testing

/// The event log tells what the result counts, and keeping it changes nothing.
@Suite("Event log and result")
struct TraceAccountTests {
    private static let cities: [CityConfiguration] =
        Integration.Technical.allCases.map { SmallCities.town(technical: $0, technology: .assisted) } + [
            SmallCities.town(technical: .sharedRecord, technology: .automatic),
            SmallCities.town(technical: .phone, institutional: .oneRoom, technology: .manual),
        ]

    @Test("The result is to the bit that of a run without log", arguments: cities.indices)
    func sameBits(index: Int) throws {
        let plain = try City.run(Self.cities[index], seed: 7, replication: 2)
        let traced = try City.trace(Self.cities[index], seed: 7, replication: 2).result
        #expect(traced.measures == plain.measures)
        #expect(traced.values.map(\.bitPattern) == plain.values.map(\.bitPattern))
        #expect(traced.events == plain.events)
        #expect(traced.accounts == plain.accounts)
        #expect(traced.unfinished == plain.unfinished)
        #expect(traced.hours.map { "\($0)" } == plain.hours.map { "\($0)" })
    }

    @Test(
        "Attempts, handovers, trips and alarms of the log are those of the result", arguments: cities.indices)
    func accounts(index: Int) throws {
        let city = Self.cities[index]
        let trace = try City.trace(city, seed: 11, replication: 0)
        let events = Array(trace)
        let begins = Int64(city.simulation.warmUp * 1e6)
        let window = begins..<(begins + Int64(city.simulation.measured * 1e6))
        func measured(_ activity: TraceActivity, desk: String? = nil) -> Int64 {
            Int64(
                events.count {
                    $0.activity == activity && $0.flags.contains(.measured)
                        && (desk == nil || $0.desk == desk)
                })
        }
        func inWindow(_ activities: TraceActivity..., where isCounted: (TraceEvent) -> Bool = { _ in true })
            -> Double
        {
            Double(
                events.count {
                    activities.contains($0.activity) && window.contains($0.time) && isCounted($0)
                })
        }
        for account in trace.result.accounts
        where account.scope == "city" || account.scope.hasPrefix("desk:") {
            let desk = account.scope == "city" ? nil : String(account.scope.dropFirst(5))
            #expect(measured(.callOffered, desk: desk) == account.offered)
            #expect(measured(.callAnswered, desk: desk) == account.answered)
            #expect(measured(.callAbandoned, desk: desk) == account.abandoned)
            #expect(measured(.callBlocked, desk: desk) == account.blocked)
            #expect(measured(.callFailed, desk: desk) == account.failed)
            if desk != nil { #expect(measured(.callForwarded, desk: desk) == account.overflowIn) }
        }
        let result = trace.result
        #expect(result.unfinished == 0)
        #expect(try #require(result.value("calls.offered")) > 300)
        #expect(Double(measured(.incidentOccurred)) == result.value("incident.count"))
        // A further try is no further handover: each time-out is followed by one, or the handover has failed.
        let furtherTries = inWindow(.handoverTimedOut) - inWindow(.handoverFailed)
        #expect(inWindow(.handoverRung, .recordSent) - furtherTries == result.value("handover.count"))
        #expect(inWindow(.unitCleared) == result.value("units.trips"))
        #expect(
            inWindow(.unitArrived) { $0.flags.contains(.notNeeded) } == result.value("units.wasted_trips"))
        let days = city.simulation.measured / 86_400
        #expect(inWindow(.falseAlarmRaised) / days == result.value("cctv.false_alarms_per_day"))
    }

    @Test("Time never runs back, and what begins ends", arguments: cities.indices)
    func order(index: Int) throws {
        let events = Array(try City.trace(Self.cities[index], seed: 5, replication: 1))
        #expect(zip(events, events.dropFirst()).allSatisfy { $0.time <= $1.time })
        #expect(events.allSatisfy { $0.duration ?? 0 >= 0 })
        // Each person does one thing at a time: beginnings and ends take turns.
        let begin: Set<TraceActivity> = [
            .callAnswered, .handoverAnswered, .dispatchStarted, .verificationStarted,
        ]
        let end: Set<TraceActivity> = [.interviewEnded, .handoverEnded, .dispatchEnded, .verificationEnded]
        var isBusy: Set<String> = []
        for event in events {
            guard let seat = event.seat else { continue }
            if begin.contains(event.activity) { #expect(isBusy.insert(seat).inserted) }
            if end.contains(event.activity) { #expect(isBusy.remove(seat) != nil) }
        }
    }

    @Test("A selection keeps whole cases by their beginning")
    func selection() throws {
        let trace = try City.trace(SmallCities.town(), seed: 5, replication: 1)
        let day: Int64 = 86_400_000_000
        let part = trace.selecting(.init(from: 2 * day, to: 3 * day))
        #expect(!part.isEmpty && part.count < trace.count / 10)
        func key(_ event: TraceEvent) -> UInt64? { event.incident ?? event.report }
        let keys = Set(part.compactMap(key))
        #expect(trace.count { key($0).map(keys.contains) ?? false } == part.count { key($0) != nil })
        let begins = Dictionary(trace.filter { key($0) != nil }.map { (key($0) ?? 0, $0.time) }) { first, _ in
            first
        }
        #expect(keys.allSatisfy { (2 * day..<3 * day).contains(begins[$0] ?? -1) })
        let first = try #require(part.first { $0.incident != nil })
        let incident = try #require(first.incident)
        #expect(trace.contains(incident: incident) && !trace.contains(incident: 1))
        #expect(trace.incident(number: first.incidentNumber ?? 0) == incident)
        #expect(trace.incident(number: 0) == nil && trace.incident(number: 1_000_000) == nil)
        #expect(trace.selecting(.init(incident: incident)).allSatisfy { $0.incident == incident })
    }

    @Test("An incident bears the same identity whatever the way of operating")
    func identity() throws {
        func incidents(_ technical: Integration.Technical) throws -> [UInt64] {
            try City.trace(SmallCities.town(technical: technical), seed: 5, replication: 1)
                .filter { $0.activity == .incidentOccurred && $0.flags.contains(.measured) }
                .compactMap(\.incident)
        }
        let today = try incidents(.none)
        #expect(try incidents(.sharedRecord) == today)
        #expect(Set(today).count == today.count && today.count > 100)
    }

    @Test("Activities have names of their own, and an entry is small")
    func names() {
        #expect(Set(TraceActivity.allCases.map(\.name)).count == TraceActivity.allCases.count)
        #expect(CityTrace.bytesPerEntry <= 88)
    }
}
