import Foundation
import Testing

/// The built program, run as a user would run it.
struct Program {
    struct Outcome {
        var status: Int32
        /// Whether a signal ended it; `status` is then the signal.
        var wasKilled: Bool
        var output: String
        var errors: String

        var errorLines: [Substring] { errors.split(separator: "\n") }
    }

    /// The folder in which it runs.
    let folder: String
    var environment: [String: String] = [:]

    /// The program beside the test bundle, whatever the build folder is called.
    static let path: String? = {
        var places = [CommandLine.arguments[0], Bundle.main.bundlePath, Bundle.main.executablePath ?? ""]
        if let own = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe") {
            places.append(own)
        }
        if let option = CommandLine.arguments.firstIndex(of: "--test-bundle-path"),
            CommandLine.arguments.indices.contains(option + 1)
        {
            places.append(CommandLine.arguments[option + 1])
        }
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        places.append(root.path + "/.build/debug/x")
        for place in places {
            var folder = URL(filePath: place)
            // A bundle may be some folders deep beside the program.
            for _ in 0..<5 where folder.path != "/" {
                let candidate = folder.appending(path: "sigap").path
                var isFolder: ObjCBool = false
                if FileManager.default.fileExists(atPath: candidate, isDirectory: &isFolder),
                    !isFolder.boolValue,
                    FileManager.default.isExecutableFile(atPath: candidate)
                {
                    return candidate
                }
                folder.deleteLastPathComponent()
            }
        }
        return nil
    }()

    /// Starts the program; its output goes to files, which no amount of output can block.
    func start(_ arguments: [String], output: String? = nil) throws -> Running {
        let process = Process()
        process.executableURL = URL(filePath: try #require(Self.path, "the program sigap has not been built"))
        process.arguments = arguments
        process.currentDirectoryURL = URL(filePath: folder)
        process.environment = ProcessInfo.processInfo.environment.merging(environment) { _, new in new }
        let streams = NSTemporaryDirectory() + "sigap-streams-" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: streams, withIntermediateDirectories: false)
        let out = output ?? streams + "/out"
        for path in [out, streams + "/err"] where !FileManager.default.fileExists(atPath: path) {
            _ = FileManager.default.createFile(atPath: path, contents: nil)
        }
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = try FileHandle(forWritingTo: URL(filePath: out))
        process.standardError = try FileHandle(forWritingTo: URL(filePath: streams + "/err"))
        try process.run()
        return Running(process: process, streams: streams)
    }

    func run(_ arguments: [String], output: String? = nil) throws -> Outcome {
        try start(arguments, output: output).wait()
    }

    struct Running {
        let process: Process
        let streams: String

        func signal(_ number: Int32) { kill(process.processIdentifier, number) }

        /// The time that it has worked, in Linux's clock ticks of 10 ms; nil where the system does not tell.
        var processorSeconds: Double? {
            guard let data = FileManager.default.contents(atPath: "/proc/\(process.processIdentifier)/stat")
            else {
                return nil
            }
            // Fields 14 and 15 of proc_pid_stat(5), counted behind the name in brackets.
            let fields =
                String(decoding: data, as: UTF8.self).split(separator: ") ").last?.split(separator: " ") ?? []
            guard fields.count > 12, let user = Double(fields[11]), let system = Double(fields[12]) else {
                return nil
            }
            return (user + system) / 100
        }

        /// Waits until finished replications are on the disk, so that an interruption finds the program in its main work
        /// however slow the machine is; the length of the file then.
        @discardableResult func waitForKept(_ file: String) throws -> Int {
            for _ in 0..<18_000 {
                let attributes = try? FileManager.default.attributesOfItem(atPath: file)
                if let size = attributes?[.size] as? Int, size > 0 { return size }
                guard process.isRunning else { break }
                usleep(10_000)
            }
            throw NothingKept(file: file, errors: text("err"))
        }

        func wait() throws -> Outcome {
            process.waitUntilExit()
            defer { try? FileManager.default.removeItem(atPath: streams) }
            return Outcome(
                status: process.terminationStatus, wasKilled: process.terminationReason == .uncaughtSignal,
                output: text("out"), errors: text("err"))
        }

        /// What it has said so far.
        func text(_ name: String) -> String {
            FileManager.default.contents(atPath: streams + "/" + name).map {
                String(decoding: $0, as: UTF8.self)
            } ?? ""
        }
    }
}

/// The program ended, or three minutes went by, before a replication was kept.
struct NothingKept: Error {
    let file: String
    let errors: String
}

/// Runs a test in an empty folder of its own and removes the folder afterwards.
func withProgram<Result>(_ body: (Program) throws -> Result) throws -> Result {
    let path = NSTemporaryDirectory() + "sigap-commands-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
    defer { try? FileManager.default.removeItem(atPath: path) }
    return try body(Program(folder: path))
}

extension Program {
    /// All files below the folder, by path relative to it, sorted; folders end in a slash.
    func files(_ under: String = "") -> [String] {
        let root = under.isEmpty ? folder : folder + "/" + under
        let names = (try? FileManager.default.subpathsOfDirectory(atPath: root)) ?? []
        return names.map { name in
            var isFolder: ObjCBool = false
            _ = FileManager.default.fileExists(atPath: root + "/" + name, isDirectory: &isFolder)
            return isFolder.boolValue ? name + "/" : name
        }.sorted()
    }

    func bytes(_ path: String) throws -> Data {
        try #require(FileManager.default.contents(atPath: folder + "/" + path), "\(path) is missing")
    }

    func text(_ path: String) throws -> String { String(decoding: try bytes(path), as: UTF8.self) }

    func write(_ text: String, to path: String) throws {
        try Data(text.utf8).write(to: URL(filePath: folder + "/" + path))
    }

    /// A scenario of a small city with a budget, by a few seconds of a debug build.
    func writeScenario(_ name: String = "small", change: (String) -> String = { $0 }) throws {
        try write(change(smallScenario), to: name + ".yaml")
    }
}
