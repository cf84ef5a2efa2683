import CityModel

/// Why a study cannot be run.
public enum StudyError: Error, Sendable, CustomStringConvertible {
    /// There is nothing to run.
    case noScenario
    /// Two scenarios have one name, so their rows could not be told apart.
    case repeatedName(String)
    /// Fewer than one replication was asked for, or a number that is too large to count.
    case replications(Int)
    /// Fewer than one thread was asked for.
    case threads(Int)
    /// The precision is asked of a measure that the scenario does not have.
    case precisionGoal(kpi: String, scope: String, scenario: String)
    /// The wanted precision is not a positive number, or the limit is below the first number of replications.
    case precision(PrecisionGoal)
    /// The engine refuses a scenario.
    case model(scenario: String, CityModelError)

    /// One sentence for the user.
    public var description: String {
        switch self {
        case .noScenario: "there is no scenario to run"
        case .repeatedName(let name): "two scenarios are called \"\(name)\"; give each its own name"
        case .replications(let count): "\(count) replications cannot be run; use 1 to \(UInt32.max)"
        case .threads(let count): "\(count) threads cannot work; use at least 1"
        case .precisionGoal(let kpi, let scope, let scenario):
            "\(scenario): there is no \(kpi) of \(scope) to be precise about"
        case .precision(let goal):
            "a half-width of \(goal.halfWidth) within \(goal.limit) replications cannot be aimed at; "
                + "use a half-width above 0 and a limit of at least the first number of replications"
        case .model(let scenario, let error): "\(scenario): \(error)"
        }
    }
}
