// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Interview
import Protocols

/// Leaving a question or a sentence out: only what is asked or to be said, and never what is known
/// by the way.
extension Conversation {
  /// `skip`, or `skip REASON`. Where nothing is asked no reason is wanted either.
  func skip(_ reason: String) {
    guard case .ask(let question) = prompt.kind else { return skipStep(reason) }
    if let known = question.known, known.answer.value.isClear, !known.isDisputed {
      return skip(known, question, reason)
    }
    leaveOut(question, reason)
  }

  /// What is no question is left out in its own way, with the reason where it keeps one.
  private func skipStep(_ reason: String) {
    switch prompt.kind {
    case .tell:
      withWords(reason, Phrase.reason, saying: .care(.notSaid)) { .notDone(reason: $0) }
    case .instruct:
      let step = prompt.step.map { call.state.library.steps[$0].id } ?? ""
      withWords(reason, Phrase.reason, saying: .record(.couldNotBeDone(step))) {
        .notDone(reason: $0)
      }
    case .offer: finishOffer(nil, .ruledOut, because: reason)
    case .consent(_, let earlier): skipConsent(earlier, reason)
    case .handoff, .promise: perform(.leaveOut, saying: .chose(Phrase.leaveOut.text))
    case .ask, .wait, .agree, .alarmStaysOn, .readyToClose, .closed:
      show([.text(Phrase.refusal(.nothingAsked).text)])
    }
  }

  /// Nobody was asked, and so nothing is open; what was said of it before stands as it was.
  private func skipConsent(_ earlier: ConsentStanding?, _ reason: String) {
    if let earlier {
      let said = Phrase.consentState(earlier.answer)
      perform(.consent(item: nil, earlier.answer, of: .other), saying: .chose(said))
      return
    }
    withWords(reason, Phrase.reason, saying: .chose(KeyPhrase.consentNotAsked.text)) {
      .consent(item: nil, .notAsked(because: $0), of: .other)
    }
  }

  private func leaveOut(_ question: Question, _ reason: String) {
    let name = call.state.library.facts[question.fact].said
    withWords(reason, Phrase.reason, saying: .care(.leftOut(name))) { .skip(reason: $0) }
  }

  /// What was told stays unless the counsellor says that it goes.
  private func skip(_ known: Question.Known, _ question: Question, _ reason: String) {
    let fact = call.state.library.facts[question.fact]
    let text = answerText(known.answer, of: fact, at: desk.now())
    let told = CarePhrase.knownBefore(text, at: known.at.clock).text
    var marks = [Mark("2", CarePhrase.leaveOutAll.text)]
    let isTheirs = known.answer.by == call.state.standing.speakerParty
    if isTheirs { marks.insert(Mark("1", CarePhrase.keepUnchecked.text), at: 0) }
    switch choose("skip > ", marks, above: [.named("TOLD", told)])?.key {
    case "1": keepUnchecked(known.answer)
    case "2": leaveOut(question, reason)
    case _: showPrompt()
    }
  }

  /// It stays, and is not for sure any more, because it was not asked again.
  func keepUnchecked(_ known: Answer) {
    var same = Statement(known.value, certainty: .doubtful, quote: known.quote)
    same.evidence = known.evidence
    perform(.answer(same), saying: .keptUnchecked)
  }
}
