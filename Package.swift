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

func tests(
  _ name: String, _ dependencies: [Target.Dependency], exclude: [String] = []
) -> Target {
  .testTarget(
    name: name, dependencies: dependencies, exclude: exclude, swiftSettings: settings)
}

/// Only `scripts/fuzz` asks for it: libFuzzer has a `main` of its own.
let fuzzer: [Target] =
  Context.environment["STEADY_FUZZ"] == nil
  ? []
  : [
    .executableTarget(
      name: "Fuzzer", dependencies: ["FileReaders"], path: "Tests/Fuzz/Fuzzer",
      swiftSettings: settings)
  ]

let package = Package(
  name: "steady",
  platforms: [.macOS(.v15)],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser.git", exact: "1.8.2"),
    .package(url: "https://github.com/apple/swift-crypto.git", exact: "4.5.2"),
    .package(url: "https://github.com/groue/GRDB.swift.git", exact: "7.10.0"),
    .package(url: "https://github.com/jpsim/Yams.git", exact: "6.2.2"),
    .package(url: "https://github.com/swiftcsv/SwiftCSV.git", exact: "0.10.0"),
  ],
  targets: [
    room("Protocols", []),
    room("Interview", ["Protocols"]),
    // Proofs take minutes where the compiler does not optimize them, and tests make many.
    .target(
      name: "Verification", dependencies: ["Protocols", "Interview"],
      swiftSettings: settings + [.unsafeFlags(["-O"], .when(configuration: .debug))]),
    room("Training", ["Protocols", "Interview"]),
    room(
      "ProtocolFiles",
      [
        "Protocols", "Training", "Yams", "SwiftCSV",
        .product(name: "Crypto", package: "swift-crypto"),
      ]),
    .systemLibrary(name: "CReadline"),
    .target(name: "CSystem"),
    room("Terminal", ["Protocols", "Interview", "CReadline", "CSystem"]),
    room(
      "Storage",
      [
        "Protocols", "Interview",
        .product(name: "GRDB", package: "GRDB.swift"),
        .product(name: "Crypto", package: "swift-crypto"),
      ]),
    room("Exchange", ["Protocols", "Interview"]),
    .executableTarget(
      name: "steady",
      dependencies: [
        "Protocols", "Interview", "Verification", "Training", "ProtocolFiles", "Terminal",
        "Storage",
        "Exchange", "CSystem", .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: settings),
    // A small library and calls made with it, for the tests of several rooms.
    .target(
      name: "CallSamples", dependencies: ["Protocols", "Interview"], path: "Tests/CallSamples",
      swiftSettings: settings),
    // Files of libraries, from a folder or written by a test, for the tests of several rooms.
    .target(
      name: "WrittenLibraries", dependencies: ["Protocols", "ProtocolFiles"],
      path: "Tests/WrittenLibraries", swiftSettings: settings),
    // Says each thing that happens at a line; the terminal tests type at it.
    .executableTarget(
      name: "line-probe", dependencies: ["Terminal"], path: "Tests/Fixtures/LineProbe",
      swiftSettings: settings),
    // Prints how fast the engine is; see Tests/Performance/RESULTS.md.
    .executableTarget(
      name: "engine-rounds",
      dependencies: ["Protocols", "Interview", "ProtocolFiles", "WrittenLibraries"],
      path: "Tests/Performance/EngineRounds", swiftSettings: settings),
    // Proves a library and prints how long it took; see Tests/Performance/RESULTS.md.
    .executableTarget(
      name: "proof-times",
      dependencies: [
        "Protocols", "Interview", "Verification", "ProtocolFiles", "WrittenLibraries",
      ],
      path: "Tests/Performance/ProofTimes", swiftSettings: settings),
    // Breaks a library everywhere and counts what the checker finds; see RESULTS.md there.
    .executableTarget(
      name: "mutants",
      dependencies: ["Protocols", "Verification", "ProtocolFiles", "WrittenLibraries"],
      path: "Tests/Performance/Mutants", exclude: ["SURVIVORS.md"], swiftSettings: settings),
    // Small libraries made by chance, and every call of them, for tests of the prover.
    .target(
      name: "SmallLibraries",
      dependencies: [
        "Protocols", "Interview", "Verification", "ProtocolFiles", "CallSamples",
        "WrittenLibraries",
      ],
      path: "Tests/SmallLibraries", swiftSettings: settings),
    // Holds the prover against every call of such libraries; see RESULTS.md there.
    .executableTarget(
      name: "every-call", dependencies: ["SmallLibraries"], path: "Tests/Performance/EveryCall",
      swiftSettings: settings),
    // Writes rules down for checkers that are not ours; see RESULTS.md there.
    .executableTarget(
      name: "independent",
      dependencies: [
        "Protocols", "Verification", "ProtocolFiles", "CallSamples", "SmallLibraries",
        "WrittenLibraries",
      ], path: "Tests/Performance/Independent", exclude: ["compare"], swiftSettings: settings),
    // Every reader of files, to be fed by a fuzzer and by the tests.
    .target(
      name: "FileReaders", dependencies: ["Protocols", "ProtocolFiles", "Storage"],
      path: "Tests/Fuzz/Readers", swiftSettings: settings),
    tests("FuzzTests", ["FileReaders", "CallSamples"]),
    tests("ProtocolsTests", ["Protocols"]),
    tests(
      "VerificationTests",
      [
        "Protocols", "Interview", "Verification", "ProtocolFiles", "CallSamples", "SmallLibraries",
        "WrittenLibraries",
      ]),
    tests("InterviewTests", ["Protocols", "Interview", "CallSamples"]),
    tests(
      "ExchangeTests", ["Protocols", "Interview", "Exchange", "CallSamples"], exclude: ["Golden"]),
    tests(
      "ProtocolFilesTests", ["Protocols", "Training", "ProtocolFiles", "WrittenLibraries"],
      exclude: ["Golden"]),
    tests(
      "WholeCallTests",
      ["Protocols", "Interview", "ProtocolFiles", "Storage", "CallSamples", "WrittenLibraries"],
      exclude: ["Libraries"]),
    tests(
      "TranscriptsTests",
      ["Protocols", "Interview", "Training", "ProtocolFiles", "Exchange", "WrittenLibraries"]),
    tests(
      "StorageTests",
      ["Protocols", "Interview", "Storage", .product(name: "GRDB", package: "GRDB.swift")],
      exclude: ["Golden"]),
    tests(
      "CounsellorTests",
      [
        "Protocols", "Interview", "Training", "ProtocolFiles", "Terminal", "Storage", "Exchange",
        "CallSamples", "WrittenLibraries", "steady",
      ], exclude: ["Golden", "Library"]),
    tests(
      "TerminalTests",
      [
        "Protocols", "Interview", "ProtocolFiles", "Terminal", "CSystem", "line-probe",
        "CallSamples", "WrittenLibraries",
      ]),
  ] + fuzzer
)
