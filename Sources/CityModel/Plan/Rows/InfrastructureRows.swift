/// Something that fails and is repaired.
struct ComponentRow: BitwiseCopyable {
    enum Kind: UInt8 { case grid, carrier, network, power, exchange, server }
    var kind: Kind
    /// The desk in whose room it stands; -1: everywhere.
    var desk: Int32
    /// Names its numbers: the same in every scenario that has it.
    var identity: UInt64
    var meanTimeBetween: Double
    var meanTimeToRepair: Double
    var cutsCalls: Bool
}

/// The room of a desk.
struct RoomRow: BitwiseCopyable {
    /// Microseconds that a backup bridges.
    var backup: Int64 = 0
    /// Whether people sit here only while the joint centre has fallen back.
    var isFormer = false
    /// Whether the desk answers for the joint centre then.
    var standsIn = false
}

/// Who answers for the joint centre while calls cannot reach it.
struct FallbackRow: BitwiseCopyable {
    /// The joint centre; -1: there is no fallback.
    var centre: Int32 = -1
    var after: Int64 = 0
    /// What links the rooms meanwhile.
    var technical: UInt8 = HandoverRow.phone
    /// The first of them.
    var first: Int32 = -1
}
