// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Interview
import Protocols

/// A promise to be in touch at an hour that somebody named: due then, and a call-back that the next
/// shift finds in its list, and not any time within so many days.
extension Conversation {
  /// By custom the fact that holds the hour is called so.
  private static let hour = "contact-hour"

  func promiseAnswer(_ line: String) {
    guard trimmed(line) == "1", let words = hourNamed, let step = prompt.step,
      case .promise(let owner, let within) = call.state.library.steps[step].detail
    else {
      return choose(line, ["1": (.promise(nil), .promised), "2": (.leaveOut, .leaveOut)])
    }
    sayBack(Phrase.promised.text)
    guard let due = dueNamed(words, within) else { return }
    guard let at = due.utcMilliseconds else {
      perform(.promise(nil), saying: .chose(Phrase.promised.text))
      return
    }
    let written = call.state.library.steps[step]
    let promise = Promise(
      id: written.id, text: written.wording.say.joined(separator: " "), owner: owner,
      dueUTCMilliseconds: at)
    perform(.promise(promise), saying: .chose(Phrase.promised.text)) { planRing(at, words) }
  }

  /// The words of the hour that the promise on screen rests on.
  private var hourNamed: String? {
    let state = call.state
    guard let step = prompt.step, let fact = state.library.factIndex(Self.hour),
      state.library.flow.steps[step].condition.atoms.contains(where: {
        $0.variable == state.library.facts[fact].variable
      }),
      case .words(let words)? = state.current(fact, of: state.partyKnowing(fact))?.answer.value
    else { return nil }
    return words
  }

  /// When that is; an hour in letters is put forward, and without a time it is by the last day of
  /// the promise. Nil where it is left.
  private struct HourDue {
    var utcMilliseconds: Int64?
  }

  private func dueNamed(_ words: String, _ within: Int64) -> HourDue? {
    let now = desk.now()
    let plain = words.lowercased().filter { $0 != "," }
    if plain.contains(":"), let due = TypedDue(plain, now: now) {
      return HourDue(utcMilliseconds: due.utcMilliseconds)
    }
    let hour = TypedHour.named(in: words, now: now)?.utcMilliseconds
    let latest = CarePhrase.promiseDueBy(when(hour ?? now.utcMilliseconds + within)).text
    var detail = Detail(
      label: "by when > ",
      lines: [.named("HOUR", CarePhrase.hourNamed(words).text), .text(latest)], redo: "")
    while let line = ask(detail) {
      if line.isEmpty { return HourDue(utcMilliseconds: hour) }
      if let due = TypedDue(line, now: now) { return HourDue(utcMilliseconds: due.utcMilliseconds) }
      detail.lines = [.text(Phrase.noTime(line).text)]
      detail.draft = line
    }
    return nil
  }

  private func planRing(_ at: Int64, _ words: String) {
    let state = call.state
    let isPlanned = state.beside.callBacks.contains {
      $0.isOpen && $0.callBack.dueUTCMilliseconds == at
    }
    guard !isPlanned, state.mayCallBack || state.mayGetInTouch else { return }
    let number = state.beside.callBacks.count + 1
    guard
      add(.callBack(dueUTCMilliseconds: at, words: CarePhrase.hourNamed(words).text))
    else { return }
    show(
      promptScreen.numberDoubt + [.text(Phrase.callBackPlanned(number, at: when(at)).text)])
  }
}
