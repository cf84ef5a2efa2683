import EventKernel

/// A visible incident that may still be noticed.
struct Watch: BitwiseCopyable {
    var incident: Int32
    /// The group of cameras that shows it.
    var block: Int32 = 0
    /// Exponential threshold of the accumulated hazard.
    var threshold: Double
    /// The block's integral when the camera last began to show the incident.
    var hazardAtStart: Double
    /// What had been accumulated before.
    var accrued = 0.0
    var isShown = true
    var isNoticed = false
    /// Somebody had the camera in his charge and was at the screens, for however short a time.
    var wasWatched = false
    var event = EventHandle.none
    var beganAt: Int64 = 0
    var endsAt: Int64
}

/// Cameras in the charge of the same watchers.
struct WatchBlock: BitwiseCopyable {
    /// Attentive watchers now.
    var watchers: Int32 = 0
    /// Hazard of noticing per second, for an incident in view of one of the cameras.
    var rate = 0.0
    /// Integral of the rate over time.
    var hazard = 0.0
    var accruedUntil: Int64 = 0
    /// Incidents in view whose watch runs.
    var inView: Int32 = 0
    var cameras: Int32 = 0
    var camerasUp: Int32 = 0
}

/// Somebody who may look at screens.
struct Watcher: BitwiseCopyable {
    var seat: Int32
    var block: Int32
    var isAttentive = false
    /// Attentive since.
    var since: Int64 = 0
    /// µs on watch before that, since the last rest.
    var watched: Int64 = 0
    /// When he last left the screens; notYet: he is fresh.
    var leftAt = notYet
    /// Steps of the vigilance decrement behind him.
    var step: Int32 = 0
    var event = EventHandle.none
}

/// A component of what cameras depend on.
struct CameraComponentState: BitwiseCopyable {
    var isBroken = false
    var isMaintained = false
    /// Neither broken nor maintained, and so is everything that it needs.
    var works = true
    var outages: UInt32 = 0
}
