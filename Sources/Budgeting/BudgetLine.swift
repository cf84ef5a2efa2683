import Foundation
import ScenarioFiles

/// One line of a budget: what one agency pays in one fiscal year for one item under one account code.
///
/// `amount` is `quantity` × `unitPrice`, rounded half up to whole rupiah.
public struct BudgetLine: Hashable, Sendable {
    /// The scenario's name.
    public var scenario: String
    /// The fiscal year (*tahun anggaran*), 1 January to 31 December.
    public var fiscalYear: Int
    /// The name by which the scenario refers to the agency.
    public var agencyID: String
    /// The agency's code in the regional budget; empty where the scenario gives none.
    public var agencyCode: String
    /// The agency (*perangkat daerah*, OPD) that pays.
    public var agency: String
    /// The programme; left empty for the officer who knows the agency's programmes.
    public var program: String
    /// The activity (*kegiatan*); left empty like the programme.
    public var activity: String
    /// The account code (*kode rekening*).
    public var accountCode: String
    /// What the chart of accounts calls it.
    public var account: String
    /// The name by which the scenario refers to the item.
    public var itemID: String
    /// What budgets call the item.
    public var item: LocalizedText
    /// How many of the unit (*volume*), exact.
    public var quantity: Decimal
    /// What is counted (*satuan*).
    public var unit: LocalizedText
    /// Whole rupiah for one unit in this fiscal year (*harga satuan*).
    public var unitPrice: Int64
    /// Whole rupiah (*jumlah*).
    public var amount: Int64
    /// Where the price comes from; empty where the scenario does not say.
    public var priceSource: String
    /// How well the price is known; nil where the scenario does not say.
    public var priceGrade: Grade?
    /// How the quantity and the unit price were found.
    public var note: LocalizedText

    /// A line of given parts.
    public init(
        scenario: String, fiscalYear: Int, agencyID: String, agencyCode: String, agency: String,
        program: String = "", activity: String = "", accountCode: String, account: String, itemID: String,
        item: LocalizedText, quantity: Decimal, unit: LocalizedText, unitPrice: Int64, amount: Int64,
        priceSource: String, priceGrade: Grade?, note: LocalizedText
    ) {
        self.scenario = scenario
        self.fiscalYear = fiscalYear
        self.agencyID = agencyID
        self.agencyCode = agencyCode
        self.agency = agency
        self.program = program
        self.activity = activity
        self.accountCode = accountCode
        self.account = account
        self.itemID = itemID
        self.item = item
        self.quantity = quantity
        self.unit = unit
        self.unitPrice = unitPrice
        self.amount = amount
        self.priceSource = priceSource
        self.priceGrade = priceGrade
        self.note = note
    }
}
