import Foundation
import Statistics
import Testing

/// Ishigami and Homma (1990): sin x₁ + a sin² x₂ + b x₃⁴ sin x₁ on (−π, π)³, with a = 7 and b = 0.1.
private func ishigami(_ point: [Double]) -> Double {
    let x = point.map { -Double.pi + 2 * Double.pi * $0 }
    return sin(x[0]) + 7 * sin(x[1]) * sin(x[1]) + 0.1 * pow(x[2], 4) * sin(x[0])
}

/// Sobol's g-function: Π (|4xᵢ − 2| + aᵢ)/(1 + aᵢ).
private func gFunction(_ point: [Double], _ a: [Double]) -> Double {
    zip(point, a).reduce(1) { $0 * (abs(4 * $1.0 - 2) + $1.1) / (1 + $1.1) }
}

@Suite("Sensitivity to inputs")
struct SensitivityTests {
    @Test(
        "The first points of Sobol's sequence are those that are published; a power of two of them is balanced"
    )
    func sequence() {
        #expect(SobolSequence.maximumDimensions == 40)
        // Joe and Kuo's and Bratley and Fox's first points agree: 0; 1/2; 3/4, 1/4; 1/4, 3/4.
        #expect(
            SobolSequence.points(dimensions: 2, count: 4) == [
                [0, 0], [0.5, 0.5], [0.75, 0.25], [0.25, 0.75],
            ])
        let points = SobolSequence.points(dimensions: 40, count: 64)
        for dimension in 0..<40 {
            // One point in each 64th.
            #expect(Set(points.map { Int($0[dimension] * 64) }).count == 64)
        }
    }

    @Test("A digital shift keeps the balance and leaves no point at the edge")
    func shift() {
        var generator = SplitMix64(seed: 3)
        let points = SobolSequence.shiftedPoints(dimensions: 5, count: 128, generator: &generator)
        for dimension in 0..<5 {
            let own = points.map { $0[dimension] }
            #expect(own.allSatisfy { $0 > 0 && $0 < 1 })
            #expect(Set(own.map { Int($0 * 128) }).count == 128)
        }
        #expect(points[0] != SobolSequence.shiftedPoints(dimensions: 5, count: 1, generator: &generator)[0])
    }

    /// Quasi-random estimates have no standard error of their own; at 4,096 rows those of these two functions lie
    /// within 0.01 of the truth for all shifts that were tried, and 0.02 leaves room.
    @Test("Ishigami: S = 0.314, 0.442, 0; T = 0.558, 0.442, 0.244; variance 13.84")
    func ishigamiIndices() {
        var generator = SplitMix64(seed: 1)
        let design = SobolDesign(groups: [[0], [1], [2], [3]], rows: 4_096, generator: &generator)
        #expect(design.points.count == 4_096 * 6)
        let indices = design.indices(design.points.map(ishigami), resamples: 200, generator: &generator)
        // V = a²/8 + bπ⁴/5 + b²π⁸/18 + 1/2.
        let variance = 49.0 / 8 + 0.1 * pow(Double.pi, 4) / 5 + 0.01 * pow(Double.pi, 8) / 18 + 0.5
        let first = [
            0.5 * pow(1 + 0.1 * pow(Double.pi, 4) / 5, 2) / variance, 49.0 / 8 / variance, 0, 0,
        ]
        let third = 8 * 0.01 * pow(Double.pi, 8) / 225 / variance
        let total = [first[0] + third, first[1], third, 0]
        #expect(abs(indices.variance / variance - 1) < 0.02)
        #expect(abs(indices.mean - 3.5) < 0.02)
        for input in 0..<4 {
            #expect(abs((indices.first[input].value ?? .nan) - first[input]) < 0.02, "S\(input + 1)")
            #expect(abs((indices.total[input].value ?? .nan) - total[input]) < 0.02, "T\(input + 1)")
            for (estimate, truth) in [
                (indices.first[input], first[input]), (indices.total[input], total[input]),
            ] {
                // The bootstrap knows nothing of the evenness and is wider than need be.
                #expect((estimate.low ?? .nan) <= truth + 1e-12 && truth - 1e-12 <= (estimate.high ?? .nan))
            }
        }
        // A dummy has exactly nothing.
        #expect(indices.first[3].value == 0 && indices.total[3].value == 0)
    }

    @Test("The g-function in 25 inputs, more than one sequence has dimensions for; and in groups")
    func gFunctionIndices() {
        let a = [0, 1, 4.5, 9, 99, 99, 99, 99] + Array(repeating: 99.0, count: 16) + [1.0]
        let partial = a.map { 1 / (3 * (1 + $0) * (1 + $0)) }
        let product = partial.reduce(1) { $0 * (1 + $1) }
        let variance = product - 1
        var generator = SplitMix64(seed: 2)
        let single = SobolDesign(groups: a.indices.map { [$0] }, rows: 2_048, generator: &generator)
        let indices = single.indices(
            single.points.map { gFunction($0, a) }, resamples: 2, generator: &generator)
        for input in a.indices {
            let first = partial[input] / variance
            let total = partial[input] * product / (1 + partial[input]) / variance
            // The 25th input lies in the second block, whose order is random.
            #expect(abs((indices.first[input].value ?? .nan) - first) < 0.04, "S\(input + 1)")
            #expect(abs((indices.total[input].value ?? .nan) - total) < 0.04, "T\(input + 1)")
        }
        // A group of independent inputs: its closed share is (Π(1 + Vᵢ) − 1)/V.
        let groups = [[0, 24], Array(1..<24)]
        let grouped = SobolDesign(groups: groups, rows: 2_048, generator: &generator)
        let shares = grouped.indices(
            grouped.points.map { gFunction($0, a) }, resamples: 2, generator: &generator)
        for (group, members) in groups.enumerated() {
            let closed = (members.reduce(1) { $0 * (1 + partial[$1]) } - 1) / variance
            #expect(abs((shares.first[group].value ?? .nan) - closed) < 0.04)
        }
    }

    @Test("Points that have no value take their rows with them; nothing that varies has no shares")
    func gaps() {
        var generator = SplitMix64(seed: 5)
        let design = SobolDesign(groups: [[0], [1]], rows: 256, generator: &generator)
        var values = design.points.map { $0[0] + 2 * $0[1] }
        values[5] = .nan
        values[12] = .infinity
        let indices = design.indices(values, resamples: 50, generator: &generator)
        #expect(indices.rows == 254)
        // Linear: V = 1/12 + 4/12, so a fifth and four fifths; without two rows the balance is a little off.
        #expect(abs((indices.first[0].value ?? .nan) - 0.2) < 0.02)
        #expect(abs((indices.total[1].value ?? .nan) - 0.8) < 0.02)
        let constant = design.indices(design.points.map { _ in 7 }, resamples: 50, generator: &generator)
        #expect(
            constant.variance == 0 && constant.first[0] == BoundedValue() && constant.total[1].value == nil)
    }

    @Test(
        "Morris: the effects of a linear function are its slopes, with no spread; directions cancel in a group"
    )
    func morrisLinear() {
        var generator = SplitMix64(seed: 7)
        let slopes = [3.0, -2, 0, 1]
        func linear(_ x: [Double]) -> Double { zip(x, slopes).reduce(5) { $0 + $1.0 * $1.1 } }
        let design = MorrisDesign(groups: [[0], [1], [2], [3]], trajectories: 6, generator: &generator)
        #expect(design.points.count == 6 * 5)
        for (trajectory, order) in design.orders.enumerated() {
            #expect(order.sorted() == [0, 1, 2, 3])
            for (step, group) in order.enumerated() {
                let one = design.points[trajectory * 5 + step]
                let other = design.points[trajectory * 5 + step + 1]
                let moved = (0..<4).filter { one[$0] != other[$0] }
                #expect(moved == [group] && abs(abs(one[group] - other[group]) - 2 / 3.0) < 1e-12)
                #expect(other.allSatisfy { $0 >= 0 && $0 <= 1 })
            }
        }
        let effects = design.effects(design.points.map(linear), resamples: 100, generator: &generator)
        for (effect, slope) in zip(effects, slopes) {
            #expect(abs((effect.meanAbsolute.value ?? .nan) - abs(slope)) < 1e-12)
            #expect(abs((effect.mean ?? .nan) - slope) < 1e-12)
            #expect((effect.standardDeviation ?? .nan) < 1e-12 && effect.count == 6)
            #expect(abs((effect.meanAbsolute.high ?? .nan) - (effect.meanAbsolute.low ?? .nan)) < 1e-12)
        }
        let pair = MorrisDesign(groups: [[0, 1], [2, 3]], trajectories: 50, generator: &generator)
        let grouped = pair.effects(pair.points.map(linear), resamples: 10, generator: &generator)
        // Either |3 + 2| or |3 − 2|, each half of the time: 3 with a standard error of 2/√50 = 0.28; four of them.
        #expect(abs((grouped[0].meanAbsolute.value ?? .nan) - 3) < 1.13)
        #expect(grouped[0].mean == nil && grouped[0].standardDeviation == nil)
    }

    @Test("Morris tells Ishigami's inputs from a dummy, and shows which act together or bent")
    func morrisIshigami() {
        var generator = SplitMix64(seed: 8)
        let design = MorrisDesign(groups: [[0], [1], [2], [3]], trajectories: 200, generator: &generator)
        let effects = design.effects(design.points.map(ishigami), resamples: 100, generator: &generator)
        #expect(effects[3].meanAbsolute.value == 0 && effects[3].mean == 0)
        for input in 0..<3 { #expect((effects[input].meanAbsolute.low ?? 0) > 1) }
        // x₃ acts through x₁ only: no mean effect beside a great spread.
        let third = effects[2]
        #expect(abs(third.mean ?? .nan) < 0.3 * (third.meanAbsolute.value ?? 0))
        #expect((third.standardDeviation ?? 0) > (third.meanAbsolute.value ?? .nan))
        var values = design.points.map(ishigami)
        values[2] = .nan
        let holed = design.effects(values, resamples: 10, generator: &generator)
        #expect(holed.map(\.count).reduce(0, +) == 798)
    }
}
