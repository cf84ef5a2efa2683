import CityModel
import Experiments
import Randomness
import ScenarioFiles
import Statistics
import Testing

/// Too many rosters to share an error over all: one sample proposes, another proves.
@Suite("The cheapest of very many rosters")
struct WideStaffingTests {
    /// Desks that know nothing of each other, so that Erlang A says what each needs.
    struct Centre {
        var rate: Double
        var service: Double
        var patience: Double
        var target: Double

        func share(_ agents: Int) -> Double {
            ErlangA(arrivalRate: rate, meanService: service, meanPatience: patience, servers: agents)
                .answeredShare(within: 10)
        }
        var agents: Int { (1...50).first { share($0) >= target } ?? 0 }
    }

    static let centres = [
        Centre(rate: 0.06, service: 60, patience: 60, target: 0.87),
        Centre(rate: 0.01, service: 150, patience: 3_600, target: 0.88),
        Centre(rate: 0.03, service: 60, patience: 60, target: 0.82),
        Centre(rate: 0.02, service: 100, patience: 300, target: 0.85),
        Centre(rate: 0.04, service: 60, patience: 120, target: 0.9),
    ]
    static let tolerance = 0.02

    /// Five desks, each with a target of its own.
    static func city() -> CityConfiguration {
        var city = TheoryModel.singleDesk(
            rate: 0.01, talk: .exponential(mean: 60), desk: TheoryModel.desk(agents: 3), warmUp: 1_800,
            measured: 14_400)
        city.callStreams = []
        (city.lines, city.desks, city.targets) = ([], [], [])
        for (index, centre) in centres.enumerated() {
            let id = "d\(index)"
            city.callStreams.append(
                TheoryModel.stream(
                    "s\(index)", rate: centre.rate, talk: .exponential(mean: centre.service),
                    patience: centre.patience))
            city.lines.append(TheoryModel.line("s\(index)", rank: 1, desk: id))
            city.desks.append(TheoryModel.desk(id, agents: 3))
            city.targets.append(
                Target(kpi: "calls.answered_within_10s", scope: "desk:\(id)", atLeast: centre.target))
        }
        return city
    }

    private static func study(candidates: Int = 150) throws -> StaffingResult {
        var request = StaffingRequest()
        (request.from, request.upTo) = (1, 9)
        request.tolerance = tolerance
        request.candidates = candidates
        return try StaffingStudy(
            city(), request: request, settings: StudySettings(seed: 21, replications: 12),
            limit: 1_200
        ).run()
    }

    private static let result = Result { try study() }

    /// Of 59,049 rosters one is right, by Erlang's formula at each desk. The answer may be wrong with a probability of 5 %
    /// at the edge of the tolerance; the exact values lie clear of it.
    @Test func findsTheExactNumbers() throws {
        for centre in Self.centres {
            #expect(centre.share(centre.agents) > centre.target + Self.tolerance)
            #expect(centre.share(centre.agents - 1) < centre.target - Self.tolerance)
        }
        let result = try Self.result.get()
        let chosen = try #require(result.chosen)
        #expect(result.rosters == 59_049)
        #expect(chosen.roster.seats == Self.centres.map(\.agents))
        #expect(chosen.verdict == .meets)
        // Nothing cheaper is left, and each cut was proved with other random numbers.
        let bound = try #require(result.bound)
        #expect(result.coverage == .complete && bound.isComplete)
        #expect(bound.cost == Int64(chosen.price.minutes))
        #expect(bound.cuts >= Self.centres.count && bound.replications > 0)
        #expect(result.candidates.count { $0.verdict == .misses } >= Self.centres.count)
        #expect(result.candidates.count < 150)
        #expect(result.order.comparisons > 100 && result.order.violations == 0)
    }

    @Test func doesNotDependOnThreads() throws {
        var request = StaffingRequest()
        (request.from, request.upTo, request.candidates) = (0, 4, 24)
        request.tolerance = 0.05
        let results = try [1, 3].map { threads in
            try StaffingStudy(
                StaffingStudyTests.twoShifts(), request: request,
                settings: StudySettings(seed: 8, replications: 4, threads: threads), limit: 32
            ).run()
        }
        #expect(results[0].candidates == results[1].candidates && results[0].bound == results[1].bound)
    }

    @Test("What could not be looked at is said: a lower bound, and no more")
    func bounded() throws {
        let result = try Self.study(candidates: 3)
        let bound = try #require(result.bound)
        // Strip and bound do their work whatever is allowed; the bound never lies above the exact optimum.
        let exact = Int64(Self.centres.reduce(0) { $0 + $1.agents } * 10_080)
        #expect(try #require(bound.cost) <= exact)
        if let chosen = result.chosen { #expect(Int64(chosen.price.minutes) >= exact) }
        #expect(bound.isComplete == (result.coverage == .complete))
    }

    /// The same two shifts as by brute force, as if they were too many.
    @Test func equalsBruteForce() throws {
        var request = StaffingRequest()
        (request.from, request.upTo) = (0, 4)
        request.tolerance = 0.03
        request.candidates = 24
        let settings = StudySettings(seed: 5, replications: 6)
        let city = StaffingStudyTests.twoShifts()
        let wide = try StaffingStudy(city, request: request, settings: settings, limit: 240).run()
        request.candidates = 400
        request.isExhaustive = true
        let all = try StaffingStudy(city, request: request, settings: settings, limit: 240).run()
        #expect(wide.bound != nil && all.bound == nil)
        #expect(wide.chosen?.price == all.chosen?.price)
        #expect(wide.chosen?.verdict == .meets)
    }

    @Test("Even the most people miss")
    func hopeless() throws {
        var request = StaffingRequest()
        (request.from, request.upTo, request.candidates) = (1, 2, 20)
        request.tolerance = Self.tolerance
        let result = try StaffingStudy(
            Self.city(), request: request, settings: StudySettings(seed: 3, replications: 8), limit: 64
        ).run()
        #expect(result.chosen == nil)
        #expect(result.most.map(\.verdict) == [.misses])
    }
}
