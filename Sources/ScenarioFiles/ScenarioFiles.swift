// The first content of ScenarioFiles follows in the next commits.
