// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Foundation
import Interview
import Storage
import Terminal
import Testing
import WrittenLibraries

#if canImport(Darwin)
import Darwin
#else
import Glibc
#endif

/// The program itself, with a data folder of its own.
final class Program {
  private let folder: URL
  private let steady: URL

  /// What the environment says beside the folders; the library needs no proof here unless this
  /// says otherwise.
  private let settings: [String: String]

  init(settings: [String: String] = ["STEADY_UNPROVED": "A test of something else."]) throws {
    self.settings = settings
    folder = FileManager.default.temporaryDirectory.appending(path: "steady-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    // The tests and the program are built into one folder.
    let products =
      Bundle.allBundles.map(\.bundleURL) + [
        URL(filePath: CommandLine.arguments[0]), Project.root.appending(path: ".build/debug/x"),
      ]
    let found = products.map { $0.deletingLastPathComponent().appending(path: "steady") }
      .first { FileManager.default.isExecutableFile(atPath: $0.path) }
    steady = try #require(found, "build the product steady first")
  }

  deinit {
    try? FileManager.default.removeItem(at: folder)
  }

  /// Lines of a pipe; running out of them leaves the call waiting.
  func piped(_ lines: [Keys]) throws -> (entries: [Entry], stream: String) {
    var stream = ""
    for (index, part) in Keys.sittings(lines).enumerated() {
      let process = process(["call", "--plain"] + (index == 0 ? ["--new"] : ["--resume", "1"]))
      let (input, output) = (Pipe(), Pipe())
      process.standardInput = input
      process.standardOutput = output
      try process.run()
      let text = part.map { $0.text + "\n" }.joined()
      try input.fileHandleForWriting.write(contentsOf: Data(text.utf8))
      try input.fileHandleForWriting.close()
      stream += String(
        decoding: try output.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
      process.waitUntilExit()
    }
    return (try entries(), stream)
  }

  /// Keys at a terminal, each at its own prompt.
  func typed(_ keys: [Keys]) throws -> [Entry] {
    for (index, part) in Keys.sittings(keys).enumerated() {
      let terminal = try PseudoTerminal()
      let process = process(["call"] + (index == 0 ? ["--new"] : ["--resume", "1"]))
      process.standardInput = terminal.slave
      process.standardOutput = terminal.slave
      try process.run()
      for keys in part {
        let prompt = try #require(terminal.prompt(), "no prompt; \(keys.prompt) was to come")
        #expect(prompt.hasSuffix(keys.prompt))
        terminal.type(keys.isKey ? keys.text : keys.text + "\r")
      }
      terminal.drain(until: { !process.isRunning })
      process.waitUntilExit()
    }
    return try entries()
  }

  /// One command to its end: what it said, and its exit status.
  func run(_ arguments: [String], input: String = "") throws -> (said: String, status: Int32) {
    let process = process(arguments)
    let (lines, output) = (Pipe(), Pipe())
    process.standardInput = lines
    process.standardOutput = output
    process.standardError = output
    try process.run()
    try lines.fileHandleForWriting.write(contentsOf: Data(input.utf8))
    try lines.fileHandleForWriting.close()
    let said = String(
      decoding: try output.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
    process.waitUntilExit()
    return (said, process.terminationStatus)
  }

  /// One command whose output goes into a file: what it complained of, and its exit status.
  func run(
    _ arguments: [String], printingTo file: String
  ) throws -> (complaint: String, status: Int32) {
    let process = process(arguments)
    let complaints = Pipe()
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle(forWritingAtPath: file)
    process.standardError = complaints
    try process.run()
    let said = String(
      decoding: try complaints.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
    process.waitUntilExit()
    return (said, process.terminationStatus)
  }

  /// What one command that asks nothing prints at a terminal.
  func atTerminal(_ arguments: [String]) throws -> String {
    let terminal = try PseudoTerminal()
    let process = process(arguments)
    process.standardInput = terminal.slave
    process.standardOutput = terminal.slave
    try process.run()
    terminal.drain(until: { !process.isRunning })
    process.waitUntilExit()
    terminal.drain(until: { false }, atMost: 20)
    return terminal.screen
  }

  /// A script of bash, with `steady` as the name of the program.
  func shell(_ script: String, by shell: String = "/bin/bash") throws -> String {
    let process = process(["-c", script])
    process.executableURL = URL(filePath: shell)
    process.environment?["PATH"] = "\(steady.deletingLastPathComponent().path):/usr/bin:/bin"
    let output = Pipe()
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = output
    process.standardError = output
    try process.run()
    let said = String(
      decoding: try output.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
    process.waitUntilExit()
    return said
  }

  /// How the newest call began.
  func opening() throws -> Opening? {
    guard case .callOpened(let opening)? = try entries().first?.events.first else { return nil }
    return opening
  }

  /// The lines of a call that prepares one handoff, to an ambulance.
  static let handoffTyped = [
    "speaker friend", "told help-place the mill", "told breathing 2", "consent pass-on", "1",
    "offer ambulance", "1", "handoff ambulance",
  ].map { $0 + "\n" }.joined()

  var path: String { steady.path }
  var data: String { folder.path }

  private func entries() throws -> [Entry] {
    let store = try SQLiteCallStore(folder: folder.path + "/live", kind: .live)
    return try store.entries(of: try #require(try store.calls().first).call)
  }

  private func process(_ arguments: [String]) -> Process {
    let process = Process()
    process.executableURL = steady
    process.arguments = arguments
    process.environment = [
      "STEADY_DATA": folder.path,
      "STEADY_LIBRARY": Project.protocols,
      "STEADY_COUNSELLOR": "Sam", "TERM": "xterm-256color", "LC_ALL": "C.UTF-8",
      "HOME": folder.path, "TZ": "UTC",
    ].merging(settings) { $1 }
    return process
  }
}

/// A pseudo-terminal of 24 rows and 80 columns.
private final class PseudoTerminal {
  let slave: FileHandle
  private let master: Int32
  private(set) var screen = ""

  init() throws {
    var (master, slave): (Int32, Int32) = (0, 0)
    var size = winsize(ws_row: 24, ws_col: 80, ws_xpixel: 0, ws_ypixel: 0)
    try #require(openpty(&master, &slave, nil, nil, &size) == 0)
    self.master = master
    self.slave = FileHandle(fileDescriptor: slave, closeOnDealloc: true)
  }

  deinit {
    close(master)
  }

  /// A key that answers is pressed once the prompt could be read.
  func type(_ text: String) {
    if text.count == 1 { usleep(UInt32(LineRequest.deafMilliseconds + 20) * 1_000) }
    screen = ""
    _ = Array(text.utf8).withUnsafeBytes { write(master, $0.baseAddress, $0.count) }
  }

  /// Waits for a prompt with nothing after it; nil after 20 seconds without one.
  func prompt() -> String? {
    for _ in 0..<2_000 {
      let plain = screen.replacing(#/\u{1B}(?:\[[0-9;?]*[A-Za-z]|[>=])/#, with: "")
      if plain.hasSuffix(" > "), let line = plain.split(whereSeparator: \.isNewline).last {
        return String(line.dropLast(3))
      }
      read(milliseconds: 10)
    }
    return nil
  }

  func drain(until isOver: () -> Bool, atMost times: Int = 1_000) {
    for _ in 0..<times where !isOver() { read(milliseconds: 10) }
  }

  private func read(milliseconds: Int32) {
    var entry = pollfd(fd: master, events: Int16(POLLIN), revents: 0)
    guard poll(&entry, 1, milliseconds) > 0 else { return }
    var buffer = [UInt8](repeating: 0, count: 65_536)
    let count = Glibc.read(master, &buffer, buffer.count)
    if count > 0 { screen += String(decoding: buffer[..<count], as: UTF8.self) }
  }
}
