import CityModel
import Foundation
import Statistics

/// What a roster costs.
public struct RosterPrice: Sendable, Hashable {
    /// Rupiah a year; nil without a budget.
    public var rupiah: Int64?
    /// Paid minutes of a week in all posts of all desks.
    public var minutes: Int
    /// People employed; nil where neither employment nor a relief factor is stated.
    public var people: Int64?

    /// What is made as small as possible: rupiah, or minutes where there is no budget.
    var key: Int64 { rupiah ?? Int64(minutes) }
}

/// What a roster is found to be.
public enum RosterVerdict: String, Sendable, Hashable, CaseIterable {
    /// It meets all targets.
    case meets
    /// It misses a target.
    case misses
    /// More replications than allowed would be needed to tell.
    case undecided
}

/// The settings of the tests that judge rosters.
struct RosterTests: Sendable {
    /// Replications of the first stage, and between two looks.
    var firstStage: Int
    /// The most replications of a roster.
    var limit: Int
    /// The probability of an error of one test of one target of one roster.
    var error: Double

    var looks: [Int] {
        Array(stride(from: firstStage, through: max(firstStage, limit), by: firstStage))
    }
}

/// Simulates rosters with common random numbers, remembers them, and tests whether they meet their targets.
struct RosterLaboratory {
    let space: StaffingSpace
    let targets: [StaffingTarget]
    let tests: RosterTests
    let settings: StudySettings
    let price: @Sendable (CityConfiguration) throws(StaffingError) -> RosterPrice
    let progress: (any ProgressReporter)?
    let cancellation: Cancellation?
    /// By roster, replications from 0 on.
    private(set) var results: [Roster: [ReplicationResult]] = [:]
    /// In the order in which they were first simulated.
    private(set) var order: [Roster] = []
    private var prices: [Roster: RosterPrice] = [:]
    private var verdicts: [Roster: [SequentialVerdict]] = [:]
    private(set) var warnings: [StudyWarning] = []

    init(
        space: StaffingSpace, targets: [StaffingTarget], tests: RosterTests, settings: StudySettings,
        price: @escaping @Sendable (CityConfiguration) throws(StaffingError) -> RosterPrice,
        progress: (any ProgressReporter)?, cancellation: Cancellation?
    ) {
        self.space = space
        self.targets = targets
        self.tests = tests
        self.settings = settings
        self.price = price
        self.progress = progress
        self.cancellation = cancellation
    }

    /// All replications so far.
    var replications: Int { results.values.reduce(0) { $0 + $1.count } }

    mutating func price(of roster: Roster) throws(StaffingError) -> RosterPrice {
        if let known = prices[roster] { return known }
        let price = try price(space.configuration(of: roster))
        prices[roster] = price
        return price
    }

    // MARK: Simulating

    /// Sees to it that each roster has so many replications.
    mutating func measure(_ rosters: [Roster], replications: Int) throws(StaffingError) {
        var seen: Set<Roster> = []
        let lacking = rosters.filter {
            (results[$0]?.count ?? 0) < replications && seen.insert($0).inserted
        }
        // Cases of one study go on from the same replication.
        for count in Set(lacking.map { results[$0]?.count ?? 0 }).sorted() {
            let group = lacking.filter { (results[$0]?.count ?? 0) == count }
            var settings = settings
            settings.replications = replications
            settings.memory = .headlines
            settings.precision = nil
            settings.kept = Set(targets.map { MeasureName(kpi: $0.kpi, scope: $0.scope) })
            let cases = group.enumerated().map { index, roster in
                StudyCase(name: "roster \(index)", configuration: space.configuration(of: roster))
            }
            let study: CaseStudy
            do throws(StudyError) {
                study = try CaseStudy.run(
                    cases, settings: settings,
                    progress: progress.map {
                        StaffingProgress(reporter: $0, before: self.replications - count * group.count)
                    },
                    cancellation: cancellation, finished: count == 0 ? [] : group.map { results[$0] ?? [] })
            } catch {
                throw .study(error)
            }
            if study.wasCancelled {
                throw .cancelled(
                    replications: self.replications - count * group.count
                        + study.runs.reduce(0) { $0 + $1.results.count })
            }
            warnings += study.warnings.filter(\.isInternalError)
            for (roster, run) in zip(group, study.runs) {
                if results[roster] == nil { order.append(roster) }
                results[roster] = run.results
            }
        }
    }

