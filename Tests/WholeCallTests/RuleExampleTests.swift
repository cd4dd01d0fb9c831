// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Interview
import ProtocolFiles
import Protocols
import Testing
import WrittenLibraries

/// Each form of rule carries wrong and right examples; those that one call can show are played.
@Suite("Examples of rules")
struct RuleExampleTests {
  private let at = Moment(utcMilliseconds: 1_700_000_000_000)

  @Test("each form's examples are of that form, some right and some wrong")
  func kinds() throws {
    for (name, manual) in RuleManuals.forms {
      for example in manual.examples {
        let form = try #require(try library(example).policy.rules.first).form
        #expect(word(of: form) == name, "\(example.because)")
        #expect(form.isWatched == (example.call != nil), "\(example.because)")
      }
      #expect(manual.examples.contains { $0.verdict == .right }, "\(name)")
      #expect(manual.examples.contains { $0.verdict == .wrong }, "\(name)")
    }
  }

  @Test("each default rule's examples read, some right and, where one can be, some wrong")
  func defaults() throws {
    for rule in DefaultRule.allCases {
      let examples = RuleManuals.manual(of: rule).examples
      for example in examples { _ = try library(example) }
      #expect(examples.contains { $0.verdict == .right }, "\(rule)")
      #expect(
        examples.contains { $0.verdict == .wrong }
          == ![.alarmsEverywhere, .noDeadEnd].contains(rule), "\(rule)")
    }
  }

  @Test("a call breaks the rule of the wrong example and keeps that of the right one")
  func calls() throws {
    for example in RuleManuals.forms.flatMap({ $0.manual.examples }) {
      guard let call = example.call else { continue }
      let broken = try play(call, through: library(example))
      #expect(broken == (example.verdict == .wrong ? ["example"] : []), "\(example.because)")
    }
  }

  private func library(_ example: RuleExample) throws -> CheckedLibrary {
    let files = example.sourceFiles
    let reading = readLibrary(files)
    #expect(reading.diagnostics == [], "\(example.because)")
    #expect(reading.diagnostics.map(\.headline) == [], "\(example.because)")
    let library = reading.library
    return try #require(library)
  }

  /// The rules that the call broke, or that a handoff was refused by.
  private func play(_ call: [String], through library: CheckedLibrary) throws -> [String] {
    var state = State(library: library)
    var words = call[...]
    var refused: [String] = []
    try perform(.open(Opening(bundleDigest: "", store: .practice, number: 1)), &state)
    while !state.standing.isReadyToClose {
      do {
        try perform(try intent(at: Engine.prompt(of: state, at: at), &words), &state)
      } catch Refusal.rules(let unmet) {
        refused += unmet.map(\.rule)
        try perform(.leaveOut, &state)
      }
    }
    #expect(words.isEmpty)
    return Array(Set(state.watched().broken.map(\.rule) + refused))
  }

  private func perform(_ intent: Intent, _ state: inout State) throws {
    state = state.supposing(try Engine.decide(intent, in: state, at: at), at: at)
  }

  private func intent(at prompt: Prompt, _ words: inout ArraySlice<String>) throws -> Intent {
    switch prompt.kind {
    case .ask:
      let word = words.popFirst() ?? "unsaid"
      return .answer(Statement(word == "unsure" ? .unsure : .choice(word)))
    case .offer:
      let end = words.popFirst() == "accepted" ? OfferEnd.accepted : .declined
      return .offer(responder: nil, end, reason: nil)
    case .handoff:
      let word = words.popFirst()
      #expect(word == "hand over")
      return .handOff(responder: nil, basis: .consent)
    case .tell, .instruct, .wait: return .acknowledge
    case .consent, .promise, .agree, .alarmStaysOn, .readyToClose, .closed:
      throw Unplayed()
    }
  }

  private struct Unplayed: Error {}

  private func word(of form: PolicyForm) -> String {
    switch form {
    case .noCall: "no call"
    case .never: "never"
    case .everyCall: "every call"
    case .theFinding: "the finding"
    case .order: "order"
    case .actNeverRestsOn: "the act"
    case .dependsOnNothingBut: "depends on nothing but"
    case .neverReads: "never reads"
    case .findingNeverRestsOn: "never rests on"
    case .sameAs: "same as"
    }
  }
}
