// swift-tools-version: 6.1
import PackageDescription

// Apart from the main package, so that nobody who builds the simulator builds its benchmarks too.
let package = Package(
    name: "sigap-benchmarks",
    dependencies: [
        .package(name: "sigap", path: "..")
    ],
    targets: [
        .target(name: "AllocationCounter"),
        .target(name: "ChildProcess"),
        .target(name: "ReferenceLoop"),
        .executableTarget(
            name: "SigapBenchmark",
            dependencies: [
                "AllocationCounter", "ChildProcess", "ReferenceLoop",
                .product(name: "EventKernel", package: "sigap"),
                .product(name: "SigapKit", package: "sigap"),
            ],
            swiftSettings: [.define("HOLD_LOOP_OUTSIDE_KERNEL")]),
    ],
    swiftLanguageModes: [.v6],
    cxxLanguageStandard: .cxx17
)
