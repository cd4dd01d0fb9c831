// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Protocols
import Testing
import WrittenLibraries

@testable import ProtocolFiles

/// A `when` that would take what nobody asked, or nobody knows, for an answer.
@Suite("What a when reads")
struct UnaskedWhenTests {
  private func says(_ condition: String) -> [String] {
    let ask = "answer: yes or no\n    secret kind: none\n"
    let steps =
      "steps:\n  - ask: red\n    label: Red\n    say: Is it red?\n    \(ask)"
      + "  - ask: blue\n    label: Blue\n    say: Is it blue?\n    \(ask)"
      + "  - tell: so\n    when: \(condition)\n    say: So it is.\n  - end: settled\n"
    let library = "library: small\nformat: 1\ntitle: Small\nopens with: one\nprotocols: [one]\n"
    let reading = readLibrary(
      [("library.yaml", library), ("one.yaml", SmallFiles.head("one") + steps)]
        .map { SourceFile($0, $1) })
    return reading.diagnostics.map { "\($0.code) \($0.headline) \($0.help ?? "")" }
  }

  @Test("a value that is read where it may never have been asked is an error, with its remedy")
  func unasked() {
    #expect(
      says("red is yes or (red is known and blue is yes)") == [
        "SH105 \"red\" is read here where it may never have been asked. Say \"red is known and "
          + "...\" beside each value that is read, or nowhere: then it is asked first."
      ])
    #expect(says("(red is known and red is yes) or blue is yes") == [])
  }

  @Test("a not that takes what is unclear for another answer is an error, with its remedy")
  func unclear() {
    #expect(
      says("not (red is yes)") == [
        "SH105 \"not\" takes an unclear \"red\" for another answer. Write \"red is not ...\", or "
          + "say where it \"is known\" or \"is unclear\"."
      ])
    #expect(says("red is not yes") == [])
  }
}
