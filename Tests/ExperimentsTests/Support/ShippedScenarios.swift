/// The path of a scenario file that ships with the package.
func shippedScenario(_ name: String) -> String {
    let here = #filePath.split(separator: "/", omittingEmptySubsequences: false)
    return (here.dropLast(4) + ["Scenarios", Substring(name)]).joined(separator: "/")
}
