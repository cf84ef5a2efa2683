import CityModel

extension TraceEvent {
    /// 16 hexadecimal digits.
    static func hexadecimal(_ identity: UInt64) -> String {
        let digits = String(identity, radix: 16)
        return String(repeating: "0", count: 16 - digits.utf8.count) + digits
    }

    /// What the event belongs to: an incident, a call that no incident caused, or nothing.
    var caseKey: UInt64? { incident ?? report }

    /// `incident 12`, `false alarm 13`, `call 7`.
    var caseName: String? {
        if let incidentNumber {
            return priority == nil ? "false alarm \(incidentNumber)" : "incident \(incidentNumber)"
        }
        return reportNumber.map { "call \($0)" }
    }

    /// What the columns do not say.
    var note: String {
        var parts: [String] = []
        if flags.contains(.wrongAgency) { parts.append("taken for another agency's") }
        if flags.contains(.duplicate) { parts.append("duplicate not recognised") }
        if flags.contains(.recognised) { parts.append("duplicate recognised") }
        if flags.contains(.notNeeded) { parts.append("not needed") }
        if flags.contains(.misdialled) { parts.append("dials another number") }
        if flags.contains(.watcher) { parts.append("rung by a watcher") }
        if let stream { parts.append("stream \(stream)") }
        if let onDuty { parts.append("\(onDuty) on duty") }
        return parts.joined(separator: "; ")
    }

    /// Who or what does it.
    var resource: String? { unit ?? seat }
}

extension TraceActivity {
    /// The activity by the terms of the XES lifecycle extension: two events of one name where something begins
    /// and ends, one `complete` event where it takes no time.
    var lifecycle: (name: String, transition: String) {
        switch self {
        case .callAnswered, .callBackAnswered: ("interview", "start")
        case .interviewEnded: ("interview", "complete")
        case .handoverAnswered: ("briefing", "start")
        case .handoverEnded: ("briefing", "complete")
        case .dispatchStarted: ("dispatch", "start")
        case .dispatchEnded: ("dispatch", "complete")
        case .verificationStarted: ("verification", "start")
        case .verificationEnded: ("verification", "complete")
        case .unitArrived: ("on_scene", "start")
        case .unitCleared: ("on_scene", "complete")
        default: (name, "complete")
        }
    }
}
