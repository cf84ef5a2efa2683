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
}

struct Unit: BitwiseCopyable {
    enum State: UInt8 { case offDuty, atBase, returning, busy }
    var state: State
    var kind: Int32
    var group: Int32
    var place: Place
    var request: Int32 = -1
    var event = EventHandle.none
    var busySince: Int64 = 0
    /// On the way back: when it left `place`, and the microseconds of the whole way.
    var returningSince: Int64 = 0
    var returnTakes: Int64 = 0
    var staysOnDuty: Bool
}
