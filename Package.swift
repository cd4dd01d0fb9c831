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

/// A room: a target with our settings. `scripts/tidy` holds the table of who may import whom.
func room(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
  .target(name: name, dependencies: dependencies, swiftSettings: settings)
}

func tests(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
  .testTarget(name: name, dependencies: dependencies, swiftSettings: settings)
}

let package = Package(
  name: "steady",
  platforms: [.macOS(.v15)],
  targets: [
    room("Protocols", []),
    tests("ProtocolsTests", ["Protocols"]),
    .systemLibrary(name: "CReadline"),
    .target(name: "CSystem"),
    room("Terminal", ["CReadline", "CSystem"]),
    .executableTarget(
      name: "line-probe", dependencies: ["Terminal"], path: "Tests/Fixtures/LineProbe",
      swiftSettings: settings),
    tests("TerminalTests", ["Terminal", "CSystem", "line-probe"]),
  ]
)
