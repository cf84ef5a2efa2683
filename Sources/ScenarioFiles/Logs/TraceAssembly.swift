/// Puts the events of `sigap trace` together into calls.
struct TraceAssembly {
    enum Activity: String {
        case offered = "call_offered"
        case answered = "call_answered"
        case ended = "interview_ended"
        case abandoned = "call_abandoned"
    }

    var places: [Int] = []
    private(set) var calls: [LoggedCall] = []
    private var indices: [String: Int] = [:]

    mutating func take(_ activity: Activity, key: String, time: Double, length: Double?) {
        if activity == .offered {
            // Attempts of watchers and handovers ring no line and are none of these.
            indices[key] = calls.count
            calls.append(LoggedCall(time: time))
            return
        }
        guard let index = indices[key] else { return }
        switch activity {
        case .offered: break
        case .answered:
            calls[index].isAnswered = true
            calls[index].wait = length
        case .ended: calls[index].talk = length
        case .abandoned:
            calls[index].isAnswered = false
            calls[index].wait = length
        }
    }
}
