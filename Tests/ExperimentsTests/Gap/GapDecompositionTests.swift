import CityModel
import Experiments
import ScenarioFiles
import Statistics
import Testing

@Suite("Gap decomposition")
struct GapDecompositionTests {
    private let kpi = "incident.expected_survivors"

    /// A case for each combination whose value in replication *r* is given by the levers that are pulled.
    private func cases(
        _ count: Int, replications: Int = 8, kpi: String? = nil, cost: ((Int) -> Int64)? = nil,
        _ value: (Int, Int) -> Double
    ) throws -> [CaseRun] {
        try (0..<(1 << count)).map { mask in
            try handWrittenRun(
                "\(mask)", values: [kpi ?? self.kpi: (0..<replications).map { value(mask, $0) }],
                cost: cost?(mask))
        }
    }

    private func has(_ mask: Int, _ lever: Int) -> Double { mask & (1 << lever) == 0 ? 0 : 1 }

    /// Noise that differs from replication to replication, the same in all combinations.
    private func noise(_ replication: Int) -> Double { Double((replication * 37) % 11) / 10 }

    @Test("Three levers in closed form, with the noise that they share")
    func closedForm() throws {
        let active: [Lever] = [.staff, .technology, .institutionalIntegration]
        // Staff +2 ± noise, technology +1, technology with institution +4: shares 2, 3, 2.
        let decomposition = try #require(
            decomposeGap(
                try cases(3) { mask, r in
                    10 + noise(r) + has(mask, 0) * (2 + noise(r) - 0.475) + has(mask, 1)
                        + 4 * has(mask, 1) * has(mask, 2)
                }, active: active
            ).first)
        let noises = (0..<8).map { 1.525 + noise($0) }
        let staff = meanInterval(noises)
        let found = try #require(decomposition.contributions[.staff])
        #expect(abs(try #require(found.value) - (try #require(staff.mean))) < 1e-12)
        #expect(abs(try #require(found.ciLow) - (try #require(staff.low))) < 1e-9)
        #expect(abs(try #require(found.ciHigh) - (try #require(staff.high))) < 1e-9)
        #expect(abs(try #require(decomposition.contributions[.technology]?.value) - 3) < 1e-12)
        #expect(abs(try #require(decomposition.contributions[.institutionalIntegration]?.value) - 2) < 1e-12)
        // Levers that switch nothing add nothing, exactly.
        for lever in [Lever.users, .technicalIntegration] {
            #expect(decomposition.contributions[lever] == GapEstimate(value: 0, ciLow: 0, ciHigh: 0))
        }
        let sum = decomposition.contributions.values.reduce(0) { $0 + ($1.value ?? .nan) }
        #expect(abs(sum - (try #require(decomposition.whole.value))) < 1e-12)
        let pair = try #require(
            decomposition.interactions.first {
                $0.first == .technology && $0.second == .institutionalIntegration
            })
        #expect(abs(try #require(pair.estimate.value) - 4) < 1e-12)
        #expect(decomposition.interactions.count == 10)
        #expect(
            decomposition.order.map(\.lever) == [.technology, .institutionalIntegration, .staff]
                || decomposition.order.map(\.lever) == [.staff, .technology, .institutionalIntegration])
        #expect(
            abs(decomposition.order.reduce(0) { $0 + $1.gain } - (try #require(decomposition.whole.value)))
                < 1e-12)
    }

    @Test("Groups add up, and shares are of the whole")
    func groups() throws {
        let decomposition = try #require(
            decomposeGap(
                try cases(5) { mask, r in
                    noise(r) + (0..<5).reduce(0) { $0 + Double($1 + 1) * has(mask, $1) }
                }, active: Lever.allCases
            ).first)
        let study = try #require(decomposition.groups[.study])
        let other = try #require(decomposition.groups[.technicalInLayer3])
        func value(_ estimate: GapEstimate?) throws -> Double { try #require(estimate?.value) }
        #expect(abs(try value(study[.humanResources]) - 3) < 1e-12)
        #expect(abs(try value(study[.otherResources]) - 7) < 1e-12)
        #expect(abs(try value(study[.layer3]) - 5) < 1e-12)
        #expect(abs(try value(other[.otherResources]) - 3) < 1e-12)
        #expect(abs(try value(other[.layer3]) - 9) < 1e-12)
        #expect(abs(try value(study[.layer2]) + (try value(study[.layer3])) - 15) < 1e-12)
        let share = try #require(decomposition.share(of: decomposition.contributions[.users]))
        #expect(abs(share - 2.0 / 15) < 1e-12)
    }

    @Test("The bottleneck and its dependence on the classification")
    func verdicts() throws {
        func decomposed(_ weights: [Double], kpi: String? = nil) throws -> GapDecomposition {
            try #require(
                decomposeGap(
                    try cases(5, kpi: kpi) { mask, r in
                        noise(r) + (0..<5).reduce(0) { $0 + weights[$1] * has(mask, $1) }
                    }, active: Lever.allCases
                ).first)
        }
        let people = try decomposed([6, 3, 1, 1, 1])
        #expect(people.bottleneck == .staff)
        #expect(people.humanResources == [.study: .holds, .technicalInLayer3: .holds])
        #expect(!people.dependsOnClassification)
        let room = try decomposed([1, 1, 0, 0, 5])
        #expect(room.bottleneck == .institutionalIntegration)
        #expect(room.humanResources == [.study: .refuted, .technicalInLayer3: .refuted])
        // 5 against 2 + 2 and 4 in the study's, against 2 and 2 + 4 in the other.
        let either = try decomposed([3, 2, 2, 2, 4])
        #expect(either.humanResources == [.study: .holds, .technicalInLayer3: .refuted])
        #expect(either.dependsOnClassification)
        // Less is better: the same with the signs turned.
        let lower = try decomposed([-6, -3, -1, -1, -1], kpi: "incident.not_reached_share")
        #expect(lower.bottleneck == .staff && lower.humanResources[.study] == .holds)
        #expect(lower.order.first?.lever == .staff && lower.order.first.map { $0.gain > 5 } == true)
        let worse = try decomposed([-6, -3, 1, 1, 1])
        #expect(worse.improvement == .noImprovement && worse.humanResources[.study] == .noImprovement)
        #expect(worse.bottleneck == nil)
        // Two levers that tie: neither exceeds the other.
        #expect(try decomposed([4, 4, 0, 0, 0]).bottleneck == nil)
    }

    @Test("No share and no verdict where the interval of the whole holds zero")
    func noGap() throws {
        let decomposition = try #require(
            decomposeGap(
                try cases(2) { mask, r in
                    has(mask, 0) * (r.isMultiple(of: 2) ? 1 : -1.2) + has(mask, 1) * 0.01
                },
                active: [.staff, .users]
            ).first)
        let whole = decomposition.whole
        #expect(try #require(whole.ciLow) < 0 && (try #require(whole.ciHigh)) > 0)
        #expect(decomposition.share(of: decomposition.contributions[.staff]) == nil)
        // Noise hides an improvement as well as its absence.
        #expect(decomposition.humanResources[.study] == .undecided)
    }

    @Test("Replications in which a combination has no value are left out of all")
    func undefined() throws {
        let decomposition = try #require(
            decomposeGap(
                try cases(1) { mask, r in mask == 1 && r < 3 ? .nan : Double(r) + has(mask, 0) * 2 },
                active: [.staff]
            ).first)
        #expect(decomposition.contributions[.staff]?.value == 2)
        #expect(decomposition.values == [5, 7])
        let none = try #require(
            decomposeGap(try cases(1) { mask, _ in mask == 0 ? 1 : .nan }, active: [.staff]).first)
        #expect(none.contributions[.staff] == GapEstimate() && none.improvement == .undefined)
        #expect(none.order == [])
    }

    @Test("Percentiles are pooled; what is not reached cannot be shared")
    func percentiles() throws {
        func run(_ mask: Int, never: Int) throws -> CaseRun {
            let laws = (0..<10).map { replication in
                durations(
                    seconds: (0..<40).map {
                        900 - 300 * has(mask, 0) - 100 * has(mask, 1) + Double(($0 + replication) % 40)
                    },
                    never: never)
            }
            return try handWrittenRun("\(mask)", durations: ["incident.response_p50": (0.5, laws)])
        }
        let decomposition = try #require(
            decomposeGap(try (0..<4).map { try run($0, never: 0) }, active: [.staff, .users]).first)
        // A bin is 0.1 % wide, so that a value is right to about a second.
        #expect(abs(try #require(decomposition.contributions[.staff]?.value) + 300) < 1.5)
        #expect(abs(try #require(decomposition.contributions[.users]?.value) + 100) < 1.5)
        #expect(decomposition.humanResources[.study] == .holds)
        #expect(decomposition.order.map(\.lever) == [.staff, .users] && decomposition.orderFrequency == 1)
        let lost = try #require(
            decomposeGap(try (0..<4).map { try run($0, never: $0 == 0 ? 100 : 0) }, active: [.staff, .users])
                .first)
        #expect(lost.values.first == .some(.infinity))
        #expect(lost.whole.value == -.infinity && lost.contributions[.staff]?.value == nil)
        #expect(lost.improvement == .undefined && lost.order == [])
    }

    @Test("The cost is shared exactly, without noise")
    func cost() throws {
        let decompositions = decomposeGap(
            try cases(2, cost: { 1_000 + 300 * Int64($0 & 1) + 50 * Int64($0 >> 1) }) { _, r in Double(r) },
            active: [.staff, .users])
        let cost = try #require(decompositions.first { $0.kpi == "cost.yearly" })
        #expect(cost.contributions[.staff] == GapEstimate(value: 300))
        #expect(cost.contributions[.users] == GapEstimate(value: 50))
        #expect(cost.improvement == .noImprovement && cost.isExact)
        #expect(abs(try #require(cost.share(of: cost.contributions[.staff])) - 6.0 / 7) < 1e-12)
    }
}
