import CityModel
import EventKernel
import Randomness
import Testing

/// Random cities with many bases. In debug builds, which tests are, the engine compares each choice of a unit with a
/// scan of all units and traps when they differ: these tests give it something to compare.
@Suite("Finding the nearest unit")
struct UnitSearchTests {
    /// So many bases of two kinds, scattered or on one spot or a line, some with several units, a third seen only in
    /// shared records, incidents inside and outside of their extent, and few units for many incidents.
    private func city(seed: UInt64, bases: Int, shape: Int) -> CityConfiguration {
        var source = RandomSource(seed: seed, replication: 0)
        func uniform(_ purpose: UInt32, _ entity: Int) -> Double {
            source.uniform(purpose: purpose, entity: UInt64(entity))
        }
        var city = SmallCities.town(technical: seed % 2 == 0 ? .sharedRecord : .phone)
        city.simulation = SimulationSettings(warmUp: 0, measured: 86_400)
        city.zones = (0..<12).map { zone in
            Zone(
                id: "zone\(zone)", name: "Zone", population: 1 + uniform(1, zone),
                latitude: -7.5 + 0.3 * uniform(2, zone), longitude: 110.1 + 0.3 * uniform(3, zone),
                area: zone % 3 == 0 ? 0 : 4)
        }
        city.incidentTypes[0].rate = Double(bases) * 6 / 86_400
        city.incidentTypes[1].rate = Double(bases) * 3 / 86_400
        city.callStreams = []
        city.units = (0..<bases).map { base in
            UnitGroup(
                id: "base\(base)", kind: base % 2 == 0 ? "ambulance" : "patrol",
                latitude: shape == 1 ? -7.47 : -7.49 + 0.1 * uniform(4, base),
                longitude: shape >= 1 ? 110.22 : 110.18 + 0.1 * uniform(5, base),
                shifts: base % 5 == 0
                    ? [
                        Shift(
                            name: "day", weekdays: .everyDay, startMinute: 420, lengthMinutes: 600,
                            posts: 1 + base % 3)
                    ] : SmallCities.roundTheClock(1 + base % 2),
                visibleTo: base % 3 == 2 ? .records : .all)
        }
        for desk in city.desks.indices {
            city.desks[desk].trunks = nil
            city.desks[desk].staff[0].shifts = SmallCities.roundTheClock(8)
        }
        return city
    }

    @Test("Always the same unit as by asking all of them", arguments: 0..<12 as Range<UInt64>)
    func sameAsScan(seed: UInt64) throws {
        let bases = [2, 3, 7, 40, 90, 150][Int(seed) % 6]
        let city = city(seed: seed, bases: bases, shape: Int(seed) % 3)
        #expect(city.problems() == [])
        let result = try City.run(city, seed: seed, replication: 1)
        #expect((result.value("units.trips") ?? 0) > 2)
        #expect(result.requests.allSatisfy { $0.imbalance == 0 })
    }

    @Test("Of two bases at the same place the first sends; of two units of a base the first")
    func ties() throws {
        var city = OneIncidentCity.make(technical: .none, rightNumber: true)
        let twin = UnitGroup(
            id: "twin", kind: "ambulance", latitude: city.units[0].latitude, longitude: 0,
            shifts: SmallCities.roundTheClock(2))
        city.units.append(twin)
        let trace = try City.trace(city, seed: 3, replication: 0)
        let senders = Set(trace.filter { $0.activity == .unitAssigned }.compactMap(\.unit))
        #expect(senders == ["post/1"])
        city.units.swapAt(0, 2)
        let other = try City.trace(city, seed: 3, replication: 0)
        #expect(Set(other.filter { $0.activity == .unitAssigned }.compactMap(\.unit)) == ["twin/1"])
    }

    @Test("A unit that other agencies keep to themselves is sent only by shared record")
    func visibility() throws {
        // The near ambulance is hidden: 1 km straight instead of 2.5, at 1.4 road kilometres and 35 km/h.
        func response(_ technical: Integration.Technical) throws -> Double {
            var city = OneIncidentCity.make(technical: technical, rightNumber: true)
            var hidden = city.units[0]
            hidden.id = "volunteers"
            hidden.latitude = city.units[0].latitude / 2.5
            hidden.visibleTo = .records
            city.units.append(hidden)
            return try #require(try City.run(city, seed: 3, replication: 0).value("incident.response_mean"))
        }
        #expect(abs(try response(.phone) - (60 + 120 + 30 + 90 + 360)) < 1e-3)
        #expect(abs(try response(.none) - (60 + 120 + 30 + 90 + 360)) < 1e-3)
        #expect(abs(try response(.sharedRecord) - (60 + 120 + 30 + 90 + 144)) < 1e-3)
        #expect(abs(try response(.recordWithVideo) - (60 + 120 + 30 + 90 + 144)) < 1e-3)
    }

