/// Why a scenario cannot be priced; all reasons at once.
public struct BudgetError: Error, Hashable, Sendable, CustomStringConvertible {
    /// One reason, with its remedy.
    public enum Problem: Hashable, Sendable, CustomStringConvertible {
        /// The scenario has no `budget`.
        case noBudget
        /// The plan begins before the year in whose prices it is stated.
        case beginsBeforeCurrencyYear(firstFiscalYear: Int, currencyYear: Int)
        /// An agency that pays is not among `budget.agencies`.
        case unknownAgency(item: String, agency: String)
        /// An account code is not among `budget.account_codes`.
        case unknownAccount(item: String, account: String)
        /// `only_above` needs one sum of a whole city, but each desk's agency pays for its own.
        case onlyAboveByDesk(item: String)
        /// A factor has more digits than can be held exactly.
        case tooManyDigits(key: String)
        /// An amount exceeds 9.2 × 10^18 rupiah.
        case tooLarge(item: String, fiscalYear: Int)
        /// The sum of all amounts exceeds 9.2 × 10^18 rupiah.
        case sumTooLarge
        /// The given number of turn-outs is not a number of turn-outs.
        case notACount(Double)

        /// What is wrong and what would be right, one line.
        public var description: String {
            switch self {
            case .noBudget: "budget: is missing; write `budget:` with prices, agencies and account codes"
            case .beginsBeforeCurrencyYear(let first, let currency):
                "budget.first_fiscal_year: \(first) lies before currency_year \(currency); state prices of \(first) or earlier"
            case .unknownAgency(let item, let agency):
                "budget.items.\(item): the agency \"\(agency)\" is not declared; add it to budget.agencies"
            case .unknownAccount(let item, let account):
                "budget.items.\(item): the account code \"\(account)\" is not declared; add it to budget.account_codes"
            case .onlyAboveByDesk(let item):
                "budget.items.\(item): only_above cannot be split among desks; name one agency instead of `of: desk`"
            case .tooManyDigits(let key):
                "budget.\(key): has too many digits; use at most \(ExactDecimal.digitLimit)"
            case .tooLarge(let item, let year):
                "budget.items.\(item): the amount of \(year) is too large; check price and quantity"
            case .sumTooLarge: "budget: the sum of all amounts is too large; check the prices"
            case .notACount(let value):
                "false turn-outs: \(value) is not a number of turn-outs; give a number of at least 0"
            }
        }
    }

    /// The scenario's name.
    public var scenario: String
    /// At least one reason.
    public var problems: [Problem]

    /// An error with the given reasons.
    public init(scenario: String, problems: [Problem]) {
        self.scenario = scenario
        self.problems = problems
    }

    /// One line for each reason.
    public var description: String {
        problems.map { "\(scenario): \($0)" }.joined(separator: "\n")
    }
}
