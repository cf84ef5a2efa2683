import EventKernel

/// One unit asked for.
struct UnitRequest: BitwiseCopyable {
    var incident: Int32
    var kind: Int32
    var desk: Int32
    /// The n-th unit of its kind for this incident: names the trip.
    var number: Int32
    var priority: Int32
    var isNeeded: Bool
    /// Made in the measured window.
    var isMeasured = false
    /// How many units have been sent for it: all but the last were diverted.
    var sends: UInt32 = 0
    /// The unit that is on its way or on scene; -1: none.
    var unit: Int32 = -1
    /// Its place among the waiting requests.
    var ticket = QueueTicket.none
    /// How many had begun to wait before it.
    var order: UInt64 = 0
    /// A neighbour's unit that is on its way.
    var aid = EventHandle.none
}

struct Unit: BitwiseCopyable {
    enum State: UInt8 {
        case offDuty, atBase
        /// On the way to a base, and free to be sent.
        case returning
        /// Standing at another base than its own.
        case standingBy
        case busy
    }
    /// Among which units it is looked for.
    enum Listing: UInt8 { case none, base, roaming, enRoute }
    var state: State
    var kind: Int32
    var group: Int32
    /// Where it stands, or where its present way began.
    var spot: Spot
    var request: Int32 = -1
    var event = EventHandle.none
    var busySince: Int64 = 0
    /// On the way to a base: when it left, the microseconds of the whole way, and the group whose base it is.
    var returningSince: Int64 = 0
    var returnTakes: Int64 = 0
    var destination: Int32
    /// On the way to an incident: when it rolls, and the microseconds on the road.
    var isEnRoute = false
    var rollsAt: Int64 = 0
    var roadTakes: Int64 = 0
    /// The hospital where its patient goes; -1: none.
    var hospital: Int32 = -1
    var staysOnDuty: Bool
    var listing = Listing.none
    /// Its place in the list of those like it.
    var slot: Int32 = -1
}

extension Unit {
    var isAvailable: Bool { staysOnDuty && (state == .atBase || state == .returning || state == .standingBy) }
}

/// Crews on duty at one base.
struct CrewState: BitwiseCopyable {
    var onDuty: Int32 = 0
    var accruedUntil: Int64 = 0
    /// Units that stay on duty: those at work after the end of their crew's shift do not.
    var staying: Int32 = 0
    /// Units of other bases that stand in here, or are on their way to do so.
    var standIns: Int32 = 0
    /// When a free unit is to move here.
    var coverDue = EventHandle.none
}

/// Which units can be sent, so that nobody need ask each of them.
struct UnitLists: ~Copyable {
    /// Free units at their base: how many by kind, by square of the grid, by group, and one bit for each.
    var freeOfKind: OwnedTable<Int32>
    var freeInCell: OwnedTable<Int32>
    var freeAtBase: OwnedTable<Int32>
    var isFreeAtBase: OwnedTable<UInt64>
    /// Free units away from their base, and units on their way to an incident, each kind from the place of its
    /// first unit on.
    var roaming: OwnedTable<Int32>
    var roamingCount: OwnedTable<Int32>
    var enRoute: OwnedTable<Int32>
    var enRouteCount: OwnedTable<Int32>

    init(kinds: Int, cells: Int, groups: Int, units: Int) {
        freeOfKind = OwnedTable(count: kinds) { _ in 0 }
        freeInCell = OwnedTable(count: cells) { _ in 0 }
        freeAtBase = OwnedTable(count: groups) { _ in 0 }
        isFreeAtBase = OwnedTable(count: (units + 63) / 64) { _ in 0 }
        roaming = OwnedTable(count: units) { _ in -1 }
        roamingCount = OwnedTable(count: kinds) { _ in 0 }
        enRoute = OwnedTable(count: units) { _ in -1 }
        enRouteCount = OwnedTable(count: kinds) { _ in 0 }
    }
}
