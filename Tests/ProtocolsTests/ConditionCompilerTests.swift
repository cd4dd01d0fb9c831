// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Testing

@testable import Protocols

@Suite("Conditions against a library")
struct ConditionCompilerTests {
  static var vocabulary: Vocabulary {
    var vocabulary = Vocabulary()
    vocabulary.names = [
      "plan": .init(variable: Variable(0), kind: .choice(["yes", "no"])),
      "signs": .init(variable: Variable(1), kind: .many(["alone", "crying"])),
      "age": .init(variable: Variable(4), kind: .number(Partition(of: [.lessThan(18)]))),
      "taken": .init(variable: Variable(5), kind: .time(Partition(of: [.atMost(180)]))),
      "story": .init(variable: Variable(6), kind: .words),
      "risk": .init(variable: Variable(7), kind: .finding(["low", "moderate", "high"])),
    ]
    vocabulary.offers = ["talk": Variable(8)]
    vocabulary.plans = ["if-silent": Variable(9)]
    vocabulary.consents = ["notes": Variable(10)]
    vocabulary.asked = ["plan": Variable(11)]
    vocabulary.history = ["plan": Variable(12)]
    return vocabulary
  }

  private func holds(_ text: String, _ cells: [Int32: Cell]) throws -> Bool {
    var compiler = ConditionCompiler(vocabulary: Self.vocabulary)
    let compiled = compiler.guardOf(try parseCondition(text))
    try #require(compiler.complaints.isEmpty, "\(compiler.complaints)")
    var domain = PlainTruth { variable, _ in cells[variable.number] ?? .notKnown }
    return compiled.truth(in: &domain)
  }

  @Test(
    "each form holds where it should and nowhere else",
    arguments: [
      ("plan is yes", 0, [5, 6]), ("plan is not yes", 0, [7, 8]),
      ("plan is yes for sure", 0, [6]), ("plan is one of (yes, no)", 0, [5, 6, 7, 8]),
      ("plan is not one of (yes)", 0, [7, 8]), ("plan is known", 0, [5, 6, 7, 8]),
      ("plan is unclear", 0, [1, 2, 3, 4]), ("plan is unsure", 0, [1]),
      ("plan is declined", 0, [2]), ("plan is asked", 11, [5, 6]), ("plan was yes", 12, [5, 6]),
      ("signs includes alone", 2, [5, 6]), ("signs includes crying", 3, [5, 6]),
      ("signs includes none of (alone)", 2, [7, 8]), ("age is less than 18", 4, [5, 6]),
      ("taken is within 3 hours ago", 5, [5, 6]), ("story is known", 6, [5, 6]),
      ("risk is at least moderate", 7, [7, 8, 9, 10]), ("risk is at most low", 7, [5, 6]),
      ("risk is high", 7, [9, 10]), ("accepted talk", 8, [5, 6]), ("declined talk", 8, [9, 10]),
      ("offered talk", 8, [5, 6, 7, 8, 9, 10, 11, 12, 13, 14]), ("agreed if-silent", 9, [5, 6]),
      ("consent to notes is given", 10, [5, 6]), ("consent to notes is limited", 10, [7, 8]),
      ("consent to notes is not given", 10, [7, 8, 9, 10, 11, 12, 13, 14, 15, 16]),
      ("consent to notes is not asked", 10, [0]),
    ] as [(String, Int32, [UInt8])])
  func forms(text: String, variable: Int32, cells: [UInt8]) throws {
    for number: UInt8 in 0...16 {
      let isTrue = try holds(text, [variable: Cell(number: number)])
      #expect(isTrue == cells.contains(number), "\(text) at cell \(number)")
    }
  }

  @Test(
    "what does not fit is one sentence with the remedy",
    arguments: [
      ("plan is yess", "\"plan\" has no answer \"yess\"; it has yes, no. Did you mean \"yes\"?"),
      ("palm is yes", "There is no fact or finding \"palm\"."),
      ("pla is yes", "There is no fact or finding \"pla\". Did you mean \"plan\"?"),
      ("plan is 3", "\"plan\" is not a number, so it cannot be compared with one."),
      ("plan is at least yes", "\"plan\" is not a finding, so it has no levels."),
      (
        "plan includes yes",
        "Only one answer of \"plan\" can be chosen; write \"is\", not \"includes\"."
      ),
      (
        "signs is alone",
        "Several answers of \"signs\" can be chosen; write \"includes\", not \"is\"."
      ),
      ("story is sad", "What was said under \"story\" is words, and words never decide."),
      ("age is old", "\"age\" is measured; compare it with a number."),
      ("plan is within 3 hours ago", "\"plan\" is not a time, so \"ago\" does not fit it."),
      ("risk was high", "\"risk\" is never asked again, so \"was\" can never hold."),
      ("risk is asked", "\"risk\" is never asked; write \"is known\" instead of \"is asked\"."),
      ("offered police", "There is no responder \"police\"."),
      ("agreed if-silence", "There is no plan \"if-silence\". Did you mean \"if-silent\"?"),
      ("consent to note is given", "There is no consent item \"note\". Did you mean \"notes\"?"),
      (
        "taken is within 99999999999999999 days ago",
        "99999999999999999 days is too long ago to count."
      ),
    ])
  func complaints(text: String, sentence: String) throws {
    var compiler = ConditionCompiler(vocabulary: Self.vocabulary)
    _ = compiler.guardOf(try parseCondition(text))
    #expect(compiler.complaints == [sentence])
  }
}
