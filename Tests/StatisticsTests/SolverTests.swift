import Foundation
import Statistics
import Testing

@Suite("Roots and least squares")
struct SolverTests {
    @Test func rootOfASquare() throws {
        #expect(abs(try root(between: 0, and: 2) { $0 * $0 - 2 } - 2.0.squareRoot()) < 1e-12)
    }

    @Test("A root far from the ends of its bracket")
    func wideBracket() throws {
        #expect(abs(try root(between: 0, and: 1e6) { 1 - exp(-$0) - 0.5 } - log(2)) < 1e-9)
    }

    @Test("The exponential of a generator: a two-state chain in closed form")
    func generator() throws {
        let (a, b, time) = (0.7, 0.2, 3.0)
        let result = try matrixExponential([[-a * time, a * time], [b * time, -b * time]])
        let decay = exp(-(a + b) * time)
        #expect(abs(result[0][1] - a / (a + b) * (1 - decay)) < 1e-14)
        #expect(abs(result[1][0] - b / (a + b) * (1 - decay)) < 1e-14)
        #expect(result.allSatisfy { abs($0.reduce(0, +) - 1) < 1e-14 })
    }

    @Test("The exponential of what commutes with nothing: an upper triangle, and no matrix at all")
    func triangle() throws {
        let result = try matrixExponential([[0, 1, 2], [0, 0, 3], [0, 0, 0]])
        for (row, exact) in zip(result, [[1, 1, 3.5], [0, 1, 3], [0, 0, 1]]) {
            #expect(zip(row, exact).allSatisfy { abs($0 - $1) < 1e-14 })
        }
        #expect(try matrixExponential([]).isEmpty)
    }

    @Test func noChangeOfSign() {
        #expect(throws: SolverError.self) { try root(between: 0, and: 1) { _ in 1 } }
    }

    @Test("Two parameters of a decay are found from points on it")
    func decay() throws {
        let times = [0.0, 1, 2, 4, 8]
        let answer = try leastSquares(from: [1, 0.1], count: times.count) { parameters in
            times.map { parameters[0] * exp(-parameters[1] * $0) - 3 * exp(-0.5 * $0) }
        }
        #expect(abs(answer.parameters[0] - 3) < 1e-6)
        #expect(abs(answer.parameters[1] - 0.5) < 1e-6)
        #expect(answer.sum < 1e-12)
    }

    @Test("A line through points that are on none is that of the normal equations")
    func line() throws {
        // y = 1, 3, 2, 5 at x = 0 … 3: slope 1.1, intercept 1.1, sum of squares 2.7.
        let answer = try leastSquares(from: [0, 0], count: 4) { parameters in
            zip([0.0, 1, 2, 3], [1.0, 3, 2, 5]).map { parameters[0] + parameters[1] * $0 - $1 }
        }
        #expect(abs(answer.parameters[0] - 1.1) < 1e-6)
        #expect(abs(answer.parameters[1] - 1.1) < 1e-6)
        #expect(abs(answer.sum - 2.7) < 1e-9)
    }
}

@Suite("Curves of receiver operating characteristics")
struct ROCCurveTests {
    @Test(
        "The area under the curve is what it says",
        arguments: [
            ROCCurve.binormal(area: 0.75), .binormal(area: 0.95), .power(area: 0.75), .power(area: 0.95),
        ])
    func area(curve: ROCCurve) {
        // Midpoints on a grid that is fine where the curve is steep: share = x⁴, of which the derivative is 4 x³.
        let steps = 20_000
        let area = (0..<steps).reduce(0.0) { sum, step in
            let x = (Double(step) + 0.5) / Double(steps)
            return sum + curve.sensitivity(atFalsePositiveShare: x * x * x * x) * 4 * x * x * x
                / Double(steps)
        }
        #expect(abs(area - curve.area) < 1e-4)
    }

    @Test("From nothing to everything, rising", arguments: [ROCCurve.binormal(area: 0.8), .power(area: 0.8)])
    func ends(curve: ROCCurve) {
        #expect(curve.sensitivity(atFalsePositiveShare: 0) == 0)
        #expect(curve.sensitivity(atFalsePositiveShare: 1) == 1)
        let shares = [1e-9, 1e-6, 1e-3, 0.1, 0.5, 0.9].map { curve.sensitivity(atFalsePositiveShare: $0) }
        #expect(shares == shares.sorted())
    }

    @Test("A detector no better than chance finds as many true events as it is wrong about false ones")
    func chance() {
        for share in [0.001, 0.2, 0.7] {
            #expect(
                abs(ROCCurve.binormal(area: 0.5).sensitivity(atFalsePositiveShare: share) - share) < 1e-12)
            #expect(abs(ROCCurve.power(area: 0.5).sensitivity(atFalsePositiveShare: share) - share) < 1e-12)
        }
    }
}
