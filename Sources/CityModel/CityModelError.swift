import EventKernel
import Randomness

/// Why a configuration cannot be run.
public enum CityModelError: Error, Sendable, CustomStringConvertible {
    case configuration(ConfigurationProblem)
    case distribution(DistributionError)
    case roster(RosterError)
    case identity(IdentityCollision)

    /// What is wrong, in one line.
    public var description: String {
        switch self {
        case .configuration(let problem):
            "\(problem.path.joined(separator: ".")): \(problem.what); \(problem.remedy)"
        case .distribution(let error): "\(error)"
        case .roster(let error): "\(error)"
        case .identity(let error): "\(error)"
        }
    }
}
