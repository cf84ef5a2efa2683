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
        .target(name: "ReferenceLoop"),
        .executableTarget(
            name: "KernelBenchmark",
            dependencies: [
                "AllocationCounter", "ReferenceLoop", .product(name: "EventKernel", package: "sigap"),
            ],
            swiftSettings: [.define("HOLD_LOOP_OUTSIDE_KERNEL")]),
    ],
    swiftLanguageModes: [.v6],
    cxxLanguageStandard: .cxx17
)
