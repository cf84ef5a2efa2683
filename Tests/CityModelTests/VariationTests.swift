import CityModel
import Randomness
import Testing

@Suite("Demand that varies")
struct VariationTests {
    /// Calls that nobody waits for, over one day.
    private func calls(_ variation: DemandVariation, rate: Double = 0.02) -> CityConfiguration {
        var city = SmallCities.queue(
            rate: rate, service: .exponential(mean: 10), posts: 5, measured: 86_400)
        city.callStreams[0].variation = variation
        return city
    }

    private func offered(_ city: CityConfiguration, replication: UInt32) throws -> Double {
        try #require(try City.run(city, seed: 3, replication: replication).value("calls.offered"))
    }

    @Test("A day's factor holds for a whole day and is another on the next")
    func dayFactor() throws {
        let variation = DemandVariation(
            dayFactor: DayFactor(law: .discrete(values: [0, 2], weights: [1, 1]), atMost: 2))
        let counts = try (0..<16).map { try offered(calls(variation), replication: $0) }
        // Twice 1,728 calls with a standard deviation of 59; sixteen equal days happen for one seed in 2¹⁵.
        #expect(counts.allSatisfy { $0 == 0 || abs($0 - 3_456) < 5 * 59 })
        #expect(Set(counts.map { $0 == 0 }).count == 2)
        var two = calls(variation)
        two.simulation.measured *= 2
        let pairs = try (0..<16).map { try offered(two, replication: $0) - counts[Int($0)] }
        #expect(Set(pairs.map { $0 == 0 }).count == 2)
        // The first day is the same, however long the window is.
        #expect(pairs.allSatisfy { $0 == 0 || abs($0 - 3_456) < 5 * 59 })
    }

    @Test("A larger factor counts as the bound")
    func bound() throws {
        func city(_ factor: Double) -> CityConfiguration {
            calls(DemandVariation(dayFactor: DayFactor(law: .deterministic(factor), atMost: 2)))
        }
        let high = try City.run(city(5), seed: 3, replication: 0)
        let two = try City.run(city(2), seed: 3, replication: 0)
        #expect(high.histograms == two.histograms && high.accounts == two.accounts)
        // 3,456 calls with a standard deviation of 59, at the 5 σ level.
        #expect(abs(try #require(high.value("calls.offered")) - 3_456) < 5 * 59)
    }

    @Test("Factors of one and clusters of one leave every call where it was")
    func neutral() throws {
        let plain = try City.run(calls(DemandVariation()), seed: 3, replication: 0)
        let variation = DemandVariation(
            dayFactor: DayFactor(law: .deterministic(1), atMost: 1),
            bursts: Bursts(factor: 1, stayNormal: 600, stayBurst: 60))
        let same = try City.run(calls(variation), seed: 3, replication: 0)
        #expect(plain.accounts == same.accounts && plain.histograms == same.histograms)
        let clusters = DemandVariation(cluster: Cluster(kind: .geometric, mean: 1))
        #expect(
            try offered(calls(clusters), replication: 0) == #require(plain.value("calls.offered")))
    }

    @Test("Incidents come in clusters, each a full incident")
    func incidents() throws {
        var town = SmallCities.town()
        town.incidentTypes[0].variation.cluster = Cluster(mean: 3, delay: .exponential(mean: 600))
        let result = try City.run(town, seed: 3, replication: 0)
        let count = try #require(result.value("incident.count", "type:crash"))
        // 240 clusters of three: 720 with a variance of 240 · (3 + 3²).
        #expect(abs(count - 720) < 5 * 54)
        #expect(result.unfinished == 0)
    }

    @Test("Means and majorants")
    func figures() {
        var stream = SmallCities.queue(
            rate: 2, service: .deterministic(1), posts: 1, measured: 1
        ).callStreams[0]
        stream.variation = DemandVariation(
            dayFactor: DayFactor(law: .gamma(mean: 1, standardDeviation: 0.5), atMost: 3),
            bursts: Bursts(factor: 5, stayNormal: 90, stayBurst: 10), cluster: Cluster(mean: 4))
        #expect(stream.peakRate == 30)
        #expect(abs(stream.variation.meanFactor - 1.4 * 4) < 1e-12)
        stream.replay = []
        #expect(stream.peakRate == 0)
    }

    @Test("What cannot be is refused")
    func problems() {
        func paths(_ variation: DemandVariation) -> [[String]] {
            calls(variation).problems().map { Array($0.path.dropFirst(2)) }
        }
        #expect(
            paths(DemandVariation(cluster: Cluster(kind: .geometric, mean: 0.5))) == [
                ["cluster", "offspring_mean"]
            ])
        #expect(paths(DemandVariation(cluster: Cluster(mean: 0.5))) == [])
        #expect(
            paths(DemandVariation(dayFactor: DayFactor(law: .deterministic(1), atMost: .infinity)))
                == [["day_factor", "at_most"]])
        #expect(
            paths(DemandVariation(bursts: Bursts(factor: 2, stayNormal: 0, stayBurst: 1))) == [["bursts"]])
    }
}
