import CityModel
import EventKernel
import Foundation
import Randomness
import Testing

@Suite("Turnover and learning")
struct TurnoverTests {
    /// One seat, two short calls a day, fifty leavers a year and a learning time of a fiftieth of a year.
    private func city(_ curve: Turnover.Curve, years: Double) -> CityConfiguration {
        var city = SmallCities.queue(
            rate: 2.0 / 86_400, service: .deterministic(1), posts: 1, measured: years * 31_536_000)
        city.desks[0].humanResources.turnover = Turnover(
            rate: 50 / 31_536_000, newHires: Beginner(handlingFactor: 2), learning: 31_536_000 / 50,
            curve: curve)
        return city
    }

    /// The mean factor on the talk of a second.
    private func factor(_ result: ReplicationResult, _ seconds: Double) throws -> Double {
        try #require(result.value("staff.busy_mean")) * seconds
            / (try #require(result.value("calls.answered")))
    }

    @Test(
        "The mean factor is the integral of the learning curve over the stationary tenure",
        arguments: Turnover.Curve.allCases)
    func integral(curve: Turnover.Curve) throws {
        let city = city(curve, years: 100)
        let result = try City.run(city, seed: 1, replication: 0)
        // With r = rate · learning = 1: E s = (1 − exp(−r)) / r on the line, 1 / (1 + r) on the exponential curve.
        let learned = curve == .linear ? 1 - exp(-1.0) : 0.5
        // 5,000 tenures, whose learned shares have a standard deviation below 0.4 and are forgotten after one: a standard
        // error of 0.4 · sqrt(2/5,000) = 0.008. At five of them a false alarm comes once in two million.
        #expect(abs(try factor(result, city.simulation.measured) - (2 - learned)) < 5 * 0.008)
    }

    @Test("It begins in the stationary state")
    func stationaryStart() throws {
        var city = city(.linear, years: 1)
        city.simulation.measured = 86_400
        city.callStreams[0].replay = [ReplayedCall(arrivalMicroseconds: 0, talkMicroseconds: 1_000_000)]
        let replications = 500
        let sum = try (0..<replications).reduce(0.0) {
            $0 + (try factor(City.run(city, seed: 1, replication: UInt32($1)), city.simulation.measured))
        }
        // Independent replications with a standard deviation below 0.4: a standard error of 0.018, taken five times.
        #expect(abs(sum / Double(replications) - (1 + exp(-1.0))) < 5 * 0.018)
    }

    @Test("Beginners who never learn are beginners, and who knows everything at once is of the desk's level")
    func limits() throws {
        var city = OneIncidentCity.make(technical: .sharedRecord, rightNumber: true)
        city.incidentTypes[0].priorities = [0, 1, 0, 0]
        let level = HumanResources(handlingFactor: 0.7, underTriage: 0.1, overTriage: 0.2)
        let basic = HumanResources(handlingFactor: 1.2, underTriage: 0.3, overTriage: 0.4)
        let beginner = Beginner(handlingFactor: 1.2, underTriage: 0.3, overTriage: 0.4)
        func interviews(_ people: HumanResources) throws -> [TraceEvent] {
            city.desks[0].humanResources = people
            return try City.trace(city, seed: 1, replication: 0).filter { $0.activity == .interviewEnded }
        }
        var atOnce = level
        atOnce.turnover = Turnover(rate: 1e-6, newHires: beginner, learning: 0)
        #expect(try interviews(atOnce) == interviews(level))
        var never = level
        // A share of 10⁻¹⁵ learned moves no microsecond.
        never.turnover = Turnover(rate: 1e-6, newHires: beginner, learning: 1e25)
        #expect(try interviews(never) == interviews(basic))
        #expect(try interviews(never) != interviews(level))
    }

    @Test("Leavers come at the stated rate")
    func leavers() throws {
        let city = city(.linear, years: 20)
        let leavers = try StaffCity.times(.personReplaced, in: city).count
        // A Poisson count of mean 1,000 (standard deviation 31.6), at five of them.
        #expect(abs(leavers - 1_000) < 158)
    }
}
