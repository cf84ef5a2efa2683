import Foundation
import Statistics

extension CameraFit {
    /// The hazards as a piece of a scenario, with where they come from: a file to extend.
    public func fragment() -> String {
        var text = """
            # Written by `sigap calibrate cctv`; to be named in `extends` behind a file that describes `cctv`.
            sigap: 1
            cctv:
              watching:
                hazard_by_screens:

            """
        for point in points {
            text += "      \(point.screens): {value: \(Self.perMinute(point.hazard)), "
            text += "low: \(Self.perMinute(point.hazardRange.lowerBound)), "
            text += "high: \(Self.perMinute(point.hazardRange.upperBound)), "
            text += "source: \"\(source(of: point))\", grade: C}\n"
        }
        return text
    }

    private func source(of point: CameraCalibration.Point) -> String {
        let law = problem.law == .fixed ? "" : " on the average (exponential)"
        let share = "\(Self.percent(point.published)) noticed in \(Self.plain(problem.exposure)) s\(law)"
        let range =
            "low and high: \(Self.plain(problem.exposureRange.upperBound)) and "
            + "\(Self.plain(problem.exposureRange.lowerBound)) s"
        guard let realistic = problem.realistic else {
            return "\(share): cctv.detect.by_monitors, Aldridge, UK PSDB, in securitysa.com (article 3313); "
                + "the exposure is an assumption, \(range)"
        }
        return "\(share): the shape of cctv.detect.by_monitors scaled to "
            + "\(Self.percent(realistic.noticed)) with \(realistic.screens) screens, cctv.detect.realistic, "
            + "Donald, Donald, Thatcher 2015; exposure and screens are assumptions, \(range)"
    }

    /// Six digits, so that the last bits of a C library do not show.
    private static func perMinute(_ hazard: Double) -> String { "\(plain(rounded(hazard * 60)))/min" }

    private static func percent(_ share: Double) -> String { "\(plain(rounded(share * 100, digits: 3))) %" }

    private static func rounded(_ value: Double, digits: Int = 6) -> Double {
        guard value > 0 else { return 0 }
        let scale = pow(10, Double(digits - 1) - log10(value).rounded(.down))
        return (value * scale).rounded() / scale
    }

    private static func plain(_ value: Double) -> String {
        value == value.rounded() ? "\(Int(value))" : value.description
    }
}

/// e^x.
func naturalExponential(_ x: Double) -> Double { exp(x) }

/// base^exponent.
func raised(_ base: Double, to exponent: Double) -> Double { pow(base, exponent) }
