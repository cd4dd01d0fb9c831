// swift-tools-version: 6.3
// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import PackageDescription

/// One set of settings for every target: strict Swift 6, imports that say what they expose.
let settings: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

let yams = Target.Dependency.product(name: "Yams", package: "Yams")
let grdb = Target.Dependency.product(name: "GRDB", package: "GRDB.swift")
let crypto = Target.Dependency.product(name: "Crypto", package: "swift-crypto")
let arguments = Target.Dependency.product(
  name: "ArgumentParser", package: "swift-argument-parser")

/// A room: a target with our settings. `scripts/tidy` holds the same table of who may import whom.
func room(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
  .target(name: name, dependencies: dependencies, swiftSettings: settings)
}

func tests(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
  .testTarget(name: name, dependencies: dependencies, exclude: [], swiftSettings: settings)
}

let package = Package(
  name: "steady",
  platforms: [.macOS(.v15)],
  products: [.executable(name: "steady", targets: ["steady"])],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
    .package(url: "https://github.com/apple/swift-crypto", exact: "4.5.2"),
    .package(url: "https://github.com/groue/GRDB.swift", exact: "7.10.0"),
    .package(url: "https://github.com/jpsim/Yams", exact: "6.2.2"),
  ],
  targets: [
    .systemLibrary(name: "CReadline", providers: [.apt(["libreadline-dev"]), .brew(["readline"])]),
    .target(name: "CSystem"),
    room("Protocols", []),
    room("Interview", ["Protocols"]),
    room("Training", ["Protocols", "Interview"]),
    room("ProtocolFiles", ["Protocols", "Training", yams, crypto]),
    room("Terminal", ["Protocols", "Interview", "CReadline", "CSystem"]),
    room("Storage", ["Protocols", "Interview", "CSystem", grdb, crypto]),
    room("Exchange", ["Protocols", "Interview"]),
    .executableTarget(
      name: "steady",
      dependencies: [
        "Protocols", "Interview", "Training", "ProtocolFiles", "Terminal", "Storage", "Exchange",
        "CSystem", arguments,
      ],
      swiftSettings: settings),
  ]
)
