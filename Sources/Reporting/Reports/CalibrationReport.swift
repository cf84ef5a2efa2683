import Experiments

/// The fit of `sigap calibrate cctv` as a table to read.
public struct CalibrationReport {
    private let fit: CameraFit
    private let language: Language

    /// A report on a fit.
    public init(_ fit: CameraFit, language: Language) {
        self.fit = fit
        self.language = language
    }

    /// The whole text.
    public func text() -> String {
        var table = TextTable([
            (language("Screens", "Layar"), .right), (language("Published", "Terbitan"), .right),
            (language("Rate/min", "Laju/menit"), .right), (language("low", "rendah"), .right),
            (language("high", "tinggi"), .right), (language("Simulated", "Simulasi"), .right),
            (language("Smooth law", "Hukum halus"), .right),
        ])
        for point in fit.points {
            table.add([
                "\(point.screens)", percent(point.published), number(point.hazard * 60),
                number(point.hazardRange.lowerBound * 60), number(point.hazardRange.upperBound * 60),
                percent(point.simulated), percent(point.smooth),
            ])
        }
        let exposure = number(fit.problem.exposure)
        let range =
            "\(number(fit.problem.exposureRange.lowerBound))–\(number(fit.problem.exposureRange.upperBound))"
        return table.text() + "\n"
            + language(
                "Exposure \(exposure) s, \(fit.problem.law.rawValue); low and high for \(range) s. ",
                "Paparan \(exposure) s, \(fit.problem.law.rawValue); rendah dan tinggi untuk \(range) s. ")
            + language(
                "\(fit.incidents) incidents for each simulated share.\n",
                "\(fit.incidents) kejadian untuk tiap bagian simulasi.\n")
            + language("Smooth law: ", "Hukum halus: ") + law
            + language(", root mean square error ", ", galat akar rata-rata kuadrat ")
            + percent(fit.smoothError) + ".\n"
    }

    private var law: String {
        switch fit.smoothLaw {
        case .exponential(let level, let decline):
            "\(number(level * 60 * fit.scale)) · exp(−\(number(decline)) · (m − 1)) /min"
        case .power(let level, let decline): "\(number(level * 60 * fit.scale)) · m^−\(number(decline)) /min"
        }
    }

    private func percent(_ share: Double) -> String { NumberStyle(language).text(share, unit: .share) }

    private func number(_ value: Double) -> String {
        let style = NumberStyle(language)
        return value == value.rounded() ? style.decimal(value, digits: 0) : style.decimal(value, digits: 3)
    }
}
