#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#elseif canImport(Musl)
    import Musl
#endif

/// The distribution of Kolmogorov's D, which GSL lacks.
enum Kolmogorov {
    /// The probability that D of `count` values is at least `distance`.
    ///
    /// Exact by powers of a matrix (Marsaglia, Tsang, Wang 2003) for up to 1,000 values where the probability is not
    /// tiny; otherwise Kolmogorov's limit with the correction for finite samples by Stephens (1970).
    static func upperTail(distance: Double, count: Int) -> Double {
        if distance <= 0 { return 1 }
        if distance >= 1 { return 0 }
        let size = Double(count)
        // For larger n·D² the probability is below 1e-6 and the complement of its exact value loses digits.
        if count <= 1_000, size * distance * distance < 7.24 {
            return Swift.min(1, Swift.max(0, 1 - lowerTail(distance: distance, count: count)))
        }
        let root = size.squareRoot()
        return limit((root + 0.12 + 0.11 / root) * distance)
    }

    /// 2 Σ (−1)^(k−1) exp(−2 k² λ²).
    private static func limit(_ lambda: Double) -> Double {
        // Below this the series needs many terms and the probability is 1 to the last digit.
        if lambda < 0.2 { return 1 }
        var sum = 0.0
        var sign = 1.0
        for term in 1...100 {
            let addend = exp(-2 * Double(term * term) * lambda * lambda)
            sum += sign * addend
            if addend < 1e-17 { break }
            sign = -sign
        }
        return Swift.min(1, Swift.max(0, 2 * sum))
    }

    /// The probability that D is below `distance`: n!/nⁿ times the middle element of Hⁿ.
    private static func lowerTail(distance: Double, count: Int) -> Double {
        let scaled = Double(count) * distance
        let half = Int(scaled) + 1
        let size = 2 * half - 1
        let gap = Double(half) - scaled
        var base = Matrix(size: size)
        for row in 0..<size {
            for column in 0..<size where row - column + 1 >= 0 { base[row, column] = 1 }
        }
        for index in 0..<size {
            base[index, 0] -= pow(gap, Double(index + 1))
            base[size - 1, index] -= pow(gap, Double(size - index))
        }
        if 2 * gap - 1 > 0 { base[size - 1, 0] += pow(2 * gap - 1, Double(size)) }
        for row in 0..<size {
            for column in 0..<size where row - column + 1 > 0 {
                for divisor in 1...(row - column + 1) { base[row, column] /= Double(divisor) }
            }
        }
        let power = base.power(count)
        var result = power[half - 1, half - 1]
        var exponent = power.exponent
        for factor in 1...count {
            result *= Double(factor) / Double(count)
            if result < 1e-140 {
                result *= 1e140
                exponent -= 140
            }
        }
        return result * pow(10, Double(exponent))
    }
}

/// A square matrix times a power of ten, so that high powers do not overflow.
private struct Matrix {
    let size: Int
    var elements: [Double]
    var exponent = 0

    init(size: Int) {
        self.size = size
        elements = [Double](repeating: 0, count: size * size)
    }

    subscript(row: Int, column: Int) -> Double {
        get { elements[row * size + column] }
        set { elements[row * size + column] = newValue }
    }

    func multiplied(by other: Matrix) -> Matrix {
        var product = Matrix(size: size)
        for row in 0..<size {
            for inner in 0..<size {
                let factor = self[row, inner]
                if factor == 0 { continue }
                for column in 0..<size { product[row, column] += factor * other[inner, column] }
            }
        }
        product.exponent = exponent + other.exponent
        if product[size / 2, size / 2] > 1e140 {
            for index in product.elements.indices { product.elements[index] *= 1e-140 }
            product.exponent += 140
        }
        return product
    }

    func power(_ exponent: Int) -> Matrix {
        if exponent == 1 { return self }
        let root = power(exponent / 2)
        let square = root.multiplied(by: root)
        return exponent.isMultiple(of: 2) ? square : multiplied(by: square)
    }
}
