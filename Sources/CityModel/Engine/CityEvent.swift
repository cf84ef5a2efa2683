/// What the event list holds: plain data of 12 bytes.
struct CityEvent: BitwiseCopyable, Sendable {
    enum Kind: UInt8, Sendable {
        /// Demand process `subject` has its next incident, call or false alarm.
        case demand
        /// Offspring `subject` of a cluster comes.
        case offspringArises
        /// Reporter `subject` makes an attempt.
        case attempt
        /// The caller behind task `subject` loses patience.
        case patienceEnds
        /// Task `subject` has waited so long that the desk's helper is to take it.
        case overflow
        /// The work on task `subject` in its present stage is done.
        case taskEnds
        /// The other desk has not answered the call-taker of task `subject`.
        case ringingTimesOut
        /// Record `subject` shows at its desk.
        case recordArrives
        /// Staff group `subject` has another number of posts.
        case rosterChanges
        /// Seat `subject` begins or ends a spell away.
        case attendanceChanges
        /// Desk `subject` fails or is repaired.
        case deskOutage
        /// Unit group `subject` has another number of crews.
        case crewChanges
        /// Unit `subject` reaches the scene, is free again, is back at its base.
        case unitArrives, unitClears, unitReturns
        /// Watch `subject`: an operator notices, the software alarms, the window closes.
        case noticed, analyticsAlarm, watchEnds
        /// Camera `subject` fails or is repaired.
        case cameraOutage
        /// Incident `subject` is over for those who pass.
        case incidentEnds
        /// The measured window ends: without an event, an empty city would never see that it is over.
        case windowEnds
        /// In watch `subject`, watcher `detail` looks at the camera on his tour.
        case looks
        /// The attention of watcher `subject` falls by a step.
        case watcherTires
        /// Component `subject` of the cameras fails or is repaired (detail 0), or its maintenance begins or ends (detail 1).
        case cameraComponentChanges
        /// Component `subject` of the infrastructure fails or is repaired.
        case componentChanges
        /// The backup of desk `subject`'s room is empty.
        case backupEnds
        /// The joint centre has been down for so long that others answer.
        case fallbackBegins
        /// Nobody has begun with the record that is task `subject`.
        case unacknowledged
        /// The app of line `subject` fails or is repaired.
        case appOutage
        /// The time in which call-back `subject` may begin is over.
        case callBackExpires
        /// The call of reporter `subject` comes back over the border; `detail` 1: it is lost.
        case misroutedCallReturns
        /// A break of the person at seat `subject` is due, or ends.
        case breakDue, breakEnds
        /// The person of seat `subject` leaves the service.
        case personLeaves
        /// The crew of unit `subject` brings a patient to a hospital with few places.
        case unitAtHospital
        /// The neighbours' unit for request `subject` reaches the scene.
        case neighbourArrives
        /// The neighbours ask for a unit of kind `subject`; unit `subject` is back from them.
        case neighbourAsks, lentUnitReturns
        /// Unit group `subject` has been without a free unit for long enough.
        case coverDue
        /// Somebody sees that incident `subject` is a prank.
        case prankRecognised
        /// The store of pictures is full (detail 0), or is cleared (detail 1).
        case storeChanges
        /// Somebody asks for the pictures of request `subject`.
        case evidenceWanted
    }
    var kind: Kind
    var subject: Int32
    var detail: Int32

    init(_ kind: Kind, _ subject: Int32 = 0, detail: Int32 = 0) {
        self.kind = kind
        self.subject = subject
        self.detail = detail
    }
}
