struct Seat: BitwiseCopyable {
    /// Names the person's spells.
    var identity: UInt64
    var group: Int32
    var isRostered = false
    var isPresent = true
    /// A watcher who rests.
    var isOnBreak = false
    var task: Int32 = -1
    var isInterruptible = false
    var spell: UInt32 = 0

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
    var accruedUntil: Int64 = 0
    var outages: UInt32 = 0
}
