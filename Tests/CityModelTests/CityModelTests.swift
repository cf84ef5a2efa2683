import CityModel
import EventKernel
import Randomness
import Testing

@Suite("A first look at the engine")
struct FirstLook {
    @Test("M/M/1 at half load waits as long as the formula says")
    func singleServer() throws {
        // λ = 0.005/s, mean service 120 s: the mean wait is ρ/(μ − λ) = 180 s (Erlang 1909).
        var waits: [Double] = []
        for replication in 0..<10 {
            let result = try City.run(
                SmallCities.queue(
                    rate: 0.005, service: .exponential(mean: 120), posts: 1, measured: 2e6, warmUp: 1e5),
                seed: 7, replication: UInt32(replication))
            waits.append(try #require(result.value("calls.wait_all_mean")))
            print(result.events, result.value("calls.delayed_share") ?? -1, result.value("staff.occupancy") ?? -1)
        }
        print(waits, waits.reduce(0, +) / 10)
    }

    @Test("The town runs", arguments: Integration.Technical.allCases, Integration.Institutional.allCases)
    func town(technical: Integration.Technical, institutional: Integration.Institutional) throws {
        for technology in CameraSystem.Technology.allCases {
            let result = try City.run(
                SmallCities.town(technical: technical, institutional: institutional, technology: technology),
                seed: 7, replication: 0)
            print(technical, institutional, technology, result.events, result.unfinished)
            for kpi in KPICatalogue.all where kpi.isHeadline {
                print("   ", kpi.id, result.value(kpi.id).map { "\($0)" } ?? "-")
            }
            #expect(result.accounts.allSatisfy { $0.imbalance == 0 })
        }
    }
}
