/// What a random number is for: one constant for each use, so that no two uses share numbers.
///
/// The numbers are part of the model's identity: changing one changes every result that it touches.
enum Purpose {
    static let incidentArrival: UInt32 = 1
    static let streamArrival: UInt32 = 2
    static let falseAlarmArrival: UInt32 = 3
    static let zone: UInt32 = 10
    static let place: UInt32 = 11
    static let priority: UInt32 = 12
    static let need: UInt32 = 13
    static let lasts: UInt32 = 14
    static let camera: UInt32 = 15
    static let transported: UInt32 = 16
    static let alarmType: UInt32 = 17
    static let reporters: UInt32 = 20
    static let reporterDelay: UInt32 = 21
    static let line: UInt32 = 22
    static let app: UInt32 = 23
    static let patience: UInt32 = 24
    static let redial: UInt32 = 25
    static let redialDelay: UInt32 = 26
    static let toldToRing: UInt32 = 27
    static let misdial: UInt32 = 28
    static let duplicate: UInt32 = 29
    static let streamTalk: UInt32 = 30
    static let answering: UInt32 = 31
    static let locating: UInt32 = 32
    static let interviewing: UInt32 = 33
    static let dispatching: UInt32 = 34
    static let wrapUp: UInt32 = 35
    static let verifying: UInt32 = 36
    static let triage: UInt32 = 37
    static let agency: UInt32 = 38
    static let briefing: UInt32 = 40
    static let recordDelay: UInt32 = 41
    static let handoverLoss: UInt32 = 42
    static let approval: UInt32 = 43
    static let absence: UInt32 = 50
    static let attendance: UInt32 = 51
    static let outage: UInt32 = 52
    static let noticing: UInt32 = 60
    static let analytics: UInt32 = 61
    static let latency: UInt32 = 62
    static let cameraOutage: UInt32 = 63
    static let turnout: UInt32 = 70
    static let travel: UInt32 = 71
    static let onScene: UInt32 = 72
    static let hospital: UInt32 = 73
    static let dayFactor: UInt32 = 80
    static let bursts: UInt32 = 81
    static let clusterSize: UInt32 = 82
    static let clusterDelay: UInt32 = 83
    static let surgeBegins: UInt32 = 84
    static let surgeLasts: UInt32 = 85
    static let componentOutage: UInt32 = 140
    static let componentAge: UInt32 = 141
    /// Loss of what is told by telephone where records are usual: the record's own loss has other numbers.
    static let tellingLoss: UInt32 = 142
}
