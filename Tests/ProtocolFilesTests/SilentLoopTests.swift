// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Protocols
import Testing
import WrittenLibraries

@testable import ProtocolFiles

@Suite("Runs that lead back")
struct SilentLoopTests {
  private static let ask =
    "  - ask: red\n    label: Red\n    say: Is it so?\n"
    + "    answer: yes or no\n    secret kind: none\n"
  private static let end = "  - end: settled\n"
  private static let run = "  - run: other\n    outcomes:\n      - settled: go again\n"
  private static let sometimes = "  - tell: again\n    say: So it is.\n    when: red is yes\n"

  /// Both protocols of a library, the first running the second.
  private func reading(_ first: String, _ second: String) -> LibraryReading {
    let library =
      "library: small\nformat: 1\ntitle: Small\nopens with: one\nprotocols: [one, other]\n"
    return readLibrary(
      [
        ("library.yaml", library), ("one.yaml", SmallFiles.head("one") + "steps:\n" + first),
        ("other.yaml", SmallFiles.head("other") + "steps:\n" + second),
      ].map { SourceFile($0, $1) })
  }

  @Test("one with nothing that is always asked on the way is refused, or a call would hang")
  func refused() {
    let reading = reading(Self.ask + Self.sometimes + Self.run + Self.end, Self.end)
    #expect(reading.library == nil)
    let page = DiagnosticText(files: reading.bundle.files)
    let says = reading.diagnostics.map(page.lines).joined(separator: "\n")
    #expect(says == Golden("loops").expected("silent", now: says))
  }

  @Test("one that runs itself again at once is refused too")
  func itself() {
    let again = "  - section: Again\n    id: again\n"
    #expect(reading(again + Self.run + Self.end, Self.ask + Self.end).library != nil)
    #expect(reading(again + Self.run + Self.end, Self.end).library == nil)
  }

  @Test("a last end that is not always due is refused, or a call would run past it")
  func lastEnd() {
    let reading = reading(Self.ask + "  - end: settled\n    when: red is yes\n", Self.end)
    #expect(reading.library == nil)
    #expect(reading.diagnostics.map(\.code) == ["SH112"])
  }

  @Test("with something said each time it may lead back")
  func said() {
    let always = "  - tell: again\n    say: So it is.\n"
    #expect(reading(Self.ask + always + Self.run + Self.end, Self.end).library != nil)
  }
}
