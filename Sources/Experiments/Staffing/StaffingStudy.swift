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
        let crews = space.layouts[0].posts.filter { $0.desk == nil }
        let people = Dictionary(
            (scenario?.staffing?.vary ?? []).compactMap { rule in rule.people.map { (rule.group, $0) } }
        ) { first, _ in first }
        price = { city throws(StaffingError) in
            try Self.price(city, crews: crews, people: people, of: scenario)
        }
        guard !targets.isEmpty else { throw .noTarget }
        let hasCost = scenario?.budget != nil
        guard hasCost || !targets.contains(where: { $0.kpi == "cost.yearly" }) else { throw .noCost }
        guard firstStage >= 2 else { throw .replications(firstStage) }
        // A mistake in a price, or in a rule of the night, costs no time.
        let now = try price(configuration)
        // What costs nothing would be taken without end.
        for post in crews where now.rupiah != nil {
            var more = configuration
            let most = configuration.units[post.groupIndex].shifts.map(\.posts).max() ?? 0
            more.set(post, to: most + 1)
            if try price(more).key <= now.key { throw .costless(post.group) }
        }
    }

    private var firstStage: Int { settings.replications ?? configuration.simulation.replications }

    /// - Parameters:
    ///   - crews: The posts of units that are varied; their time is counted, that of other units never changes.
    ///   - people: The people of a crew by group, 1 where nothing is said.
    private static func price(
        _ city: CityConfiguration, crews: [StaffingPost], people: [String: Int], of scenario: Scenario?
    ) throws(StaffingError) -> RosterPrice {
        let minutes =
            city.desks.flatMap { $0.staff.flatMap(\.shifts) }.reduce(0) { $0 + $1.minutesPerWeek }
            + crews.reduce(0) { $0 + city.shift(of: $1).minutesPerWeek * (people[$1.group] ?? 1) }
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
        var settings = settings
        settings.seed = settings.seed ?? configuration.simulation.seed
        let start = StaffingStart(space: space, targets: targets, loads: loads)
        let starts = space.layouts.indices.map { layout in
            let roster = start.roster(layout)
            return Roster(
                layout: layout,
                seats: zip(roster.seats, space.layouts[layout].posts).map { min($0, $1.range.upperBound) })
        }
        func laboratory(_ tests: RosterTests) -> RosterLaboratory {
            RosterLaboratory(
                space: space, targets: targets, tests: tests, settings: settings, price: price,
                progress: progress, cancellation: cancellation)
        }
        if space.count > Double(request.candidates) {
            var search = WideStaffingSearch(
                laboratory: laboratory(
                    RosterTests(
                        firstStage: firstStage, limit: min(max(firstStage, limit), 4 * firstStage),
                        error: Self.proposalError)),
                request: request, error: 1 - confidence, limit: max(firstStage, limit))
            try search.run(from: starts)
            return try search.result(confidence: confidence)
        }
        // Half of the error is for the tests of targets, of any roster that the search may come to, and half for the
        // comparison of rosters of one cost: their errors add up to no more than all of it (Bonferroni).
        let half = (1 - confidence) / 2
        var search = StaffingSearch(
            laboratory: laboratory(
                RosterTests(
                    firstStage: firstStage, limit: limit,
                    error: half / (space.count * Double(targets.count)))),
            request: request, comparisonError: half / max(1, space.count - 1))
        _ = try search.run(from: starts)
        return try search.result(confidence: confidence)
    }

    /// The error of a test that only proposes a roster: a wrong proposal costs time, not the answer's truth.
    private static let proposalError = 0.05

    /// The space with the most people of every post, and what desks have to do.
    private func prepare(
        replications: Int, progress: (any ProgressReporter)?, cancellation: Cancellation?
    ) throws(StaffingError) -> (StaffingSpace, [String: DeskLoad], [ReplicationResult]) {
        var space = space
        let own = space.layouts[0].posts.map { configuration.shift(of: $0).posts }
        // Enough people that the queues do not hide what the desks have to do.
        let ample = Roster(
            layout: 0,
            seats: zip(space.layouts[0].posts, own).map { post, own in
                post.isUpperGiven ? post.upper : max(2 * own, own + 2)
            })
        // Whom the ranges leave without anybody cannot be simulated, either.
        guard StaffingSpace(base: configuration, layouts: space.layouts, night: nil).isLegal(ample) else {
            throw .noLegalRoster
        }
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
                    : configuration.shift(of: post).posts
                space.layouts[layout].posts[index].upper = max(needed[index], present, post.lower) + 2
            }
        }
        return (space, loads, results)
    }
}
