import Randomness

/// What the engine knows of cameras beyond one pool of them.
struct SurveillanceRow: BitwiseCopyable {
    /// Whether further measures are wanted.
    var isDetailed: Bool
    var hasInventory: Bool
    var screens: Int32
    var camerasPerOperator: Int32
    /// Hazard of noticing per second while an incident is on one of a fresh watcher's screens.
    var hazardOnScreen: Double
    var hasTour: Bool
    var look: Int64
    var noticesPerLook: Double
    var crowding: Double
    var restoredBy: Int64

    var hasVerification: Bool
    var misses: Double
    var acceptsFalse: Double
    var isByPriority: Bool
    var fatigue: Double
    var memory: Double
    var confidentOfFalse: Double

    /// Minutes after midnight; equal where there is no night.
    var nightFrom: Int32
    var nightTo: Int32
    var nightSensitivity: Double
    /// The surge that stands for rain; -1: none.
    var rainSurge: Int32
    var rainSensitivity: Double

    /// Whether people watch while the software of the automatic level is down.
    var peopleReplaceAnalytics: Bool
    /// Where the components that analytics and recording need stand in the table of needs.
    var analyticsNeeds: NeedsRow
    var recordingNeeds: NeedsRow
    var watchingNeeds: NeedsRow
    /// Whether a component hangs on the city's infrastructure or the watchers' room.
    var hasSupplies: Bool
    /// The closed form of the dependency tree.
    var expectedAvailability: Double
    var repairIsExponential: Bool
    var repair: Sampler
    var residualRepair: Sampler

    var storage: StorageRow

    var hasEnforcement: Bool
    var enforcementRate: Double
    var review: Sampler
    /// Share of all places that some camera shows, for callers who lie about one.
    var shareInView: Double
}

/// Where pictures are kept.
struct StorageRow: BitwiseCopyable {
    var isPresent = false
    /// Camera-microseconds.
    var capacity = Double.infinity
    /// µs.
    var retention = Int64.max
    /// Whether a full store takes nothing more until it is cleared.
    var stops = false
    var clearedEvery: Int64 = 0
    /// Share of incidents in view whose pictures somebody asks for.
    var evidenceShare = 0.0
    var evidenceDelay = Sampler.constant(0)
}

/// A stretch of the table of component indices.
struct NeedsRow: BitwiseCopyable {
    var first: Int32 = 0
    var count: Int32 = 0
}

/// One camera.
struct CameraPlaceRow: BitwiseCopyable {
    var identity: UInt64
    /// -1: anywhere.
    var zone: Int32
    /// The component that it hangs on; -1: none.
    var link: Int32
    /// The group of cameras that are in the charge of the same watchers.
    var block: Int32
    /// Whether the watchers and their software have its picture.
    var isShared = true
}

/// The cameras of one zone, which lie together.
struct ZoneCamerasRow: BitwiseCopyable {
    var first: Int32
    var count: Int32
}

/// Detection of one type by software.
struct DetectionRow: BitwiseCopyable {
    var sensitivity: Double
    var latency: Sampler
    /// Share of true alarms that go out by themselves.
    var confident: Double
    /// How often software takes nothing for this type: its share in view.
    var falseAlarmWeight: Double
    /// The most usual priority of the type.
    var rank: Int32
}

struct VigilanceRow: BitwiseCopyable {
    var after: Int64
    var attention: Double
}

/// A part of the dependency tree; the table holds every component behind all that it needs.
struct CameraComponentRow: BitwiseCopyable {
    var identity: UInt64
    var needs: NeedsRow
    /// Seconds; 0: never fails.
    var meanTimeBetween: Double
    var failureShare: Double
    var repairIsExponential: Bool
    var repair: Sampler
    /// The law of a repair that is met on its way, times a uniform number what is left of it.
    var residualRepair: Sampler
    /// µs; an interval of 0: none.
    var maintenanceFirst: Int64
    var maintenanceEvery: Int64
    var maintenanceLasts: Int64
    /// One bit for each of ``CameraSystem/Supply`` that it needs.
    var supplies: UInt8
}
