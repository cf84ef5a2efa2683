import CGSL

extension RandomSource {
    /// A number from the sampler's law, in the law's unit.
    ///
    /// `exponential` and `uniform` are drawn inline by inversion, `triangular`, truncated `normal`, `discrete`
    /// and `empirical` by inversion of one uniform number (rising with it), the others by GSL
    /// (`gsl_ran_gamma`, `gsl_ran_lognormal`, `gsl_ran_weibull`). A mixture spends its first block on the
    /// choice and draws the part from the blocks behind it.
    ///
    /// - Complexity: O(1) expected; O(log *n*) for `mixture` and `discrete`.
    @inlinable
    public mutating func value(
        _ sampler: Sampler, purpose: UInt32, entity: UInt64, draw: UInt32 = 0
    ) -> Double {
        number(sampler.law, purpose: purpose, entity: entity, block: Self.firstBlock(of: draw))
    }

    /// A duration in microseconds: a number from the law, taken as seconds, times `factor`, rounded to the
    /// nearest microsecond (halves away from zero).
    ///
    /// Below 0 it is taken as 0, and above 2⁶¹ µs (73,000 years) as that, so that adding it to a clock cannot
    /// overflow. `factor` must be a number of 0 or more.
    ///
    /// - Complexity: As for ``value(_:purpose:entity:draw:)``.
    @inlinable
    public mutating func microseconds(
        _ sampler: Sampler, purpose: UInt32, entity: UInt64, draw: UInt32 = 0, factor: Double = 1
    ) -> Int64 {
        let seconds = value(sampler, purpose: purpose, entity: entity, draw: draw) * factor
        return Self.microseconds(seconds: seconds)
    }

    /// Seconds as whole microseconds within 0 ... 2⁶¹.
    @inlinable
    @inline(__always)
    static func microseconds(seconds: Double) -> Int64 {
        assert(!seconds.isNaN, "a duration must be a number")
        let scaled = max(0, min(seconds * 1e6, 0x1p61))
        // Truncating and correcting is exact and spares every draw a call of the C library's `round`.
        let truncated = Int64(scaled)
        return scaled - Double(truncated) >= 0.5 ? truncated + 1 : truncated
    }

    @inlinable
    func number(_ law: SamplerLaw, purpose: UInt32, entity: UInt64, block: UInt32) -> Double {
        switch law {
        case .constant(let value):
            return value
        case .exponential(let mean):
            return mean * sigap_block_exponential(key, purpose, entity, block)
        case .gamma(let shape, let scale):
            return atBlock(block, purpose: purpose, entity: entity) { gsl_ran_gamma($0, shape, scale) }
        case .lognormal(let zeta, let sigma):
            return atBlock(block, purpose: purpose, entity: entity) { gsl_ran_lognormal($0, zeta, sigma) }
        case .weibull(let scale, let shape):
            return atBlock(block, purpose: purpose, entity: entity) { gsl_ran_weibull($0, scale, shape) }
        case .uniform(let low, let high):
            return low + (high - low) * sigap_block_uniform(key, purpose, entity, block)
        case .triangular(let low, let mode, let high):
            let uniform = sigap_block_uniform(key, purpose, entity, block)
            let span = high - low
            // Inverts F(x) = (x − low)² / (span (mode − low)) left of the mode, 1 − (high − x)² / … right of it.
            return uniform * span < mode - low
                ? low + (uniform * span * (mode - low)).squareRoot()
                : high - ((1 - uniform) * span * (high - mode)).squareRoot()
        case .normal(let normal):
            return normal.quantile(sigap_block_uniform(key, purpose, entity, block))
        case .mixture(let table):
            let part = table.entry(at: sigap_block_uniform(key, purpose, entity, block))
            return number(part, purpose: purpose, entity: entity, block: block + 1)
        case .discrete(let table):
            return table.entry(at: sigap_block_uniform(key, purpose, entity, block))
        case .empirical(let table):
            return table.value(at: sigap_block_uniform(key, purpose, entity, block))
        }
    }
}
