import Experiments

/// What `sigap check` prints: each assumption that moved, then how many hold.
public struct CheckSummary: Sendable {
    private let reports: [CheckReport]
    private let words: ReportWording

    /// A summary of the reports of several check files.
    public init(_ reports: [CheckReport], language: Language, pageWidth: Int = 100) {
        self.reports = reports
        words = ReportWording(language: language, pageWidth: pageWidth)
    }

    /// The summary as lines.
    public func text() -> String {
        var text = ""
        for report in reports {
            for failure in Self.failures(report.rows) { text += words.paragraph(self.text(failure)) }
            let failed = report.failedChecks.count
            let passed = report.checks - failed
            text += words.paragraph(
                words(
                    "\(words.text(report.title)): \(passed) of \(report.checks) checks hold (\(report.simulations) simulations).",
                    "\(words.text(report.title)): \(passed) dari \(report.checks) pemeriksaan terpenuhi (\(report.simulations) simulasi)."
                ))
        }
        return text
    }

    /// What fails in the same words, such as a value that several scenarios take from one file.
    private struct Failure {
        var check: String
        var message: String
        var scenarios: [String]
    }

    /// In the order of the first row of each; linear, because a file may have thousands of rows.
    private static func failures(_ rows: [CheckRow]) -> [Failure] {
        var failures: [Failure] = []
        var places: [[String]: Int] = [:]
        for row in rows where !row.passed {
            let place = places[[row.check, row.message], default: failures.count]
            if place == failures.count {
                places[[row.check, row.message]] = place
                failures.append(Failure(check: row.check, message: row.message, scenarios: []))
            }
            if !row.scenario.isEmpty, !failures[place].scenarios.contains(row.scenario) {
                failures[place].scenarios.append(row.scenario)
            }
        }
        return failures
    }

    private func text(_ failure: Failure) -> String {
        let names = failure.scenarios.joined(separator: words.style.separator)
        let scenarios: String =
            switch failure.scenarios.count {
            case 0: ""
            case 1: words(" (scenario ", " (skenario ") + names + ")"
            default: words(" (scenarios ", " (skenario ") + names + ")"
            }
        return words("FAILED ", "GAGAL ") + "\(failure.check)\(scenarios): \(failure.message)"
    }
}
