import Budgeting
import CityModel
import ScenarioFiles
import Statistics

/// Looks for the cheapest roster that meets the targets of a scenario.
///
/// ```swift
/// let study = try StaffingStudy(scenario, request: StaffingRequest(), settings: settings)
/// let result = try study.run()
/// print(result.chosen?.price.people)
/// ```
public struct StaffingStudy: Sendable {
    /// The scenario whose rosters are varied.
    public let scenario: Scenario?
    /// What was asked.
    public let request: StaffingRequest
    /// The probability with which the answer is to be right.
    public let confidence: Double
    private let configuration: CityConfiguration
    private let space: StaffingSpace
    private let targets: [Target]
    private let settings: StudySettings
    private let limit: Int
    private let indifference: [String: Double]
    private let generalTolerance: Double
    private let price: @Sendable (CityConfiguration) throws(StaffingError) -> RosterPrice

    /// What confidence, and what tolerance, a study has where nothing is said.
    private static let usual = (confidence: 0.95, tolerance: 0.01)

    /// A study of a scenario.
    ///
    /// - Parameters:
    ///   - scenario: With targets, unless the request has some.
    ///   - request: What to vary.
    ///   - settings: Seed, threads, and replications of a first stage.
    ///   - limit: The most replications of one roster.
    /// - Throws: ``StaffingError``.
    public init(
        _ scenario: Scenario, request: StaffingRequest, settings: StudySettings, limit: Int
    ) throws(StaffingError) {
        try self.init(
            scenario.configuration, scenario: scenario, request: request, settings: settings, limit: limit)
    }

    /// A study of a city without a file, priced by its paid hours.
    package init(
        _ configuration: CityConfiguration, scenario: Scenario? = nil, request: StaffingRequest,
        settings: StudySettings, limit: Int
    ) throws(StaffingError) {
        self.scenario = scenario
        self.request = request
        self.settings = settings
        self.limit = limit
        self.configuration = configuration
        targets = request.targets.isEmpty ? configuration.targets : request.targets
        confidence = request.confidence ?? scenario?.staffing?.confidence ?? Self.usual.confidence
        generalTolerance = scenario?.staffing?.tolerance ?? Self.usual.tolerance
        indifference = scenario?.indifference ?? [:]
        space = try StaffingSpace.make(configuration, staffing: scenario?.staffing, request)
        price = { city throws(StaffingError) in try Self.price(city, of: scenario) }
        guard !targets.isEmpty else { throw .noTarget }
        let hasCost = scenario?.budget != nil
        guard hasCost || !targets.contains(where: { $0.kpi == "cost.yearly" }) else { throw .noCost }
        guard firstStage >= 2 else { throw .replications(firstStage) }
        // A mistake in a price, or in a rule of the night, costs no time.
        _ = try price(configuration)
    }

    private var firstStage: Int { settings.replications ?? configuration.simulation.replications }

    private static func price(
        _ city: CityConfiguration, of scenario: Scenario?
    ) throws(StaffingError) -> RosterPrice {
        let minutes = city.desks.flatMap { $0.staff.flatMap(\.shifts) }.reduce(0) { $0 + $1.minutesPerWeek }
        guard var scenario else { return RosterPrice(rupiah: nil, minutes: minutes, people: nil) }
        scenario.configuration = city
        let people = Headcount.parts(of: scenario)?.reduce(0) { $0 + $1.people }
        guard scenario.budget != nil else {
            return RosterPrice(rupiah: nil, minutes: minutes, people: people)
        }
        do throws(BudgetError) {
            return RosterPrice(
                rupiah: try Budget.price(scenario).yearlyCost, minutes: minutes, people: people)
        } catch {
            throw .price(error.description)
        }
    }

    // MARK: Running

