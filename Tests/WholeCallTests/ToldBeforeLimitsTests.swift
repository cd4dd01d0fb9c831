// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Interview
import ProtocolFiles
import Protocols
import Testing
import WrittenLibraries

/// The first library marks harm and thoughts of suicide with `report-duty` (domain notes, A 10:
/// the limits of privacy come before any question whose answer may oblige somebody to act).
@Suite("Told before the limits of privacy")
struct ToldBeforeLimitsTests {
  private let at = Moment(utcMilliseconds: 1_700_000_000_000)
  private let harm = Intent.tell(fact: "violence", Statement(.choice("over")))

  private func call(_ intents: [Intent]) throws -> State {
    try LibraryUnderTest.shipped.call(intents, at: at)
  }

  private func pending(_ state: State) -> String? { state.pendingVisit?.visit.step }

  private func notes(on fact: String, in state: State) -> [String?] {
    let handoff = Handoff(number: 1, responder: "mobile-crisis", receiver: nil, basis: .consent)
    let record = HandoffRecord(of: state, for: handoff, at: at)
    return RecordPart.allCases.flatMap { record[$0] }.filter { $0.id == fact }.map(\.note)
  }

  @Test("what may oblige us to report brings them at once, then the same question")
  func atOnce() throws {
    var state = try call([.acknowledge, harm])
    #expect(pending(state) == "limits-of-privacy")
    state = try call([.acknowledge, harm, .acknowledge])
    #expect(pending(state) == "safe-to-talk")
    #expect(state.standing.toldTells == ["limits-of-privacy"])
  }

  @Test("the record says that it was told before, also once they were said")
  func stamp() throws {
    let stamp = "told before \"What is private\" was said"
    #expect(notes(on: "violence", in: try call([harm])) == [stamp])
    #expect(notes(on: "violence", in: try call([harm, .acknowledge])) == [stamp])
    let asked = Intent.theyAsk("will-you-send-someone")
    #expect(notes(on: "violence", in: try call([asked, harm])) == [nil])
  }

  @Test("once the caller has heard them, nothing comes between")
  func alreadySaid() throws {
    let asked = Intent.theyAsk("will-you-send-someone")
    #expect(pending(try call([asked, .acknowledge, harm])) == "safe-to-talk")
    let thoughts = Intent.tell(fact: "thoughts", Statement(.choice("yes")))
    #expect(pending(try call([.acknowledge, harm, thoughts])) == "limits-of-privacy")
    #expect(pending(try call([.acknowledge, harm, thoughts, .acknowledge])) == "safe-to-talk")
  }

  @Test("a breath in doubt comes before all talk (domain notes, A 8)")
  func breathFirst() throws {
    let inDoubt = try call([.alarm("overdose"), harm])
    #expect(inDoubt.isBreathInDoubt)
    #expect(pending(inDoubt) != "limits-of-privacy")
  }

  @Test(
    "a mark names a protocol that is there and tells something",
    arguments: [
      ("extra", []), ("main", ["\"main\" tells nothing, so it cannot come first."]),
      ("limit", ["There is no protocol \"limit\"."]),
    ])
  func named(_ name: String, says: [String]) throws {
    let mark = "- heavy: May oblige us to report"
    let manual = try #require(RuleManuals.forms.first { $0.name == "never reads" }).manual
    let files = try #require(manual.examples.first).files.map { file in
      let text = file.text.split(separator: mark).joined(
        separator: mark + "\n    told early: \(name)")
      return SourceFile(file.path, text)
    }
    #expect(readLibrary(files).diagnostics.map(\.headline) == says)
  }

  @Test("whatever carries no such mark brings nothing")
  func unmarked() throws {
    let state = try call([.acknowledge, .tell(fact: "drinking", Statement(.choice("yes")))])
    #expect(pending(state) == "safe-to-talk")
  }
}
