import Budgeting
import ScenarioFiles

extension CSVTable {
    /// `budget.csv`: cash by fiscal year, agency, account code and item.
    ///
    /// - Parameters:
    ///   - lines: In the order of the plans.
    ///   - language: Of items, units and notes; headings are the same in both.
    public static func budget(_ lines: [BudgetLine], language: Language) -> CSVTable {
        func text(_ texts: LocalizedText) -> CSVField { CSVField.text(language(texts.en, texts.id)) }
        return CSVTable(
            name: "budget",
            description: "Cash by fiscal year, agency, account code and item, in whole rupiah.",
            columns: budgetColumns, primaryKey: [],
            rows: lines.map { line in
                [
                    .text(line.scenario), .integer(Int64(line.fiscalYear)), .text(line.agencyCode),
                    .text(line.agency), .text(line.program), .text(line.activity), .text(line.accountCode),
                    .text(line.account), text(line.item), .decimal(line.quantity), text(line.unit),
                    .integer(line.unitPrice), .integer(line.amount), .text(line.priceSource),
                    CSVField(line.priceGrade?.rawValue), text(line.note),
                ]
            })
    }

    private static let budgetColumns: [CSVColumn] = [
        .scenario,
        CSVColumn(
            "fiscal_year", .integer, title: "Fiscal year", titleIndonesian: "Tahun anggaran",
            description: "1 January to 31 December."),
        CSVColumn(
            "agency_code", .string, title: "Agency code", titleIndonesian: "Kode perangkat daerah",
            description: "The code of the agency that pays."),
        CSVColumn(
            "agency", .string, title: "Agency", titleIndonesian: "Perangkat daerah",
            description: "The agency that pays."),
        CSVColumn(
            "program", .string, title: "Programme", titleIndonesian: "Program",
            description: "Empty: to be filled in by the agency."),
        CSVColumn(
            "activity", .string, title: "Activity", titleIndonesian: "Kegiatan",
            description: "Empty: to be filled in by the agency."),
        CSVColumn(
            "account_code", .string, title: "Account code", titleIndonesian: "Kode rekening",
            description: "The account code."),
        CSVColumn(
            "account", .string, title: "Account", titleIndonesian: "Nama rekening",
            description: "What the chart of accounts calls it."),
        CSVColumn(
            "item", .string, title: "Item", titleIndonesian: "Uraian", description: "What is paid for."),
        CSVColumn(
            "quantity", .number, title: "Quantity", titleIndonesian: "Volume",
            description: "How many units in the year, exact."),
        CSVColumn(
            "unit", .string, title: "Unit", titleIndonesian: "Satuan", description: "What `quantity` counts."),
        CSVColumn(
            "unit_price", .integer, unit: "rupiah", title: "Unit price", titleIndonesian: "Harga satuan",
            description: "Whole rupiah for one unit in that year."),
        CSVColumn(
            "amount", .integer, unit: "rupiah", title: "Amount", titleIndonesian: "Jumlah",
            description: "`quantity` times `unit_price`, rounded half up to whole rupiah."),
        CSVColumn(
            "price_source", .string, title: "Source of the price", titleIndonesian: "Sumber harga",
            description: "As written in the scenario."),
        CSVColumn(
            "price_grade", .string, title: "Grade of the price", titleIndonesian: "Mutu harga",
            description: "A read in the source, B published but not opened, C assumed.",
            values: Grade.allCases.map(\.rawValue)),
        CSVColumn(
            "note", .string, title: "Note", titleIndonesian: "Keterangan",
            description: "How quantity and unit price were found."),
    ]
}
