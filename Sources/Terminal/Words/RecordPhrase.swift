// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

package import Interview

/// What the prompt says of the record: what was kept of a tap, what became of a step, what a
/// receiver said back, and what is still owed.
package enum RecordPhrase: Equatable, Sendable {
  case onlyYesOrNo(YesOrNo)
  case couldNotBeDone(String), doneLater(String), doneAfterAll, stillNotDone
  case byCounsellor, byYesOrNo(String), inOurWords(String)
  case stillAllowed(String), consentStays, stays(String)
  case offerOwed(String), callBackOpens(Int), ringAfterDrop, doneAt(String, String)
  case leftOpen(String, in: String)
  case ruleNotDone(String, step: String), ruleBroken(String, when: String)
  case accepted(Int, by: String), declined(Int, by: String), unanswered(Int)

  var english: String {
    switch self {
    case .onlyYesOrNo(let said):
      "Saved: a \(said.rawValue) to that. Its words were not asked or said."
    case .couldNotBeDone(let step):
      "Saved: could not be done. \"now \(step)\" when it was done after all."
    case .doneLater(let step): "Saved: \(step) was done after all. Both times stay."
    case .doneAfterAll: "It was done after all"
    case .stillNotDone: "It is still not done"
    case .byCounsellor: "noted by the counsellor"
    case .byYesOrNo(let how): "\(how), by yes and no"
    case .inOurWords(let how): "\(how), in the counsellor's words"
    case .offerOwed(let title): "\(title) was accepted, and nothing was handed over."
    case .callBackOpens(let number):
      "The line is gone, a call-back was agreed: call-back \(number) opens with the end, due now."
    case .ringAfterDrop:
      "The line dropped. Read the limit and what may be said before you ring the safe number."
    case .stillAllowed(let title): "\(title): still allowed. Does it stay?"
    case .consentStays: "It stays"
    case .stays(let title): "Stays: \(title)."
    case .doneAt(let text, let at): "\(text) (\(at))"
    case .leftOpen(let name, let alarm):
      "\(name): \"\(alarm)\" was left before it was answered."
    case .ruleNotDone(let says, let step):
      "\(says) \"\(step)\" could not be done here; that is kept with the call."
    case .ruleBroken(let says, let when):
      "\(says) It was otherwise here: \(when) before that. It is kept with the call."
    case .accepted(let number, let who): "Saved: \(who) accepts handoff \(number)."
    case .declined(let number, let who):
      "Saved: \(who) DECLINES handoff \(number). Nobody has taken it over; it stays owed."
    case .unanswered(let number): "Saved: nobody answered. Handoff \(number) stays owed."
    }
  }
}
