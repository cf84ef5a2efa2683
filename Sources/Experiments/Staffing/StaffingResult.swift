import CityModel
import ScenarioFiles
import Statistics

/// Why a roster was simulated.
public enum StaffingStage: String, Sendable, Hashable, CaseIterable {
    /// The scenario's own roster.
    case own
    /// The most people everywhere.
    case most
    /// What Erlang's formulas ask for.
    case start
    /// A step up from a roster that missed a target.
    case climb
    /// A step down from one that met all.
    case strip
    /// A cheaper roster that nothing yet ruled out.
    case cover
    /// A step from the chosen one.
    case neighbour
    /// The most people everywhere but in one post: what is the fewest there?
    case bound
    /// One more person in one post for fewer in others.
    case swap
    /// One of all.
    case exhaustive
}

/// What is known about the rosters that cost less than the chosen one.
public enum StaffingCoverage: String, Sendable, Hashable, CaseIterable {
    /// Each was simulated, or has no more people in any post than one that misses a target.
    case complete
    /// Each was simulated.
    case exhaustive
    /// Some could not be decided within the replications allowed.
    case undecided
    /// Some were not looked at, because enough had been simulated.
    case stopped
    /// All that cost less than a bound were ruled out; between the bound and the chosen one some were not.
    case bounded
}

/// How a roster was chosen among those of the same cost.
public enum StaffingTie: String, Sendable, Hashable, CaseIterable {
    /// There was no other.
    case none
    /// It is the best in the first target, or within its tolerance of the best.
    case decided
    /// Replications did not suffice to tell; it has the fewest paid hours.
    case undecided
}

/// One roster that was simulated.
public struct StaffingCandidate: Sendable, Hashable {
    /// Its number in the order of simulation, from 1.
    public var number: Int
    /// The people of each post of its layout.
    public var roster: Roster
    /// What it costs.
    public var price: RosterPrice
    /// Why it was simulated.
    public var stage: StaffingStage
    /// Whether it meets the targets; nil: not tested to the end, because it could not be chosen.
    public var verdict: RosterVerdict?
    /// By target: its estimate and what its test says.
    public var targets: [Outcome]
    /// The replications behind it.
    public var replications: Int
    /// Whether it is the answer.
    public var isChosen: Bool
    /// Whether no other costs no more and does as well in every target and better in one or in cost.
    public var isOnFrontier: Bool

    /// What a roster makes of one target.
    public struct Outcome: Sendable, Hashable {
        /// The KPI's estimate with its interval of 95 %.
        public var row: SummaryRow
        /// nil: not decided.
        public var isMet: Bool?
    }
}

/// What a staffing study found.
public struct StaffingResult: Sendable {
    /// All posts and shift times.
    public var layouts: [StaffingLayout]
    /// What had to be met.
    public var targets: [StaffingTarget]
    /// Every roster that was simulated, in that order.
    public var candidates: [StaffingCandidate]
    /// How many rosters there are.
    public var rosters: Double
    /// The probability with which the answer is right.
    public var confidence: Double
    /// What is known about cheaper rosters.
    public var coverage: StaffingCoverage
    /// How the answer was chosen among rosters of the same cost.
    public var tie: StaffingTie
    /// How many of the same cost meet the targets.
    public var tied: Int
    /// The replications of a first stage, and the most of a roster.
    public var firstStage: Int
    /// The most replications of a roster.
    public var limit: Int
    /// All replications together.
    public var replications: Int
    /// What is known of cheaper rosters where there were too many to share the error over all; nil: there were not.
    public var bound: StaffingBound?
    /// Whether more people ever did worse.
    public var order: OrderCheck
    /// What says that the program is at fault; empty where all is well.
    public var warnings: [StudyWarning]
    /// The seed of all of them.
    public var seed: UInt64

    /// The answer; nil: no roster was found to meet all targets.
    public var chosen: StaffingCandidate? { candidates.first(where: \.isChosen) }

    /// The roster with the most people; every layout has one where it is legal.
    public var most: [StaffingCandidate] {
        candidates.filter { $0.roster.seats == layouts[$0.roster.layout].posts.map(\.range.upperBound) }
    }
}
