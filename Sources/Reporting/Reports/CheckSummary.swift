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
            for row in report.rows where !row.passed {
                text += words.paragraph(words("FAILED ", "GAGAL ") + "\(row.check): \(row.message)")
            }
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
}
