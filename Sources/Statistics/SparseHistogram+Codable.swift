extension SparseHistogram: Codable {
    private enum CodingKeys: String, CodingKey {
        case digits, starts, counts, zero, aboveRange, never, sumMicroseconds, minimum, maximum
    }

    /// Writes the histogram; the 128-bit sum as decimal text, because JSON numbers are read as binary fractions.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(digits, forKey: .digits)
        try container.encode(binStarts, forKey: .starts)
        try container.encode(binCounts, forKey: .counts)
        try container.encode(zeroCount, forKey: .zero)
        try container.encode(aboveRangeCount, forKey: .aboveRange)
        try container.encode(neverCount, forKey: .never)
        try container.encode(String(sum), forKey: .sumMicroseconds)
        try container.encodeIfPresent(minimum, forKey: .minimum)
        try container.encodeIfPresent(maximum, forKey: .maximum)
    }

    /// Reads a histogram and refuses one whose parts contradict each other.
    ///
    /// - Throws: `DecodingError`.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        func refuse(_ key: CodingKeys, _ reason: String) -> DecodingError {
            .dataCorruptedError(forKey: key, in: container, debugDescription: reason)
        }
        func readCount(_ key: CodingKeys) throws -> Int {
            let count = try container.decode(Int.self, forKey: key)
            // Sums of such counts stay far from overflow.
            guard (0...(1 << 40)).contains(count) else { throw refuse(key, "is not a count") }
            return count
        }
        let digits = try container.decode(Int.self, forKey: .digits)
        guard (1...3).contains(digits) else { throw refuse(.digits, "must be 1, 2 or 3") }
        let starts = try container.decode([Int64].self, forKey: .starts)
        let counts = try container.decode([Int].self, forKey: .counts)
        guard starts.count == counts.count else { throw refuse(.counts, "needs one count per bin") }
        guard counts.allSatisfy({ (1...(1 << 40)).contains($0) }), counts.count <= 1 << 15 else {
            throw refuse(.counts, "must be positive counts of at most 32768 bins")
        }
        guard zip(starts, starts.dropFirst()).allSatisfy(<),
            starts.allSatisfy({
                (0...DurationBins.limit).contains($0) && DurationBins.start(of: $0, digits: digits) == $0
            })
        else { throw refuse(.starts, "must be ascending starts of bins within 30 days") }
        guard let sum = Int128(try container.decode(String.self, forKey: .sumMicroseconds)),
            (0...(Int128(1) << 112)).contains(sum)
        else { throw refuse(.sumMicroseconds, "must be a whole number that is not negative") }
        self.init(
            digits: digits, binStarts: starts, binCounts: counts, zeroCount: try readCount(.zero),
            aboveRangeCount: try readCount(.aboveRange), neverCount: try readCount(.never), sum: sum,
            minimum: try container.decodeIfPresent(Int64.self, forKey: .minimum),
            maximum: try container.decodeIfPresent(Int64.self, forKey: .maximum))
        guard (minimum == nil) == (finiteCount == 0), (maximum == nil) == (finiteCount == 0) else {
            throw refuse(.minimum, "minimum and maximum are there exactly when a duration ended")
        }
        if let minimum, let maximum {
            guard minimum >= 0, minimum <= maximum else { throw refuse(.minimum, "exceeds the maximum") }
        }
    }
}
