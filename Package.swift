// swift-tools-version: 6.3

import PackageDescription

/// One strictness for every target.
let house: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("ImmutableWeakCaptures"),
    .enableUpcomingFeature("InferIsolatedConformances"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
    .strictMemorySafety(),
    .treatAllWarnings(as: .error),
    // The hot path crosses targets: without it every small function of another target is a call.
    .unsafeFlags(["-cross-module-optimization"], .when(configuration: .release)),
]

extension Target {
    /// A target of the house, named after its folder.
    static func part(_ name: String, _ dependencies: [Target.Dependency] = [], resources: [Resource] = []) -> Target {
        target(name: name, dependencies: dependencies, resources: resources, swiftSettings: house)
    }

    /// The tests of one target.
    static func tests(of name: String, _ dependencies: [Target.Dependency] = []) -> Target {
        testTarget(
            name: name + "Tests",
            dependencies: [.byName(name: name), "TestSupport"] + (name == "Domain" ? [] : ["Domain"]) + dependencies,
            swiftSettings: house
        )
    }
}

extension Target.Dependency {
    static let asyncHTTPClient = product(name: "AsyncHTTPClient", package: "async-http-client")
    static let argumentParser = product(name: "ArgumentParser", package: "swift-argument-parser")
    static let configuration = product(name: "Configuration", package: "swift-configuration")
    static let crypto = product(name: "Crypto", package: "swift-crypto")
    static let hummingbird = product(name: "Hummingbird", package: "hummingbird")
    static let hummingbirdTesting = product(name: "HummingbirdTesting", package: "hummingbird")
    static let httpCompression = product(name: "NIOHTTPCompression", package: "swift-nio-extras")
    static let lifecycle = product(name: "ServiceLifecycle", package: "swift-service-lifecycle")
    static let logging = product(name: "Logging", package: "swift-log")
    static let metrics = product(name: "Metrics", package: "swift-metrics")
    static let nioCore = product(name: "NIOCore", package: "swift-nio")
    static let nioPosix = product(name: "NIOPosix", package: "swift-nio")
    static let nioHTTP1 = product(name: "NIOHTTP1", package: "swift-nio")
    static let subprocess = product(name: "Subprocess", package: "swift-subprocess")
    static let yams = product(name: "Yams", package: "Yams")
}

