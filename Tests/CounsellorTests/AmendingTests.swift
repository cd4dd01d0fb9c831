// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Foundation
import Interview
import Protocols
import Terminal
import Testing

/// A correction after the end sends the walk to questions that nobody can be asked any more.
@Suite("A correction after the end")
struct AmendingTests {
  /// Thoughts of suicide with nothing near, a team that accepts, and a safety plan.
  static let typed =
    [
      "1", "1", "1", "0791 555 0199", "1", "1", "my brother", "3", "1", "3", "1", "1", "the rent",
      "the dog", "walking", "1", "1", "2", "2", "4", "1", "2", "1", "1", "a quiet talk", "1", "3",
      "3", "3", "3", "1", "1", "1", "1", "the mill", "no uniforms", "1", "1", "1", "bad sleep",
      "tea",
      "the park", "my sister", "this line", "nothing more", "the nights", "1",
      "readback 1 accepted Kim", "", "end", "lead", "3",
    ]

  private func closed() throws -> Sitting {
    let sitting = Sitting(library: try #require(NightLine.shipped))
    _ = try sitting.page(Self.typed.map { .line($0) })
    try #require(sitting.state.closing != nil)
    return sitting
  }

  private func amend(_ sitting: Sitting, _ lines: [String]) throws -> String {
    let editor = ScriptedEditor(lines.map { .line($0) })
    _ = try sitting.goOn(editor, Screen(isRich: true, columns: 80)).run()
    return editor.page
  }

  private func owed(_ sitting: Sitting) -> [RecordChange] {
    SentRecords(sitting.log.entries, in: sitting.library)
      .owed(in: sitting.state, at: sitting.clock.now).flatMap(\.items)
  }

  @Test("what was told after a question that comes too late stays told, and is not taken back")
  func staysTold() throws {
    let sitting = try closed()
    let (before, counting) = (owed(sitting), sitting.state.asideFacts)
    let said = try amend(sitting, ["wrong means-near 1", "a slip", "1", "end", "lead"])
    #expect(!said.contains("asks first"), "\(said)")
    #expect(!said.contains("at once"), "\(said)")
    #expect(sitting.state.asideFacts == counting)
    let now = owed(sitting).filter { change in !before.contains { $0.id == change.id } }
    #expect(now.map(\.id) == ["means-near"], "\(now.map(\.label))")
    #expect(now.first?.manner == .corrected)
    let fact = try #require(sitting.library.factIndex("plan-alone"))
    #expect(sitting.state.current(fact, of: .first)?.answer.value == .words("tea"))
  }

  @Test("what is really off the path is named before, and what goes back to as it was owes nothing")
  func goesBack() throws {
    let sitting = try closed()
    let before = owed(sitting)
    let aside = try amend(sitting, ["wrong thoughts 2", "a slip", "2", "end"])
    #expect(aside.contains("sets aside: "), "\(aside)")
    let said = try amend(
      sitting,
      ["wrong means-near 1", "a slip", "1", "wrong means-near 4", "it was so", "1", "end", "lead"])
    #expect(owed(sitting) == before)
    #expect(before.isEmpty == said.contains("Nothing is owed to Mobile crisis team, desk any more"))
  }
}

/// A second limit beside the first, and levels that the counsellor judged.
@Suite("Limits that add up, and levels as they stand")
struct AddedLimitTests {
  private func page(_ lines: [String]) throws -> (Sitting, String) {
    let sitting = Sitting(library: try #require(NightLine.shipped))
    return (sitting, try sitting.page(lines.map { .line($0) }))
  }

  private static let two = [
    "told caller 1", "consent share-with-mobile-crisis", "2not my name", "1",
    "consent share-with-mobile-crisis", "2only the place", "1", "1",
  ]

  @Test("a second limit adds to the first, and each can be lifted by itself")
  func added() throws {
    var (sitting, said) = try page(Self.two)
    #expect(
      sitting.state.standing.consents.last?.answer.words == "not my name; only the place", "\(said)"
    )
    (sitting, said) = try page(Self.two + ["consent share-with-mobile-crisis", "5", "2"])
    #expect(said.contains("1 \"not my name\" 2 \"only the place\" 3 All of them"), "\(said)")
    #expect(sitting.state.standing.consents.last?.answer.words == "not my name")
    (sitting, said) = try page(Self.two + ["consent share-with-mobile-crisis", "5", "3"])
    #expect(sitting.state.standing.consents.last?.answer.state == .given)
  }

  @Test("a new limit takes the place of the first only where the counsellor says so")
  func replaced() throws {
    let (sitting, said) = try page(Array(Self.two.dropLast(2)) + ["2", "1"])
    #expect(sitting.state.standing.consents.last?.answer.words == "only the place", "\(said)")
  }

  @Test("the other source by the same voice can be a slip, which leaves one source")
  func slip() throws {
    let (sitting, said) = try page([
      "told caller 1", "told something-taken 3", "other something-taken 2", "3", "1",
    ])
    let fact = try #require(sitting.library.factIndex("something-taken"))
    let standing = sitting.state.fact(fact, of: .first)
    #expect(standing.other < 0, "\(said)")
    #expect(sitting.state.current(fact, of: .first)?.answer.value == .choice("wounded"))
  }

  @Test("the head names the level that stands, and from what it was lowered")
  func lowered() throws {
    let (_, said) = try page([
      "raise suicide-level imminent", "lower suicide-level low she laughed", "1",
    ])
    #expect(said.contains("Level of suicide risk: Low (counsellor; was Imminent)"), "\(said)")
  }

  @Test("of alternatives only what was said is a reason of a level")
  func why() throws {
    let (_, said) = try page(Array(AmendingTests.typed.prefix(29)) + ["/level"])
    let why = said.components(separatedBy: "WHY ").last ?? ""
    #expect(said.contains("WHY "), "\(said)")
    #expect(!why.prefix(300).contains("unclear"), "\(why.prefix(400))")
  }

  @Test("a shift begins with the corrections that closed calls owe, and the list counts them")
  func owedElsewhere() throws {
    let program = try Program()
    let typed = [
      "speaker friend", "told help-place the mill", "told breathing 2", "consent pass-on", "1",
      "offer ambulance", "1", "handoff ambulance", "now help-place the harbour", "1", "/end",
      "supervisor", "", "2",
    ]
    let begin = ["call", "--new", "--plain", "--unproved", "drill"]
    _ = try program.run(begin, input: typed.joined(separator: "\n") + "\n")
    #expect(
      try program.run(["calls", "list"]).said.contains("closed  1 correction still to be told"))
    let shift = try program.run(begin, input: "")
    #expect(shift.said.contains("Corrections are still to be told: \"steady calls amend 1\"."))
    _ = try program.run(
      ["calls", "amend", "1", "--plain"],
      input: "wrong help-place the mill\nit was so\n1\nend\n")
    #expect(try !program.run(["calls", "list"]).said.contains("still to be told"))
    #expect(try !program.run(begin, input: "").said.contains("still to be told"))
  }

  @Test("a place that was told is owed by no rule, and what is owed is the same at every end")
  func placeTold() throws {
    let told = [
      "told caller 1", "told help-place the mill", "told body-sign 1",
      "consent share-with-ambulance", "1", "offer ambulance", "1",
    ]
    let (_, said) = try page(told + ["end", "lead"])
    #expect(said.contains("SIGN-OFF"), "\(said)")
    #expect(!said.contains("Where an ambulance can find them"), "\(said)")
    let without = try page(Array(told.filter { !$0.contains("help-place") }) + ["end", "lead"]).1
    #expect(without.contains("Where an ambulance can find them"), "\(without)")
  }
}
