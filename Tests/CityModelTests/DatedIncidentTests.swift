import CityModel
import Randomness
import Testing

@Suite("Incidents at dates")
struct DatedIncidentTests {
    private func city(_ dates: [Double]) -> CityConfiguration {
        var city = OneIncidentCity.make(technical: .phone, rightNumber: true)
        city.simulation = SimulationSettings(warmUp: 3_600, measured: 86_400)
        city.incidentTypes[0].rate = 0
        city.incidentTypes[0].dates = dates
        return city
    }

    @Test("They happen at their dates in every replication, and only those in the window are measured")
    func dates() throws {
        // One in the warm-up, two in the window, one after it.
        let city = city([60, 4_000, 50_000, 100_000])
        for replication in 0..<3 as Range<UInt32> {
            let result = try City.run(city, seed: 8, replication: replication)
            #expect(result.value("incident.count", "city") == 2)
            // 60 s to the call, 120 s of talk, 30 s to decide, 90 s of turnout, 360 s of road.
            #expect(result.value("incident.response_mean", "city") == 660)
            #expect(result.hours.first { $0.desk == "health" && $0.hour == 1 }?.offered == 1)
            #expect(result.hours.first { $0.desk == "health" && $0.hour == 13 }?.offered == 1)
        }
    }

    @Test("With a cluster, each date begins one")
    func cluster() throws {
        var city = city([4_000])
        city.incidentTypes[0].variation.cluster = Cluster(kind: .geometric, mean: 20)
        var total = 0.0
        for replication in 0..<200 as Range<UInt32> {
            total +=
                try City.run(city, seed: 8, replication: replication).value("incident.count", "city") ?? 0
        }
        // Mean 20, standard deviation √(20 · 19) = 19.5 each: 1.4 for the mean of 200, at the 5 σ level.
        #expect(abs(total / 200 - 20) < 5 * 1.4)
    }

    @Test("What cannot be is refused")
    func problems() {
        func messages(_ dates: [Double]) -> [String] {
            city(dates).problems().map { "\($0.path.joined(separator: ".")): \($0.what)" }
        }
        #expect(messages([1, 2]).isEmpty)
        #expect(messages([2, 1]) == ["incident_types.arrest.happens_at: the dates are not in order"])
        #expect(
            messages([-1]) == ["incident_types.arrest.happens_at: an incident happens at no possible time"])
        var surged = city([1])
        surged.surges = [
            Surge(id: "flood", beginning: .at(seconds: 0), lasts: .deterministic(60), factors: ["arrest": 2])
        ]
        #expect(
            surged.problems().map(\.what) == ["\"arrest\" happens at dates, not by a rate"])
    }
}
