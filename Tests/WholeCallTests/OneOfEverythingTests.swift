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
    try #require(LibraryUnderTest.everything.reading().draft)
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

  @Test("every form of rule, every clause, every act and a default turned off stand in it")
  func rules() throws {
    let policy = try LibraryUnderTest.everything.library().policy
    var words: Set<String> = []
    for rule in policy.rules {
      words.insert(word(of: rule.form))
      let acts = [rule.form.act, rule.unless].compactMap { $0 } + rule.closers
      words.formUnion(acts.map { word(of: $0) })
      if rule.when != .always { words.insert("when") }
      if rule.unless != nil { words.insert("unless") }
      if rule.unlessIf != nil { words.insert("unless if") }
      if rule.within != nil { words.insert("within") }
      if rule.closers.count > 2 { words.insert("ahead of") }
      switch rule.after {
      case .act(let act): words.formUnion(["after act", word(of: act)])
      case .condition: words.insert("after condition")
      case nil: continue
      }
    }
    #expect(
      words == [
        "no call", "never", "every call", "the finding", "order", "the act",
        "depends on nothing but", "never reads", "never rests on", "same as", "when", "unless",
        "unless if", "within", "ahead of", "after act", "after condition", "asks", "asks marked",
        "asks all of", "asks at least", "tells", "does", "offers", "hands off", "hands off under",
        "hands off to law enforcement", "shares", "locates", "runs", "ends with", "it ends",
        "the line drops",
      ])
    #expect(policy.allowances.map(\.rule) == [.loopsEnd])
  }

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

  private func word(of act: PolicyAct) -> String {
    switch act {
    case .asks: "asks"
    case .asksMarked: "asks marked"
    case .asksAll: "asks all of"
    case .asksAtLeast: "asks at least"
    case .tells: "tells"
    case .does: "does"
    case .offers: "offers"
    case .handsOff(_, let under): under == nil ? "hands off" : "hands off under"
    case .handsOffToLawEnforcement: "hands off to law enforcement"
    case .shares: "shares"
    case .locates: "locates"
    case .runs: "runs"
    case .ends: "ends with"
    case .itEnds: "it ends"
    case .lineDrops: "the line drops"
    }
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
