import EventKernel

/// A visible incident that may still be noticed.
struct Watch: BitwiseCopyable {
    var incident: Int32
    /// Exponential threshold of the accumulated hazard.
    var threshold: Double
    var hazardAtStart: Double
    var event = EventHandle.none
    var endsAt: Int64
}
