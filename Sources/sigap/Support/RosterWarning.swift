import CityModel
import Reporting
import ScenarioFiles

extension Console {
    /// Names the hours in which nobody is rostered at a desk where calls go on ringing, each desk once.
    ///
    /// - Parameter name: What the configuration is called.
    static func warnOfHoles(in city: CityConfiguration, of name: String, language: Language = .english) {
        for hole in RosterHole.find(in: city) {
            let message = hole.message
            warning("\(name): " + language(message.en, message.id))
        }
    }

    /// The same for scenarios.
    static func warnOfHoles(in scenarios: [Scenario], language: Language = .english) {
        for scenario in scenarios {
            warnOfHoles(in: scenario.configuration, of: scenario.name, language: language)
        }
    }
}
