import CityModel

/// The simulations that checks ask for, each run once however many checks look at it.
struct SimulationPool {
    /// What makes two simulations the same one.
    private struct Job: Hashable {
        var configuration: CityConfiguration
        var seed: UInt64
        var replications: Int
    }

    /// What became of a simulation.
    enum Outcome {
        case finished([ReplicationResult])
        case failed(String)
    }

    private var jobs: [Job] = []
    private var places: [Job: Int] = [:]

    /// How many different simulations there are.
    var count: Int { jobs.count }

    /// Asks for a simulation by itself.
    ///
    /// - Returns: Its number in the outcomes.
    mutating func request(_ configuration: CityConfiguration, seed: UInt64, replications: Int) -> Int {
        let shared = sharingMajorants([configuration])[0]
        return place(Job(configuration: shared, seed: seed, replications: replications))
    }

    /// Asks for two simulations of the same incidents and callers (common random numbers).
    mutating func requestPair(
        _ first: CityConfiguration, _ second: CityConfiguration, seed: UInt64, replications: Int
    ) -> (Int, Int) {
        let shared = sharingMajorants([first, second])
        return (
            place(Job(configuration: shared[0], seed: seed, replications: replications)),
            place(Job(configuration: shared[1], seed: seed, replications: replications))
        )
    }

    private mutating func place(_ job: Job) -> Int {
        if let known = places[job] { return known }
        places[job] = jobs.count
        jobs.append(job)
        return jobs.count - 1
    }

    /// Runs all simulations; those with one seed and number of replications share the threads.
    ///
    /// - Parameter replications: The most of each simulation; nil for all.
    func run(
        threads: Int, progress: (any ProgressReporter)?, cancellation: Cancellation?,
        store: (any ReplicationStore)? = nil, replications most: Int? = nil
    ) -> [Outcome] {
        struct Group: Hashable {
            var seed: UInt64
            var replications: Int
        }
        func count(_ wanted: Int) -> Int { most.map { min($0, wanted) } ?? wanted }
        let total = jobs.reduce(0) { $0 + count($1.replications) }
        var outcomes = [Outcome](repeating: .failed("was not run: interrupted"), count: jobs.count)
        var done = 0
        var events: UInt64 = 0
        let began = ContinuousClock.now
        for (group, members) in Dictionary(
            grouping: jobs.indices,
            by: {
                Group(seed: jobs[$0].seed, replications: jobs[$0].replications)
            }
        ).sorted(by: { ($0.value.first ?? 0) < ($1.value.first ?? 0) }) {
            guard cancellation?.isCancelled != true else { break }
            let part = progress.map {
                PartialProgress(whole: $0, done: done, total: total, events: events, began: began)
            }
            let runner = ReplicationRunner(
                cases: members.map {
                    StudyCase(name: "simulation \($0 + 1)", configuration: jobs[$0].configuration)
                },
                seed: group.seed, threads: threads, store: store, progress: part, cancellation: cancellation)
            do {
                guard try runner.run(to: count(group.replications)) else {
                    store?.flush()
                    break
                }
                for (member, results) in zip(members, runner.finishedPrefix()) {
                    outcomes[member] = .finished(results)
                    events += results.reduce(0) { $0 + $1.events }
                }
            } catch {
                for member in members { outcomes[member] = .failed("cannot be run: \(error)") }
            }
            done += count(group.replications) * members.count
        }
        return outcomes
    }
}

/// Reports the progress of one group of simulations as part of all.
private struct PartialProgress: ProgressReporter {
    let whole: any ProgressReporter
    let done: Int
    let total: Int
    let events: UInt64
    let began: ContinuousClock.Instant

    func progress(done: Int, total: Int, events: UInt64, elapsedSeconds: Double) {
        whole.progress(
            done: self.done + done, total: self.total, events: self.events + events,
            elapsedSeconds: (ContinuousClock.now - began) / .seconds(1))
    }
}