    // MARK: Testing

    /// Simulates rosters until each is found to meet or to miss its targets, or the limit is reached.
    mutating func decide(_ rosters: [Roster]) throws(StaffingError) -> [RosterVerdict] {
        for look in tests.looks {
            let open = rosters.filter { verdict(of: $0) == nil }
            if open.isEmpty { break }
            try measure(open, replications: look)
            for roster in open { try test(roster, at: look) }
        }
        return rosters.map { verdict(of: $0) ?? .undecided }
    }

    private mutating func test(_ roster: Roster, at look: Int) throws(StaffingError) {
        let price = try price(of: roster)
        let runs = results[roster] ?? []
        let old = verdicts[roster] ?? targets.map { _ in .open }
        verdicts[roster] = zip(targets, old).map { target, verdict in
            // A test ends at its first decision.
            verdict != .open ? verdict : sign(of: target, price: price, runs: runs, at: look)
        }
    }

    /// What the test of one target says at a look.
    func sign(
        of target: StaffingTarget, price: RosterPrice, runs: [ReplicationResult], at look: Int
    ) -> SequentialVerdict {
        if target.kpi == "cost.yearly" {
            let margin = Double(price.rupiah ?? 0) - target.bound
            return (target.isCeiling ? -margin : margin) >= 0 ? .positive : .negative
        }
        return sequentialSign(
            Array(target.margins(of: runs, firstStage: tests.firstStage).prefix(look)),
            boundary: SequentialBoundary(
                firstStage: tests.firstStage, error: tests.error, tolerance: target.tolerance),
            looks: tests.looks)
    }

    /// The mean margin of each target in tolerances; far below zero where nothing was measured.
    func margins(of roster: Roster) -> [Double] {
        targets.map { target in
            guard target.tolerance > 0 else { return 0 }
            let margins = target.margins(of: results[roster] ?? [], firstStage: tests.firstStage)
            guard let mean = meanInterval(margins).mean else { return -1e9 }
            return min(1e9, max(-1e9, mean / target.tolerance))
        }
    }

    /// What each target's test says so far.
    func verdicts(of roster: Roster) -> [SequentialVerdict] { verdicts[roster] ?? targets.map { _ in .open } }

    /// The verdict over all targets; nil while it is open.
    func verdict(of roster: Roster) -> RosterVerdict? {
        let own = verdicts(of: roster)
        if own.contains(.negative) { return .misses }
        return own.allSatisfy { $0 == .positive } ? .meets : nil
    }

    /// How far a roster is from meeting its targets, in tolerances, summed over those that it misses; 0 where it seems
    /// to meet all.
    func shortfall(of roster: Roster) -> Double {
        targets.reduce(0) { sum, target in
            guard target.tolerance > 0 else { return sum }
            let margins = target.margins(of: results[roster] ?? [], firstStage: tests.firstStage)
            guard let mean = meanInterval(margins).mean else { return sum + 1e9 }
            return sum + min(1e9, max(0, -mean / target.tolerance))
        }
    }

    /// The replications of a roster as a run.
    func run(_ roster: Roster) -> CaseRun {
        CaseRun(
            name: "roster", configuration: space.configuration(of: roster), seed: settings.seed ?? 0,
            results: results[roster] ?? [])
    }
}

/// Counts on over the studies of a search.
private struct StaffingProgress: ProgressReporter {
    let reporter: any ProgressReporter
    let before: Int

    func progress(done: Int, total: Int, events: UInt64, elapsedSeconds: Double) {
        reporter.progress(
            done: before + done, total: before + total, events: events, elapsedSeconds: elapsedSeconds)
    }
}
