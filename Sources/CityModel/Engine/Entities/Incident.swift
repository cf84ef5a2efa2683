/// A time that has not come: entities hold microseconds, and none is negative.
let notYet: Int64 = -1

/// Something that happens in a zone and may need help.
struct Incident: BitwiseCopyable {
    var identity: UInt64
    var type: Int32
    var zone: Int32
    /// True priority, 1 most urgent … 4.
    var priority: Int32
    var place: Place
    /// A false alarm of the cameras looks like an incident to those who respond, but is none.
    var isReal: Bool
    var isMeasured: Bool
    var isOver = false
    var sentWrongAgency = false
    var anyAttempt = false
    var occurredAt: Int64
    var firstAttemptAt = notYet
    var firstAnsweredAt = notYet
    /// When the desk that could send something first had the report.
    var receivedAt = notYet
    var firstDispatchAt = notYet
    var firstOnSceneAt = notYet
    var allOnSceneAt = notYet
    var detectedAt = notYet
    /// Unit kinds that are truly needed, one bit each.
    var neededKinds: UInt32
    /// Kinds for which units have been asked for.
    var requestedKinds: UInt32 = 0
    /// Units still missing on scene, by position in the type's list of needs.
    var missing: SIMD4<UInt8>
    /// Handovers begun about it, and reports that nobody recognised as duplicates: they number the draws.
    var handovers: UInt32 = 0
    var duplicates: Int32 = 0
    /// Desks that know of it, one bit each.
    var knownAt: UInt64 = 0
    /// The camera that shows it; -1: none.
    var camera: Int32
    /// The camera worked at the onset, the picture was kept, somebody was at the screens who might have noticed.
    var wasShown = false
    var wasRecorded = false
    var wasWatched = false
    /// A call had made it known where the cameras are watched before a person turned to the detection.
    var wasKnownBefore = false
    /// Kilometres between where it is and where crews are told that it is.
    var locationError: Double = 0
    var isLocated = false
    /// When a caller first compressed the chest on a call-taker's advice.
    var cprAt = notYet
    /// Somebody has seen through the prank: nothing more is sent.
    var isCalledOff = false
    /// What still refers to it: pending reporters, tasks, records, requests, units, its own end.
    var references: Int32 = 1

    /// When somebody of the service first knew: the first answer or, where nobody rang, a camera's detection.
    var firstKnownAt: Int64 { firstAnsweredAt >= 0 ? firstAnsweredAt : detectedAt }
}
