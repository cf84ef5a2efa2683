import Budgeting
import Foundation
import Testing

@Suite("Exact decimals")
struct ExactDecimalTests {
    /// Expected values were computed with rational numbers outside the program.
    @Test(
        "Inflation agrees with rational arithmetic to the rupiah",
        arguments: [
            (2_800_000, "0.025", 1, 2_870_000), (350_000, "0.025", 2, 367_719),
            (3_500_000_000, "0.025", 5, 3_959_928_745), (1, "0.5", 1, 2), (3, "0.5", 1, 5),
            (2_500, "0.0257", 30, 5_352), (9, "-0.5", 1, 5), (5, "-0.1", 7, 2),
            (1_234_567, "0.0257", 50, 4_390_687), (0, "0.025", 5, 0), (77, "0", 9, 77), (77, "0.3", 0, 77),
        ] as [(Int64, String, Int, Int64)])
    func inflation(price: Int64, rate: String, years: Int, expected: Int64) throws {
        let exact = try #require(Decimal(string: rate).flatMap { ExactDecimal($0) })
        #expect(ExactDecimal.inflated(price, by: exact, years: years) == expected)
    }

    @Test("What does not fit is refused, not wrapped")
    func overflow() throws {
        #expect(ExactDecimal.inflated(.max / 2 + 1, by: ExactDecimal(whole: 1), years: 1) == nil)
        #expect(ExactDecimal.inflated(.max / 2, by: ExactDecimal(whole: 1), years: 1) == Int64.max - 1)
        #expect(ExactDecimal.inflated(.max, by: ExactDecimal(whole: 0), years: 3) == .max)
        #expect(ExactDecimal(whole: 3).amount(at: .max / 2) == nil)
        #expect(ExactDecimal(coefficient: 5, scale: 1).amount(at: .max) == Int64.max / 2 + 1)
        #expect(ExactDecimal(whole: .max).multiplied(by: ExactDecimal(whole: 2)) == nil)
    }

    /// The product is compared with the definition: `amount` is the whole number `a` for which
    /// 2·a·10^scale lies nearest to 2·coefficient·price, ties upwards.
    @Test("Amounts are rounded half up")
    func amounts() {
        for coefficient in [Int64(0), 1, 5, 49, 50, 51, 149, 150, 151, 999_999, 1_000_001] {
            for scale in 0...6 {
                let unit = (0..<scale).reduce(Int128(1)) { power, _ in power * 10 }
                for price in [Int64(0), 1, 3, 250, 1_000_000_007] {
                    let number = ExactDecimal(coefficient: coefficient, scale: scale)
                    let amount = Int128(number.amount(at: price) ?? -1)
                    let excess = 2 * Int128(coefficient) * Int128(price) - 2 * amount * unit
                    #expect(excess >= -unit && excess < unit, "\(coefficient) / 10^\(scale) × \(price)")
                }
            }
        }
    }

    @Test("Reading keeps every digit and refuses more than fit")
    func reading() throws {
        let half = try #require(Decimal(string: "12.50"))
        #expect(ExactDecimal(half) == ExactDecimal(coefficient: 125, scale: 1))
        #expect(ExactDecimal(half)?.decimal == Decimal(string: "12.5"))
        #expect(ExactDecimal(Decimal(string: "-0.025") ?? 0) == ExactDecimal(coefficient: -25, scale: 3))
        #expect(
            ExactDecimal(Decimal(string: "12345678901234567") ?? 0)?.coefficient == 12_345_678_901_234_567)
        #expect(ExactDecimal(Decimal(string: "123456789012345678") ?? 0) == nil)
        #expect(ExactDecimal(Decimal(string: "0.1234567890123456789") ?? 0) == nil)
        #expect(ExactDecimal(Decimal.nan) == nil)
    }

    /// One post round the clock is 10,080 minutes a week.
    @Test(
        "Persons are whole, rounded up, and exact at the border",
        arguments: [
            (10_080, "5", 5), (10_080, "4.2", 5), (20_160, "4.2", 9), (0, "5", 0), (2_400, "5", 2),
            (12_180, "5", 7), (100_800, "4.25", 43), (10_080, "5.000001", 6), (1, "1", 1),
        ])
    func persons(minutes: Int, factor: String, expected: Int64) throws {
        let relief = try #require(Decimal(string: factor).flatMap { ExactDecimal($0) })
        #expect(Headcount.persons(minutesPerWeek: minutes, reliefFactor: relief) == expected)
    }
}
