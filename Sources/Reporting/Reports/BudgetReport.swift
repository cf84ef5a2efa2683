import Budgeting
import Experiments
import ScenarioFiles

/// What `sigap budget` prints about one scenario: cash by agency and fiscal year, or by agency and account of one
/// year.
public struct BudgetReport: Sendable {
    private let scenario: Scenario
    private let plan: BudgetPlan
    private let words: ReportWording

    /// A report.
    public init(scenario: Scenario, plan: BudgetPlan, language: Language, pageWidth: Int = 100) {
        self.scenario = scenario
        self.plan = plan
        words = ReportWording(language: language, pageWidth: pageWidth)
    }

    /// All fiscal years.
    public func text() -> String {
        let years = plan.totals.byYear.map(\.key)
        var table = TextTable(
            [(words("Agency", "Perangkat daerah"), .left)]
                + years.map { (words("\($0)", "TA \($0)"), .right) } + [(words("Total", "Jumlah"), .right)],
            pageWidth: words.pageWidth)
        for agency in plan.totals.byAgency {
            let lines = plan.lines.filter { $0.agencyID == agency.key }
            let amounts = years.map { year in
                lines.reduce(0) { $1.fiscalYear == year ? $0 + $1.amount : $0 }
            }
            table.add([lines.first?.agency ?? agency.key] + (amounts + [agency.amount]).map(millions))
        }
        table.add(
            [words("Total", "Jumlah")]
                + (plan.totals.byYear.map(\.amount) + [plan.totals.overall]).map(millions))
        return heading + table.text() + "\n"
            + words.paragraph(
                words("Millions of rupiah. Total: ", "Dalam juta rupiah. Jumlah: ")
                    + words.style.rupiah(plan.totals.overall)
                    + words("; cost per year: ", "; biaya per tahun: ")
                    + words.style.rupiah(plan.yearlyCost) + ".") + unpriced
    }

    /// One fiscal year; the year must be one of the plan.
    public func text(year: Int) -> String {
        var table = TextTable(
            [
                (words("Account", "Rekening"), .left), (words("Code", "Kode"), .left),
                (words("Amount", "Jumlah"), .right),
            ], pageWidth: words.pageWidth)
        for agency in plan.totals.byAgency {
            let lines = plan.lines.filter { $0.agencyID == agency.key && $0.fiscalYear == year }
            guard let first = lines.first else { continue }
            table.addSection(first.agency)
            for account in plan.totals.byAccount {
                let own = lines.filter { $0.accountCode == account.key }
                guard let line = own.first else { continue }
                table.add(["  " + line.account, account.key, amount(own.reduce(0) { $0 + $1.amount })])
            }
        }
        table.add([words("Total", "Jumlah"), "", amount(plan.cost(year: year))])
        return heading + table.text() + "\n"
            + words.paragraph(
                words("Whole rupiah, fiscal year \(year).", "Dalam rupiah, tahun anggaran \(year)."))
            + unpriced
    }

    /// What the total leaves out; empty where it leaves out nothing.
    private var unpriced: String {
        guard !plan.unpriced.isEmpty else { return "" }
        let items = plan.unpriced.map { name(of: $0.itemID) }.joined(separator: "; ")
        return words.paragraph(
            words(
                "Without \(items): priced by sigap run and sigap compare.",
                "Tanpa \(items): dihitung oleh sigap run dan sigap compare."))
    }

    private func name(of itemID: String) -> String {
        scenario.budget?.items.first { $0.id == itemID }.map { words.text($0.name) } ?? itemID
    }

    private var heading: String { words.paragraph(words.title(scenario)) + "\n" }

    /// The table says once that all is rupiah.
    private func amount(_ amount: Int64) -> String {
        words.style.rupiah(amount).replacing("Rp", with: "")
    }

    /// Five years to the rupiah would not fit on a page; the file has them.
    private func millions(_ amount: Int64) -> String {
        words.style.decimal(Double(amount) / 1_000_000, digits: 1)
    }
}
