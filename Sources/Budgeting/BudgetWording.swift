import ScenarioFiles

/// The words of budget lines in both languages; the Indonesian ones follow the budget forms (*volume*, *satuan*).
enum BudgetWording {
    /// What is counted, with the payments in a year.
    static func unit(_ driver: BudgetItem.Driver, times: ExactDecimal) -> LocalizedText {
        var unit =
            switch driver {
            case .persons: LocalizedText(en: "person", id: "orang")
            case .posts: LocalizedText(en: "post", id: "pos")
            case .cameras: LocalizedText(en: "camera", id: "kamera")
            case .desks: LocalizedText(en: "desk", id: "meja")
            case .units: LocalizedText(en: "unit", id: "unit")
            case .fixed: LocalizedText(en: "package", id: "paket")
            case .wastedTrips: LocalizedText(en: "turn-out", id: "pengerahan")
            case .hires: LocalizedText(en: "new hire", id: "petugas baru")
            }
        if times == ExactDecimal(whole: 12) {
            unit.en += " × month"
            unit.id += " × bulan"
        } else if times != ExactDecimal(whole: 1) {
            unit.en += " × payment"
            unit.id += " × kali"
        }
        return unit
    }

    /// Hours of a week: `168 h`, `52 h 30 min`.
    static func hours(_ minutes: Int) -> LocalizedText {
        let (hours, rest) = minutes.quotientAndRemainder(dividingBy: 60)
        guard rest > 0 else { return LocalizedText(en: "\(hours) h", id: "\(hours) jam") }
        return LocalizedText(en: "\(hours) h \(rest) min", id: "\(hours) jam \(rest) menit")
    }

    /// A number with the decimal comma of Indonesian texts.
    static func indonesian(_ number: ExactDecimal) -> String { withComma("\(number.decimal)") }

    /// The same number with a decimal comma.
    static func withComma(_ text: String) -> String {
        text.split(separator: ".", omittingEmptySubsequences: false).joined(separator: ",")
    }
}
