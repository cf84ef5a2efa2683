import CityModel
import Synchronization

/// Runs replications of several cases on several threads, with results that do not depend on their number.
///
/// Units are handed out replication by replication, all cases of one before the next, so that whatever has
/// finished when a study is stopped is a common prefix plus at most a few units that are dropped.
final class ReplicationRunner: Sendable {
    let cases: [StudyCase]
    let seed: UInt64
    let threads: Int
    private let selection: MeasureSelection?
    private let store: (any ReplicationStore)?
    /// By case what the store knows its configuration by; empty without a store.
    private let digests: [String]
    private let progress: (any ProgressReporter)?
    private let cancellation: Cancellation?
    private let began = ContinuousClock.now
    private let state: Mutex<State>

    private struct State {
        /// By replication and case: `replication · cases + case`.
        var results: [ReplicationResult?] = []
        var next = 0
        var done = 0
        var events: UInt64 = 0
        /// The failure of the smallest unit: the same for any number of threads, because units are handed out
        /// in order and one that has been handed out runs to its end.
        var failure: (unit: Int, error: StudyError)?
    }

    init(
        cases: [StudyCase], seed: UInt64, threads: Int, memory: StudyMemory = .everything,
        precision: PrecisionGoal? = nil, kept: Set<MeasureName> = [],
        store: (any ReplicationStore)? = nil,
        progress: (any ProgressReporter)?, cancellation: Cancellation?, finished: [[ReplicationResult]] = [],
        selection: MeasureSelection? = nil
    ) {
        self.cases = cases
        self.seed = seed
        self.threads = threads
        let selection =
            selection ?? (memory == .headlines ? MeasureSelection(precision: precision, others: kept) : nil)
        self.selection = selection
        self.store = store
        digests =
            store == nil
            ? [] : cases.map { ConfigurationDigest.hexadecimal(of: $0.configuration, kept: selection) }
        self.progress = progress
        self.cancellation = cancellation
        var state = State()
        for replication in 0..<(finished.map(\.count).min() ?? 0) {
            state.results += finished.map { $0[replication] }
        }
        state.next = state.results.count
        state.done = state.results.count
        self.state = Mutex(state)
    }

    /// Runs on until there are so many replications of each case, or the study is cancelled.
    ///
    /// - Returns: Whether all were run.
    func run(to replications: Int) throws(StudyError) -> Bool {
        let total = replications * cases.count
        state.withLock { state in
            state.results += Array(repeating: nil, count: max(0, total - state.results.count))
        }
        let workers = min(threads, max(1, total - state.withLock { $0.next }))
        onThreads(workers) { self.work(total: total) }
        if let failure = state.withLock({ $0.failure }) { throw failure.error }
        return state.withLock { $0.done } >= total
    }

    /// The common prefix: by case, replications 0 up to the first that some case lacks.
    func finishedPrefix() -> [[ReplicationResult]] {
        state.withLock { state in
            var prefix: [[ReplicationResult]] = cases.map { _ in [] }
            var unit = 0
            while unit + cases.count <= state.results.count {
                let replication = state.results[unit..<(unit + cases.count)].compactMap { $0 }
                guard replication.count == cases.count else { break }
                for (index, result) in replication.enumerated() { prefix[index].append(result) }
                unit += cases.count
            }
            return prefix
        }
    }

    private func work(total: Int) {
        while let unit = takeUnit(total: total) {
            let subject = cases[unit % cases.count]
            do {
                finish(unit, try result(of: unit), total: total)
            } catch {
                fail(unit, .model(scenario: subject.name, error))
            }
        }
    }

    /// From the store where it is there, else from a run, which the store then keeps.
    private func result(of unit: Int) throws(CityModelError) -> ReplicationResult {
        let replication = UInt32(unit / cases.count)
        let position = unit % cases.count
        let seed = cases[position].seed ?? seed
        let key = store.map { _ in
            ReplicationKey(configuration: digests[position], seed: seed, replication: replication)
        }
        if let store, let key, let known = store.result(of: key) { return known }
        let whole = try City.run(cases[position].configuration, seed: seed, replication: replication)
        let result = selection.map { $0.kept(of: whole) } ?? whole
        if let store, let key { store.keep(result, of: key) }
        return result
    }

    private func takeUnit(total: Int) -> Int? {
        if cancellation?.isCancelled == true { return nil }
        return state.withLock { state in
            guard state.failure == nil, state.next < total else { return nil }
            defer { state.next += 1 }
            return state.next
        }
    }

    private func finish(_ unit: Int, _ result: ReplicationResult, total: Int) {
        state.withLock { state in
            var result = result
            // Replications of a case measure the same things: one list of names serves all of them.
            let first = unit % cases.count
            if let known = state.results[first], known.measures == result.measures {
                result.measures = known.measures
            }
            state.results[unit] = result
            state.done += 1
            state.events += result.events
            // Inside the lock, so that reports neither overlap nor go back.
            progress?.progress(
                done: state.done, total: total, events: state.events,
                elapsedSeconds: (ContinuousClock.now - began) / .seconds(1))
        }
    }

    private func fail(_ unit: Int, _ error: StudyError) {
        state.withLock { state in
            if let failure = state.failure, failure.unit < unit { return }
            state.failure = (unit, error)
        }
    }
}
