import Randomness

struct CameraRow: BitwiseCopyable {
    var isPresent: Bool
    var desk: Int32
    var cameras: Int32
    /// Hazard of noticing per second and attentive operator for an incident in view of one of the cameras.
    var hazardPerOperator: Double
    var window: Int64
    var mode: UInt8
    var sensitivity: Double
    var latency: Sampler
    var falseAlarmRate: Double
    var meanTimeBetween: Double
    var meanTimeToRepair: Double

    static let manual: UInt8 = 0
    static let assisted: UInt8 = 1
    static let automatic: UInt8 = 2
}
