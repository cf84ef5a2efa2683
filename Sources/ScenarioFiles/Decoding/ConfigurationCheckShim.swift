import CityModel

extension CityConfiguration {
    /// Stands in until the model checks its configuration itself.
    func problems() -> [ConfigurationProblem] { [] }
}
