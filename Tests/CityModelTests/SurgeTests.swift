import CityModel
import Randomness
import Testing

@Suite("Surges")
struct SurgeTests {
    /// Two streams of 36 calls an hour that nobody waits for, over one day.
    private func calls(_ surges: [Surge]) -> CityConfiguration {
        var city = SmallCities.queue(
            rate: 0.01, service: .exponential(mean: 10), posts: 5, measured: 86_400)
        city.callStreams.append(city.callStreams[0])
        city.callStreams[1].id = "others"
        city.surges = surges
        return city
    }

    private func flood(_ factor: Double) -> Surge {
        Surge(
            id: "flood", beginning: .at(seconds: 6 * 3_600), lasts: .deterministic(3 * 3_600),
            callFactors: ["calls": factor])
    }

    @Test("A dated surge multiplies the rate in its hours and at no other time")
    func dated() throws {
        // Nothing else: both streams share the hours of the desk, so the other one is left out.
        var (none, full) = (calls([flood(0)]), calls([flood(20)]))
        none.callStreams.removeLast()
        full.callStreams.removeLast()
        let silent = try City.run(none, seed: 4, replication: 0).hours.map(\.offered)
        let many = try City.run(full, seed: 4, replication: 0).hours.map(\.offered)
        for hour in 0..<24 {
            if (6..<9).contains(hour) {
                #expect(silent[hour] == 0)
                // 720 calls with a standard deviation of 27, at the 5 σ level.
                #expect(abs(many[hour] - 720) < 5 * 27)
            } else {
                // 36 calls with a standard deviation of 6, at the 5 σ level.
                #expect(abs(silent[hour] - 36) < 5 * 6 && abs(many[hour] - 36) < 5 * 6)
            }
        }
    }

    @Test("What a surge does not name stays as it was, and what it raises keeps its calls")
    func others() throws {
        // With the majorant of the flood, the ordinary calls are thinned from the same candidates.
        var plain = calls([])
        plain.callStreams[0].sharedMajorant = calls([flood(20)]).peakRate(of: plain.callStreams[0])
        #expect(abs((plain.callStreams[0].sharedMajorant ?? 0) - 0.2) < 1e-12)
        let before = try City.run(plain, seed: 4, replication: 0)
        let during = try City.run(calls([flood(20)]), seed: 4, replication: 0)
        #expect(
            before.value("calls.offered", "stream:others") == during.value("calls.offered", "stream:others"))
        #expect(zip(before.hours, during.hours).allSatisfy { $0.offered <= $1.offered })
        #expect(before.hours.prefix(6).map(\.offered) == during.hours.prefix(6).map(\.offered))
    }

    @Test("Surges at random cover the share of time that they should, for all streams at once")
    func random() throws {
        // A calling stream that rings only during surges: off 3 h and on 1 h in the mean.
        let storm = Surge(
            id: "storm", beginning: .random(rate: 1.0 / 10_800), lasts: .exponential(mean: 3_600),
            callFactors: ["calls": 4, "others": 0])
        var city = calls([storm])
        city.simulation.measured = 100 * 86_400
        let result = try City.run(city, seed: 4, replication: 0)
        let raised = try #require(result.value("calls.offered", "stream:calls")) / 8.64e6
        let silenced = try #require(result.value("calls.offered", "stream:others")) / 8.64e6
        // On for a share p = 1/4 of the time, which has a standard error of about sqrt(2 · 600) · 0.75 · 3600 / 8.64e6
        // = 0.011 in 600 cycles; the calls' own noise is 0.0004. At the 5 σ level.
        #expect(abs(raised / 0.01 - (1 + 3 * 0.25)) < 5 * 3 * 0.011)
        #expect(abs(silenced / 0.01 - 0.75) < 5 * 0.012)
        // The same episodes move both.
        #expect(abs((raised / 0.01 - 1) / 3 - (1 - silenced / 0.01)) < 5 * 0.003)
        #expect(try City.run(city, seed: 4, replication: 0).accounts == result.accounts)
    }

    @Test("What cannot be is refused")
    func problems() {
        var surge = flood(2)
        surge.callFactors["nobody"] = 2
        surge.factors["nothing"] = 2
        #expect(
            calls([surge]).problems().map(\.path) == [
                ["surges", "flood", "factors"], ["surges", "flood", "call_factors"],
            ])
        surge = flood(-1)
        surge.beginning = .random(rate: 1)
        #expect(
            calls([surge]).problems().map(\.path) == [
                ["surges", "flood", "per_year"], ["surges", "flood", "call_factors", "calls"],
            ])
        var replayed = calls([flood(2)])
        replayed.callStreams[0].replay = [ReplayedCall(arrivalMicroseconds: 0, talkMicroseconds: 1)]
        #expect(replayed.problems().map(\.path) == [["surges", "flood", "call_factors"]])
    }
}
