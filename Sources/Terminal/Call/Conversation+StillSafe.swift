// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Interview
import Protocols

/// Whether it is safe to talk, asked once more: after a call was cut, and before a handoff or a
/// goodbye where the answer is older than it holds. Nobody knows who came in meanwhile.
extension Conversation {
  /// By custom the protocol that asks it, the fact and the last words are called so.
  private static let stillSafe = "still-safe"
  static let overheard = "overheard"
  static let lineDropped = "line-dropped"

  /// Where the program or the machine stopped in the middle of the call; true where it is asked.
  /// A line that was half typed then belongs to the prompt that it was typed at, and comes first.
  func asksWhetherSafeAfterCut() -> Bool {
    guard wasCut, safeAsked != nil else { return false }
    wasCut = false
    return askWhetherSafe(because: .safeAfterCut)
  }

  /// Below the prompt of a half-typed line, so that nobody says its question meanwhile.
  func tellThatSafeComesNext() {
    if wasCut, safeAsked != nil { show([.loud(CarePhrase.safeAfterDraft.text)]) }
  }

  /// A half-typed line that is gone, by whatever key, was the last that came before the question;
  /// nobody has said again what the one beneath it asks. True where it is asked.
  @discardableResult
  func asksWhetherSafeOnceCleared() -> Bool {
    guard ending == nil, wasCut, safeAsked != nil else { return false }
    editor.closeLine()
    saveDraft("")
    return asksWhetherSafeAfterCut()
  }

  /// Where the prompt stands at a handoff or at the goodbye; true where it is asked.
  func asksWhetherSafeHere() -> Bool {
    guard let step = prompt.step, isLeaving(step) else { return false }
    return asksWhetherSafe()
  }

  /// Where the sign that was agreed came while that protocol is on already; true where it is asked.
  func asksWhetherSafeAfterSign(_ alarm: String) -> Bool {
    guard alarm == Self.overheard, safeAsked != nil else { return false }
    return askWhetherSafe(because: .safeAfterSign)
  }

  /// Where the answer is older than it holds; true where it is asked.
  func asksWhetherSafe() -> Bool {
    guard let asked = safeAsked, asked.isStale else { return false }
    return askWhetherSafe(because: .safeAskedAt(asked.at.clock))
  }

  private func isLeaving(_ step: Int) -> Bool {
    switch prompt.kind {
    case .handoff: true
    case .tell: call.state.library.flow.steps[step].id == PromptScreen.goodbye
    case .ask, .instruct, .wait, .offer, .consent, .promise, .agree, .alarmStaysOn, .readyToClose,
      .closed:
      false
    }
  }

  private var safeAsked: (at: Moment, isStale: Bool)? {
    let state = call.state
    guard let fact = state.library.factIndex(State.safeToTalk) else { return nil }
    let party = state.partyKnowing(fact)
    return state.current(fact, of: party).map {
      ($0.at, state.isStale(fact, of: party, at: desk.now()))
    }
  }

  /// Never before first aid, and not while nobody is there to be asked. Where it cannot be saved,
  /// the next answer says so.
  func askWhetherSafe(because reason: CarePhrase) -> Bool {
    let state = call.state
    guard !isAmending, !isElsewhere, state.closing == nil, !state.isLineGone,
      !state.isBreathInDoubt
    else { return false }
    if isAgreeing { return tellWhetherSafe(because: reason) }
    let intent = Intent.switchTo(protocol: Self.stillSafe, reason: reason.text)
    guard let next = try? call.perform(intent, at: desk.now()) else { return false }
    prompt = next
    show([.loud(reason.text)])
    showPrompt()
    return true
  }

  /// Whether the protocol that agrees on signs is on and has not come to its end of that: from the
  /// one that asks whether it is safe it would begin a second time, and ask everything twice.
  private var isAgreeing: Bool {
    let state = call.state
    guard let overheard = state.library.protocolIndex(Self.overheard), state.isRunning(overheard)
    else { return false }
    return state.library.factIndex(PromptScreen.coverStoryFact).map {
      state.fact($0, of: state.partyKnowing($0)).current < 0
    } ?? false
  }

  /// The question alone, beside the protocol that goes on with all the rest.
  private func tellWhetherSafe(because reason: CarePhrase) -> Bool {
    show([.loud(reason.text)])
    obey(Command(word: .told, rest: State.safeToTalk))
    guard ending == nil, needsPrompt else { return true }
    needsPrompt = false
    showPrompt()
    return true
  }
}
