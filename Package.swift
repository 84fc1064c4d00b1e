// swift-tools-version: 6.2
// SPDX-License-Identifier: Apache-2.0

import PackageDescription

let strict: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .treatAllWarnings(as: .error),
]

/// A module of the product: an arrow of docs/architecture.md is a name in `imports`.
func module(
    _ name: String,
    at path: String,
    imports: [Target.Dependency] = [],
    without excluded: [String] = [],
    resources: [Resource]? = nil,
) -> Target {
    .target(
        name: name,
        dependencies: imports,
        path: path,
        exclude: excluded,
        resources: resources,
        swiftSettings: strict,
    )
}

func suite(_ name: String, imports: [Target.Dependency], golden: [String] = []) -> Target {
    .testTarget(
        name: name,
        dependencies: imports,
        path: "Tests/\(name)",
        exclude: golden,
        swiftSettings: strict,
    )
}

let arguments = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")
let grdb = Target.Dependency.product(name: "GRDB", package: "GRDB.swift")
let nioCore = Target.Dependency.product(name: "NIOCore", package: "swift-nio")
let nioPosix = Target.Dependency.product(name: "NIOPosix", package: "swift-nio")
let asyncHTTPClient = Target.Dependency.product(name: "AsyncHTTPClient", package: "async-http-client")
let nioHTTP1 = Target.Dependency.product(name: "NIOHTTP1", package: "swift-nio")
let hummingbird = Target.Dependency.product(name: "Hummingbird", package: "hummingbird")
let hummingbirdTesting = Target.Dependency.product(name: "HummingbirdTesting", package: "hummingbird")
let crypto = Target.Dependency.product(name: "Crypto", package: "swift-crypto")
let cryptoExtras = Target.Dependency.product(name: "CryptoExtras", package: "swift-crypto")
let logging = Target.Dependency.product(name: "Logging", package: "swift-log")
let signals = Target.Dependency.product(name: "UnixSignals", package: "swift-service-lifecycle")
let lifecycle = Target.Dependency.product(name: "ServiceLifecycle", package: "swift-service-lifecycle")
let yams = Target.Dependency.product(name: "Yams", package: "Yams")

