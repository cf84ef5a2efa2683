import CityModel
import EventKernel
import Randomness
import Testing

@Suite("Requests that no unit serves at once")
struct RequestTests {
    /// One ambulance that is busy for the whole of each trip, and so many incidents that most meet it busy.
    private func busyTown(_ rule: DispatchRules.WhenNoneFree) -> CityConfiguration {
        var city = OneIncidentCity.make(technical: .none, rightNumber: true, rate: 40.0 / 86_400)
        city.simulation = SimulationSettings(measured: 20 * 86_400)
        city.units[0].shifts = SmallCities.roundTheClock(1)
        city.unitKinds[0].dispatch.whenNoneFree = rule
        return city
    }

    @Test("Lost requests never come; every request ends once")
    func lost() throws {
        let result = try City.run(busyTown(.lost), seed: 5, replication: 0)
        let account = try #require(result.requests.first { $0.kind == "ambulance" })
        #expect(account.lost > 50 && account.served > 50 && account.imbalance == 0 && account.open == 0)
        #expect(result.value("units.requests", "units:ambulance") == Double(account.made))
        #expect(
            result.value("units.requests_lost_share", "city")
                == Double(account.lost) / Double(account.made))
        #expect(
            result.value("incident.not_reached_share")
                == Double(account.lost) / (result.value("incident.count") ?? 0))
        // Whoever is served is served at once.
        #expect(abs(try #require(result.value("incident.time_to_dispatch_mean")) - (60 + 120 + 30)) < 1e-3)
        let waiting = try City.run(busyTown(.queue), seed: 5, replication: 0)
        #expect(waiting.value("incident.not_reached_share") == 0)
        #expect(waiting.value("units.requests") == nil)
    }

    @Test("A neighbour's unit comes after its own delay, or the request waits")
    func mutualAid() throws {
        let aid = DispatchRules.MutualAid(delay: .deterministic(1_000))
        let trace = try City.trace(busyTown(.mutualAid(aid)), seed: 5, replication: 0)
        let account = try #require(trace.result.requests.first { $0.kind == "ambulance" })
        #expect(account.aided > 50 && account.served > 50 && account.imbalance == 0 && account.lost == 0)
        #expect(trace.result.value("incident.not_reached_share") == 0)
        var asked: [UInt64: Int64] = [:]
        for event in trace {
            guard let incident = event.incident else { continue }
            if event.activity == .neighbourAsked { asked[incident] = event.time }
            if event.activity == .neighbourArrived {
                #expect(event.time - (asked[incident] ?? 0) == 1_000_000_000)
            }
        }
        // As many of the requests that meet the unit busy wait as the neighbour is short of units: binomial, 5
        // standard deviations.
        let seldom = DispatchRules.MutualAid(delay: .deterministic(1_000), available: 0.3)
        let half = try City.trace(busyTown(.mutualAid(seldom)), seed: 5, replication: 0)
        let helped = Double(half.count { $0.activity == .neighbourAsked })
        let waited = Double(half.count { $0.activity == .unitAwaited })
        let all = helped + waited
        #expect(waited > 50 && abs(helped - 0.3 * all) < 5 * (0.21 * all).squareRoot())
        #expect(half.result.requests.allSatisfy { $0.imbalance == 0 })
    }

    @Test("Lent units follow Erlang's loss formula")
    func lentOut() throws {
        var city = OneIncidentCity.make(technical: .none, rightNumber: true)
        city.incidentTypes[0].rate = 0
        city.simulation = SimulationSettings(warmUp: 10 * 86_400, measured: 2_000 * 86_400)
        city.units[0].shifts = SmallCities.roundTheClock(3)
        city.unitKinds[0].dispatch.lentOut = .init(rate: 2.0 / 3_600, duration: .exponential(mean: 3_600))
        let result = try City.run(city, seed: 8, replication: 0)
        // Offered 2 erlang to 3 units: B = (8/6) / (1 + 2 + 2 + 8/6).
        let blocked = (8.0 / 6) / (5 + 8.0 / 6)
        let carried = 2 * (1 - blocked)
        // 96,000 requests; the load carried by a loss system varies over a window T with a variance of about
        // 2 · carried · mean / T, here a standard deviation of 0.0081: 5 of them.
        let load = 3 * (try #require(result.value("units.utilisation", "units:ambulance")))
        #expect(abs(load - carried) < 5 * (2 * carried * 3_600 / (2_000 * 86_400)).squareRoot())
        let lent = try #require(result.value("units.lent_out", "units:ambulance"))
        #expect(abs(lent / 96_000 - (1 - blocked)) < 0.02)
        #expect(result.value("units.trips", "units:ambulance") == 0)
    }

    @Test(
        "A unit on its way to a less urgent incident is diverted to a more urgent one, and its request goes on"
    )
    func divert() throws {
        var city = busyTown(.queue)
        city.units[0].shifts = SmallCities.roundTheClock(2)
        city.incidentTypes[0].priorities = [0.3, 0, 0, 0.7]
        city.incidentTypes[0].rate = 60.0 / 86_400
        city.zones[0].area = 20
        let plain = try City.trace(city, seed: 5, replication: 0)
        #expect(!plain.contains { $0.activity == .unitDiverted })
        city.unitKinds[0].dispatch.divertsForSaving = 60
        let trace = try City.trace(city, seed: 5, replication: 0)
        let events = Array(trace)
        var diverted = 0
        for (index, event) in events.enumerated() where event.activity == .unitDiverted {
            diverted += 1
            // At once it has an order to a more urgent incident and rolls on.
            let next = try #require(events[(index + 1)...].first { $0.unit == event.unit })
            #expect(next.activity == .unitAssigned && next.time == event.time)
            #expect(event.assessedPriority == 4 && next.assessedPriority == 1)
            #expect((next.duration ?? 0) <= 90_000_000)
            // What it leaves is sent another unit or waits.
            let left = try #require(events[(index + 2)...].first { $0.incident == event.incident })
            #expect([.unitAssigned, .unitAwaited, .incidentOver].contains(left.activity))
        }
        #expect(diverted > 20 && trace.result.value("units.diverted") == Double(diverted))
        #expect(trace.result.requests.allSatisfy { $0.imbalance == 0 && $0.open == 0 })
        #expect(trace.result.value("incident.not_reached_share") == 0)
        // A high price of diversion: nobody is diverted while somebody is free, only when nobody is.
        city.unitKinds[0].dispatch.divertsForSaving = 86_400
        let dear = Array(try City.trace(city, seed: 5, replication: 0))
        var free = 2
        for event in dear {
            switch event.activity {
            case .unitAssigned: free -= 1
            case .unitCleared: free += 1
            case .unitDiverted:
                #expect(free == 0)
                free += 1
            default: break
            }
        }
    }

    @Test("A free unit takes the most urgent request; among equals the oldest, or by rule the nearest")
    func queueOrder() throws {
        func orders(_ rule: DispatchRules.QueueOrder) throws -> (oldest: Int, nearest: Int, choices: Int) {
            var city = busyTown(.queue)
            city.incidentTypes[0].priorities = [0.5, 0.5, 0, 0]
            city.incidentTypes[0].rate = 48.0 / 86_400
            city.zones = (0..<4).map {
                Zone(
                    id: "zone\($0)", name: "Zone", population: 1, latitude: Double($0) * 0.02, longitude: 0)
            }
            city.unitKinds[0].dispatch.queueOrder = rule
            let events = Array(try City.trace(city, seed: 6, replication: 0))
            var waiting: [(incident: UInt64, priority: Int, zone: String)] = []
            var place = ""
            var result = (oldest: 0, nearest: 0, choices: 0)
            for event in events {
                guard let incident = event.incident, let zone = event.zone else { continue }
                if event.activity == .unitAwaited {
                    waiting.append((incident, event.assessedPriority ?? 0, zone))
                } else if event.activity == .unitCleared {
                    place = zone
                } else if event.activity == .unitAssigned,
                    let index = waiting.firstIndex(where: { $0.incident == incident })
                {
                    let most = waiting.map(\.priority).min()
                    #expect(waiting[index].priority == most)
                    let equals = waiting.filter { $0.priority == most }
                    func distance(_ zone: String) -> Int {
                        abs(Int(zone.dropFirst(4))! - Int(place.dropFirst(4))!)
                    }
                    if equals.count > 1 {
                        result.choices += 1
                        if equals[0].incident == incident { result.oldest += 1 }
                        if distance(zone) == equals.map({ distance($0.zone) }).min() { result.nearest += 1 }
                    }
                    waiting.remove(at: index)
                }
            }
            return result
        }
        let byArrival = try orders(.byArrival)
        #expect(byArrival.choices > 20 && byArrival.oldest == byArrival.choices)
        #expect(byArrival.nearest < byArrival.choices)
        let nearest = try orders(.nearest)
        #expect(nearest.choices > 20 && nearest.nearest == nearest.choices)
        #expect(nearest.oldest < nearest.choices)
    }

    @Test("A base without a free unit gets one from a less important base, and gives it back")
    func cover() throws {
        var city = busyTown(.queue)
        city.units[0].shifts = SmallCities.roundTheClock(1)
        var second = city.units[0]
        second.id = "second"
        second.latitude = -city.units[0].latitude * 2
        city.units.append(second)
        city.incidentTypes[0].rate = 20.0 / 86_400
        city.unitKinds[0].dispatch.cover = .init(after: 300, bases: ["post", "second"])
        #expect(city.problems() == [])
        let trace = try City.trace(city, seed: 4, replication: 0)
        let moved = trace.filter { $0.activity == .unitRelocated }
        #expect(moved.count > 20 && moved.allSatisfy { $0.unit == "second/1" })
        #expect(trace.result.value("units.relocated") == Double(moved.count))
        #expect(trace.result.requests.allSatisfy { $0.imbalance == 0 && $0.open == 0 })
        // 7.5 km straight at 1.4 and 35 km/h.
        #expect(moved.allSatisfy { $0.duration == 1_080_000_000 })
        // After each move the unit sooner or later stands or is sent again; it never moves twice in a row without
        // having come home or been sent meanwhile.
        var isAway = false
        for event in trace where event.unit == "second/1" {
            if event.activity == .unitRelocated {
                #expect(!isAway)
                isAway = true
            } else if event.activity == .unitAssigned || event.activity == .unitReturned {
                isAway = false
            }
        }
    }

    @Test("A prank that is seen through calls units off")
    func pranks() throws {
        var city = OneIncidentCity.make(technical: .none, rightNumber: true)
        city.incidentTypes[0].rate = 0
        city.simulation = SimulationSettings(measured: 200 * 86_400)
        var prank = CallStream(
            id: "prank", name: "Prank", kind: .prank, rate: 1.0 / 86_400, callsTo: ["119": 1],
            talk: .deterministic(60),
            prankDispatch: PrankDispatch(share: 1, pretends: "arrest", recognisedAfter: .deterministic(60)))
        // The decision takes 30 s, turning out 90 s: after 60 s the crew is still at its base.
        func run(_ after: Double) throws -> (wasted: Double?, trips: Double?, off: Double?, made: Int64) {
            prank.prankDispatch?.recognisedAfter = .deterministic(after)
            city.callStreams = [prank]
            let result = try City.run(city, seed: 2, replication: 0)
            #expect(result.requests.allSatisfy { $0.imbalance == 0 && $0.open == 0 })
            #expect(result.unfinished == 0)
            return (
                result.value("units.wasted_trips", "units:ambulance"),
                result.value("units.trips", "units:ambulance"),
                result.value("units.called_off", "units:ambulance"),
                result.requests.first { $0.kind == "ambulance" }?.made ?? 0
            )
        }
        let early = try run(60)
        #expect(early.made > 100 && early.wasted == 0 && early.off == Double(early.made) && early.trips == 0)
        // Seen through before anybody has decided: nothing is asked for.
        #expect(try run(20).made == 0)
        let onTheWay = try run(300)
        #expect(
            onTheWay.wasted == Double(onTheWay.made) && onTheWay.off == onTheWay.wasted && onTheWay.trips == 0
        )
        let late = try run(3_600)
        #expect(late.wasted == Double(late.made) && late.off == 0 && late.trips == late.wasted)
    }

    @Test("With every rule at once each request ends exactly once", arguments: 0..<6 as Range<UInt64>)
    func conservation(seed: UInt64) throws {
        var city = SmallCities.town(technical: seed % 2 == 0 ? .sharedRecord : .phone)
        city.incidentTypes[0].rate = 60.0 / 86_400
        city.incidentTypes[1].rate = 20.0 / 86_400
        for desk in city.desks.indices {
            city.desks[desk].staff[0].shifts = SmallCities.roundTheClock(3)
        }
        city.callStreams[0].prankDispatch = PrankDispatch(
            share: 0.5, pretends: "crash", recognisedAfter: .exponential(mean: 600))
        for kind in city.unitKinds.indices {
            city.unitKinds[kind].dispatch = DispatchRules(
                whenNoneFree: [
                    .queue, .lost, .mutualAid(.init(delay: .exponential(mean: 1_500), available: 0.5)),
                ][(Int(seed) + kind) % 3],
                lentOut: .init(rate: 3.0 / 86_400, duration: .exponential(mean: 7_200)),
                divertsForSaving: 30, queueOrder: seed % 3 == 0 ? .nearest : .byArrival)
        }
        var shared = city.units[0]
        shared.id = "volunteers"
        shared.latitude = -7.48
        shared.visibleTo = .records
        city.units.append(shared)
        city.unitKinds[0].dispatch.cover = .init(after: 600, bases: ["post", "volunteers"])
        city.hospitals[0].capacity = 1
        city.hospitals[0].crowdedDelay = .exponential(mean: 1_200)
        #expect(city.problems() == [])
        let trace = try City.trace(city, seed: seed, replication: 0)
        let made = trace.result.requests.reduce(0) { $0 + $1.made }
        #expect(made > 1_000)
        for account in trace.result.requests { #expect(account.imbalance == 0) }
        #expect(trace.contains { $0.activity == .unitDiverted })
        #expect((trace.result.value("units.crowded_handovers") ?? 0) > 0)
        #expect(trace.result.accounts.allSatisfy { $0.imbalance == 0 })
    }
}
