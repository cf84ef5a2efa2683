/// What may be written in one place of a document.
public indirect enum ValueKind: Sendable {
    /// Any text.
    case text
    /// A text, or a map with the languages `en` and `id`.
    case localizedText
    /// A name that other places refer to: letters, digits, `_` and `-`.
    case identifier
    /// The name of something that is declared elsewhere in the document.
    case reference(ReferenceTarget)
    /// One of a few fixed words.
    case word([String])
    /// A whole number without a unit.
    case integer(NumberRange)
    /// A number without a unit.
    case number(NumberRange)
    /// A number with a unit; the range is in base units.
    case quantity(QuantityDimension, NumberRange)
    /// A date, `2024-01-31`.
    case date
    /// A time of a day, `2024-01-31T14:00`.
    case dateTime
    /// A time of day, `07:00`.
    case clockTime
    /// A list that is replaced as a whole.
    case list(ValueKind, CountRange)
    /// A map with fixed keys.
    case record(ObjectSchema)
    /// A list of maps with fixed keys.
    case records(ObjectSchema, CountRange)
    /// A map whose keys are chosen by the user.
    case dictionary(KeyKind, ValueKind)
    /// A map with exactly one of several keys, which says what kind of thing it is.
    case variant(VariantSchema)
    /// The name of a level that is declared at the given key of the document, or the level itself.
    case level(of: String, ObjectSchema)
    /// One of several forms, told apart by whether they are written as one value, a list or a map, and words
    /// by their text.
    case either([ValueKind])
}

/// Where the names that a reference may use are declared: at the keys of a map or in the `id` of a list.
public struct ReferenceTarget: Hashable, Sendable {
    /// What is referred to, in the words of a message: `desk`.
    public var noun: String
    /// The keys from the root of the document.
    public var path: [String]
    /// The key of each element that holds its name, where the path leads to a list.
    public var key: String

    /// A target.
    public init(noun: String, path: [String], key: String = "id") {
        self.noun = noun
        self.path = path
        self.key = key
    }
}

/// What the keys of a user's map are.
public enum KeyKind: Sendable {
    /// Names that the map declares.
    case identifier
    /// Names that are declared elsewhere.
    case reference(ReferenceTarget)
    /// Whole numbers.
    case integer(NumberRange)
    /// Some of a few fixed words.
    case word([String])
}

/// The numbers that are allowed, in base units.
public struct NumberRange: Hashable, Sendable {
    /// The least number; nil without a bound.
    public var low: Double?
    /// The greatest number; nil without a bound.
    public var high: Double?
    /// Whether `low` itself is not allowed.
    public var excludesLow: Bool

    /// A range.
    public init(low: Double? = nil, high: Double? = nil, excludesLow: Bool = false) {
        self.low = low
        self.high = high
        self.excludesLow = excludesLow
    }

    /// Every number.
    public static let any = NumberRange()
    /// 0 or more.
    public static let nonNegative = NumberRange(low: 0)
    /// More than 0.
    public static let positive = NumberRange(low: 0, excludesLow: true)
    /// 0 to 1, for shares 0 % to 100 %.
    public static let unit = NumberRange(low: 0, high: 1)

    /// Both bounds included.
    public static func between(_ low: Double, _ high: Double) -> NumberRange {
        NumberRange(low: low, high: high)
    }

    /// Whether a number lies in the range.
    public func contains(_ value: Double) -> Bool {
        if let low, excludesLow ? value <= low : value < low { return false }
        if let high, value > high { return false }
        return true
    }
}

/// How many elements a list may have.
public struct CountRange: Hashable, Sendable {
    /// The fewest.
    public var low: Int
    /// The most; nil without a bound.
    public var high: Int?

    /// A range of counts.
    public init(low: Int = 0, high: Int? = nil) {
        self.low = low
        self.high = high
    }

    /// Any number of elements, none included.
    public static let any = CountRange()
    /// One or more.
    public static let some = CountRange(low: 1)

    /// Exactly so many.
    public static func exactly(_ count: Int) -> CountRange { CountRange(low: count, high: count) }

    /// Whether a list may have so many elements.
    public func contains(_ count: Int) -> Bool {
        count >= low && count <= high ?? .max
    }

    /// The allowed counts in words.
    package var description: String {
        if low == high { return "\(low)" }
        if let high { return "\(low) to \(high)" }
        return "\(low) or more"
    }
}