    /// What a search would take at most: rosters, those that it may simulate, and replications of one.
    ///
    /// The most people of posts without a given range are found by a pilot of one replication.
    public func plan(cancellation: Cancellation? = nil) throws(StaffingError) -> StaffingPlan {
        let (space, _, pilot) = try prepare(replications: 1, progress: nil, cancellation: cancellation)
        return StaffingPlan(
            layouts: space.layouts, rosters: space.count,
            candidates: Int(min(Double(request.candidates), space.count)), firstStage: firstStage,
            limit: max(firstStage, limit),
            eventsPerRun: Double(pilot.reduce(0) { $0 + $1.events }) / Double(pilot.count))
    }

    /// Searches.
    ///
    /// - Throws: ``StaffingError``; the same for any number of threads.
    public func run(
        progress: (any ProgressReporter)? = nil, cancellation: Cancellation? = nil
    ) throws(StaffingError) -> StaffingResult {
        let (space, loads, pilot) = try prepare(
            replications: firstStage, progress: progress, cancellation: cancellation)
        let targets = try StaffingTarget.make(
            self.targets, asked: request.tolerance, indifference: indifference,
            general: generalTolerance, measures: pilot.first?.measures ?? [])
        if request.isExhaustive, space.count > Double(request.candidates) {
            throw .tooManyRosters(space.count, limit: request.candidates)
        }
        // Half of the error is for the tests of targets, of any roster that the search may come to, and half for the
        // comparison of rosters of one cost: their errors add up to no more than all of it (Bonferroni).
        let half = (1 - confidence) / 2
        let tests = RosterTests(
            firstStage: firstStage, limit: limit, error: half / (space.count * Double(targets.count)))
        var settings = settings
        settings.seed = settings.seed ?? configuration.simulation.seed
        let laboratory = RosterLaboratory(
            space: space, targets: targets, tests: tests, settings: settings, price: price,
            progress: progress, cancellation: cancellation)
        var search = StaffingSearch(
            laboratory: laboratory, request: request, comparisonError: half / max(1, space.count - 1))
        let start = StaffingStart(space: space, targets: targets, loads: loads)
        let starts = space.layouts.indices.map { layout in
            let roster = start.roster(layout)
            return Roster(
                layout: layout,
                seats: zip(roster.seats, space.layouts[layout].posts).map { min($0, $1.range.upperBound) })
        }
        _ = try search.run(from: starts)
        return try search.result(confidence: confidence)
    }

    /// The space with the most people of every post, and what desks have to do.
    private func prepare(
        replications: Int, progress: (any ProgressReporter)?, cancellation: Cancellation?
    ) throws(StaffingError) -> (StaffingSpace, [String: DeskLoad], [ReplicationResult]) {
        var space = space
        let own = space.layouts[0].posts.map { post in
            configuration.desks[post.desk].staff[post.groupIndex].shifts[post.shiftIndex].posts
        }
        // Enough people that the queues do not hide what the desks have to do.
        let ample = Roster(
            layout: 0,
            seats: zip(space.layouts[0].posts, own).map { post, own in
                post.isUpperGiven ? post.upper : max(2 * own, own + 2)
            })
        var settings = settings
        settings.replications = replications
        settings.precision = nil
        let study: CaseStudy
        do throws(StudyError) {
            study = try CaseStudy.run(
                [StudyCase(name: "pilot", configuration: space.configuration(of: ample))],
                settings: settings, progress: progress, cancellation: cancellation)
        } catch {
            throw .study(error)
        }
        let results = study.runs[0].results
        guard !study.wasCancelled else { throw .cancelled(replications: results.count) }
        let loads = DeskLoad.measure(results, configuration.simulation)
        let targets = try StaffingTarget.make(
            self.targets, asked: request.tolerance, indifference: indifference,
            general: generalTolerance, measures: results.first?.measures ?? [])
        let start = StaffingStart(space: space, targets: targets, loads: loads)
        for layout in space.layouts.indices {
            let needed = start.roster(layout).seats
            for (index, post) in space.layouts[layout].posts.enumerated() where !post.isUpperGiven {
                let present =
                    space.layouts[layout].patterns.contains { $0.group == post.group }
                    ? 0
                    : configuration.desks[post.desk].staff[post.groupIndex].shifts[post.shiftIndex].posts
                space.layouts[layout].posts[index].upper = max(needed[index], present, post.lower) + 2
            }
        }
        return (space, loads, results)
    }
}

