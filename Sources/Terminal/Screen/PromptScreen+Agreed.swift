// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Interview
import Protocols

/// What was agreed on with a caller who may be overheard.
extension PromptScreen {
  /// The sign for yes and no, what a hang-up means where it is a note, and the cover story.
  var agreedSigns: [ScreenLine] { agreedWords.map { .named("AGREED", $0) } }

  var agreedWords: [String] {
    let meanings = Phrase.hangUpMeanings.map(\.phrase.text)
    let notes = state.remarks.filter { $0.kind == .note }.map(\.text)
    let story = coverStory.map { Phrase.coverStoryIs($0).text }
    return [
      notes.last { AgreedSign(note: $0) != nil }, notes.last(where: meanings.contains),
      story ?? notes.last { $0.hasPrefix(Phrase.coverStoryIs("").text) }, dangerSign,
    ].compactMap { $0 }
  }

  /// What a plan that tells somebody may not promise: what was not allowed, and the limits.
  func notAllowed(by plan: Plan) -> [ScreenLine] {
    guard plan.mayBeSaid != nil || plan.lines.contains(where: { $0.who != nil }) else { return [] }
    let voices = Set([state.standing.personParty.number, state.standing.callerParty.number])
    return library.consents.indices.filter { library.isAboutSharing(library.consents[$0].id) }
      .flatMap { item -> [ScreenLine] in
        let last = state.standing.consents.last {
          $0.item == item && voices.contains($0.party.number)
        }
        let title = library.consents[item].title
        switch last?.answer.state {
        case .given?, nil: return []
        case .limited?:
          return [
            .named("LIMIT", Phrase.limitOf(title, last?.answer.words ?? "").text)
          ]
        case .refused?, .unsure?, .withdrawn?, .expired?:
          return [.named("NOT", CarePhrase.refusedToPlan(title).text)]
        }
      }
  }

  /// The cover story that they agreed on already; by custom the fact is called so.
  var coverStory: String? { agreedAnswer(Self.coverStoryFact) }
  static let coverStoryFact = "cover-story"
  /// Facts that stand among what was agreed on.
  static let agreedFacts: Set<String> = [coverStoryFact, "safety-sign", "sign-word"]

  /// The sign that it is not safe, with its word where it is one; the names are our custom.
  var dangerSign: String? {
    guard let sign = agreedAnswer("safety-sign") else { return nil }
    let word = agreedAnswer("sign-word").map { ", \($0)" } ?? ""
    return CarePhrase.dangerSign(sign + word).text
  }

  /// What was agreed on, in their words, or the question to which they said yes.
  private func agreedAnswer(_ fact: String) -> String? {
    library.factIndex(fact).flatMap { agreedAnswer(of: $0) }
  }

  func agreedAnswer(of index: Int) -> String? {
    let party = state.partyKnowing(index)
    if let asked = state.saidYes(insteadOf: index, of: party) {
      return CarePhrase.yesTo(asked).text
    }
    guard let known = state.current(index, of: party), known.answer.value.isClear else {
      return nil
    }
    return answerText(known.answer, of: library.facts[index], at: now)
  }
}

extension Phrase {
  /// What a hang-up may mean, each with the choice that the fact of that name has for it.
  static let hangUpMeanings: [(phrase: Phrase, id: String)] = [
    (.hangUpRing, "ring-again"), (.hangUpLeave, "leave-be"), (.hangUpDanger, "danger"),
  ]
}
