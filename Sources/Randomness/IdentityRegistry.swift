/// Records which name has which identity, and refuses two names with one.
///
/// ```swift
/// var registry = IdentityRegistry()
/// let desk = try registry.register("desk:psc119")   // StableHash.of("desk:psc119")
/// ```
public struct IdentityRegistry: Sendable {
    private var names: [UInt64: String] = [:]
    private let hash: @Sendable (String) -> UInt64

    /// An empty registry of ``StableHash/of(_:)`` identities.
    public init() { self.init(hash: StableHash.of) }

    /// A registry with another hash, so that a collision can be brought about.
    package init(hash: @escaping @Sendable (String) -> UInt64) { self.hash = hash }

    /// The number of names recorded.
    public var count: Int { names.count }

    /// The identity of `name`, which is recorded; registering a name again gives the same identity.
    ///
    /// - Throws: ``IdentityCollision`` when another name has this identity.
    /// - Complexity: O(*n*) in the length of the name.
    @discardableResult
    public mutating func register(_ name: String) throws(IdentityCollision) -> UInt64 {
        let identity = hash(name)
        if let known = names[identity] {
            // By bytes, as the identity is: Swift's == also holds between different normal forms.
            guard known.utf8.elementsEqual(name.utf8) else { throw IdentityCollision(known, name) }
        } else {
            names[identity] = name
        }
        return identity
    }

    /// The name that was registered under `identity`, if any.
    ///
    /// - Complexity: O(1).
    public func name(of identity: UInt64) -> String? { names[identity] }
}

/// Two different names that have the same identity, so that their random numbers would be the same.
public struct IdentityCollision: Error, Hashable, Sendable, CustomStringConvertible {
    /// The name that was there first.
    public let first: String
    /// The name that met it.
    public let second: String

    /// A collision of two names.
    public init(_ first: String, _ second: String) {
        self.first = first
        self.second = second
    }

    /// One sentence with both names and the remedy.
    public var description: String {
        "The names '\(first)' and '\(second)' have the same identity; rename one of them."
    }
}
