import EventKernel

struct Seat: BitwiseCopyable {
    /// Names the person's spells.
    var identity: UInt64
    var group: Int32
    var isRostered = false
    var isPresent = true
    var task: Int32 = -1
    var isInterruptible = false
    var spell: UInt32 = 0

    /// The shift of the person at the seat, as far as it matters who it is: the place of the shift and the post.
    var shift = Int64.min
    var post: Int32 = -1
    /// When the person came, and goes.
    var dutyBegan: Int64 = 0
    var dutyEnds = Int64.min
    /// Stays on after the shift until a stand-in comes.
    var isStaying = false
    var isOnBreak = false
    var isDueForBreak = false
    /// When the next break is due, or the present one ends.
    var breakEvent = EventHandle.none
    /// When the person was hired, and how many before.
    var hiredAt: Int64 = 0
    var hires: UInt32 = 0
    /// Counted among the call-takers who are at their seat.
    var isAttending = false

    var isFree: Bool { isRostered && isPresent && !isOnBreak && task < 0 }
}

/// A place in a staff group's endless sequence of shifts: a row of the plan, so many weeks later.
struct ShiftPlace: BitwiseCopyable {
    var week: Int64
    var position: Int32
}

/// What changes at a desk.
struct DeskState: BitwiseCopyable {
    var lines: Int32 = 0
    var isDown = false
    /// Posts of call-takers rostered now: none means closed.
    var openPosts: Int32 = 0
    var queued: Int32 = 0
    var busy: Int32 = 0
    var rostered: Int32 = 0
    /// Posts that the roster plans now, of all groups.
    var planned: Int32 = 0
    /// Call-takers who are rostered, not away and not on break.
    var attending: Int32 = 0
    /// People who stay on after their shift.
    var staying: Int32 = 0
    var accruedUntil: Int64 = 0
    var outages: UInt32 = 0
    /// What stands in its room, and what of it fails.
    var room = RoomState()
    /// Since when calls have not come in, µs; notYet: they do.
    var unreachableSince = notYet
}

/// What has failed in a desk's room, or of what it depends on.
struct RoomState: BitwiseCopyable {
    var supplyIsDown = false
    var exchangeIsDown = false
    var serverIsDown = false
    /// The grid or its own supply has failed; a backup may bridge that.
    var isOnBackup = false
    var backupEnds = EventHandle.none
    /// There is no power at all.
    var isDark = false
    /// Calls do not come in: the carrier, the exchange or power has failed.
    var telephoneFails = false
    /// Records and video do not: the network, the server or power has failed.
    var recordsFail = false
}

/// What of the city-wide supplies has failed.
struct SupplyState: BitwiseCopyable {
    var gridIsDown = false
    var carrierIsDown = false
    var networkIsDown = false
}

/// A component of the infrastructure.
struct ComponentState: BitwiseCopyable {
    var isDown = false
    /// Times between failures and repairs that have begun.
    var spells: UInt32 = 0
}
