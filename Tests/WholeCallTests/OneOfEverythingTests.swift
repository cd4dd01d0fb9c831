// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import ProtocolFiles
import Protocols
import Testing

/// The library under `Libraries/everything` is what random calls are made with: a construct that
/// is missing there is not tested by any of them. A new case stops this file from compiling.
@Suite("One of everything")
struct OneOfEverythingTests {
  private func draft() throws -> LibraryDraft {
    try #require(try LibraryUnderTest.everything.reading().draft)
  }

  @Test("every step kind stands in it")
  func steps() throws {
    let kinds = Set(try draft().protocols.flatMap(\.steps).map { word(of: $0.kind) })
    #expect(
      kinds == [
        "section", "ask", "tell", "do", "decide", "score", "offer", "offer all", "consent",
        "wait", "wait with a way back", "run", "handoff", "promise", "agree", "end",
      ])
  }

  @Test("every answer kind stands in it")
  func answers() throws {
    var kinds: Set<String> = []
    for step in try draft().protocols.flatMap(\.steps) {
      if case .ask(let question) = step.kind { kinds.insert(word(of: question.answers)) }
    }
    #expect(
      kinds == [
        "choices", "many of", "yes or no", "scale", "number", "text", "time", "place", "phone",
        "name to use",
      ])
  }

  @Test("every form of condition stands in it or in its policy (or is any, and is all)")
  func conditions() throws {
    var forms: Set<String> = []
    for text in try conditions(of: draft()) { collect(try parseCondition(text), &forms) }
    #expect(
      forms == [
        "and", "any", "not", "none", "at least", "is", "was", "one of", "known", "unclear", "asked",
        "unsure", "declined", "number", "level at least", "level at most", "includes",
        "includes any", "includes none", "ago", "offered", "accepted", "agreed", "consent",
      ])
  }

  private func conditions(of draft: LibraryDraft) throws -> [String] {
    var texts: [String] = []
    for step in draft.protocols.flatMap(\.steps) {
      if let when = step.when { texts.append(when.value) }
      if case .decide(_, let rules) = step.kind { texts += rules.compactMap(\.condition?.value) }
    }
    for clause in draft.policy?.rules.flatMap(\.clauses) ?? [] where clause.key.value == "unless if"
    {
      texts += clause.words.map(\.value)
    }
    return texts
  }

  private func word(of kind: StepKindDraft) -> String {
    switch kind {
    case .section: "section"
    case .ask: "ask"
    case .tell: "tell"
    case .instruct: "do"
    case .decide: "decide"
    case .score: "score"
    case .offer(_, let all): all ? "offer all" : "offer"
    case .consent: "consent"
    case .wait(let wait): wait.go == nil ? "wait" : "wait with a way back"
    case .run: "run"
    case .handoff: "handoff"
    case .promise: "promise"
    case .agree: "agree"
    case .end: "end"
    }
  }

  private func word(of answers: AnswersDraft) -> String {
    switch answers {
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

  private func collect(_ condition: Condition, _ forms: inout Set<String>) {
    switch condition {
    case .test(let test): forms.insert(word(of: test))
    case .not(let inner):
      forms.insert("not")
      collect(inner, &forms)
    case .all(let parts): collect("and", parts, &forms)
    case .any(let parts): collect("any", parts, &forms)
    case .none(let parts): collect("none", parts, &forms)
    case .atLeast(_, let parts): collect("at least", parts, &forms)
    }
  }

  private func collect(_ word: String, _ parts: [Condition], _ forms: inout Set<String>) {
    forms.insert(word)
    for part in parts { collect(part, &forms) }
  }

  private func word(of test: Protocols.Test) -> String {
    switch test {
    case .fact(_, let fact): word(of: fact)
    case .offered: "offered"
    case .accepted: "accepted"
    case .declined: "declined"
    case .agreed: "agreed"
    case .consent: "consent"
    }
  }

  private func word(of test: FactTest) -> String {
    switch test {
    case .equals: "is"
    case .was: "was"
    case .oneOf: "one of"
    case .state(let word, _): word.rawValue
    case .number: "number"
    case .atLeastLevel: "level at least"
    case .atMostLevel: "level at most"
    case .includes: "includes"
    case .includesAny: "includes any"
    case .includesNone: "includes none"
    case .ago: "ago"
    }
  }
}
