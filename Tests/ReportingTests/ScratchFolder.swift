import Foundation

/// Runs a test in an empty folder of its own and removes the folder afterwards.
func withScratchFolder<Result>(_ body: (String) async throws -> Result) async throws -> Result {
    let path = try makeScratchFolder()
    defer { try? FileManager.default.removeItem(atPath: path) }
    return try await body(path)
}

func withScratchFolder<Result>(_ body: (String) throws -> Result) throws -> Result {
    let path = try makeScratchFolder()
    defer { try? FileManager.default.removeItem(atPath: path) }
    return try body(path)
}

private func makeScratchFolder() throws -> String {
    let path = NSTemporaryDirectory() + "sigap-tests-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
    return path
}
