/// The version of the program, in this place only.
enum Version {
    static let current = "0.1.0"
}
