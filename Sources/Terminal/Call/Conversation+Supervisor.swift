// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Interview
import Protocols

/// A supervisor who was wanted and not reached: nobody leaves the call with that unasked.
extension Conversation {
  /// One key before the sign-off: a supervisor has it by now, or whoever takes over reaches one.
  /// False where the counsellor leaves it.
  func saysWhetherSupervisorHasIt() -> Bool {
    guard let owed = call.state.supervisorOwed else { return true }
    let marks = [
      Mark("1", KeyPhrase.supervisorHasIt.text), Mark("2", KeyPhrase.supervisorIsHandedOn.text),
    ]
    let lines = promptScreen.debts([.promise(owed)]).map { ScreenLine.named("OWED", $0) }
    let asked = lines + [.text(KeyPhrase.hasSupervisorIt.text)]
    switch choose("supervisor > ", marks, above: asked, redo: "", givesLineBack: false)?.key {
    case "1":
      let reached = Statement(.choice(State.supervisorIsThere))
      return add(.tell(fact: State.supervisorReached, reached))
    case "2": return true
    case _: return false
    }
  }
}
