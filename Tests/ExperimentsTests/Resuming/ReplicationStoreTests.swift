import CityModel
import Experiments
import Foundation
import ScenarioFiles
import Synchronization
import Testing

/// Keeps everything in memory, and counts what it is asked and told.
private final class MemoryStore: ReplicationStore {
    private struct State {
        var results: [ReplicationKey: ReplicationResult] = [:]
        var hits = 0
        var flushes = 0
    }
    private let state = Mutex(State())

    func result(of key: ReplicationKey) -> ReplicationResult? {
        state.withLock { state in
            let result = state.results[key]
            if result != nil { state.hits += 1 }
            return result
        }
    }
    func keep(_ result: ReplicationResult, of key: ReplicationKey) {
        state.withLock { $0.results[key] = result }
    }
    func flush() { state.withLock { $0.flushes += 1 } }

    var kept: Int { state.withLock { $0.results.count } }
    var hits: Int { state.withLock { $0.hits } }
    var flushes: Int { state.withLock { $0.flushes } }
}

/// Stops a study after some replications.
private final class Stopper: ProgressReporter {
    let cancellation: Cancellation
    let limit: Int
    init(_ cancellation: Cancellation, after limit: Int) {
        self.cancellation = cancellation
        self.limit = limit
    }
    func progress(done: Int, total: Int, events: UInt64, elapsedSeconds: Double) {
        if done >= limit { cancellation.cancel() }
    }
}

@Suite("Kept replications")
struct ReplicationStoreTests {
    private let cases = [
        StudyCase(name: "two", configuration: smallDesk()),
        StudyCase(name: "three", configuration: smallDesk(agents: 3)),
    ]

    @Test("A study that was stopped goes on where it was, to the bit", arguments: [1, 4])
    func goesOn(threads: Int) throws {
        let whole = try CaseStudy.run(cases, settings: StudySettings(replications: 6, threads: 1))
        let store = MemoryStore()
        var settings = StudySettings(replications: 6, threads: threads)
        settings.store = store
        let cancellation = Cancellation()
        let stopped = try CaseStudy.run(
            cases, settings: settings, progress: Stopper(cancellation, after: 5), cancellation: cancellation)
        #expect(stopped.wasCancelled && store.flushes == 1)
        let kept = store.kept
        #expect((5..<12).contains(kept) && store.hits == 0)
        let resumed = try CaseStudy.run(cases, settings: settings)
        #expect(store.hits == kept && store.kept == 12)
        for (one, other) in zip(whole.runs, resumed.runs) {
            #expect(one.results.map { $0.encoded() } == other.results.map { $0.encoded() })
            #expect(one.results.map(\.measures) == other.results.map(\.measures))
        }
    }

    @Test("Another seed, another configuration and another selection of measures are other replications")
    func keys() throws {
        let store = MemoryStore()
        var settings = StudySettings(seed: 1, replications: 2, threads: 1)
        settings.store = store
        _ = try CaseStudy.run([cases[0]], settings: settings)
        settings.seed = 2
        _ = try CaseStudy.run([cases[0]], settings: settings)
        settings.memory = .headlines
        _ = try CaseStudy.run([cases[0]], settings: settings)
        settings.precision = PrecisionGoal(kpi: "calls.wait_mean", scope: "city", halfWidth: 1e9)
        _ = try CaseStudy.run([cases[0]], settings: settings)
        _ = try CaseStudy.run([cases[1]], settings: settings)
        #expect(store.hits == 0 && store.kept == 10)
        // The name is a label.
        _ = try CaseStudy.run(
            [StudyCase(name: "x", configuration: cases[1].configuration)], settings: settings)
        #expect(store.hits == 2 && store.kept == 10)
    }

    @Test("Bytes give back every result, undefined and infinite values included")
    func coding() throws {
        let today = try ScenarioLoader.load(
            path: "\(CheckFolder.repository)/Scenarios/cctv/few-watchers.yaml",
            overrides: [ScenarioOverride("simulation.measured=20 d")])
        let result = try City.run(today.configuration, seed: 3, replication: 7)
        #expect(result.values.contains(where: \.isNaN) && !result.hoursOfZones.isEmpty)
        let bytes = result.encoded()
        let measures = try ReplicationResult.measures(encoded: result.encodedMeasures[...])
        #expect(measures == result.measures)
        let back = try ReplicationResult(encoded: bytes[...], measures: measures)
        #expect(back.encoded() == bytes)
        #expect(back.replication == 7 && back.events == result.events && back.unfinished == result.unfinished)
        #expect(back.histograms == result.histograms && back.accounts == result.accounts)
        #expect(back.requests == result.requests)
        #expect(back.hours.map(\.desk) == result.hours.map(\.desk))
        for (one, other) in zip(back.values, result.values) { #expect(one.bitPattern == other.bitPattern) }
    }

    @Test("Bytes that are cut short or belong to other measures are refused")
    func damage() throws {
        let result = try City.run(smallDesk(), seed: 1, replication: 0)
        let bytes = result.encoded()
        for length in stride(from: 0, to: bytes.count, by: 7) {
            #expect(throws: ByteReader.Damage.self) {
                try ReplicationResult(encoded: bytes[..<length], measures: result.measures)
            }
        }
        #expect(throws: ByteReader.Damage.self) {
            try ReplicationResult(encoded: bytes[...], measures: result.measures.dropLast())
        }
    }
}

@Suite("Fingerprints of configurations")
struct ConfigurationDigestTests {
    @Test("They follow every value, and neither the order of dictionaries nor the process")
    func digests() throws {
        let path = "\(CheckFolder.repository)/Scenarios/magelang/tula-style.yaml"
        let first = try ScenarioLoader.load(path: path).configuration
        let second = try ScenarioLoader.load(path: path).configuration
        let digest = ConfigurationDigest.hexadecimal(of: first, kept: nil)
        #expect(digest.count == 64)
        #expect(ConfigurationDigest.hexadecimal(of: second, kept: nil) == digest)
        for change in [
            "handling.interviewing.lognormal.mean=75.000001 s", "incident_types.fire.rate=29/year",
            "lines.112.rank=2", "technical_integration=phone",
            "infrastructure.grid.repair.exponential.mean=3 h",
        ] {
            guard let override = try? ScenarioOverride(change),
                let changed = try? ScenarioLoader.load(path: path, overrides: [override])
            else { continue }
            #expect(changed.configuration != first)
            #expect(
                ConfigurationDigest.hexadecimal(of: changed.configuration, kept: nil) != digest, "\(change)")
        }
    }
}
