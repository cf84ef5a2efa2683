import Foundation
import Testing

/// What the program writes about cameras.
@Suite struct CameraTests {
    @Test func calibrationWritesAFileToExtend() throws {
        try withProgram { program in
            let outcome = try program.run(["calibrate", "cctv", "--incidents", "500"])
            #expect(outcome.status == 0)
            #expect(outcome.errors == "")
            #expect(outcome.output.hasSuffix("\nFiles: Output/calibrate-cctv/\n"))
            #expect(
                program.files("Output/calibrate-cctv") == [
                    "calibration.csv", "datapackage.json", "run.json", "watching.yaml",
                ])
            let watching = try program.text("Output/calibrate-cctv/watching.yaml")
            #expect(watching.contains("hazard_by_screens:"))
            // 1.897/min, four screens 1.347/min: -ln(1 - p) / 60 s.
            #expect(watching.contains("1: {value: 1.89712/min"))
            #expect(watching.contains("4: {value: 1.34707/min"))
            let table = try program.text("Output/calibrate-cctv/calibration.csv")
            #expect(table.split(separator: "\r\n").count == 5)
            // A scenario that extends it runs.
            try program.writeScenario { Self.watched($0) }
            let valid = try program.run([
                "validate", "small.yaml", "Output/calibrate-cctv/watching.yaml", "--quiet",
            ])
            #expect(valid.status == 2, "a piece of a scenario is no scenario by itself")
            try program.write(
                "sigap: 1\nextends: [small.yaml, Output/calibrate-cctv/watching.yaml]\n", to: "joined.yaml")
            #expect(try program.run(["validate", "joined.yaml"]).status == 0)
        }
    }

    @Test(arguments: [
        (["--exposure", "60"], "--exposure 60: "), (["--exposure", "0 s"], "out of range"),
        (["--shortest", "90 s"], "must lie between"), (["--incidents", "0"], "between 1 and"),
        (["--case", "guessed"], "case"), (["--exposure-law", "normal"], "exposure-law"),
    ])
    func calibrationRefuses(_ options: [String], _ part: String) throws {
        try withProgram { program in
            let outcome = try program.run(["calibrate", "cctv"] + options)
            #expect(outcome.status == 2)
            #expect(outcome.errors.contains(part))
            #expect(program.files("Output") == [])
        }
    }

    @Test func calibrationIsTheSameEachTime() throws {
        try withProgram { program in
            let options = ["calibrate", "cctv", "--incidents", "300", "--quiet", "--seed", "5"]
            #expect(try program.run(options + ["--name", "a"]).output == "")
            #expect(try program.run(options + ["--name", "b"]).status == 0)
            for file in ["calibration.csv", "watching.yaml"] {
                #expect(try program.bytes("Output/a/\(file)") == program.bytes("Output/b/\(file)"))
            }
            let indonesian = try program.run(options + ["--lang", "id", "--name", "c"])
            #expect(indonesian.status == 0)
            #expect(try program.bytes("Output/c/watching.yaml") == program.bytes("Output/a/watching.yaml"))
        }
    }

    /// A camera in the starter scenario, which its own people watch.
    private static func watched(
        _ scenario: String, cameras: String = "camera_list: [{id: square, zone: north}]"
    )
        -> String
    {
        scenario.replacing(
            "roles: [call_taking, dispatching]", with: "roles: [call_taking, dispatching, watching]")
                + """
                cctv:
                  desk: psc119
                  \(cameras)
                  screens_per_operator: 1
                  watching: {window: 5 min, hazard_by_screens: {1: 1.9/min}}
                  technology: {mode: manual}
                  attention: {restored_by: 10 min}

                """
    }

    @Test func detectionsByZoneAndHour() throws {
        try withProgram { program in
            try program.writeScenario { Self.watched($0) }
            let outcome = try program.run(["run", "small.yaml", "--replications", "2", "--threads", "2"])
            #expect(outcome.status <= 1, "\(outcome.errors)")
            #expect(try ResultTests.isWhole(program, "Output/small"))
            let lines = try program.text("Output/small/detections.csv").split(separator: "\r\n")
            let header = try #require(lines.first)
            #expect(header.hasPrefix("scenario,zone,hour,"))
            // Every zone and what has no place, at every hour.
            #expect((lines.count - 1) % 24 == 0 && lines.count > 48)
            #expect(lines.contains { $0.hasPrefix("small,(none),23,") })
            let package = try program.text("Output/small/datapackage.json")
            #expect(package.contains("detections.csv"))
            #expect(package.contains("hour:N"))
            // The same bytes for any number of threads, and none of it without cameras.
            #expect(
                try program.run([
                    "run", "small.yaml", "--replications", "2", "--threads", "1", "--output", "One",
                ]).status <= 1)
            #expect(
                try program.bytes("One/small/detections.csv") == program.bytes("Output/small/detections.csv"))
            try program.writeScenario()
            #expect(try program.run(["run", "small.yaml", "--replications", "2"]).status <= 1)
            #expect(!program.files("Output/small").contains("detections.csv"))
        }
    }

    @Test func mistakesInACameraFileAreToldByLine() throws {
        try withProgram { program in
            try program.writeScenario { Self.watched($0, cameras: "camera_file: cameras.csv") }
            try program.write("id,zone,lat,lon,kind,owner,link\na,nowhere,0,0,,,\n", to: "cameras.csv")
            let outcome = try program.run(["run", "small.yaml"])
            #expect(outcome.status == 2)
            #expect(outcome.errors.contains("cameras.csv:2:3: zone: there is no zone `nowhere`"))
            #expect(program.files("Output") == [])
        }
    }
}
