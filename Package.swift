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
            dependencies: [
                "CityModel", "EventKernel", "Randomness", .product(name: "Yams", package: "Yams"),
            ]),
        .target(name: "Budgeting", dependencies: ["ScenarioFiles", "CityModel", "EventKernel"]),
        .target(
            name: "Experiments",
            dependencies: [
                "CityModel", "ScenarioFiles", "Budgeting", "Statistics", "Randomness",
                .product(name: "Crypto", package: "swift-crypto"),
            ]),
        .target(
            name: "Reporting",
            dependencies: [
                "CGSL", "CityModel", "ScenarioFiles", "Experiments", "Budgeting",
                .product(name: "Crypto", package: "swift-crypto"),
            ]),
        .executableTarget(
            name: "sigap",
            dependencies: [
                "Reporting", "Experiments", "Budgeting", "ScenarioFiles", "CityModel",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ]),
        .target(name: "TestSupport", path: "Tests/TestSupport"),
        .testTarget(name: "EventKernelTests", dependencies: ["EventKernel"]),
        .testTarget(name: "RandomnessTests", dependencies: ["Randomness", "CGSL"]),
        .testTarget(name: "StatisticsTests", dependencies: ["Statistics", "CGSL"]),
        .testTarget(
            name: "CityModelTests", dependencies: ["CityModel", "EventKernel", "Randomness"]),
        .testTarget(
            name: "ScenarioFilesTests",
            dependencies: ["ScenarioFiles", "CityModel", "EventKernel", "Randomness"]),
        .testTarget(name: "BudgetingTests", dependencies: ["Budgeting", "ScenarioFiles"]),
        .testTarget(
            name: "ExperimentsTests",
            dependencies: [
                "Experiments", "CityModel", "EventKernel", "Randomness", "ScenarioFiles", "Statistics",
            ],
            resources: [.copy("Fixtures")]),
        .testTarget(
            name: "ReportingTests",
            dependencies: ["Reporting", "CityModel", "Experiments", "ScenarioFiles", "TestSupport"]),
        .testTarget(
            name: "CommandTests",
            dependencies: [
                "sigap", "ScenarioFiles", "TestSupport",
                .product(name: "Crypto", package: "swift-crypto"),
            ]),
    ],
    swiftLanguageModes: [.v6]
)
