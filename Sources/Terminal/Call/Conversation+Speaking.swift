// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Interview
import Protocols

/// Who is on the line, and who else is there.
extension Conversation {
  /// Two keys: the word, then a number.
  func speaker(_ typed: String) {
    guard let role = role(typed) else { return }
    perform(.speak(role: role), saying: .chose(role))
  }

  /// Somebody else who is there: who, whether they are safe, what they need.
  func also(_ typed: String) {
    guard let role = role(typed), perform(.join(role: role)) else { return }
    let marks = [
      Mark("1", Phrase.safe.text), Mark("2", Phrase.notSafe.text), Mark("8", Phrase.notSure.text),
    ]
    let answers = ["1": Phrase.safe.text, "2": Phrase.notSafe.text]
    let key = choose(
      "safe > ", marks, above: [.text(Phrase.isSafe.text)], redo: "", givesLineBack: false)?.key
    let safe = answers[key ?? ""] ?? Phrase.notSure.text
    var detail = Detail(
      label: "needs > ", lines: [.text(Phrase.whatNeeds.text)], wantsWords: true, redo: "")
    detail.givesLineBack = false
    let needs = ask(detail) ?? ""
    perform(.note("\(role): \(safe)" + (needs.isEmpty ? "" : "; \(needs)")), saying: .saved)
  }

  private func role(_ typed: String) -> String? {
    let roles = call.state.library.roles
    if !typed.isEmpty { return resolve(typed, among: roles.map { ($0.id, $0.title) }) }
    return pick("who > ", [.text(Phrase.whichRole.text)], roles.map { ($0.id, $0.title) })
  }
}
