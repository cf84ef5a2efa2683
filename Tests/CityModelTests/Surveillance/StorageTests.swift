import CityModel
import Foundation
import Randomness
import Testing

@Suite("The store of pictures")
struct StorageTests {
    private static let day = 86_400.0

    /// Ten cameras that never fail; a store for so many days of all of them.
    private func city(days: Double, storage: (inout CameraSystem.Storage) -> Void) -> CityConfiguration {
        var city = WatchedCity.make(cameras: 10, screens: 10, perDay: 40, days: 400)
        var store = CameraSystem.Storage(capacity: 10 * days * Self.day)
        storage(&store)
        city.cameras?.storage = store
        return city
    }

    private func run(_ city: CityConfiguration) throws -> ReplicationResult {
        try City.run(city, seed: 41, replication: 0)
    }

    @Test("A size and a stream make a time", arguments: [(1_000.0, 4.0, 2e6), (25_920, 4, 51_840_000)])
    func seconds(size: Double, stream: Double, seconds: Double) {
        #expect(CameraSystem.Storage.seconds(gigabytes: size, at: stream) == seconds)
    }

    @Test("A full store that nobody clears records for capacity ÷ (cameras · interval) of the time")
    func stops() throws {
        let city = city(days: 12) {
            $0.whenFull = .stop
            $0.clearedEvery = 20 * Self.day
        }
        let exact = try #require(city.cameras?.storage).recordingShare(cameras: 10)
        #expect(exact == 0.6)
        let result = try run(city)
        // 400 days are twenty intervals, so the time is exact; 16,000 incidents make a standard error of 0.004.
        #expect(abs(try #require(result.value("cctv.recording_availability")) - exact) < 1e-9)
        #expect(abs(try #require(result.value("cctv.storage_full_share")) - (1 - exact)) < 1e-9)
        #expect(abs(try #require(result.value("cctv.recorded_share")) - exact) < 0.016)
    }

    @Test("Fewer working cameras fill it more slowly")
    func failingCameras() throws {
        var city = city(days: 12) {
            $0.whenFull = .stop
            $0.clearedEvery = 20 * Self.day
        }
        // So many short failures that half of the cameras work at any time.
        city.cameras?.outages = Outages(meanTimeBetween: Self.day / 10, meanTimeToRepair: Self.day / 10)
        let result = try run(city)
        // 12 days of ten cameras are 24 of five: it is never full.
        #expect(result.value("cctv.storage_full_share") == 0)
        #expect(result.value("cctv.recording_availability") == 1)
    }

    @Test(
        "Pictures asked for are found while they are kept: 1 − exp(−kept ÷ mean delay)",
        arguments: [(5.0, nil, 5.0), (30, 4, 4), (2, 30, 2)] as [(Double, Double?, Double)])
    func overwrites(days: Double, retention: Double?, kept: Double) throws {
        let city = city(days: days) {
            $0.retention = retention.map { $0 * Self.day }
            $0.evidence = .init(share: 0.5, delay: .exponential(mean: 3 * Self.day))
        }
        #expect(city.cameras?.storage?.keeps(cameras: 10) == kept * Self.day)
        let result = try run(city)
        #expect(abs(try #require(result.value("cctv.kept_hours")) - kept * 24) < 1e-6)
        // 8,000 requests: standard error 0.0055; the first days, which have only fresh requests, weigh 1 %.
        let exact = 1 - exp(-kept / 3)
        #expect(abs(try #require(result.value("cctv.evidence_found_share")) - exact) < 0.025)
        #expect(result.value("cctv.recorded_share") == 1)
    }

    @Test("What was never recorded, or was cleared away, is not found")
    func cleared() throws {
        var city = city(days: 100) {
            $0.whenFull = .stop
            $0.clearedEvery = 10 * Self.day
            $0.evidence = .init(share: 1, delay: .deterministic(4 * Self.day))
        }
        // Asked for after 4 of 10 days: found where the clearing does not fall between, 6 of 10 times.
        #expect(abs(try #require(try run(city).value("cctv.evidence_found_share")) - 0.6) < 0.02)
        city.cameras?.outages = Outages(meanTimeBetween: Self.day, meanTimeToRepair: Self.day)
        #expect(abs(try #require(try run(city).value("cctv.evidence_found_share")) - 0.3) < 0.03)
        city.simulation.measured = 30 * Self.day
        city.cameras?.storage?.capacity = 30 * Self.day
        let kinds = Set(try City.trace(city, seed: 41, replication: 0).map(\.activity))
        for kind in [TraceActivity.storeFilled, .storeCleared, .evidenceFound, .evidenceMissing] {
            #expect(kinds.contains(kind), "\(kind.name)")
        }
    }

    @Test("A store changes nothing but what is recorded")
    func changesNothingElse() throws {
        let plain = city(days: 1) { _ in }
        var without = plain
        without.cameras?.storage = nil
        without.cameras?.attention = .init()
        let (before, after) = (try run(without), try run(plain))
        for (measure, value) in zip(before.measures, before.values) where !value.isNaN {
            #expect(after.value(measure.kpi, measure.scope) == value, "\(measure.kpi) \(measure.scope)")
        }
    }
}
