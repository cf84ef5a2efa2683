import Experiments
import Foundation
import ScenarioFiles
import Statistics
import Testing

@Suite("Calibration of watching")
struct CameraCalibrationTests {
    /// 4,000 incidents a share: the standard error is at most 0.008, and 0.03 is nearly four of them. The published
    /// shares need only be met within five points.
    private static let tolerance = 0.03

    @Test(
        "The engine reproduces the published shares for one fresh operator",
        arguments: CameraCalibration.ExposureLaw.allCases)
    func publishedShares(law: CameraCalibration.ExposureLaw) throws {
        let fit = try CameraCalibration(law: law).fit()
        #expect(fit.points.map(\.screens) == [1, 4, 6, 9])
        #expect(fit.scale == 1)
        for (point, share) in zip(fit.points, [0.85, 0.74, 0.58, 0.53]) {
            #expect(abs(point.published - share) < 1e-9)
            #expect(abs(point.simulated - share) < Self.tolerance, "\(point.screens) screens")
            #expect(point.hazardRange.lowerBound < point.hazard)
            #expect(point.hazard < point.hazardRange.upperBound)
            // A smooth law with two parameters comes within six points of all four.
            #expect(abs(point.smooth - share) < 0.06)
        }
        #expect(fit.smoothError < 0.04)
    }

    @Test("The roots are those of the closed forms")
    func closedForms() throws {
        for share in [0.01, 0.5, 0.85, 0.999] {
            let fixed = try CameraCalibration(law: .fixed).hazard(noticed: share, exposure: 45)
            #expect(abs(fixed * 45 / -log(1 - share) - 1) < 1e-9)
            let exponential = try CameraCalibration(law: .exponential).hazard(noticed: share, exposure: 45)
            #expect(abs(exponential * 45 / (share / (1 - share)) - 1) < 1e-9)
        }
        #expect(throws: SolverError.self) {
            try CameraCalibration().hazard(noticed: 1.5, exposure: 60)
        }
    }

    @Test("The realistic case scales all hazards to one share")
    func realistic() throws {
        let fit = try CameraCalibration(realistic: CameraCalibration.realisticShare).fit()
        let four = try #require(fit.points.first { $0.screens == 4 })
        #expect(abs(four.published - 0.5) < 1e-9)
        #expect(abs(four.simulated - 0.5) < Self.tolerance)
        let shape = try CameraCalibration().fit(incidents: 10)
        for (scaled, plain) in zip(fit.points, shape.points) {
            #expect(abs(scaled.hazard / plain.hazard / fit.scale - 1) < 1e-9)
        }
        // At a number of screens that was not tried the smooth law says what to scale to.
        let other = try CameraCalibration(realistic: .init(screens: 12, noticed: 0.3)).fit(incidents: 10)
        #expect(other.scale > 0.1 && other.scale < 3)
    }

    @Test("A single share has no slope; two have their law")
    func fewShares() throws {
        let one = try CameraCalibration(shares: [.init(screens: 4, noticed: 0.7)]).fit(incidents: 10)
        #expect(one.points.count == 1 && one.smoothError == 0)
        #expect(abs(one.points[0].smooth - 0.7) < 1e-9)
        let two = try CameraCalibration(
            shares: [.init(screens: 9, noticed: 0.5), .init(screens: 1, noticed: 0.8)]
        ).fit(incidents: 10)
        #expect(two.points.map(\.screens) == [1, 9])
        #expect(two.smoothError < 1e-6)
    }

    @Test("The committed piece of a scenario is what the command writes")
    func committed() throws {
        let file = try String(
            contentsOfFile: shippedScenario("cctv/common/watching.yaml"), encoding: .utf8)
        #expect(file == (try CameraCalibration().fit(incidents: 10).fragment()))
    }
}
