// swift-tools-version: 6.1
import PackageDescription

/// Warnings are errors where the project checks itself, and only there: a later compiler's new warning must not keep
/// anybody from building.
let isStrict = Context.environment["DEPOSITARY_STRICT"] != nil

let settings: [SwiftSetting] =
  [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
  ] + (isStrict ? [.unsafeFlags(["-warnings-as-errors"])] : [])

let package = Package(
  name: "Depositary",
  products: [.executable(name: "depositary", targets: ["depositary"])],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
    .package(url: "https://github.com/apple/swift-crypto", exact: "4.5.2"),
    .package(url: "https://github.com/groue/GRDB.swift", exact: "7.10.0"),
    .package(url: "https://github.com/jpsim/Yams", exact: "6.2.2"),
  ],
  targets: [
    .target(name: "CSystem"),
    .target(name: "CivilDate", swiftSettings: settings),
    .target(name: "Agreements", dependencies: ["CivilDate"], swiftSettings: settings),
    .target(
      name: "EventLog",
      dependencies: ["CivilDate", "Agreements", .product(name: "Crypto", package: "swift-crypto")],
      swiftSettings: settings),
    .target(
      name: "Registry",
      dependencies: ["CSystem", "CivilDate", "Agreements", "EventLog", .product(name: "GRDB", package: "GRDB.swift")],
      swiftSettings: settings),
    .target(
      name: "Presentation",
      dependencies: ["CSystem", "CivilDate", "Agreements", "EventLog", .product(name: "Yams", package: "Yams")],
      swiftSettings: settings),
    .executableTarget(
      name: "depositary",
      dependencies: [
        "CSystem", "CivilDate", "Agreements", "EventLog", "Registry", "Presentation",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: settings),
    .executableTarget(
      name: "fault-writer", dependencies: ["CivilDate", "Agreements", "EventLog", "Presentation", "Registry"],
      path: "Tests/FaultWriter", swiftSettings: settings),
    .executableTarget(
      name: "sum-oracle", dependencies: ["CivilDate"], path: "Tests/SumOracle", swiftSettings: settings),
    .target(
      name: "TestKit", dependencies: ["CivilDate", "Agreements", "Presentation"], path: "Tests/TestKit",
      swiftSettings: settings),
    .target(
      name: "StoreConformance", dependencies: ["Agreements", "EventLog", "Registry"], path: "Tests/StoreConformance",
      swiftSettings: settings),
    .testTarget(name: "CivilDateTests", dependencies: ["CivilDate"], swiftSettings: settings),
    .testTarget(
      name: "AgreementsTests", dependencies: ["CivilDate", "Agreements", "Presentation", "TestKit"],
      swiftSettings: settings),
    .testTarget(name: "EventLogTests", dependencies: ["EventLog"], swiftSettings: settings),
    .testTarget(
      name: "RegistryTests",
      dependencies: [
        "CSystem", "CivilDate", "Agreements", "EventLog", "Presentation", "Registry", "StoreConformance", "TestKit",
      ],
      swiftSettings: settings),
    .testTarget(
      name: "CommandTests",
      dependencies: [
        "Agreements", "EventLog", "Presentation", "Registry", "TestKit", "depositary", "fault-writer",
      ],
      swiftSettings: settings),
    .testTarget(
      name: "RepositoryTests",
      dependencies: ["CivilDate", "Agreements", "EventLog", "Presentation", "Registry", "TestKit", "depositary"],
      swiftSettings: settings),
  ]
)
