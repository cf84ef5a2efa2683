extension CityConfiguration {
    /// Everything that does not fit together, in the order of the scenario: references to what does not exist,
    /// desks that nobody can reach or that nobody staffs, units that nobody has, shares that cannot be.
    ///
    /// Empty for a configuration that can be run.
    public func problems() -> [ConfigurationProblem] {
        var finder = ProblemFinder(city: self)
        finder.findAll()
        return finder.problems
    }
}
