import CityModel
import EventKernel
import Randomness
import Testing

/// What is centralised fails together: the weak point of one room, under common random numbers.
@Suite("An outage of the joint centre")
struct CentralisedOutageTests {
    private static let hour = 3_600.0

    /// Ambulance cases, reported by 1 + Poisson(1) witnesses who ring the health desk or the police; a caller who
    /// meets a failure does not ring again. Records link the desks, so that either can set off the ambulance.
    private func city(_ institutional: Integration.Institutional) -> CityConfiguration {
        var city = OneIncidentCity.make(
            technical: .sharedRecord, rightNumber: true, institutional: institutional,
            rate: 20.0 / 86_400)
        city.simulation.measured = 100 * 86_400
        city.incidentTypes[0].reporters.mean = 2
        city.incidentTypes[0].callsTo = ["119": 1, "110": 1]
        return city
    }

    private func room(_ id: String, between: Double, repair: Double) -> Infrastructure.Room {
        Infrastructure.Room(
            id: id,
            exchange: Infrastructure.Component(
                outages: Outages(
                    meanTimeBetween: between * Self.hour, meanTimeToRepair: repair * Self.hour),
                cutsCalls: true))
    }

    /// Differences one room − separate desks by replication, of the share of incidents that nobody reaches.
    private func differences(
        _ infrastructure: Infrastructure, fallback: CentreFallback? = nil, replications: UInt32 = 8
    ) throws -> [Double] {
        try (0..<replications).map { replication in
            var separate = city(.separateDesks)
            var joint = city(.oneRoom)
            separate.infrastructure = infrastructure
            joint.infrastructure = infrastructure
            joint.jointCentre?.fallback = fallback
            let first = try City.run(separate, seed: 21, replication: replication)
            let second = try City.run(joint, seed: 21, replication: replication)
            #expect(first.value("incident.count") == second.value("incident.count"))
            let one = try #require(second.value("incident.not_reached_share"))
            return one - (try #require(first.value("incident.not_reached_share")))
        }
    }

    private func paired(_ values: [Double]) -> (mean: Double, t: Double) {
        let count = Double(values.count)
        let mean = values.reduce(0, +) / count
        let variance = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / (count - 1)
        return (mean, mean / (variance / count).squareRoot())
    }

    /// One-sided 0.1 % point of Student's t with 7 degrees of freedom.
    private let critical = 4.785

    @Test("Rooms that fail by themselves are milder than one that fails as a whole, equipment being equal")
    func independentFailures() throws {
        let infrastructure = Infrastructure(
            rooms: ["health", "police", "joint"].map { room($0, between: 15, repair: 1.5) })
        let (mean, t) = paired(try differences(infrastructure))
        #expect(t > critical)
        // With u = 1/11, one room loses u. Separate ones lose an incident when all of its witnesses meet a failure: all at
        // one desk with probability E[½^(n − 1)] = exp(−½), or at both. Expected: u − (0.607 u + 0.393 u²) = 0.0325.
        // A component's mean over 8 · 2,400 h has the standard error √(2 u a² · 1.5 / 19,200) = 0.0034, the sum about
        // 0.0043, and 16,000 incidents add 0.003: together 0.0053; five of them (false alarm below 1e-6).
        #expect(abs(mean - 0.0325) < 0.0265)
    }

    @Test(
        "A centre with a server of its own and no fallback is worse than desks that lose their telephone at times"
    )
    func worse() throws {
        // The book: 12 outages of a connection a year, 3 h each, for every desk; for the centre, whose telephones hang
        // on a server, one of 12 h a year more (net.outage, cctv.server.mtbf_mttr). Twenty times as often and half as long, for
        // the test.
        let infrastructure = Infrastructure(rooms: [
            room("health", between: 36, repair: 1.5), room("police", between: 36, repair: 1.5),
            room("joint", between: 33, repair: 1.85),
        ])
        let (mean, t) = paired(try differences(infrastructure))
        #expect(t > critical)
        #expect(mean > 0.01)
    }

    @Test("A fallback to the former rooms takes most of that back")
    func fallback() throws {
        let infrastructure = Infrastructure(
            rooms: ["health", "police", "joint"].map { room($0, between: 30, repair: 3) })
        let without = paired(try differences(infrastructure, replications: 4)).mean
        let with = paired(
            try differences(
                infrastructure, fallback: CentreFallback(to: ["health", "police"], after: 600),
                replications: 4)
        ).mean
        #expect(with < without - 0.03)
    }

    @Test("More incidents fall into the centre's outages than into a desk's own")
    func incidentsInOutages() throws {
        let infrastructure = Infrastructure(
            carrier: .init(outages: Outages(meanTimeBetween: 400_000, meanTimeToRepair: 20_000)),
            rooms: [room("health", between: 100, repair: 10), room("joint", between: 100, repair: 30)])
        var separate = city(.separateDesks)
        var joint = city(.oneRoom)
        separate.infrastructure = infrastructure
        joint.infrastructure = infrastructure
        let first = try City.run(separate, seed: 21, replication: 0)
        let second = try City.run(joint, seed: 21, replication: 0)
        for (result, desk) in [(first, "desk:health"), (second, "desk:joint")] {
            let count = try #require(result.value("incident.count"))
            let inOutages = try #require(result.value("service.incidents_in_outages", desk))
            let availability = try #require(result.value("service.availability", desk))
            // Poisson arrivals see time averages: 2,000 incidents, standard error at most 0.0095; five of them.
            #expect(abs(inOutages / count - (1 - availability)) < 0.0475)
            #expect(result.value("service.incidents_in_outages") == inOutages)
        }
        #expect(
            try #require(second.value("service.incidents_in_outages"))
                > #require(first.value("service.incidents_in_outages")))
    }
}
