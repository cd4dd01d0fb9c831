// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Interview
import ProtocolFiles
import Protocols
import Testing
import Training
import WrittenLibraries

@Suite("Reading a transcript")
struct ReadingTests {
  private static let head = """
    transcript: sample
    format: 1
    title: A sample
    origin: Invented.
    rights: Free.

    """

  private func read(_ rest: String) -> (transcript: Transcript?, diagnostics: [Diagnostic]) {
    readTranscript(SourceFile("sample.yaml", Self.head + rest))
  }

  @Test("keys after the first stand in any order, and all of them are read")
  func everyKey() throws {
    let written = """
      turns:
        - says: Hello?
          at: "01:05"
          who: other
          only if asked: [object, plan]
      acts:
        - wrong: object
          quote: not a knife
          refused: yes
          value: [in-hand]
          because: a slip
          doubtful: yes
          at turn: 1
          evidence: from a record
          weight: nice
          due: "02:00"
          why: it matters
          by: an expert
          accept: [near]
      expect:
        - level: weapon-code
          is: w1
        - ending: open
      must not:
        - offers police
      """
    let (read, diagnostics) = read(written)
    #expect(diagnostics.isEmpty)
    let transcript = try #require(read)
    #expect(
      transcript.turns == [
        Turn(who: .other, atSeconds: 65, says: "Hello?", onlyIfAsked: ["object", "plan"])
      ])
    let act = try #require(transcript.acts.first)
    #expect(act.kind == .wrong && act.name == "object" && act.value == ["in-hand"])
    #expect(act.quote == "not a knife" && act.because == "a slip" && act.atTurn == 1)
    #expect(act.isDoubtful && act.isRefused && act.evidence == .record)
    #expect(act.accept == ["near"] && act.by == "an expert" && act.why == "it matters")
    #expect(act.dueSeconds == 120 && act.weight == .nice)
    #expect(act.place.line == 12)
    #expect(transcript.expect.map(\.kind) == [.level, .ending])
    #expect(transcript.expect.map(\.value) == ["w1", ""])
    #expect(transcript.mustNot == ["offers police"])
  }

  @Test(
    "what cannot be read is told with its code",
    arguments: [
      ("turns:\n  - who: caller\n    at: \"1:05\"\n    says: Hi\nacts:\n  - done: a", "RD215"),
      ("turns:\n  - who: caller\n    at: \"01:75\"\n    says: Hi\nacts:\n  - done: a", "RD215"),
      ("acts:\n  - done: a\n    at turn: 1", "RD216"),
      ("acts:\n  - dance: a", "RD209"),
      ("acts:\n  - at turn: 1\n    done: a", "RD208"),
      ("acts:\n  - told: a\n    value: b\n    evidence: felt", "RD207"),
      ("acts:\n  - done: a\n    evidence: saw", "RD201"),
      ("acts:\n  - done: a\n    accept: [b]", "RD201"),
      ("acts:\n  - answer: a", "RD202"),
      ("acts:\n  - lower: a\n    value: b", "RD202"),
      ("acts:\n  - done: a\n    weight: killer", "RD207"),
      ("acts:\n  - done: a\n    due: soon", "RD215"),
      ("acts:\n  - answer: a\n    value: b\n    accept: c", "RD204"),
      ("acts:\n  - done: a\nexpect:\n  - knows: b", "RD202"),
      ("acts:\n  - done: a\nexpect:\n  - visits: b\n    is: c", "RD201"),
      ("acts:\n  - done: a\nmust not: offers police", "RD204"),
      (
        "turns:\n  - who: caller\n    at: \"01:05\"\n    says: Hi\n    only if asked: b\n"
          + "acts:\n  - done: a", "RD204"
      ),
      ("acts:\n  - done: a\n    moood: b", "RD201"),
      ("acts:\n  - done: a\nexpect:\n  - feels: b", "RD209"),
      ("turns: []", "RD202"),
    ])
  func complaints(_ written: String, _ code: String) {
    let (read, diagnostics) = read(written)
    #expect(read == nil && diagnostics.map(\.code) == [code], "\(diagnostics.map(\.headline))")
  }

  @Test("turns must not go back in time")
  func backInTime() {
    let written = """
      turns:
        - who: caller
          at: "00:09"
          says: First
        - who: caller
          at: "00:08"
          says: Second
      acts:
        - done: greet
      """
    #expect(read(written).diagnostics.map(\.code) == ["RD215"])
  }
}
