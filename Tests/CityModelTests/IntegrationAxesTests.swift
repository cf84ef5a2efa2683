import CityModel
import EventKernel
import Randomness
import Testing

@Suite("The two axes of integration, each by itself")
struct IntegrationAxesTests {
    /// An incident that needs the health desk's ambulance and the police's patrol, reported to the police.
    private func city(
        _ technical: Integration.Technical, _ institutional: Integration.Institutional
    ) -> CityConfiguration {
        var city = OneIncidentCity.make(
            technical: technical, rightNumber: false, institutional: institutional)
        city.incidentTypes[0].needs = [UnitNeed(kind: "patrol"), UnitNeed(kind: "ambulance")]
        city.integration.approval = .deterministic(institutional == .oneRoom ? 0 : 100)
        return city
    }

    @Test("The first unit goes at once everywhere; the other agency's comes by the level's own way")
    func levels() throws {
        // Turnout and road take 90 + 360 s after a dispatch at 210 s.
        let first = 210.0 + 450
        let expected: [(Integration.Technical, Integration.Institutional, Double)] = [
            // The caller hangs up at 180 s, rings again after 20 s, is interviewed for 120 s and waits for nobody's
            // approval, because he asks himself.
            (.none, .separateDesks, 180 + 20 + 120 + 30 + 450),
            // The police dispatch their own first, then brief the other desk, which needs the approval.
            (.phone, .separateDesks, 210 + 45 + 100 + 30 + 450),
            // The record goes out at the end of the interview.
            (.sharedRecord, .separateDesks, 180 + 7 + 100 + 30 + 450),
            (.recordWithVideo, .separateDesks, 180 + 7 + 100 + 30 + 450),
        ]
        for (technical, institutional, last) in expected {
            let result = try City.run(city(technical, institutional), seed: 1, replication: 0)
            #expect(result.value("incident.response_mean") == first, "\(technical)")
            let all = try #require(result.value("incident.all_on_scene_p90"))
            // Percentiles come from a histogram of three significant digits.
            #expect(abs(all - last) <= last / 1_000, "\(technical)")
        }
        // One room alone, whatever links it with others: all agencies at once.
        for technical in Integration.Technical.allCases {
            let result = try City.run(city(technical, .oneRoom), seed: 1, replication: 0)
            #expect(result.value("incident.response_mean") == first)
            let all = try #require(result.value("incident.all_on_scene_p90"))
            #expect(abs(all - first) <= first / 1_000)
            #expect(result.value("handover.count") == 0)
        }
    }

    @Test("Each level loses what is its own to lose", arguments: Integration.Technical.allCases)
    func losses(technical: Integration.Technical) throws {
        var city = OneIncidentCity.make(technical: technical, rightNumber: false, rate: 20.0 / 86_400)
        city.integration.handover.loss = 0.2
        city.integration.handover.callerGivesUp = 0.4
        let result = try City.run(city, seed: 1, replication: 0)
        // About 2,000 incidents: standard errors 0.0089 and 0.011; five of them (false alarm below 1e-6).
        let lost = try #require(result.value("incident.not_reached_share"))
        #expect(abs(lost - (technical == .none ? 0.4 : 0.2)) < 0.055)
        city.integration.institutional = .oneRoom
        #expect(try City.run(city, seed: 1, replication: 0).value("incident.not_reached_share") == 0)
    }

    @Test("Further reports are recognised at once, late or never in the given shares")
    func duplicates() throws {
        var city = OneIncidentCity.make(technical: .sharedRecord, rightNumber: true, rate: 20.0 / 86_400)
        city.incidentTypes[0].reporters.mean = 3
        city.incidentTypes[0].reporters.furtherDelay = .deterministic(200)
        city.integration.handover.duplicateRecognition = 0.5
        city.integration.handover.duplicateMissed = 0.2
        let trace = try City.trace(city, seed: 1, replication: 0)
        let answered = trace.filter { $0.activity == .callAnswered }
        let incidents = try #require(trace.result.value("incident.count"))
        let further = Double(answered.count) - incidents
        let atOnce = Double(answered.count { $0.flags.contains(.recognised) })
        // About 4,000 further reports; standard error 0.0079; five of them (false alarm below 1e-6).
        #expect(abs(atOnce / further - 0.5) < 0.04)
        // Of those that are not, a share of 0.2 is never recognised: standard error 0.0089 of 2,000.
        let rest = trace.filter {
            $0.activity == .interviewEnded && !$0.flags.contains(.recognised)
        }
        let never = Double(rest.count { $0.flags.contains(.duplicate) })
        #expect(abs(never / (further - atOnce) - 0.2) < 0.045)
        // Each of them sends a second ambulance, and nothing else does.
        #expect(trace.result.value("units.wasted_trips", "units:ambulance") == never)
    }
}