let package = Package(
    name: "vigie",
    products: [
        .executable(name: "vigie", targets: ["vigie"]),
        // What `make fuzz` links with libFuzzer.
        .library(name: "VigieFuzz", type: .static, targets: ["VigieFuzz"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(
            url: "https://github.com/apple/swift-configuration",
            from: "1.4.0",
            traits: [.defaults, "YAML", "CommandLineArguments"]
        ),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/apple/swift-metrics", from: "2.13.0"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
        .package(url: "https://github.com/apple/swift-nio-extras", from: "1.35.2"),
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
        .package(url: "https://github.com/swift-server/async-http-client", from: "1.37.0"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
        .package(url: "https://github.com/swiftlang/swift-subprocess", from: "1.0.2"),
    ],
    targets: [
        // The data's way.
        .part("Domain"),
        .part("Capture", ["Domain"]),
        .part("Payload", ["Domain", "CZlib"]),
        .part("Classification", ["Domain", "Payload", "CByteMap"], resources: [.embedInCode("Resources")]),
        .part("Intake", ["Domain", "Capture", "Payload", "Classification"]),
        .part("Detection", ["Domain"]),
        .part("Alerting", ["Domain", "Detection"]),
        .part("Query", ["Domain", "Capture", "Detection", "Alerting"]),
        .part(
            "Storage",
            [
                "Domain", "Capture", "Payload", "Intake", "Detection", "Alerting", "Query", "Postgres", "Telemetry",
                .crypto, .lifecycle, .logging, .metrics,
            ],
            resources: [.embedInCode("Resources")]
        ),
        // Recorded events, through the same parts on a clock of their own.
        .part("Replay", ["Domain", "Capture", "Classification", "Intake", "Detection", "Storage"]),
        .part("Dashboard", ["Domain", "Detection", "Alerting", "Query"]),
        .part(
            "Web",
            [
                "Domain", "Capture", "Intake", "Alerting", "Query", "Dashboard", "Telemetry",
                .hummingbird, .httpCompression, .lifecycle, .logging, .metrics,
            ]
        ),
        // Messages to those who subscribed.
        .part(
            "Delivery",
            [
                "Domain", "Query", "CCurl",
                .asyncHTTPClient, .crypto, .lifecycle, .logging, .metrics, .nioCore, .nioHTTP1, .nioPosix,
            ]
        ),
        .systemLibrary(
            name: "CCurl",
            pkgConfig: "libcurl",
            providers: [.apt(["libcurl4-openssl-dev"]), .brew(["curl"])]
        ),
        // What every part stands on.
        .part("Telemetry", [.logging, .metrics]),
        .part("Postgres", ["CLibPQ", .logging, .subprocess]),
        .systemLibrary(
            name: "CLibPQ",
            pkgConfig: "libpq",
            providers: [.apt(["libpq-dev"]), .brew(["libpq"])]
        ),
        .target(name: "CByteMap"),
        .systemLibrary(
            name: "CZlib",
            pkgConfig: "zlib",
            providers: [.apt(["zlib1g-dev"]), .brew(["zlib"])]
        ),
        .executableTarget(
            name: "vigie",
            dependencies: [
                "Domain", "Capture", "Payload", "Classification", "Intake", "Detection", "Alerting", "Query", "Storage",
                "Replay", "Dashboard", "Web", "Delivery", "Telemetry", "Postgres",
                .argumentParser, .asyncHTTPClient, .configuration, .crypto, .hummingbird, .lifecycle, .logging,
                .metrics, .nioCore, .nioHTTP1, .yams,
            ],
            swiftSettings: house
        ),
        // Measures it from outside; not shipped.
        .executableTarget(
            name: "vigie-lab",
            dependencies: [
                "Domain", "Capture", "Payload", "Classification", "Intake", "Detection", "Alerting", "Postgres",
                "Storage", "Replay", "CAllocationCount",
                .argumentParser, .logging,
            ],
            path: "Benchmarks",
            exclude: ["peers", "CAllocationCount"],
            swiftSettings: house
        ),
        .target(name: "CAllocationCount", path: "Benchmarks/CAllocationCount"),
        // Entry points for libFuzzer; see `make fuzz`.
        .target(
            name: "VigieFuzz",
            dependencies: ["Domain", "Payload", "Classification"],
            path: "Fuzzing",
            exclude: ["dictionaries", "run.sh", "seeds.py"],
            swiftSettings: house
        ),
        // Tests, one folder a target.
        .target(
            name: "TestSupport",
            dependencies: ["Domain", "Postgres"],
            path: "Tests/TestSupport",
            swiftSettings: house
        ),
        .tests(of: "Domain"),
        .tests(of: "Capture", ["Intake"]),
        .tests(of: "Payload"),
        .tests(of: "Classification", ["Payload"]),
        .tests(of: "Detection"),
        .tests(of: "Alerting", ["Detection"]),
        .tests(of: "Delivery", ["Query"]),
        .tests(of: "Postgres"),
        .tests(of: "Telemetry", [.metrics]),
        .tests(of: "Query", ["Alerting", "Detection"]),
        .tests(of: "Storage", ["Intake", "Delivery", "Detection", "Alerting", "Query", "Postgres", "Payload", .crypto]),
        .tests(of: "Dashboard", ["Detection", "Alerting", "Query"]),
        .tests(of: "Web", ["Capture", "Intake", "Alerting", "Query", .hummingbird, .hummingbirdTesting]),
        .testTarget(
            name: "EndToEndTests",
            dependencies: [
                "vigie", "Capture", "Classification", "Domain", "Storage", "Postgres", "TestSupport", .asyncHTTPClient,
                .nioCore, .nioHTTP1,
            ],
            exclude: ["Tools"],
            swiftSettings: house
        ),
    ],
    swiftLanguageModes: [.v6]
)
