import Foundation

/// The `budget` of a scenario: prices, agencies and account codes, as written.
public struct BudgetSection: Hashable, Sendable {
    /// The year in whose prices everything is stated.
    public var currencyYear: Int
    /// The first fiscal year of the plan.
    public var firstFiscalYear: Int
    /// How many fiscal years the plan has.
    public var fiscalYears: Int
    /// Rise of running costs per year, 0.025 for 2.5 %, exact.
    public var inflation: Decimal
    /// Persons per post that is staffed round the clock (168 h a week), exact.
    public var reliefFactor: Decimal
    /// The agencies that pay.
    public var agencies: [BudgetAgency]
    /// The account codes in use.
    public var accountCodes: [AccountCode]
    /// What is bought.
    public var items: [BudgetItem]

    /// A budget.
    public init(
        currencyYear: Int, firstFiscalYear: Int, fiscalYears: Int, inflation: Decimal = 0,
        reliefFactor: Decimal = 1, agencies: [BudgetAgency] = [], accountCodes: [AccountCode] = [],
        items: [BudgetItem] = []
    ) {
        self.currencyYear = currencyYear
        self.firstFiscalYear = firstFiscalYear
        self.fiscalYears = fiscalYears
        self.inflation = inflation
        self.reliefFactor = reliefFactor
        self.agencies = agencies
        self.accountCodes = accountCodes
        self.items = items
    }
}

/// An agency (OPD) that pays.
public struct BudgetAgency: Hashable, Sendable {
    /// The name by which desks and items refer to it.
    public var id: String
    /// What budgets call it.
    public var name: String
    /// Its code in the regional budget.
    public var code: String?

    /// An agency.
    public init(id: String, name: String, code: String? = nil) {
        self.id = id
        self.name = name
        self.code = code
    }
}

/// A code of the chart of accounts.
public struct AccountCode: Hashable, Sendable {
    /// The code, `5.1.02.02`.
    public var code: String
    /// What the chart calls it.
    public var name: String

    /// A code.
    public init(code: String, name: String) {
        self.code = code
        self.name = name
    }
}

/// Something that is paid for.
public struct BudgetItem: Hashable, Sendable {
    /// Who pays.
    public enum Payer: Hashable, Sendable {
        /// The agency of this identifier.
        case agency(String)
        /// The agency of each desk that the item applies to.
        case deskAgency
    }

    /// What the price is multiplied with.
    public enum Driver: String, Hashable, Sendable, CaseIterable {
        /// People employed: posts times the relief factor, scaled by staffed hours.
        case persons
        /// Posts, the greatest number on duty at once.
        case posts
        /// Cameras.
        case cameras
        /// Desks.
        case desks
        /// Units.
        case units
        /// Once for the whole scenario.
        case fixed
        /// Trips for nothing, as a simulation counts them.
        case wastedTrips = "wasted_trips"
        /// Expected new hires a year: people employed times their desk's turnover.
        case hires
    }

    /// When it is paid.
    public enum Timing: Hashable, Sendable {
        /// In every fiscal year.
        case yearly
        /// In the first fiscal year.
        case once
        /// In the first fiscal year and again after so many years.
        case every(years: Int)
    }

    /// The levels at which it is needed; an empty list does not restrict.
    public struct Condition: Hashable, Sendable {
        /// Technical levels.
        public var technical: [String] = []
        /// Institutional levels.
        public var institutional: [String] = []
        /// Technology levels, by name.
        public var technology: [String] = []
        /// Adoption levels, by name.
        public var adoption: [String] = []
        /// Human-resource levels of the desks it applies to, by name.
        public var humanResources: [String] = []

        /// A condition.
        public init(
            technical: [String] = [], institutional: [String] = [], technology: [String] = [],
            adoption: [String] = [], humanResources: [String] = []
        ) {
            self.technical = technical
            self.institutional = institutional
            self.technology = technology
            self.adoption = adoption
            self.humanResources = humanResources
        }
    }

    /// The name by which results refer to it.
    public var id: String
    /// What budgets call it.
    public var name: LocalizedText
    /// Who pays.
    public var payer: Payer
    /// The account code.
    public var account: String
    /// What the price is multiplied with.
    public var driver: Driver
    /// The desks it applies to; empty for all.
    public var desks: [String]
    /// The unit kinds it applies to; empty for all.
    public var unitKinds: [String]
    /// Only what lies beyond this number is paid for; nil for all.
    public var onlyAbove: Int?
    /// The human-resource level of the desks it applies to; nil for all.
    public var staffLevel: String?
    /// The price of one payment in rupiah.
    public var price: Int64
    /// The least plausible price in rupiah.
    public var lowPrice: Int64?
    /// The greatest plausible price in rupiah.
    public var highPrice: Int64?
    /// Payments a year, exact.
    public var timesPerYear: Decimal
    /// When it is paid.
    public var timing: Timing
    /// The levels at which it is needed, all of which must hold.
    public var condition: Condition

    /// An item.
    public init(
        id: String, name: LocalizedText, payer: Payer, account: String, driver: Driver, desks: [String] = [],
        unitKinds: [String] = [], onlyAbove: Int? = nil, staffLevel: String? = nil, price: Int64,
        lowPrice: Int64? = nil, highPrice: Int64? = nil, timesPerYear: Decimal = 1, timing: Timing = .yearly,
        condition: Condition = Condition()
    ) {
        self.id = id
        self.name = name
        self.payer = payer
        self.account = account
        self.driver = driver
        self.desks = desks
        self.unitKinds = unitKinds
        self.onlyAbove = onlyAbove
        self.staffLevel = staffLevel
        self.price = price
        self.lowPrice = lowPrice
        self.highPrice = highPrice
        self.timesPerYear = timesPerYear
        self.timing = timing
        self.condition = condition
    }
}
