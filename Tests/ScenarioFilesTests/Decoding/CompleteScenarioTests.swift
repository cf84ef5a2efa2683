import CityModel
import EventKernel
import Foundation
import Randomness
import ScenarioFiles
import Testing

@Suite("Decoding a scenario that uses every key")
struct CompleteScenarioTests {
    let scenario: Scenario
    var city: CityConfiguration { scenario.configuration }

    init() throws {
        scenario = try ScenarioLoader.read(text: completeScenario, name: "folder/complete.yaml")
    }

    @Test func headAndSimulation() {
        #expect(scenario.name == "complete")
        #expect(scenario.title == LocalizedText(en: "Everything", id: "Semuanya"))
        #expect(scenario.description == LocalizedText("Every key once"))
        #expect(scenario.asOf == "2024-06-30")
        #expect(scenario.start == CivilDate(year: 2024, month: 2, day: 29))
        // 29 February 2024 was a Thursday.
        #expect(
            city.simulation
                == SimulationSettings(
                    weekdayAtStart: 3, warmUp: 172_800, measured: 31_536_000, followUpLimit: 2_592_000,
                    replications: 8,
                    seed: 20_240_726))
    }

    @Test func cityAndProfiles() {
        #expect(city.zones.count == 2)
        #expect(
            city.zones.first
                == Zone(
                    id: "north", name: "North", population: 60_000, latitude: -7.44063, longitude: 110.22388,
                    area: 1.17))
        #expect(city.zones.last?.name == "south")
        #expect(city.travel.roadFactor == 1.4)
        #expect(city.travel.speedByHour[16] == 0.7)
        #expect(city.travel.variation == 0.25)
        #expect(city.hospitals.map(\.id) == ["rsud"])
        #expect(city.incidentTypes[1].profile.day == .sinusoid(amplitude: 0.55, peakHour: 17))
        #expect(city.incidentTypes[0].profile.weekdays == [1, 1, 1, 1, 1.1, 1.2, 1.1])
    }

    @Test func incidents() {
        let arrest = city.incidentTypes[0]
        // 50 a year for each of the 100,000 inhabitants.
        let perInhabitant: Double = 50e-5 / 31_536_000
        #expect(arrest.rate == perInhabitant * 100_000)
        #expect(arrest.priorities == [1, 0, 0, 0])
        #expect(
            arrest.needs == [UnitNeed(kind: "ambulance"), UnitNeed(kind: "engine", count: 1, share: 0.25)])
        #expect(
            arrest.reporters
                == Reporters(
                    none: 0.02, mean: 1.05, firstDelay: .exponential(mean: 90),
                    furtherDelay: .exponential(mean: 60)))
        #expect(arrest.lasts == .deterministic(1_800))
        #expect(arrest.visibleToCameras == 0.02)
        #expect(arrest.callsTo == ["119": 0.5, "110": 0.2])
        #expect(arrest.confusedWith == "fire")
        #expect(arrest.responseTarget == 600)
        #expect(arrest.transported == 0.9)
        #expect(arrest.outcome == .logistic(intercept: 0.679, perMinute: 0.262, scale: 0.35, untreated: 0))
        #expect(
            city.incidentTypes[1].outcome == .linear(atZero: 0.67, perMinute: 0.05, scale: 1, untreated: 0.05)
        )
    }

    @Test func junkIsSpreadOverItsStreams() {
        // Half of the sum is junk, so that junk equals the genuine reports; information calls do not count.
        let reports: Double = city.incidentTypes[0].rate * 0.98 * 1.05 + city.incidentTypes[1].rate
        let prank: Double = city.callStreams[0].rate / (0.6 * reports)
        let silent: Double = city.callStreams[1].rate / (0.4 * reports)
        #expect(abs(prank - 1) < 1e-12)
        #expect(abs(silent - 1) < 1e-12)
        let information: Double = 24 / 86_400
        #expect(city.callStreams[2].rate == information)
        #expect(city.callStreams.map(\.kind) == [.prank, .silent, .information])
        #expect(city.callStreams[0].callers?.patience == nil)
        #expect(city.callStreams[0].callers?.afterFailed.probability == 0.1)
        #expect(city.callStreams[1].callers == nil)
    }

    @Test func linesAndCallers() {
        #expect(
            city.lines[2]
                == ReportLine(
                    id: "app", name: "app", channel: .app, desk: "psc119", routes: ["fire": "police110"],
                    rank: 2, outages: Outages(meanTimeBetween: 5_184_000, meanTimeToRepair: 21_600),
                    fallback: .init(probability: 0.8, delay: .deterministic(20))))
        #expect(city.lines[0].rightFor == .all && city.lines[1].rightFor == .own)
        #expect(city.callers.patience == .exponential(mean: 90))
        #expect(city.callers.afterAbandoning == .init(probability: 0.75, delay: .exponential(mean: 30)))
        #expect(city.callers.afterBlocked == .init(probability: 0.8, delay: .deterministic(20)))
        #expect(
            city.callers.afterFailed
                == .init(probability: 0.5, delay: .deterministic(60), changesLine: 0.3))
        #expect(city.callers.appUse == 0.03)
    }

    @Test func everyFamilyOfDistributions() {
        #expect(city.handling.answering == .deterministic(5))
        #expect(city.handling.locating == .lognormal(mean: 40, standardDeviation: 30))
        #expect(city.handling.locatingFromApp == .triangular(low: 5, mode: 8, high: 20))
        #expect(city.handling.duplicateFactor == 0.4)
        #expect(
            city.handling.dispatching
                == .mixture([
                    MixturePart(weight: 0.3, distribution: .exponential(mean: 30)),
                    MixturePart(weight: 0.7, distribution: .erlang(shape: 3, mean: 60)),
                ]))
        #expect(city.handling.wrapUp == .discrete(values: [10, 30], weights: [2, 1]))
        #expect(city.handling.verifying == .empirical([12, 19, 30]))
        #expect(city.unitKinds[0].turnout == .weibull(shape: 1.5, scale: 90))
        #expect(
            city.unitKinds[0].onScene == .normal(mean: 1_080, standardDeviation: 480, low: 120, high: 3_600))
        #expect(city.unitKinds[1].turnout == .deterministic(60))
    }

    @Test func lognormalByMedianAndNinetiethPercentile() {
        // The cumulative distribution function must give back the two figures.
        #expect(abs(city.handling.interviewing.cumulative(60) - 0.5) < 1e-9)
        #expect(abs(city.handling.interviewing.cumulative(150) - 0.9) < 1e-9)
    }

    @Test func desksAndRosters() {
        let desk = city.desks[0]
        #expect(desk.trunks == 2)
        #expect(
            desk.humanResources
                == HumanResources(
                    handlingFactor: 1, underTriage: 0.234, overTriage: 0.286, wrongAgency: 0.06, absence: 0.05
                ))
        #expect(desk.staff[0].roles == [.callTaking, .dispatching])
        #expect(
            desk.staff[0].shifts
                == [
                    Shift(
                        name: "all day", weekdays: .everyDay, startMinute: 0, lengthMinutes: 1_440, posts: 1)
                ])
        #expect(desk.staff[0].attendance == .init(meanAtSeat: 10_800, meanAway: 1_500))
        #expect(
            desk.staff[1].shifts == [
                Shift(
                    name: "day", weekdays: [.monday, .tuesday], startMinute: 420, lengthMinutes: 480, posts: 2
                ),
                Shift(name: "weekend", weekdays: .weekend, startMinute: 1_350, lengthMinutes: 450, posts: 1),
            ])
        #expect(desk.outages == Outages(meanTimeBetween: 10_368_000, meanTimeToRepair: 14_400))
        #expect(desk.callsBack == CallBacks(within: 600, answered: 0.6, dialling: .deterministic(20)))
        #expect(city.jointCentre?.callsBack == CallBacks(within: 300, answered: 0.5))
        #expect(city.desks[1].callsBack == nil)
        #expect(desk.whenClosed == .ring)
        #expect(city.desks[1].trunks == nil)
        #expect(city.desks[1].whenClosed == .forward(to: "psc119"))
        #expect(city.desks[1].humanResources == HumanResources(handlingFactor: 0.8, absence: 0.02))
        #expect(city.jointCentre?.members == ["psc119", "police110"])
        #expect(city.jointCentre?.trunks == 8)
        #expect(city.jointCentre?.humanResources.underTriage == 0.234)
        #expect(city.jointCentre?.outages?.meanTimeBetween == 31_536_000)
    }

    @Test func integrationAndLevels() {
        #expect(city.integration.technical == .phone)
        #expect(city.integration.institutional == .separateDesks)
        #expect(
            city.integration.handover
                == Handover(
                    callerGivesUp: 0.1, misdial: 0.05, redialDelay: .deterministic(30),
                    briefing: .deterministic(45),
                    answerTimeout: 60, retries: 1, recordDelay: .deterministic(5), loss: 0.05,
                    duplicateRecognition: 0.5, duplicateMissed: 0.1, videoFactor: 0.8,
                    unacknowledgedAfter: 180))
        var video = Handover(loss: 0.005, videoFactor: 0.8)
        video.videoErrorFactor = 0.7
        video.videoPrankFactor = 0.6
        #expect(city.integration.otherLevels == [.recordWithVideo: video])
        #expect(city.integration.approval == .exponential(mean: 300))
        #expect(
            scenario.levels
                == ScenarioLevels(
                    adoption: "low", technology: "assisted", technical: .phone, institutional: .separateDesks,
                    integration: "linked", humanResources: ["psc119": "basic", "joint": "basic"]))
    }

    @Test func camerasOneByOne() {
        #expect(
            city.cameras?.inventory == [
                .init(
                    id: "square-1", zone: "north", latitude: -7.44, longitude: 110.22, kind: "dome",
                    owner: "police", link: "ring"),
                .init(id: "square-2", zone: "south"),
            ])
        #expect(city.cameras?.cameras == 2)
        #expect(
            city.cameras?.coverage == [
                .init(zone: "north", visible: ["fire": 0.3, "cardiac_arrest": 0.05])
            ])
        #expect(
            city.cameras?.attention
                == .init(
                    camerasPerOperator: 30,
                    vigilance: [
                        .init(after: 1_200, attention: 0.9), .init(after: 1_800, attention: 0.8),
                    ], restoredBy: 600, crowding: 0.5,
                    tour: .init(look: 10, notices: 0.7)))
        #expect(
            city.cameras?.verification
                == .init(misses: 0.05, acceptsFalse: 0.02, isByPriority: true, fatigue: 0.5, memory: 20))
        #expect(city.cameras?.enforcement == .init(rate: 40 / 86_400, review: .exponential(mean: 60)))
        #expect(
            city.cameras?.dependencies
                == .init(
                    components: [
                        .init(
                            id: "grid", meanTimeBetween: 2_592_000, meanTimeToRepair: 10_800,
                            repairDeviation: 7_200),
                        .init(
                            id: "ring", needs: ["grid"],
                            maintenance: .init(first: 172_800, every: 2_592_000, lasts: 7_200),
                            supplies: [.network, .roomServer]),
                    ], analyticsNeeds: ["grid"], recordingNeeds: ["grid", "ring"],
                    watchingNeeds: ["ring"], peopleReplaceAnalytics: true))
        #expect(city.cameras?.sharing == .integrated)
        #expect(
            city.cameras?.storage
                == .init(
                    capacity: 80_000_000, retention: 864_000, whenFull: .stop, clearedEvery: 2_592_000,
                    evidence: .init(share: 0.2, delay: .exponential(mean: 259_200))))
    }

    @Test func camerasUnitsTargets() {
        #expect(city.cameras?.technology == .assisted)
        #expect(city.cameras?.watching.noticedByScreens == [1: 0.85, 4: 0.74, 6: 0.58, 9: 0.53])
        #expect(city.cameras?.watching.exposure == 60)
        #expect(city.cameras?.watching.window == 300)
        let falseAlarms: Double = 1 / 86_400
        var analytics = CameraSystem.Analytics(
            sensitivity: 0.65, latency: .uniform(low: 3, high: 20), falseAlarmRate: falseAlarms)
        analytics.byType = ["fire": .init(sensitivity: 0.85, latency: .deterministic(8))]
        analytics.confident = .init(ofTrueAlarms: 0.4, ofFalseAlarms: 0.05)
        analytics.night = .init(
            fromMinute: 1_080, toMinute: 360, sensitivityFactor: 0.8, falseAlarmFactor: 2)
        analytics.rain = .init(surge: "storm", sensitivityFactor: 0.9, falseAlarmFactor: 2)
        #expect(city.cameras?.analytics == analytics)
        #expect(city.cameras?.outages?.meanTimeBetween == 78_840_000)
        #expect(city.cameras?.repairDeviation == 5_184_000)
        #expect(city.unitKinds[0].speed == 35)
        #expect(city.unitKinds[0].hospitalTurnaround == .deterministic(1_200))
        #expect(city.unitKinds[1].hospitalTurnaround == nil)
        #expect(city.units[1].shifts.first?.lengthMinutes == 1_440)
        #expect(city.units[0].shifts.first?.posts == 2)
        #expect(
            city.targets == [
                Target(kpi: "calls.answered_within_10s", scope: "city", atLeast: 0.9),
                Target(kpi: "incident.response_p90", scope: "type:fire", atMost: 900),
            ])
    }

    @Test func budget() throws {
        let budget = try #require(scenario.budget)
        #expect(budget.fiscalYears == 5)
        #expect(budget.inflation == Decimal(sign: .plus, exponent: -3, significand: 25))
        #expect(budget.reliefFactor == 5)
        #expect(budget.agencies[0].code == "1.02.0.00")
        #expect(budget.accountCodes == [AccountCode(code: "5.1.02.02", name: "Belanja Jasa")])
        let pay = budget.items[0]
        #expect(pay.name == LocalizedText(en: "Operators' pay", id: "Honor operator"))
        #expect(pay.payer == .deskAgency)
        #expect(pay.price == 2_800_000)
        #expect(pay.lowPrice == 2_200_000)
        #expect(pay.highPrice == 3_800_000)
        #expect(pay.timesPerYear == 13)
        #expect(pay.timing == .yearly)
        #expect(pay.staffLevel == "basic")
        let ambulances = budget.items[1]
        #expect(ambulances.payer == .agency("health"))
        #expect(ambulances.timing == .every(years: 8))
        #expect(ambulances.unitKinds == ["ambulance"])
        #expect(ambulances.onlyAbove == 1)
        #expect(pay.onlyAbove == nil)
        #expect(
            ambulances.condition
                == .init(
                    technical: ["phone"], institutional: ["separate_desks"], technology: ["assisted"],
                    adoption: ["low"], humanResources: ["basic"]))
    }

    @Test func resolvedTextIsTheSameScenarioAgain() throws {
        let again = try ScenarioLoader.read(text: scenario.resolvedText, name: "again.yaml")
        #expect(again.configuration == scenario.configuration)
        #expect(again.budget == scenario.budget)
        #expect(again.resolvedText == scenario.resolvedText)
    }
}
