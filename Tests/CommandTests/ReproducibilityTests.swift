import Foundation
import Testing

/// Equal inputs give equal bytes, whatever the machine is set to.
@Suite struct ReproducibilityTests {
    private func bytes(_ arguments: [String], _ environment: [String: String] = [:]) throws -> [String: Data]
    {
        try withProgram { program in
            try program.writeScenario("base")
            try program.writeScenario("more") { $0.replacing("posts: 1   ", with: "posts: 2   ") }
            var program = program
            program.environment = environment
            let outcome = try program.run(["compare", "base.yaml", "more.yaml"] + arguments)
            #expect(outcome.status == 0)
            var result: [String: Data] = [
                "stdout": Data(outcome.output.utf8), "stderr": Data(outcome.errors.utf8),
            ]
            for file in program.files("Output/base-vs-more") {
                result[file] = try program.bytes("Output/base-vs-more/" + file)
            }
            #expect(result.count == 9)
            return result
        }
    }

    @Test func threadsDoNotMatter() throws {
        let one = try bytes(["--threads", "1"])
        #expect(try bytes(["--threads", "2"]) == one)
        #expect(try bytes(["--threads", "8"]) == one)
        #expect(try bytes(["--threads", "8", "--seed", "2"]) != one)
    }

    @Test func localeDoesNotMatter() throws {
        let plain = try bytes(
            ["--replications", "2"], ["LC_ALL": "en_US.UTF-8", "LANG": "en_US.UTF-8", "TZ": "UTC"])
        for locale in ["C", "id_ID.UTF-8", "tr_TR.UTF-8", "nonsense"] {
            let environment = ["LC_ALL": locale, "LANG": locale, "TZ": "Asia/Jakarta", "COLUMNS": "40"]
            #expect(try bytes(["--replications", "2"], environment) == plain, "\(locale)")
        }
    }
}
