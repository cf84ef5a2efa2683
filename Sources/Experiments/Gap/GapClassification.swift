import ScenarioFiles

/// How levers are assigned to the layers of paradiplomacy.
///
/// The study puts resources into layer 2 and institutions into layer 3; whether a shared record is one or the other can
/// be argued, so everything is stated for both.
public enum GapClassification: String, Sendable, Hashable, CaseIterable, Codable {
    /// Layer 2: staff, users, technology, technical integration; layer 3: institutional integration.
    case study
    /// Layer 2: staff, users, technology; layer 3: technical and institutional integration.
    case technicalInLayer3 = "technical_in_layer_3"

    /// The layer of a lever.
    public func layer(of lever: Lever) -> Int {
        switch lever {
        case .staff, .users, .technology: 2
        case .technicalIntegration: self == .study ? 2 : 3
        case .institutionalIntegration: 3
        }
    }

    /// The levers of a group.
    public func levers(of group: GapGroup) -> [Lever] {
        switch group {
        case .humanResources: [.staff, .users]
        case .otherResources: Lever.allCases.filter { layer(of: $0) == 2 && $0 != .staff && $0 != .users }
        case .layer2: Lever.allCases.filter { layer(of: $0) == 2 }
        case .layer3: Lever.allCases.filter { layer(of: $0) == 3 }
        case .whole: Lever.allCases
        }
    }
}

/// Levers that are looked at together.
public enum GapGroup: String, Sendable, Hashable, CaseIterable, Codable {
    /// Staff and users.
    case humanResources = "human_resources"
    /// The rest of layer 2.
    case otherResources = "other_resources"
    /// All of layer 2.
    case layer2 = "layer_2"
    /// All of layer 3.
    case layer3 = "layer_3"
    /// All levers: the gap.
    case whole
}