/// What a search would take.
public struct StaffingPlan: Sendable, Hashable {
    /// All posts and shift times.
    public var layouts: [StaffingLayout]
    /// How many rosters there are.
    public var rosters: Double
    /// The most that are simulated.
    public var candidates: Int
    /// Replications of a first stage.
    public var firstStage: Int
    /// The most replications of a roster.
    public var limit: Int
    /// Events of one replication of a pilot with ample staff.
    public var eventsPerRun: Double
}

extension StaffingSearch {
    /// All that was found.
    mutating func result(confidence: Double) throws(StaffingError) -> StaffingResult {
        var candidates: [StaffingCandidate] = []
        for roster in laboratory.order {
            let price = try laboratory.price(of: roster)
            let run = laboratory.run(roster)
            let tests = laboratory.verdicts(of: roster)
            candidates.append(
                StaffingCandidate(
                    number: candidates.count + 1, roster: roster, price: price,
                    stage: stages[roster] ?? .start, verdict: verdict(of: roster),
                    targets: zip(laboratory.targets, tests).map { target, test in
                        .init(
                            row: Self.row(target, run, price),
                            isMet: test == .open ? nil : test == .positive)
                    }, replications: run.results.count, isChosen: roster == best, isOnFrontier: false))
        }
        Self.markFrontier(&candidates, laboratory.targets)
        return StaffingResult(
            layouts: laboratory.space.layouts, targets: laboratory.targets, candidates: candidates,
            rosters: laboratory.space.count, confidence: confidence, coverage: coverage, tie: tie,
            tied: tied.count, firstStage: laboratory.tests.firstStage,
            limit: laboratory.tests.looks.last ?? laboratory.tests.firstStage,
            replications: laboratory.replications, warnings: laboratory.warnings,
            seed: laboratory.settings.seed ?? 0)
    }

    private func verdict(of roster: Roster) -> RosterVerdict? {
        if let decided = laboratory.verdict(of: roster) { return decided }
        let most = laboratory.tests.looks.last ?? 0
        return (laboratory.results[roster]?.count ?? 0) >= most ? .undecided : nil
    }

    private static func row(_ target: StaffingTarget, _ run: CaseRun, _ price: RosterPrice) -> SummaryRow {
        guard
            let place = run.measures.firstIndex(where: {
                $0.kpi == target.kpi && $0.scope == target.scope && $0.probability == target.probability
            })
        else {
            return SummaryRow(
                scenario: "", kpi: target.kpi, scope: target.scope, unit: unit(of: target.kpi),
                mean: price.rupiah.map(Double.init), replications: run.results.count)
        }
        return run.summaryRow(place, targets: [])
    }

    /// Non-dominated rosters by cost and the estimates of all targets (Pareto).
    private static func markFrontier(_ candidates: inout [StaffingCandidate], _ targets: [StaffingTarget]) {
        let service = candidates.map { candidate in
            zip(candidate.targets, targets).map { outcome, target in
                (outcome.row.mean ?? -.infinity) * (target.isCeiling && outcome.row.mean != nil ? -1 : 1)
            }
        }
        for index in candidates.indices {
            candidates[index].isOnFrontier = !candidates.indices.contains { other in
                let cost = (candidates[other].price.key, candidates[index].price.key)
                guard other != index, cost.0 <= cost.1,
                    zip(service[other], service[index]).allSatisfy({ $0 >= $1 })
                else { return false }
                // Of two that are alike in everything the first one stays.
                return cost.0 < cost.1 || service[other] != service[index] || other < index
            }
            // The answer is always shown, even where a rival of the same cost came out a little better by chance.
            if candidates[index].isChosen { candidates[index].isOnFrontier = true }
        }
    }
}
