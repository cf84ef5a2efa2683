/// What a city can change: the five levers by which scenarios differ.
///
/// Their order is that of tables, of ties in the best order, and of the bits of a combination.
public enum Lever: String, Hashable, Sendable, CaseIterable, Codable {
    /// How many people there are, and what they can do.
    case staff
    /// Who knows, has and can use the channels.
    case users
    /// Cameras and the software that watches them.
    case technology
    /// A shared record, video at the desk.
    case technicalIntegration = "technical_integration"
    /// One room, authority to dispatch, fewer approvals.
    case institutionalIntegration = "institutional_integration"
}

extension Lever: Comparable {
    /// The order of declaration.
    public static func < (left: Lever, right: Lever) -> Bool { left.rank < right.rank }

    private var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}

/// The lever to which values belong, by the path of their keys.
public struct LeverRule: Hashable, Sendable {
    /// A path in which `*` stands for any characters of one key and `**` for any number of keys.
    public let pattern: String
    /// The lever; nil for what is a mere label and changes no result.
    public let lever: Lever?
    private let compiled: PathPattern

    /// A rule.
    public init(_ pattern: String, _ lever: Lever?) {
        self.pattern = pattern
        self.lever = lever
        compiled = PathPattern(pattern)
    }

    /// Whether the value at a path is meant.
    public func matches(_ path: String) -> Bool { compiled.matches(path) }
}

/// The assignment of scenario paths to levers.
///
/// The first rule that fits decides, so that a path belongs to one lever at most. What no rule names is a fact of the
/// city or of the study: two set-ups of one city have it in common.
public struct LeverTable: Hashable, Sendable {
    /// The rules in the order in which they are tried.
    public var rules: [LeverRule]

    /// A table.
    public init(rules: [LeverRule]) {
        self.rules = rules
    }

    /// What is decided about a path.
    public enum Assignment: Hashable, Sendable {
        /// The lever that switches it.
        case lever(Lever)
        /// A label: it changes no result.
        case label
        /// No lever: the scenarios should have it in common.
        case none
    }

    /// The assignment of the value at a path.
    ///
    /// - Complexity: O(rules).
    public func assignment(of path: String) -> Assignment {
        guard let rule = rules.first(where: { $0.matches(path) }) else { return .none }
        return rule.lever.map(Assignment.lever) ?? .label
    }

    /// The table of the program.
    public static let standard = LeverTable(
        rules: labels + channels + integration + technology + staff + users)

    private static let labels = [
        "title", "description", "description.*", "title.*", "as_of", "extends", "sigap", "**.name",
        "**.name.*",
        "targets", "indifference", "simulation.replications", "simulation.seed", "staffing.confidence",
        "staffing.tolerance", "staffing.vary", "staffing.catalogue.**", "staffing.night.**",
    ].map { LeverRule($0, nil) }

    /// Where a number leads is not the users' doing.
    private static let channels = [
        LeverRule("lines.*.routes.**", .technicalIntegration),
        LeverRule("lines.*.desk", .institutionalIntegration),
    ]

    private static let integration = [
        LeverRule("integration.technical", .technicalIntegration),
        LeverRule("technical_levels.**", .technicalIntegration),
        LeverRule("handling.dispatching", .technicalIntegration),
        LeverRule("handling.locating_from_app", .technicalIntegration),
        LeverRule("integration.institutional", .institutionalIntegration),
        LeverRule("institutional_levels.**", .institutionalIntegration),
        LeverRule("joint_centre.human_resources.**", .staff),
        LeverRule("joint_centre.calls_back.**", .staff), LeverRule("joint_centre.supervision.**", .staff),
        LeverRule("joint_centre.**", .institutionalIntegration),
        LeverRule("desks.*.agency", .institutionalIntegration),
        LeverRule("desks.*.dispatches", .institutionalIntegration),
        LeverRule("desks.*.when_closed", .institutionalIntegration),
        LeverRule("desks.*.overflow.**", .institutionalIntegration),
        // Authority to send units elsewhere, and to bring patients to any hospital.
        LeverRule("unit_kinds.*.may_divert.**", .institutionalIntegration),
        LeverRule("unit_kinds.*.queue", .institutionalIntegration),
        LeverRule("unit_kinds.*.cover.**", .institutionalIntegration),
        LeverRule("units.*.hospital", .institutionalIntegration),
    ]

    private static let technology = [
        // How people watch is theirs; whose pictures they have is a matter of what is shared.
        LeverRule("cctv.attention.**", .staff), LeverRule("cctv.sharing", .technicalIntegration),
        LeverRule("cctv.**", .technology), LeverRule("technology_levels.**", .technology),
        LeverRule("incident_types.*.visible_to_cameras", .technology),
        LeverRule("desks.*.trunks", .technology), LeverRule("desks.*.outages.**", .technology),
        LeverRule("lines.*.trunks", .technology), LeverRule("lines.*.outages.**", .technology),
    ]

    private static let staff = [
        LeverRule("desks.*.human_resources.**", .staff), LeverRule("desks.*.staff.**", .staff),
        LeverRule("desks.*.calls_back.**", .staff), LeverRule("desks.*.supervision.**", .staff),
        LeverRule("desks.*", .staff), LeverRule("human_resource_levels.**", .staff),
        LeverRule("staffing.employment.**", .staff),
        LeverRule("units.*.posts", .staff), LeverRule("units.*.shifts", .staff), LeverRule("units.*", .staff),
    ]

    private static let users = [
        LeverRule("adoption", .users), LeverRule("adoption_levels.**", .users),
        LeverRule("incident_types.*.calls_to.**", .users), LeverRule("call_streams.*.calls_to.**", .users),
        LeverRule("lines.*", .users), LeverRule("lines.*.rank", .users), LeverRule("lines.*.channel", .users),
        LeverRule("lines.*.right_for", .users), LeverRule("lines.*.fallback.**", .users),
    ]
}