    @Test("What could not be sent during an outage is sent at its end")
    func visibilityAfterOutage() throws {
        var city = OneIncidentCity.make(technical: .sharedRecord, rightNumber: true, rate: 30.0 / 86_400)
        city.units[0].visibleTo = .records
        // Down for half of the time; reports that came before go on, requests wait for the repair.
        city.desks[0].outages = Outages(meanTimeBetween: 3_600, meanTimeToRepair: 3_600)
        let result = try City.run(city, seed: 3, replication: 0)
        let account = try #require(result.requests.first { $0.kind == "ambulance" })
        #expect(account.made > 500 && account.served == account.made)
        #expect(result.unfinished == 0)
    }

    @Test("A travel matrix takes the place of distances, by hour if it has hours")
    func matrix() throws {
        var city = OneIncidentCity.make(technical: .none, rightNumber: true)
        city.units.append(
            UnitGroup(
                id: "far", kind: "ambulance", latitude: 40, longitude: 40,
                shifts: SmallCities.roundTheClock(20)))
        var entries = [("post", 500.0), ("station", 400), ("far", 300), ("zone", 100)].map {
            TravelTimes.Entry(from: $0.0, to: "zone", seconds: $0.1)
        }
        city.travel.times = TravelTimes(entries: entries)
        #expect(city.problems() == [])
        let before = 60.0 + 120 + 30 + 90
        let trace = try City.trace(city, seed: 3, replication: 0)
        #expect(Set(trace.filter { $0.activity == .unitAssigned }.compactMap(\.unit)) == ["far/1"])
        #expect(abs(try #require(trace.result.value("incident.response_mean")) - (before + 300)) < 1e-3)
        // Times without hours are for free flow.
        city.travel.speedByHour = Array(repeating: 0.5, count: 24)
        let slow = try City.run(city, seed: 3, replication: 0)
        #expect(abs(try #require(slow.value("incident.response_mean")) - (before + 600)) < 1e-3)
        // Times by the hour hold as they are; from noon the other base is nearer.
        entries = entries.flatMap { entry in
            (0..<24).map { hour in
                TravelTimes.Entry(
                    from: entry.from, to: entry.to, hour: hour,
                    seconds: entry.from == "far" && hour >= 12 ? 700 : entry.seconds)
            }
        }
        city.travel.times = TravelTimes(entries: entries)
        let hourly = try City.trace(city, seed: 3, replication: 0)
        for event in hourly where event.activity == .unitAssigned {
            let hour = event.time / 3_600_000_000 % 24
            #expect(event.unit == (hour >= 12 ? "post/1" : "far/1"))
        }
    }

    @Test("A travel matrix that lacks pairs or names nobody is refused")
    func badMatrix() {
        func problems(_ entries: [TravelTimes.Entry], zones: [Zone]? = nil) -> [String] {
            var city = OneIncidentCity.make(technical: .none, rightNumber: true)
            city.zones += zones ?? []
            city.travel.times = TravelTimes(entries: entries)
            return city.problems().map { "\($0.path.joined(separator: ".")): \($0.what); \($0.remedy)" }
        }
        let whole = ["post", "station", "zone"].map { TravelTimes.Entry(from: "zone", to: $0, seconds: 9) }
        #expect(problems(whole) == [])
        #expect(
            problems(Array(whole.dropFirst(2))) == [
                "city.travel_times: there is no time from post to zone, station to zone; give each pair a line"
            ])
        #expect(
            problems(whole + [.init(from: "zone", to: "pots", seconds: 9)]) == [
                "city.travel_times: no zone, unit group or hospital \"pots\"; use one of post, station, zone"
            ])
        #expect(
            problems(whole + [.init(from: "zone", to: "post", seconds: .infinity)]) == [
                "city.travel_times: a time is not possible; use 0 to 604800 s, and hours 0 to 23 for all pairs or for none"
            ])
        let twin = Zone(id: "post", name: "Post", population: 1, latitude: 0, longitude: 0)
        #expect(
            problems(whole + [.init(from: "post", to: "station", seconds: 9)], zones: [twin]).contains(
                "city.travel_times: \"post\" names more than one place; give zones, units and hospitals different ids"
            ))
    }

    @Test(
        "The search agrees with asking all units also by a travel matrix", arguments: 20..<24 as Range<UInt64>
    )
    func matrixSameAsScan(seed: UInt64) throws {
        var city = city(seed: seed, bases: 30, shape: 0)
        var source = RandomSource(seed: seed, replication: 9)
        let names = city.units.map(\.id) + city.zones.map(\.id) + city.hospitals.map(\.id)
        var entries: [TravelTimes.Entry] = []
        for (index, from) in names.enumerated() {
            for to in names[index...] {
                entries.append(
                    .init(
                        from: from, to: to,
                        seconds: (900 * source.uniform(purpose: 9, entity: UInt64(entries.count))).rounded()))
            }
        }
        city.travel.times = TravelTimes(entries: entries)
        #expect(city.problems() == [])
        #expect((try City.run(city, seed: seed, replication: 0).value("units.trips") ?? 0) > 60)
    }
}
