/// What can happen in a city, as the event log names it.
public enum TraceActivity: UInt8, BitwiseCopyable, Hashable, Sendable, CaseIterable {
    /// Something happened that people or cameras may report.
    case incidentOccurred
    /// The incident is over for those who pass; the units may still be at work.
    case incidentOver
    /// Nothing refers to the incident any more: its account is closed.
    case incidentClosed

    /// A caller rings, or presses the app's button.
    case callOffered
    /// The call went from a closed desk to another.
    case callForwarded
    /// There was no free line.
    case callBlocked
    /// The desk was closed or down.
    case callFailed
    /// The caller hung up before anybody answered.
    case callAbandoned
    /// The caller will ring again.
    case redialPlanned
    /// Somebody answers: the interview begins.
    case callAnswered
    /// The interview is over; the report has been assessed.
    case interviewEnded
    /// The caller was told to ring another desk.
    case toldToRingElsewhere
    /// A caller who was told to ring elsewhere did not.
    case callerGaveUp

    /// A call-taker rings another desk to hand over a report.
    case handoverRung
    /// The other desk answered: the briefing begins.
    case handoverAnswered
    /// The briefing is over.
    case handoverEnded
    /// The other desk did not answer in time.
    case handoverTimedOut
    /// The desk that must know could not be told by telephone.
    case handoverFailed
    /// The other desk forgot or never read it.
    case handoverLost
    /// A record, or a crew's message by radio, went to another desk.
    case recordSent
    /// Another agency's request waits for approval at the desk.
    case approvalAwaited
    /// A record or an approved request shows at the desk.
    case recordArrived

    /// Somebody begins to choose units.
    case dispatchStarted
    /// The units have been chosen.
    case dispatchEnded
    /// No unit of the kind is free.
    case unitAwaited
    /// A unit has its order.
    case unitAssigned
    /// A unit reached the scene.
    case unitArrived
    /// A crew found that another agency is needed.
    case mistakeDiscovered
    /// A unit is free again.
    case unitCleared
    /// A unit is back at its base.
    case unitReturned

    /// A watcher noticed the incident on a screen.
    case incidentNoticed
    /// Software recognised the incident.
    case alarmRaised
    /// Software recognised something that is nothing.
    case falseAlarmRaised
    /// Somebody looks at what was noticed.
    case verificationStarted
    /// That look is over.
    case verificationEnded

    /// A desk's equipment failed.
    case deskFailed
    /// A desk's equipment works again.
    case deskRepaired
    /// Another number of people is on duty at a desk.
    case staffChanged
    /// A call-taker passes a call on to a supervisor, or has to take longer over it himself.
    case callEscalated
    /// The longer talk with the caller begins.
    case supervisionStarted
    /// A person stays on after the shift.
    case stayedOn
    /// A person goes on break.
    case breakStarted
    /// The break is over.
    case breakEnded
    /// A person left the service; a beginner sits down.
    case personReplaced

    /// Calls do not come in at a desk: the carrier, its exchange or its power failed.
    case telephoneFailed
    /// They come in again.
    case telephoneRepaired
    /// Records and video do not reach a desk: the network, its server or its power failed.
    case recordsFailed
    /// They do again.
    case recordsRepaired
    /// A failure cut off a talk.
    case callDropped
    /// A call between desks ended before all was told.
    case handoverCut
    /// A record came to a desk whose server is down.
    case recordUnseen
    /// Nobody has begun with a record: somebody is to ring.
    case recordUnacknowledged
    /// Others answer for the joint centre.
    case fallbackBegan
    /// The joint centre answers again.
    case fallbackEnded
    /// A witness knows no number and reports nothing.
    case reportWithheld
    /// The call landed at the neighbour's centre, which will pass it on or lose it.
    case callMisrouted
    /// A desk means to ring back a caller who hung up.
    case callBackPlanned
    /// A call-taker rings a caller back.
    case callBackDialled
    /// That caller answers: the interview begins.
    case callBackAnswered
    /// He does not, or the call-taker is needed elsewhere.
    case callBackUnanswered
    /// The caller rang himself, or it is too late to ring him back.
    case callBackDropped
    /// An app failed in the whole city.
    case appFailed
    /// The app works again.
    case appRepaired
    /// No unit of the kind is free, and nobody will come.
    case unitLost
    /// No unit of the kind is free: a neighbouring city sends one.
    case neighbourAsked
    /// The neighbours' unit reached the scene.
    case neighbourArrived
    /// A unit goes to help the neighbours.
    case unitLent
    /// A unit on its way is sent to a more urgent incident.
    case unitDiverted
    /// A unit on its way is called off.
    case unitCalledOff
    /// A crew reached a hospital with few places.
    case unitAtHospital
    /// A free unit moves to a base that has none.
    case unitRelocated
    /// The call-taker recognises a cardiac arrest and gives telephone CPR.
    case arrestRecognised
    /// A prank is taken for an incident.
    case prankBelieved
    /// Somebody has seen through a prank.
    case prankRecognised

    /// A watcher does not believe a true alarm.
    case alarmDismissed
    /// A person took a false alarm for an incident.
    case falseAlarmAccepted
    /// The picture of a traffic offence has been looked at.
    case offenceReviewed
    /// A camera failed.
    case cameraFailed
    /// A camera works again.
    case cameraRepaired
    /// Something that cameras depend on no longer works.
    case componentFailed
    /// It works again.
    case componentRepaired
    /// The store of pictures is full: nothing is recorded any more.
    case storeFilled
    /// Somebody has cleared it.
    case storeCleared
    /// Somebody asks for pictures of an incident, and they are there.
    case evidenceFound
    /// They were not taken, or are deleted.
    case evidenceMissing
    /// An alarm comes while no screen works.
    case alarmLost

