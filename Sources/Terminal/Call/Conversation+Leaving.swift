// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Interview
import Protocols

/// Leaving an alarm by hand.
extension Conversation {
  /// Where somebody's breath is in doubt, nobody has said that it is safe to talk, or nobody is
  /// back on the line, no lone word leaves what watches over it.
  func leaveAlarm() {
    guard let doubt = doubtInLeaving else { return leaveNow() }
    let marks = [Mark("1", Phrase.stay.text), Mark("2", Phrase.leaveAlarm.text)]
    let key = choose(
      "leave > ", marks, above: [.text(doubt.text)], redo: "", givesLineBack: false)?.key
    if key == "2" { leaveNow() } else { showPrompt() }
  }

  private var alarmOnTop: String? {
    guard let top = call.state.standing.walks.last, case .alarm(let alarm) = top.cause else {
      return nil
    }
    return call.state.isLineGone(in: top)
      ? Self.lineDropped : call.state.library.alarms[alarm].id
  }

  private var doubtInLeaving: Phrase? {
    guard let alarm = alarmOnTop else { return nil }
    if call.state.isBreathInDoubt { return .breathInDoubt }
    if alarm == Self.lineDropped, call.state.isNobodyBack { return .care(.nobodyIsBack) }
    return alarm == Self.overheard && !call.state.isSafeToTalk ? .care(.notSaidToBeSafe) : nil
  }

  /// Whoever is reached by a call-back is back: nothing of the dropped line holds any more.
  func endDroppedLine() {
    guard alarmOnTop == Self.lineDropped, let next = try? call.perform(.leaveAlarm, at: desk.now())
    else { return }
    prompt = next
  }

  /// Whoever is back after the line dropped, or after somebody else picked up, is asked first
  /// whether it is safe to talk.
  private func leaveNow() {
    isBackFrom = alarmOnTop
    perform(.leaveAlarm)
    isBackFrom = nil
  }

  /// Where a dropped line was left without that question; true where it is asked.
  func asksWhetherSafeWhenBack() -> Bool {
    guard isBackFrom == Self.lineDropped, !call.state.askedWhetherSafeSinceLineWent
    else { return false }
    isBackFrom = nil
    return askWhetherSafe(because: .safeWhenBack)
  }
}
