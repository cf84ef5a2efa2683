import CityModel
import Foundation
import Randomness
import Testing

/// About 4,000 incidents in each run: standard errors of shares below 0.008, tolerances of 0.03.
@Suite("Alarms of the software")
struct AlarmTests {
    private static let tolerance = 0.03

    private func city(
        sensitivity: Double = 0.8, falseAlarmsPerDay: Double = 0, cameras: Int = 10
    ) -> CityConfiguration {
        // Screens that show nothing worth noticing: only alarms count.
        var city = WatchedCity.make(cameras: cameras, screens: 1, lasts: .deterministic(600))
        city.cameras?.watching = .init(exposure: 60, noticedByScreens: [1: 0], window: 60)
        city.cameras?.technology = .assisted
        city.cameras?.analytics = .init(
            sensitivity: sensitivity, latency: .deterministic(10),
            falseAlarmRate: falseAlarmsPerDay / 86_400 / Double(cameras))
        city.handling.verifying = .deterministic(30)
        return city
    }

    private func run(_ city: CityConfiguration) throws -> ReplicationResult {
        try City.run(city, seed: 12, replication: 0)
    }

    @Test("A person misses true alarms and believes false ones, each at its rate")
    func verification() throws {
        var city = city(falseAlarmsPerDay: 20)
        city.cameras?.verification = .init(misses: 0.25, acceptsFalse: 0.1)
        let result = try run(city)
        #expect(abs(try #require(result.value("cctv.detected_share")) - 0.8 * 0.75) < Self.tolerance)
        // 3,200 true alarms, a quarter dismissed: standard error 0.25 a day; 2,000 false ones: 0.13.
        #expect(abs(try #require(result.value("cctv.dismissed_alarms_per_day")) - 8) < 0.9)
        let accepted = try #require(result.value("cctv.accepted_false_alarms_per_day"))
        #expect(abs(accepted - 2) < 0.5)
        // Whoever believes a false alarm sends what is usual.
        let wasted = try #require(result.value("units.wasted_trips", "units:ambulance"))
        #expect(abs(wasted / 100 - accepted) < 0.05)
    }

