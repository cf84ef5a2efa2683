import EventKernel

/// Somebody who reports an incident, or a call that came on its own, through all of his attempts.
struct Reporter: BitwiseCopyable {
    var identity: UInt64
    var incident: Int32
    var stream: Int32
    var line: Int32
    /// The desk that the present attempt reached (after forwarding).
    var desk: Int32 = -1
    /// Desk to ring instead of the line's own, after being told so; -1: the line's.
    var toldDesk: Int32 = -1
    /// Further desks that the caller has been told to ring, one bit each.
    var pendingDesks: UInt64 = 0
    var attempts: Int32 = 0
    /// Interviews held: a leg of the report at each desk.
    var legs: Int32 = 0
    var firstAttemptAt = notYet
    var attemptAt = notYet
    var reachedAt = notYet
    var isMeasured = false
    var isAttemptMeasured = false
    /// The call of a log that this one is, in the plan's table; -1: drawn.
    var replayed: Int32 = -1
    /// Not a prank and not a silent call.
    var isGenuine = true
    /// A watcher who rings another desk about what a camera showed: his calls are attempts like any other, but he
    /// is no reporter of the reporter KPIs.
    var isWatcher = false
    /// He knew no number and reported nothing.
    var isUnaware = false
    /// His first report was to the right number, or to an app whose desk may send something that is needed.
    var isFirstRight = false
    /// The open call-back; -1: none.
    var callBack: Int32 = -1
    /// When he means to ring again, and that event while nobody rings him back.
    var redialAt = notYet
    var redial = EventHandle.none
    /// The language that the caller needs; -1: the common one.
    var language: Int32 = -1
}
