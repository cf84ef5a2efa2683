// swift-tools-version: 6.1
import PackageDescription

let package = Package(
    name: "sigap",
    products: [
        .executable(name: "sigap", targets: ["sigap"]),
        .library(name: "EventKernel", targets: ["EventKernel"]),
        .library(
            name: "SigapKit",
            targets: ["CityModel", "ScenarioFiles", "Experiments", "Budgeting", "Reporting"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
        .package(url: "https://github.com/apple/swift-crypto", exact: "4.5.2"),
        .package(url: "https://github.com/HdrHistogram/hdrhistogram-swift", exact: "0.2.0"),
        .package(url: "https://github.com/jpsim/Yams", exact: "6.2.2"),
    ],
    targets: [
        .target(
            name: "CGSL",
            linkerSettings: [
                .linkedLibrary("gsl"), .linkedLibrary("gslcblas"), .linkedLibrary("m"),
            ]),
        .target(name: "EventKernel"),
        .target(name: "Randomness", dependencies: ["CGSL"]),
        .target(
            name: "Statistics",
            dependencies: [
                "CGSL", "Randomness", .product(name: "Histogram", package: "hdrhistogram-swift"),
            ]),
        .target(name: "CityModel", dependencies: ["EventKernel", "Randomness", "Statistics"]),
        .target(
            name: "ScenarioFiles",
            dependencies: ["CityModel", "Randomness", .product(name: "Yams", package: "Yams")]),
        .target(name: "Budgeting", dependencies: ["ScenarioFiles"]),
        .target(
            name: "Experiments",
            dependencies: ["CityModel", "ScenarioFiles", "Budgeting", "Statistics"]),
        .target(
            name: "Reporting",
            dependencies: [
                "Experiments", "Budgeting", .product(name: "Crypto", package: "swift-crypto"),
            ]),
        .executableTarget(
            name: "sigap",
            dependencies: [
                "Reporting", "Experiments", "Budgeting", "ScenarioFiles",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ]),
        .testTarget(name: "EventKernelTests", dependencies: ["EventKernel"]),
        .testTarget(name: "RandomnessTests", dependencies: ["Randomness", "CGSL"]),
        .testTarget(name: "StatisticsTests", dependencies: ["Statistics", "CGSL"]),
        .testTarget(name: "CityModelTests", dependencies: ["CityModel"]),
        .testTarget(name: "ScenarioFilesTests", dependencies: ["ScenarioFiles"]),
        .testTarget(name: "BudgetingTests", dependencies: ["Budgeting"]),
        .testTarget(
            name: "ExperimentsTests", dependencies: ["Experiments"],
            resources: [.copy("Fixtures")]),
        .testTarget(name: "ReportingTests", dependencies: ["Reporting"]),
        .testTarget(name: "CommandTests", dependencies: ["sigap"]),
    ],
    swiftLanguageModes: [.v6]
)