let package = Package(
    name: "hotline",
    platforms: [.macOS(.v15)],
    dependencies: [
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1"),
        .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-collections", from: "1.6.0"),
        .package(url: "https://github.com/apple/swift-configuration", from: "1.4.0", traits: ["YAML"]),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.0"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/swift-server/async-http-client", from: "1.37.0"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
    ],
    targets: [
        module("WorkCalendar", at: "Sources/WorkCalendar"),
        module("Tickets", at: "Sources/Tickets", imports: ["WorkCalendar"]),
        module("Attachments", at: "Sources/Attachments", imports: ["Tickets", crypto, nioCore, nioPosix]),
        .systemLibrary(
            name: "CCurl",
            path: "Sources/CCurl",
            pkgConfig: "libcurl",
            providers: [.apt(["libcurl4-openssl-dev"])],
        ),
        module(
            "Channels",
            at: "Channels",
            imports: [
                "CCurl", "Tickets", asyncHTTPClient, crypto, lifecycle, logging, nioCore, nioHTTP1, nioPosix,
            ],
            without: ["Letters/Fixtures", "Mail/Fixtures"],
            resources: [.copy("Letters/Recogniser"), .copy("Letters/Upright"), .copy("Mail/Helper")],
        ),
        module("Routing", at: "Routing", imports: ["Tickets", "WorkCalendar"]),
        module("Supervision", at: "Sources/Supervision", imports: ["Tickets", "WorkCalendar"]),
        module("Survey", at: "Sources/Survey", imports: ["Tickets", "WorkCalendar"]),
        module(
            "Sites",
            at: "Sources/Sites",
            imports: ["CSV", "Routing", "Supervision", "Survey", "Tickets", "WorkCalendar", yams],
        ),
        module("Storage", at: "Sources/Storage/Core"),
        module(
            "SQLiteStorage",
            at: "Sources/Storage/SQLite",
            imports: ["Storage", grdb],
        ),
        .systemLibrary(
            name: "CLibPQ",
            path: "Sources/Storage/CLibPQ",
            pkgConfig: "libpq",
            providers: [.apt(["libpq-dev"])],
        ),
        module("PostgresStorage", at: "Sources/Storage/Postgres", imports: ["CLibPQ", "Storage"]),
        module("Records", at: "Sources/Records", imports: ["Storage", "Tickets", "WorkCalendar", crypto]),
        module(
            "Dashboards",
            at: "Dashboards",
            imports: ["Records", "Storage", "Survey", "Tickets", "WorkCalendar"],
        ),
        module(
            "Desk",
            at: "Sources/Desk",
            imports: [
                "Attachments", "Dashboards", "Records", "Routing", "Sites", "Storage", "Supervision", "Survey",
                "Tickets", "WorkCalendar", crypto, cryptoExtras, lifecycle, logging,
            ],
        ),
        module("CSV", at: "Sources/CSV"),
        .systemLibrary(
            name: "CXLSXWriter",
            path: "Sources/Sheets/CXLSXWriter",
            pkgConfig: "xlsxwriter",
            providers: [.apt(["libxlsxwriter-dev"])],
        ),
        module("Sheets", at: "Sources/Sheets/Core", imports: ["CXLSXWriter"]),
        module("Paper", at: "Sources/Paper", resources: [.copy("Helper")]),
        module(
            "Simulation",
            at: "Sources/Simulation",
            imports: [
                "CSV", "Desk", "Records", "Routing", "Sites", "Storage", "Survey", "Tickets", logging,
                .product(name: "HeapModule", package: "swift-collections"),
            ],
        ),
        module(
            "Web",
            at: "Sources/Web",
            imports: [
                "Attachments", "Dashboards", "Desk", "Paper", "Records", "Routing", "Sheets", "Sites", "Storage",
                "Supervision", "Survey", "Tickets", "WorkCalendar", crypto, hummingbird, lifecycle, logging,
                .product(name: "Mustache", package: "swift-mustache"), yams,
            ],
            resources: [.copy("Templates"), .copy("Static"), .copy("Texts")],
        ),
        .executableTarget(
            name: "hotline",
            dependencies: [
                "Attachments", "CSV", "Channels", "Dashboards", "Desk", "PostgresStorage", "Records", "Routing",
                "SQLiteStorage", "Simulation", "Sites", "Storage", "Supervision", "Survey", "Tickets", "Web",
                "WorkCalendar",
                arguments,
                .product(name: "Configuration", package: "swift-configuration"),
                hummingbird, lifecycle, logging, signals,
            ],
            path: "Sources/hotline",
            swiftSettings: strict,
        ),
        .executableTarget(
            name: "LoadDriver",
            dependencies: [
                "CSV", "Simulation", "Sites", "Tickets", arguments, nioCore, nioHTTP1, nioPosix,
            ],
            path: "Benchmarks/LoadDriver",
            swiftSettings: strict,
        ),
        .executableTarget(
            name: "StorageCeiling",
            dependencies: [
                "CSV", "Desk", "Records", "SQLiteStorage", "Simulation", "Sites", "Storage", "Tickets", "WorkCalendar",
                arguments, grdb,
            ],
            path: "Benchmarks/StorageCeiling",
            swiftSettings: strict,
        ),
        .executableTarget(
            name: "ManagerRate",
            dependencies: ["Channels", "Tickets"],
            path: "Benchmarks/ManagerRate",
            swiftSettings: strict,
        ),
        .executableTarget(
            name: "CalendarRate",
            dependencies: ["Sites", "WorkCalendar", arguments],
            path: "Benchmarks/CalendarRate",
            swiftSettings: strict,
        ),
        .executableTarget(
            name: "PlaceRate",
            dependencies: ["Routing", "Sites", "Tickets", arguments],
            path: "Benchmarks/PlaceRate",
            swiftSettings: strict,
        ),
        .executableTarget(
            name: "SimilarRate",
            dependencies: [
                "Desk", "PostgresStorage", "Records", "Routing", "SQLiteStorage", "Simulation", "Sites", "Storage",
                "Tickets",
                arguments,
            ],
            path: "Benchmarks/SimilarRate",
            swiftSettings: strict,
        ),
        .executableTarget(
            name: "DecisionRate",
            dependencies: ["Routing", "Tickets", "WorkCalendar", arguments],
            path: "Benchmarks/DecisionRate",
            swiftSettings: strict,
        ),
        .target(
            name: "TestKit",
            dependencies: [
                "Attachments", "Desk", "PostgresStorage", "Records", "Routing", "SQLiteStorage", "Sites", "Storage",
                "Supervision",
                "Survey", "Tickets", "WorkCalendar", logging,
            ],
            path: "Tests/TestKit",
            swiftSettings: strict,
        ),
        suite(
            "APITests",
            imports: [
                "Attachments", "Channels", "Dashboards", "Desk", "Records", "Routing", "Sites", "Storage", "Survey",
                "TestKit",
                "Tickets", "Web", "WorkCalendar", hummingbird, hummingbirdTesting, logging,
            ],
        ),
        suite("AccountsTests", imports: ["Desk", "Records", "Sites", "Storage", "TestKit", "Tickets", crypto]),
        suite("ArchitectureTests", imports: []),
        suite("AttachmentsTests", imports: ["Attachments", "TestKit", "Tickets", nioCore, nioPosix]),
        suite("CSVTests", imports: ["CSV"]),
        suite("PaperTests", imports: ["Paper", "TestKit"]),
        suite("SheetsTests", imports: ["Sheets", "TestKit"]),
        suite(
            "ChannelsTests",
            imports: ["Channels", "TestKit", "Tickets", lifecycle, logging, nioCore, nioPosix],
            golden: ["Contract/Fixtures"],
        ),
        suite(
            "CitizenPagesTests",
            imports: [
                "Attachments", "Channels", "Dashboards", "Desk", "Records", "Sites", "Storage", "Survey", "TestKit",
                "Tickets",
                "Web", "WorkCalendar", hummingbird, hummingbirdTesting, logging,
                .product(name: "AsyncHTTPClient", package: "async-http-client"),
                nioHTTP1,
            ],
        ),
        suite(
            "CommandTests",
            imports: [
                "hotline", "Desk", "Records", "Storage", "TestKit", "Tickets",
                .product(name: "AsyncHTTPClient", package: "async-http-client"),
                nioCore, nioHTTP1,
            ],
        ),
        suite(
            "DeskTests",
            imports: [
                "Attachments", "Dashboards", "Desk", "Records", "Routing", "Sites", "Storage", "Supervision", "Survey",
                "TestKit", "Tickets", "WorkCalendar", logging,
            ],
        ),
        suite(
            "JourneyTests",
            imports: [
                "Dashboards", "Desk", "Records", "Sites", "Storage", "Survey", "TestKit", "Tickets", "WorkCalendar",
            ],
        ),
        suite(
            "RecordsTests",
            imports: ["Desk", "Records", "Sites", "Storage", "TestKit", "Tickets", "WorkCalendar"],
        ),
        suite("RoutingTests", imports: ["Routing", "TestKit", "Tickets", "WorkCalendar"]),
        suite(
            "SimulationTests",
            imports: [
                "CSV", "Dashboards", "Desk", "Records", "Routing", "Simulation", "Sites", "Storage", "Survey",
                "TestKit", "Tickets", "WorkCalendar", logging,
            ],
        ),
        suite(
            "SitesTests",
            imports: ["Routing", "Sites", "Supervision", "Survey", "TestKit", "Tickets", "WorkCalendar"],
        ),
        suite(
            "StaffPagesTests",
            imports: [
                "Attachments", "Channels", "Dashboards", "Desk", "Paper", "Records", "Routing", "Sheets", "Sites",
                "Storage", "Supervision",
                "Survey", "TestKit", "Tickets", "Web", "WorkCalendar", hummingbird, hummingbirdTesting, logging,
            ],
            golden: ["Golden"],
        ),
        suite("StorageTests", imports: ["PostgresStorage", "SQLiteStorage", "Storage", "TestKit"]),
        suite("SupervisionTests", imports: ["Supervision", "TestKit", "Tickets", "WorkCalendar"]),
        suite("SurveyTests", imports: ["Survey", "TestKit", "Tickets"]),
        suite("TicketsTests", imports: ["TestKit", "Tickets", "WorkCalendar"]),
        suite(
            "WebTests",
            imports: [
                "Channels", "Desk", "Records", "Storage", "Survey", "TestKit", "Tickets", "Web", hummingbird,
                hummingbirdTesting, logging,
            ],
        ),
        suite("WorkCalendarTests", imports: ["WorkCalendar"]),
    ],
)