    @Test("Alarm fatigue grows with the share of false alarms")
    func fatigue() throws {
        var shares: [Double] = []
        for falseAlarms in [0.0, 32, 320] {
            var city = city(falseAlarmsPerDay: falseAlarms)
            city.cameras?.verification = .init(fatigue: 0.5, memory: 50)
            shares.append(try #require(try run(city).value("cctv.detected_share")))
        }
        // True alarms: 32 a day. A false share of f leaves 0.8 · (1 − f / 2).
        for (share, falseShare) in zip(shares, [0, 0.5, 10.0 / 11]) {
            #expect(abs(share - 0.8 * (1 - falseShare / 2)) < Self.tolerance)
        }
    }

    @Test("Sensitivity by type and by night")
    func sensitivity() throws {
        var city = city()
        city.cameras?.analytics.byType = ["arrest": .init(sensitivity: 0.6, latency: .deterministic(40))]
        city.cameras?.analytics.night = .init(fromMinute: 18 * 60, toMinute: 6 * 60, sensitivityFactor: 0.5)
        let result = try run(city)
        #expect(abs(try #require(result.value("cctv.detected_share")) - 0.45) < Self.tolerance)
        let night = [18, 19, 20, 21, 22, 23, 0, 1, 2, 3, 4, 5]
        func share(_ hours: [Int]) -> Double {
            let cells = result.hoursOfZones.filter { hours.contains($0.hour) }
            return cells.reduce(0) { $0 + $1.detected } / cells.reduce(0) { $0 + $1.incidents }
        }
        #expect(abs(share(night) - 0.3) < Self.tolerance)
        #expect(abs(share((0..<24).filter { !night.contains($0) }) - 0.6) < Self.tolerance)
        // 40 s until the alarm, at which a person looks at once; the bins of the histogram are 0.1 % wide.
        #expect(abs(try #require(result.value("cctv.time_to_detect_p50", "type:arrest")) - 40) < 0.1)
    }

    @Test("False alarms by night and in rain")
    func falseAlarms() throws {
        var city = city(sensitivity: 0, falseAlarmsPerDay: 40)
        city.cameras?.analytics.night = .init(fromMinute: 1_080, toMinute: 360, falseAlarmFactor: 3)
        let night = try run(city)
        // 40 by day and 120 by night, half each: 8,000 in 100 days, standard error 0.9 a day.
        #expect(abs(try #require(night.value("cctv.false_alarms_per_day")) - 80) < 4)
        let byNight = night.hoursOfZones.filter { $0.hour >= 18 || $0.hour < 6 }.reduce(0) {
            $0 + $1.falseAlarms
        }
        let all = night.hoursOfZones.reduce(0) { $0 + $1.falseAlarms }
        #expect(abs(byNight / all - 0.75) < Self.tolerance)
        city.cameras?.analytics.night = nil
        city.surges = [Surge(id: "rain", beginning: .at(seconds: 0), lasts: .deterministic(50 * 86_400))]
        city.cameras?.analytics.rain = .init(surge: "rain", sensitivityFactor: 0, falseAlarmFactor: 2)
        #expect(abs(try #require(try run(city).value("cctv.false_alarms_per_day")) - 60) < 4)
        city.cameras?.analytics.sensitivity = 0.8
        #expect(abs(try #require(try run(city).value("cctv.detected_share")) - 0.4) < Self.tolerance)
    }

    @Test("Sure alarms go out by themselves, where a record can carry them")
    func confident() throws {
        var city = city(falseAlarmsPerDay: 20)
        city.cameras?.analytics.confident = .init(ofTrueAlarms: 0.5, ofFalseAlarms: 0.1)
        // A person who believes nothing: only what is sure comes through.
        city.cameras?.verification = .init(misses: 1)
        let result = try run(city)
        #expect(abs(try #require(result.value("cctv.detected_share")) - 0.4) < Self.tolerance)
        let wasted = try #require(result.value("units.wasted_trips", "units:ambulance"))
        #expect(abs(wasted / 100 - 2) < 0.5)
        city.integration.technical = .phone
        #expect(try run(city).value("cctv.detected_share") == 0)
    }

    @Test("More alarms than one person can look at wait, the most urgent first")
    func queue() throws {
        var city = city(sensitivity: 1, falseAlarmsPerDay: 2_500)
        city.handling.verifying = .exponential(mean: 30)
        city.simulation.measured = 20 * 86_400
        var urgent = city.incidentTypes[0]
        urgent.id = "fire"
        city.incidentTypes[0].priorities = [0, 0, 0, 1]
        urgent.priorities = [1, 0, 0, 0]
        city.incidentTypes.append(urgent)
        city.cameras?.verification = .init(isByPriority: true)
        let byPriority = try run(city)
        func delay(_ result: ReplicationResult, _ type: String) throws -> Double {
            try #require(result.value("cctv.time_to_detect_p50", "type:\(type)"))
        }
        #expect(try delay(byPriority, "fire") < delay(byPriority, "arrest") - 10)
        city.cameras?.verification = .init(isByPriority: false)
        let byArrival = try run(city)
        #expect(abs(try delay(byArrival, "fire") - delay(byArrival, "arrest")) < 15)
        // Work is conserved: alarms with exponential times of one law wait as long on the average.
        let waits = try [byPriority, byArrival].map { try #require($0.value("cctv.verification_wait_mean")) }
        #expect(abs(waits[0] - waits[1]) < 0.02 * waits[0])
        // M/M/1 at 2,580 alarms a day and 30 s: 30 ρ / (1 − ρ) = 258 s; simulated over 20 days, ± 25 %.
        let load = 2_580.0 * 30 / 86_400
        #expect(abs(waits[1] / (30 * load / (1 - load)) - 1) < 0.25)
    }

    @Test("Traffic offences are looked at when nothing else waits, and take attention away")
    func enforcement() throws {
        var city = WatchedCity.make(cameras: 1, screens: 1)
        city.cameras?.enforcement = .init(rate: 720.0 / 86_400, review: .exponential(mean: 60))
        let result = try run(city)
        let offences = try #require(result.value("cctv.offences_per_day"))
        // 72,000 pictures: standard error 2.7 a day. One person looks at all of them and is busy half of the time.
        #expect(abs(offences - 720) < 11)
        #expect(abs(try #require(result.value("cctv.reviewed_offences_per_day")) - offences) < 1)
        #expect(abs(try #require(result.value("cctv.watchers_mean")) - 0.5) < 0.03)
        // An alarm does not wait for a review to end.
        var alarmed = self.city()
        alarmed.cameras?.enforcement = .init(rate: 1_000.0 / 86_400, review: .deterministic(300))
        #expect(try run(alarmed).value("cctv.verification_wait_p90") == 0)
    }

    @Test("Pictures help who talks to a caller: pranks are shorter, errors rarer")
    func video() throws {
        var city = SmallCities.town(technical: .recordWithVideo)
        city.incidentTypes[0].visibleToCameras = 1
        city.incidentTypes[1].visibleToCameras = 1
        city.cameras?.outages = nil
        city.callStreams[0].talk = .deterministic(100)
        city.simulation.measured = 200 * 86_400
        let plain = try run(city)
        city.integration.handover.videoErrorFactor = 0
        city.integration.handover.videoPrankFactor = 0.5
        let helped = try run(city)
        #expect(try #require(plain.value("incident.wrong_agency_share")) > 0.02)
        #expect(helped.value("incident.wrong_agency_share") == 0)
        #expect(
            try #require(helped.value("staff.busy_mean")) < #require(plain.value("staff.busy_mean")))
        // Without pictures nothing changes.
        city.integration.technical = .sharedRecord
        let blind = try run(city)
        city.integration.handover.videoErrorFactor = 1
        city.integration.handover.videoPrankFactor = 1
        #expect(try run(city).values.filter { !$0.isNaN } == blind.values.filter { !$0.isNaN })
    }

    @Test("A detection and calls about one incident are one case where a record is shared")
    func merging() throws {
        var city = city(sensitivity: 1)
        // Everybody rings the health desk at 60 s; the alarm comes at 10 s and is looked at for 90 s.
        city.incidentTypes[0].reporters.none = 0
        city.handling.verifying = .deterministic(90)
        city.cameras?.verification = .init()
        city.integration.handover.duplicateMissed = 0
        let recognised = try run(city)
        #expect(recognised.value("units.wasted_trips") == 0)
        city.integration.handover.duplicateRecognition = 0
        city.integration.handover.duplicateMissed = 1
        // Where nobody sees that it is the same case, units go twice.
        city.integration.technical = .phone
        let separate = try run(city)
        let count = try #require(separate.value("incident.count"))
        #expect(abs(try #require(separate.value("units.wasted_trips")) / count - 1) < 0.05)
    }
}
