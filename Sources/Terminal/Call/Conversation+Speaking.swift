// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Interview
import Protocols

/// Who is on the line, and who else is there.
extension Conversation {
  /// Two keys: the word, then a number.
  func speaker(_ typed: String) {
    guard let role = role(typed) else { return }
    guard isSaidWhoseVoice(role) else { return showPrompt() }
    let library = call.state.library
    let caller = library.factIndex(BuiltInFact.caller.rawValue)
    let known = caller.flatMap { call.state.current($0, of: .first) }
    let title = library.roles.first { $0.id == role }?.title ?? role
    let former = call.state.standing.speakerParty
    perform(.speak(role: role), saying: .chose(title)) {
      tellWhoSpeaks(after: former)
      let now = caller.flatMap { call.state.current($0, of: .first) }
      if known == nil, now != nil { show([.text(CarePhrase.aboutSomebodyElse.text)]) }
    }
  }

  /// Another voice takes nothing over from the one before, and takes none of it back.
  private func tellWhoSpeaks(after former: Party) {
    let state = call.state
    let now = state.standing.speakerParty
    guard now != former, state.acts.contains(where: { $0.answer?.by == former }) else { return }
    let (voice, before) = (state.voice(of: now).title, state.voice(of: former).title)
    show([.text(KeyPhrase.speaksNow(voice, after: before).text)])
  }

  /// Whether it is clear whose voice it is. Whoever calls about somebody and has told something
  /// without being named may be the one who is named now, or somebody may have taken the phone:
  /// then what they say is not the caller's. False where the counsellor leaves it.
  private func isSaidWhoseVoice(_ id: String) -> Bool {
    let state = call.state
    let caller = state.standing.callerParty
    guard let role = state.library.roles.first(where: { $0.id == id }), role.party == .caller,
      state.standing.speakerRole == nil, caller != state.standing.personParty
    else { return true }
    let marks = [Mark("1", CarePhrase.sameVoice.text), Mark("2", CarePhrase.otherVoice.text)]
    let block = [ScreenLine.named("SPEAKS", CarePhrase.whoseVoice(role.title).text)]
    switch choose("voice > ", marks, above: block, redo: "/speaker \(id)")?.key {
    case "1": return true
    case "2": return add(.join(role: id))
    case _: return false
    }
  }

  /// Somebody else who is there: who, whether they are safe, what they need.
  func also(_ typed: String) {
    guard let role = role(typed) else { return }
    perform(.join(role: role)) { askOf(role) }
  }

  /// Before the question that stood open is shown again.
  private func askOf(_ role: String) {
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
    let title = call.state.library.roles.first { $0.id == role }?.title ?? role
    perform(.note("\(title): \(safe)" + (needs.isEmpty ? "" : "; \(needs)")), saying: .saved)
  }

  private func role(_ typed: String) -> String? {
    let roles = call.state.library.roles
    guard typed.isEmpty else {
      let named = roles.map { (id: $0.id, title: $0.title) }
      if named.contains(where: { $0.id.hasPrefix(typed) }) { return resolve(typed, among: named) }
      show([.text(CarePhrase.noSuchRole(typed, roles.map(\.id)).text)])
      return nil
    }
    return pick("who > ", [.text(Phrase.whichRole.text)], roles.map { ($0.id, $0.title) })
  }
}
