// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Interview
import ProtocolFiles
import Protocols
import Testing
import WrittenLibraries

/// What a preview says of the way back, against how the call goes on.
@Suite("A change before it is made")
struct ChangePreviewTests {
  private static let ask = """
      - ask: NAME
        label: A name
        say: Is it so?
        answer: yes or no
        secret kind: none

    """

  /// `a`, then `b` after a yes to `a`, then `here` under a condition.
  private func call(here condition: String?, answered: [String]) throws -> State {
    var steps = ""
    for (name, when) in [("a", nil), ("b", "a is yes"), ("here", condition)] {
      steps += Self.ask.replacing("NAME", with: name)
      if let when { steps += "    when: \(when)\n" }
    }
    let library = "library: small\nformat: 1\ntitle: Small\nopens with: main\nprotocols: [main]\n"
    let main =
      "protocol: main\nformat: 1\ntitle: Small\nversion: 1.0.0\nlanguage: en\n"
      + "outcomes: [done]\nsteps:\n\(steps)  - end: done\n"
    let files = [("library.yaml", library), ("main.yaml", main)]
      .map { SourceFile($0, $1) }
    let reading = readLibrary(files)
    let checked = try #require(reading.library, "\(reading.diagnostics.map(\.headline))")
    var state = State(library: checked)
    let open = Intent.open(Opening(bundleDigest: "", store: .practice, number: 1))
    for intent in [open] + answered.map({ .answer(Statement(.choice($0))) }) {
      state = state.supposing(try Engine.decide(intent, in: state, at: at), at: at)
    }
    return state
  }

  private let at = Moment(utcMilliseconds: 1_700_000_000_000)
  private let wrong = Intent.correct(fact: "a", Statement(.choice("yes")), reason: nil)

  private func preview(here: String?, answered: [String]) throws -> ChangePreview {
    try Engine.preview(wrong, in: try call(here: here, answered: answered), at: at)
  }

  @Test("the prompt on screen is named where every answer on the way comes back to it")
  func comesBack() throws {
    let preview = try preview(here: nil, answered: ["no"])
    #expect(preview.asksFirst == "b" && preview.thenBackTo == .prompt("here"))
    #expect(try self.preview(here: nil, answered: ["no", "yes"]).thenBackTo == .end)
  }

  @Test(
    "a prompt that the correction takes away, or that an answer may take away, is not named",
    arguments: ["a is no", "b is not asked or b is yes"])
  func doesNot(_ condition: String) throws {
    let preview = try preview(here: condition, answered: ["no"])
    #expect(preview.asksFirst == "b" && preview.thenBackTo == nil)
  }

  @Test("what is named is where the call stands after the question, whatever its answer")
  func holds() throws {
    for answer in [AnswerValue.choice("yes"), .choice("no"), .unsure, .declined] {
      var state = try call(here: nil, answered: ["no"])
      for intent in [wrong, .answer(Statement(answer))] {
        state = state.supposing(try Engine.decide(intent, in: state, at: at), at: at)
      }
      #expect(state.pendingVisit?.visit.step == "here")
    }
  }

  @Test("answers that wait for the walk to come back to them are not called set aside")
  func waiting() throws {
    let preview = try Engine.preview(
      .correct(fact: "a", Statement(.choice("yes")), reason: nil),
      in: try call(here: nil, answered: ["no", "yes"]), at: at)
    #expect(preview.asksFirst == "b")
    #expect(preview.setsAside == [] && preview.keeps == 2)
  }
}
