// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Protocols
import Testing

@testable import Interview

/// Every kind of answer, given in its place, told early, found wrong and changed now; each entry
/// also kept, read again and rebuilt.
@Suite("Every kind of answer, every way")
struct AnswersEveryWayTests {
  /// A fact of each kind: what is said, what is said instead, and how both stand.
  struct Row: Sendable {
    var fact: String
    var said: AnswerValue
    var stands: String
    var instead: AnswerValue
    var standsThen: String
    /// The step after its own.
    var next: String
    /// The step that waits once it has changed now, where that is another one.
    var nextThen: String?
    /// Whether Enter may keep it when it was told early (protocol language, 3.12).
    var mayKeep: Bool
  }

  static let rows = [
    Row(
      fact: "mood", said: .choice("low"), stands: "low for sure", instead: .choice("very-low"),
      standsThen: "very-low for sure", next: "look", mayKeep: false),
    Row(
      fact: "alone", said: .choice("no"), stands: "no for sure", instead: .choice("yes"),
      standsThen: "yes for sure", next: "signs", mayKeep: false),
    Row(
      fact: "signs", said: .options(["crying"]), stands: "answered for sure",
      instead: .options(["shaking", "crying"]), standsThen: "answered for sure", next: "age",
      mayKeep: true),
    Row(
      fact: "pain", said: .number(3), stands: "cell 0 for sure", instead: .number(8),
      standsThen: "cell 1 for sure", next: "age", mayKeep: true),
    Row(
      fact: "age", said: .number(40), stands: "cell 1 for sure", instead: .number(9),
      standsThen: "cell 0 for sure", next: "since", nextThen: "story", mayKeep: true),
    Row(
      fact: "since", said: .moment(utcMilliseconds: 1_699_999_000_000, about: false),
      stands: "cell 0 for sure", instead: .moment(utcMilliseconds: 1_600_000_000_000, about: true),
      standsThen: "cell 1 for sure", next: "story", nextThen: "where", mayKeep: true),
    Row(
      fact: "story", said: .words("It is loud."), stands: "cell 0 for sure", instead: .declined,
      standsThen: "declined", next: "where", mayKeep: true),
    Row(
      fact: "where", said: .words("At the mill"), stands: "cell 0 for sure", instead: .unsure,
      standsThen: "unsure", next: "number", mayKeep: true),
    Row(
      fact: "number", said: .words("555-0101"), stands: "cell 0 for sure", instead: .declined,
      standsThen: "declined", next: "name", mayKeep: true),
    Row(
      fact: "name", said: .words("Orlo"), stands: "cell 0 for sure", instead: .declined,
      standsThen: "declined", next: "offer-1.talk", mayKeep: true),
  ]

  @Test("the rows have one fact of every kind")
  func kinds() throws {
    let library = try LibraryUnderTest.everything.library()
    let kinds = Self.rows.compactMap { library.factIndex($0.fact) }.map { index in
      switch library.facts[index].answers {
      case .choices: "choices"
      case .many: "many of"
      case .yesOrNo: "yes or no"
      case .scale: "scale"
      case .number: "number"
      case .text: "text"
      case .time: "time"
      case .place: "place"
      case .phone: "phone"
      case .nameToUse: "name to use"
      }
    }
    #expect(
      kinds == [
        "choices", "yes or no", "many of", "scale", "number", "time", "text", "place", "phone",
        "name to use",
      ])
  }

  @Test("answered in its place it stands, is asked, and the next step waits", arguments: rows)
  func straight(row: Row) throws {
    var call = try Playing()
    try call.reach(row.fact)
    #expect(try call.isAsked(row.fact) == false)
    try call.perform(.answer(Statement(row.said)))
    #expect(try call.value(row.fact) == row.stands)
    #expect(try call.isAsked(row.fact))
    #expect(call.pending == row.next)
  }

  @Test("told early it is known at once, not asked, and waits to be confirmed", arguments: rows)
  func toldEarly(row: Row) throws {
    var call = try Playing()
    try call.reach("caller")
    try call.perform(.answer(Statement(.choice("the-person"))))
    try call.perform(.tell(fact: row.fact, Statement(row.said)))
    #expect(call.pending == "what-follows")
    #expect(try call.value(row.fact) == row.stands)
    #expect(try call.isAsked(row.fact) == false)
    try call.reach(row.fact)
    #expect(call.known?.answer.value == row.said)
    #expect(call.known?.mayConfirm == true)
    #expect(call.known?.mayKeep == row.mayKeep)
    try call.perform(row.mayKeep ? .keep : .answer(Statement(row.said)))
    #expect(try call.value(row.fact) == row.stands)
    #expect(try call.isAsked(row.fact))
    #expect(call.pending == row.next)
  }

  @Test("found wrong it is replaced where it was given, and was never so", arguments: rows)
  func wrong(row: Row) throws {
    var call = try Playing()
    try call.reach(row.fact)
    try call.perform(.answer(Statement(row.said)))
    try call.perform(.correct(fact: row.fact, Statement(row.instead), reason: "misheard"))
    #expect(try call.value(row.fact) == row.standsThen)
    let acts = call.state.acts.filter { $0.event.names(row.fact) }
    #expect(acts.count == 1)
    #expect(acts.first?.answer?.value == row.instead)
    #expect(acts.first?.event.answer?.value == row.said)
  }

  @Test("changed now both are kept, and the call goes on by what is true now", arguments: rows)
  func now(row: Row) throws {
    var call = try Playing()
    try call.reach(row.fact)
    try call.perform(.answer(Statement(row.said)))
    try call.perform(.change(fact: row.fact, Statement(row.instead)))
    #expect(try call.value(row.fact) == row.standsThen)
    #expect(call.pending == row.nextThen ?? row.next)
    let acts = call.state.acts.filter { $0.event.names(row.fact) }
    #expect(acts.compactMap(\.answer?.value) == [row.said, row.instead])
  }
}

extension Event {
  fileprivate func names(_ fact: String) -> Bool {
    switch self {
    case .answerRecorded(_, fact, _, _, _), .toldEarly(fact, _, _), .changedNow(fact, _, _): true
    default: false
    }
  }
}