    /// The stable name of the activity in files.
    public var name: String {
        switch self {
        case .incidentOccurred: "incident_occurred"
        case .incidentOver: "incident_over"
        case .incidentClosed: "incident_closed"
        case .callOffered: "call_offered"
        case .callForwarded: "call_forwarded"
        case .callBlocked: "call_blocked"
        case .callFailed: "call_failed"
        case .callAbandoned: "call_abandoned"
        case .redialPlanned: "redial_planned"
        case .callAnswered: "call_answered"
        case .interviewEnded: "interview_ended"
        case .toldToRingElsewhere: "told_to_ring_elsewhere"
        case .callerGaveUp: "caller_gave_up"
        case .handoverRung: "handover_rung"
        case .handoverAnswered: "handover_answered"
        case .handoverEnded: "handover_ended"
        case .handoverTimedOut: "handover_timed_out"
        case .handoverFailed: "handover_failed"
        case .handoverLost: "handover_lost"
        case .recordSent: "record_sent"
        case .approvalAwaited: "approval_awaited"
        case .recordArrived: "record_arrived"
        case .dispatchStarted: "dispatch_started"
        case .dispatchEnded: "dispatch_ended"
        case .unitAwaited: "unit_awaited"
        case .unitAssigned: "unit_assigned"
        case .unitArrived: "unit_arrived"
        case .mistakeDiscovered: "mistake_discovered"
        case .unitCleared: "unit_cleared"
        case .unitReturned: "unit_returned"
        case .incidentNoticed: "incident_noticed"
        case .alarmRaised: "alarm_raised"
        case .falseAlarmRaised: "false_alarm_raised"
        case .verificationStarted: "verification_started"
        case .verificationEnded: "verification_ended"
        case .deskFailed: "desk_failed"
        case .deskRepaired: "desk_repaired"
        case .staffChanged: "staff_changed"
        case .telephoneFailed: "telephone_failed"
        case .telephoneRepaired: "telephone_repaired"
        case .recordsFailed: "records_failed"
        case .recordsRepaired: "records_repaired"
        case .callDropped: "call_dropped"
        case .handoverCut: "handover_cut"
        case .recordUnseen: "record_unseen"
        case .recordUnacknowledged: "record_unacknowledged"
        case .fallbackBegan: "fallback_began"
        case .fallbackEnded: "fallback_ended"
        case .reportWithheld: "report_withheld"
        case .callMisrouted: "call_misrouted"
        case .callBackPlanned: "call_back_planned"
        case .callBackDialled: "call_back_dialled"
        case .callBackAnswered: "call_back_answered"
        case .callBackUnanswered: "call_back_unanswered"
        case .callBackDropped: "call_back_dropped"
        case .appFailed: "app_failed"
        case .appRepaired: "app_repaired"
        case .callEscalated: "call_escalated"
        case .supervisionStarted: "supervision_started"
        case .stayedOn: "stayed_on"
        case .breakStarted: "break_started"
        case .breakEnded: "break_ended"
        case .personReplaced: "person_replaced"
        case .alarmDismissed: "alarm_dismissed"
        case .falseAlarmAccepted: "false_alarm_accepted"
        case .offenceReviewed: "offence_reviewed"
        case .cameraFailed: "camera_failed"
        case .cameraRepaired: "camera_repaired"
        case .componentFailed: "component_failed"
        case .componentRepaired: "component_repaired"
        case .unitLost: "unit_lost"
        case .neighbourAsked: "neighbour_asked"
        case .neighbourArrived: "neighbour_arrived"
        case .unitLent: "unit_lent"
        case .unitDiverted: "unit_diverted"
        case .unitCalledOff: "unit_called_off"
        case .unitAtHospital: "unit_at_hospital"
        case .unitRelocated: "unit_relocated"
        case .arrestRecognised: "arrest_recognised"
        case .prankBelieved: "prank_believed"
        case .prankRecognised: "prank_recognised"
        case .storeFilled: "store_filled"
        case .storeCleared: "store_cleared"
        case .evidenceFound: "evidence_found"
        case .evidenceMissing: "evidence_missing"
        case .alarmLost: "alarm_lost"
        }
    }
}

/// What else is to say about an entry of the event log.
public struct TraceFlags: OptionSet, BitwiseCopyable, Hashable, Sendable {
    /// The bits.
    public let rawValue: UInt8

    /// Flags by their bits.
    public init(rawValue: UInt8) { self.rawValue = rawValue }

    /// The attempt, or else the incident, counts in the results.
    public static let measured = TraceFlags(rawValue: 1)
    /// The report was taken for one of another agency.
    public static let wrongAgency = TraceFlags(rawValue: 2)
    /// A further report that nobody recognised as such: its units are sent a second time.
    public static let duplicate = TraceFlags(rawValue: 4)
    /// A further report that was recognised as soon as it was answered.
    public static let recognised = TraceFlags(rawValue: 8)
    /// A unit that the incident does not need.
    public static let notNeeded = TraceFlags(rawValue: 16)
    /// The caller will dial another number than he was told.
    public static let misdialled = TraceFlags(rawValue: 32)
    /// A watcher who rings another desk, not a witness.
    public static let watcher = TraceFlags(rawValue: 64)
}
