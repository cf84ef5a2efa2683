import Foundation

/// A decimal number held exactly: `coefficient` / 10^`scale`.
///
/// Shares such as 2.5 % and factors such as 5.25 have no exact binary form, and a budget must agree to the
/// rupiah with what anybody computes by hand.
package struct ExactDecimal: Hashable, Sendable {
    /// The digits as a whole number.
    package let coefficient: Int64
    /// How many of them stand behind the decimal point.
    package let scale: Int

    /// The most digits that are read; enough for any price or factor, and few enough that products of two fit.
    package static let digitLimit = 17

    /// A whole number.
    package init(whole: Int64) {
        coefficient = whole
        scale = 0
    }

    /// A number with decimals.
    package init(coefficient: Int64, scale: Int) {
        var coefficient = coefficient
        var scale = scale
        while scale > 0, coefficient % 10 == 0 {
            coefficient /= 10
            scale -= 1
        }
        self.coefficient = coefficient
        self.scale = scale
    }

    /// The same number; nil where it has more than ``digitLimit`` digits.
    package init?(_ decimal: Decimal) {
        guard decimal.isFinite else { return nil }
        let parts = decimal.description.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count <= 2 else { return nil }
        let fraction = parts.count == 2 ? parts[1] : ""
        let digits = parts[0] + fraction
        guard digits.utf8.count <= Self.digitLimit + 1, let coefficient = Int64(digits),
            coefficient.magnitude < 100_000_000_000_000_000
        else { return nil }
        self.init(coefficient: coefficient, scale: fraction.utf8.count)
    }

    /// The number for output.
    package var decimal: Decimal {
        Decimal(
            sign: coefficient < 0 ? .minus : .plus, exponent: -scale,
            significand: Decimal(coefficient.magnitude))
    }

    /// The exact product; nil where it has too many digits.
    package func multiplied(by other: ExactDecimal) -> ExactDecimal? {
        let (product, overflow) = coefficient.multipliedReportingOverflow(by: other.coefficient)
        return overflow ? nil : ExactDecimal(coefficient: product, scale: scale + other.scale)
    }

    /// The exact sum; nil where it has too many digits.
    package func adding(_ other: ExactDecimal) -> ExactDecimal? {
        let scale = max(scale, other.scale)
        func digits(_ number: ExactDecimal) -> Int64? {
            var result = number.coefficient
            for _ in number.scale..<scale {
                let (next, overflow) = result.multipliedReportingOverflow(by: 10)
                if overflow { return nil }
                result = next
            }
            return result
        }
        guard let left = digits(self), let right = digits(other) else { return nil }
        let (sum, overflow) = left.addingReportingOverflow(right)
        return overflow ? nil : ExactDecimal(coefficient: sum, scale: scale)
    }

    /// The product with an amount of money, rounded half up to whole rupiah; nil where it does not fit.
    ///
    /// - Precondition: Neither is negative.
    package func amount(at unitPrice: Int64) -> Int64? {
        precondition(coefficient >= 0 && unitPrice >= 0, "Prices and quantities are not negative.")
        // Two numbers below 2^63 multiply to less than 2^126, which Int128 holds.
        let product = Int128(coefficient) * Int128(unitPrice)
        guard scale <= 37 else { return nil }
        let unit = (0..<scale).reduce(Int128(1)) { power, _ in power * 10 }
        let whole = product / unit
        // Comparing the remainder with what is missing to a whole cannot overflow, doubling it could.
        let remainder = product % unit
        return Int64(exactly: remainder >= unit - remainder && remainder > 0 ? whole + 1 : whole)
    }

    /// A price after years of inflation, rounded half up to whole rupiah once, at the end; nil where it does not
    /// fit.
    ///
    /// The product price × (1 + rate)^years is formed digit by digit, so that no number of years and no rate
    /// makes it inexact.
    ///
    /// - Parameters:
    ///   - price: In prices of the first year, not negative.
    ///   - rate: Rise per year, above −1.
    ///   - years: How often the rise applies, zero or more.
    /// - Complexity: O(*years*²) in the digits of the rate.
    package static func inflated(_ price: Int64, by rate: ExactDecimal, years: Int) -> Int64? {
        precondition(price >= 0 && years >= 0, "A price is not negative and inflation runs forward.")
        let one = (0..<rate.scale).reduce(Int64(1)) { power, _ in power * 10 }
        let factor = one + rate.coefficient
        precondition(factor > 0, "Prices cannot fall by 100 % a year.")
        var product = DigitString(UInt64(price))
        for _ in 0..<years { product.multiply(by: UInt64(factor)) }
        return product.roundedHalfUp(droppingLast: rate.scale * years)
    }
}

/// A whole number of any size as decimal digits, the last digit first.
private struct DigitString {
    private var digits: [UInt8] = []

    init(_ value: UInt64) {
        append(value)
    }

    private mutating func append(_ value: UInt64) {
        var rest = value
        while rest > 0 {
            digits.append(UInt8(rest % 10))
            rest /= 10
        }
    }

    /// Multiplies by a number of at most ``ExactDecimal/digitLimit`` + 1 digits, so that nine times it and a
    /// carry fit into 64 bits.
    mutating func multiply(by factor: UInt64) {
        precondition(factor <= 1_000_000_000_000_000_000, "The factor has too many digits.")
        var carry: UInt64 = 0
        for index in digits.indices {
            let product = UInt64(digits[index]) * factor + carry
            digits[index] = UInt8(product % 10)
            carry = product / 10
        }
        append(carry)
    }

    /// The number divided by 10^count, rounded half up; nil where it exceeds `Int64`.
    func roundedHalfUp(droppingLast count: Int) -> Int64? {
        var value: Int64 = 0
        for digit in digits.dropFirst(count).reversed() {
            let (shifted, tooBig) = value.multipliedReportingOverflow(by: 10)
            let (sum, overflow) = shifted.addingReportingOverflow(Int64(digit))
            if tooBig || overflow { return nil }
            value = sum
        }
        // Half up needs the first dropped digit only.
        guard count > 0, digits.count >= count, digits[count - 1] >= 5 else { return value }
        return value == .max ? nil : value + 1
    }
}
