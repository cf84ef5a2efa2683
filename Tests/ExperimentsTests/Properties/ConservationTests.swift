import CityModel
import Experiments
import Foundation
import ScenarioFiles
import Testing

/// What must hold in every scope of every scenario, however bad its days are.
@Suite("Conservation")
struct ConservationTests {
    static let shipped: [String] = {
        let folder = shippedScenario("magelang")
        let files = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        // What the others extend stands in a folder of its own.
        return files.filter { $0.hasSuffix(".yaml") }.sorted()
    }()

    static func load(_ file: String) throws -> CityConfiguration {
        var configuration = try ScenarioLoader.load(path: shippedScenario("magelang/\(file)")).configuration
        configuration.simulation.warmUp = 2 * 86_400
        configuration.simulation.measured = 20 * 86_400
        configuration.simulation.followUpLimit = 60 * 86_400
        return configuration
    }

    /// Calls a hundred times as often, two lines a desk, outages, absence, impatience, redials.
    static func worstDays(_ original: CityConfiguration) -> CityConfiguration {
        var city = original
        city.simulation.measured = 2 * 86_400
        for index in city.incidentTypes.indices { city.incidentTypes[index].rate *= 20 }
        for index in city.callStreams.indices { city.callStreams[index].rate *= 50 }
        let again = CallerBehaviour.Redial(probability: 0.7, delay: .exponential(mean: 60))
        city.callers.patience = .exponential(mean: 40)
        city.callers.afterAbandoning = again
        city.callers.afterBlocked = again
        city.callers.afterFailed = again
        city.callers.appUse = 0.3
        for index in city.desks.indices {
            city.desks[index].trunks = 2
            city.desks[index].humanResources.absence = 0.3
            city.desks[index].outages = Outages(meanTimeBetween: 20_000, meanTimeToRepair: 3_000)
        }
        city.jointCentre?.trunks = 3
        city.jointCentre?.outages = Outages(meanTimeBetween: 20_000, meanTimeToRepair: 3_000)
        city.integration.handover.callerGivesUp = 0.2
        city.integration.handover.misdial = 0.2
        city.integration.handover.loss = 0.1
        city.integration.handover.duplicateMissed = 0.2
        city.integration.handover.duplicateRecognition = 0.5
        return city
    }

    static func expectConservation(_ result: ReplicationResult, _ comment: Comment) {
        let accounts = result.accounts
        let city = accounts[0]
        #expect(city.scope == "city" && city.offered > 0, comment)
        #expect(result.unfinished == 0, comment)
        for account in accounts { #expect(account.imbalance == 0, "\(comment): \(account.scope)") }
        let desks = accounts.filter { $0.scope.hasPrefix("desk:") }
        let streams = accounts.filter { $0.scope.hasPrefix("stream:") }
        for parts in [desks, streams] {
            #expect(parts.reduce(0) { $0 + $1.offered } == city.offered, comment)
            #expect(parts.reduce(0) { $0 + $1.answered } == city.answered, comment)
            #expect(parts.reduce(0) { $0 + $1.abandoned } == city.abandoned, comment)
            #expect(parts.reduce(0) { $0 + $1.blocked } == city.blocked, comment)
            #expect(parts.reduce(0) { $0 + $1.failed } == city.failed, comment)
        }
        #expect(
            desks.reduce(0) { $0 + $1.overflowIn } == desks.reduce(0) { $0 + $1.overflowOut }, comment)
        let counts: [(String, KeyPath<HourOfDesk, Double>)] = [
            ("offered", \.offered), ("answered", \.answered), ("abandoned", \.abandoned),
            ("blocked", \.blocked), ("failed", \.failed),
        ]
        for (kpi, count) in counts {
            let hours = result.hours.reduce(0) { $0 + $1[keyPath: count] }
            #expect(hours == result.value("calls.\(kpi)"), "\(comment): \(kpi) by hour")
        }
        expectShares(result, comment)
    }

    /// Shares lie in 0…1, times are not negative, parts of incidents add up.
    private static func expectShares(_ result: ReplicationResult, _ comment: Comment) {
        let mayExceedOne: Set = ["calls.attempts_per_caller", "staff.occupancy", "units.utilisation"]
        for (measure, value) in zip(result.measures, result.values) where !value.isNaN {
            #expect(value >= 0, "\(comment): \(measure.kpi) \(measure.scope)")
            if KPICatalogue.find(measure.kpi)?.unit == .share, !mayExceedOne.contains(measure.kpi) {
                #expect(value <= 1, "\(comment): \(measure.kpi) \(measure.scope)")
            }
        }
        for prefix in ["type:", "zone:"] {
            var sum = 0.0
            for (measure, value) in zip(result.measures, result.values)
            where measure.kpi == "incident.count" && measure.scope.hasPrefix(prefix) { sum += value }
            #expect(sum == result.value("incident.count"), "\(comment): \(prefix)")
        }
    }

    @Test("There are shipped scenarios to test")
    func scenariosAreFound() { #expect(Self.shipped.count >= 10) }

    @Test("Every attempt ends exactly once in the shipped scenarios", arguments: shipped)
    func shippedScenarios(_ file: String) throws {
        let result = try City.run(try Self.load(file), seed: 4, replication: 0)
        Self.expectConservation(result, "\(file)")
    }

    @Test(
        "Every attempt ends exactly once on the worst days of any integration",
        arguments: Integration.Technical.allCases, Integration.Institutional.allCases)
    func worstDays(_ technical: Integration.Technical, _ institutional: Integration.Institutional) throws {
        var city = Self.worstDays(try Self.load("magesty-2024.yaml"))
        city.integration.technical = technical
        city.integration.institutional = institutional
        for technology in CameraSystem.Technology.allCases {
            city.cameras?.technology = technology
            let result = try City.run(city, seed: 4, replication: 1)
            Self.expectConservation(result, "\(technical) \(institutional) \(technology)")
            for kpi in ["abandoned", "blocked", "failed"] {
                #expect(result.value("calls.\(kpi)") > 0, "the days are not bad enough to test \(kpi)")
            }
        }
    }

    @Test("A desk that forwards while it is closed hands the call on and keeps no account of its end")
    func forwarding() throws {
        var city = Self.worstDays(try Self.load("magesty-2024.yaml"))
        city.integration.institutional = .separateDesks
        city.desks[0].whenClosed = .forward(to: city.desks[1].id)
        for index in city.desks[0].staff.indices {
            city.desks[0].staff[index].shifts = [TheoryModel.shift(from: 8, hours: 8, posts: 2)]
        }
        let result = try City.run(city, seed: 4, replication: 2)
        Self.expectConservation(result, "forwarding")
        let desk = try #require(result.accounts.first { $0.scope == "desk:\(city.desks[0].id)" })
        #expect(desk.overflowOut > 0)
    }
}
