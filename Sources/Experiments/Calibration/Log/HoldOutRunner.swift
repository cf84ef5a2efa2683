import CityModel
import Dispatch
import Foundation
import Synchronization

/// Simulates the days held out and keeps what the log would have said, by replication.
final class HoldOutRunner: Sendable {
    private let configuration: CityConfiguration
    private let seed: UInt64
    private let days: Int
    private let progress: (any ProgressReporter)?
    private let cancellation: Cancellation?
    private let began = ContinuousClock.now
    private let state = Mutex(State())

    private struct State {
        var samples: [Int: LogDays] = [:]
        var next = 0
        var events: UInt64 = 0
        var failure: (replication: Int, error: CityModelError)?
    }

    init(
        configuration: CityConfiguration, seed: UInt64, days: Int, progress: (any ProgressReporter)?,
        cancellation: Cancellation?
    ) {
        self.configuration = configuration
        self.seed = seed
        self.days = days
        self.progress = progress
        self.cancellation = cancellation
    }

    func run(_ replications: Int, threads: Int?) throws(HoldOutError) -> [LogDays] {
        let workers = min(replications, threads ?? ProcessInfo.processInfo.activeProcessorCount)
        let group = DispatchGroup()
        for _ in 1..<max(workers, 1) {
            group.enter()
            let thread = Thread {
                self.work(replications)
                group.leave()
            }
            // A replication keeps its state on the stack.
            thread.stackSize = 8 << 20
            thread.start()
        }
        work(replications)
        group.wait()
        if let failure = state.withLock({ $0.failure }) { throw .model(failure.error) }
        let samples = state.withLock { $0.samples }
        guard samples.count == replications else { throw .cancelled }
        return (0..<replications).compactMap { samples[$0] }
    }

    private func work(_ total: Int) {
        while cancellation?.isCancelled != true {
            let replication: Int? = state.withLock { state in
                guard state.failure == nil, state.next < total else { return nil }
                defer { state.next += 1 }
                return state.next
            }
            guard let replication else { return }
            do {
                let trace = try City.trace(configuration, seed: seed, replication: UInt32(replication))
                let sample = LogDays(
                    trace: trace, from: configuration.simulation.warmUp, days: days)
                state.withLock { state in
                    state.samples[replication] = sample
                    state.events += trace.result.events
                    progress?.progress(
                        done: state.samples.count, total: total, events: state.events,
                        elapsedSeconds: (ContinuousClock.now - began) / .seconds(1))
                }
            } catch {
                state.withLock { state in
                    if let failure = state.failure, failure.replication < replication { return }
                    state.failure = (replication, error)
                }
            }
        }
    }
}

extension LogDays {
    /// What a log would say of a simulated replication, from a time on, in seconds since the start.
    fileprivate init(trace: CityTrace, from: Double, days: Int) {
        self.init()
        let length = Double(days) * 86_400
        var assigned: [String: (time: Double, turnout: Double)] = [:]
        var inside: Set<UInt64> = []
        for event in trace {
            let time = Double(event.time) / 1e6 - from
            let duration = event.duration.map { Double($0) / 1e6 }
            let isInside = time >= 0 && time < length
            switch event.activity {
            case .incidentOccurred:
                if isInside { arrivals.append(time) }
            case .callOffered:
                // Calls about incidents are counted as incidents.
                guard isInside, event.incident == nil, let report = event.report else { continue }
                arrivals.append(time)
                inside.insert(report)
            case .interviewEnded:
                if let report = event.report, inside.contains(report), let duration {
                    durations[.talk, default: []].append(duration)
                }
            case .unitAssigned:
                guard isInside, let unit = event.unit, let duration else { continue }
                assigned[unit] = (time, duration)
                durations[.turnout, default: []].append(duration)
            case .unitArrived:
                guard let unit = event.unit, let order = assigned.removeValue(forKey: unit) else { continue }
                durations[.travel, default: []].append(time - order.time - order.turnout)
                if let duration { durations[.onScene, default: []].append(duration) }
            default: break
            }
        }
    }
}
