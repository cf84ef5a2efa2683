/// The language of what is printed; files carry the same names in either.
public enum Language: String, Hashable, Sendable, CaseIterable {
    /// English.
    case english = "en"
    /// Indonesian, with the terms of the field and the number format of its regulations.
    case indonesian = "id"

    /// One of two texts.
    public func callAsFunction(_ english: String, _ indonesian: String) -> String {
        switch self {
        case .english: english
        case .indonesian: indonesian
        }
    }
}
