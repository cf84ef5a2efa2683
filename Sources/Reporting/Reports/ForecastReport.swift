import CityModel
import Experiments

/// What `--dry-run` of an experiment of many variants prints: runs, time, and what of it cannot be run.
public struct ForecastReport: Sendable {
    private let forecast: DesignForecast
    private let scenarios: Int
    private let threads: Int
    private let isSearched: Bool
    private let words: ReportWording

    /// A report.
    ///
    /// - Parameters:
    ///   - forecast: What was foretold.
    ///   - scenarios: How many scenarios each variant is made of.
    ///   - threads: How many threads the time is meant for.
    ///   - isSearched: Whether break-even values are searched besides.
    ///   - language: English or Indonesian.
    public init(
        _ forecast: DesignForecast, scenarios: Int, threads: Int, isSearched: Bool, language: Language
    ) {
        self.forecast = forecast
        self.scenarios = scenarios
        self.threads = threads
        self.isSearched = isSearched
        words = ReportWording(language: language, pageWidth: 100)
    }

    /// The report as lines.
    public func text() -> String {
        let count = forecast.variants * scenarios
        let runs = Double(count * forecast.replications)
        func whole(_ number: Double) -> String { words.style.decimal(number, digits: 0) }
        func time(_ seconds: Double) -> String { words.style.amount(seconds, unit: .seconds) }
        var lines = [
            words("Scenarios: ", "Skenario: ") + "\(count)",
            words("Runs: ", "Simulasi: ") + whole(runs)
                + words(
                    " (\(forecast.replications) replications each)",
                    " (masing-masing \(forecast.replications) ulangan)"),
            words("Events: about ", "Peristiwa: sekitar ") + whole(runs * forecast.eventsPerRun),
            words("Time: about ", "Waktu: sekitar ") + time(forecast.seconds)
                + words(" with \(threads) threads", " dengan \(threads) utas"),
        ]
        if isSearched {
            let each = time(5 * forecast.secondsPerVariant)
            lines.append(
                words(
                    "Each break-even value takes about 5 variants more, \(each); seldom is one searched.",
                    "Tiap titik impas perlu sekitar 5 varian lagi, \(each); jarang ada yang dicari."))
        }
        if forecast.refused > 0 {
            lines.append(
                words(
                    "Refused: \(forecast.refused) of \(forecast.tried) variants that were tried, whose values do not fit together:",
                    "Ditolak: \(forecast.refused) dari \(forecast.tried) varian yang dicoba, yang nilainya tidak cocok satu sama lain:"
                ))
            lines += forecast.reasons.prefix(5).map { "  \($0.variants) × \($0.text)" }
        }
        lines.append(words("Nothing was written.", "Tidak ada yang ditulis."))
        return lines.map { $0 + "\n" }.joined()
    }
}
