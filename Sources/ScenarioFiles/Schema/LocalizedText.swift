/// A text in English and Indonesian.
public struct LocalizedText: Hashable, Sendable {
    /// English.
    public var en: String
    /// Indonesian.
    public var id: String

    /// A text in both languages.
    public init(en: String, id: String) {
        self.en = en
        self.id = id
    }

    /// One text for both languages, such as a name.
    public init(_ text: String) {
        en = text
        id = text
    }
}
