import EventKernel
import Randomness

/// What a call-taker learns and does beyond the assessment: where it is, compressions, and pranks that are believed.
extension City {
    /// The best of what callers and apps have told about the place counts.
    mutating func locate(_ task: Int32, leg: Int32) {
        let incident = tasks[task].incident
        let error = random.value(
            tasks[task].kind == .appReport ? plan.handling.errorFromApp : plan.handling.errorSpoken,
            purpose: Purpose.locationError, entity: reporters[tasks[task].reporter].identity,
            draw: UInt32(leg))
        guard !incidents[incident].isLocated || error < incidents[incident].locationError else { return }
        incidents[incident].isLocated = true
        incidents[incident].locationError = max(0, error)
    }

    /// A call-taker who recognises a cardiac arrest tells the caller how to compress the chest.
    mutating func helpByTelephone(_ task: Int32) {
        let incident = tasks[task].incident
        guard tasks[task].kind != .appReport, incident >= 0,
            plan.types[Int(incidents[incident].type)].outcome.dependsOnCPR,
            incidents[incident].firstOnSceneAt == notYet
        else { return }
        let identity = reporters[tasks[task].reporter].identity
        let leg = UInt32(reporters[tasks[task].reporter].legs)
        guard
            random.uniform(purpose: Purpose.arrestRecognised, entity: identity, draw: leg)
                < plan.desks[Int(tasks[task].desk)].arrestRecognition
        else { return }
        let delay = random.microseconds(
            plan.handling.firstCompression, purpose: Purpose.firstCompression, entity: identity, draw: leg)
        let begins = now + delay
        guard incidents[incident].cprAt == notYet || begins < incidents[incident].cprAt else { return }
        incidents[incident].cprAt = begins
        note(.arrestRecognised, task: task, duration: delay)
    }

    mutating func isBelieved(stream: Int32, identity: UInt64, at desk: Int32) -> Bool {
        var share = plan.streams[Int(stream)].believed
        let factor = plan.handover.videoBeliefFactor
        if factor != 1, share > 0, technical(at: desk) == HandoverRow.recordWithVideo,
            cameraShowsNothing(of: identity)
        {
            share = share * factor / (1 - share + share * factor)
        }
        guard share > 0, plan.streams[Int(stream)].pretends >= 0 else { return false }
        return random.uniform(purpose: Purpose.prankBelieved, entity: identity) < share
    }

    /// Units go to what a prank made up, until somebody sees through it; the prankster himself rings nobody else.
    mutating func respondToPrank(_ task: Int32, stream: Int32, identity: UInt64) {
        let type = plan.streams[Int(stream)].pretends
        let incident = incidentOccurs(type: type, identity: StableHash.combine(identity, 1), isReal: false)
        retain(incident: incident)
        tasks[task].incident = incident
        tasks[task].assessedPriority = incidents[incident].priority
        tasks[task].kinds = plan.types[Int(type)].usualKinds
        if plan.handover.technical == HandoverRow.none {
            tasks[task].kinds &= plan.desks[Int(tasks[task].desk)].kinds
        }
        note(.prankBelieved, task: task)
        retain(incident: incident)
        let delay = random.microseconds(
            plan.streams[Int(stream)].recognisedAfter, purpose: Purpose.prankRecognised, entity: identity)
        schedule(CityEvent(.prankRecognised, incident), at: now + delay)
        act(on: task)
    }
}
