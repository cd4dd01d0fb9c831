// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Interview
import Protocols

/// The keys that want Enter at the question on screen: what would lower a level that stands, what
/// its author marked so, and what would leave an alarm.
extension PromptScreen {
  /// At a question whose choices stand beside each other.
  func slowKeys(of fact: Fact) -> Set<Character> {
    slow.once(.beside) { slowKeysBeside(fact) }
  }

  private func slowKeysBeside(_ fact: Fact) -> Set<Character> {
    let choices = AnswerReader(fact: fact, now: now).choices
    var keys = lowersUnknown
    guard !fact.takesSeveral else { return Set(keys) }
    let leaving = choicesThatLeave
    for (index, choice) in choices.enumerated()
    where choice.lowers || leaving.contains(index) || lowers(.choice(choice.id)) {
      keys.append(contentsOf: "\(index + 1)")
    }
    return Set(keys)
  }

  /// Where choices are read down: a yes takes the one that was read, and a no to the last is *not
  /// sure*.
  func slowKeysReadDown(_ fact: Fact) -> Set<Character> {
    slow.once(.down(readDown)) { slowKeysDown(fact) }
  }

  private func slowKeysDown(_ fact: Fact) -> Set<Character> {
    let choices = fact.seriesChoices
    let isLast = readDown + 1 >= choices.count
    // At a later choice *not sure* is about that one alone, and reads on.
    var keys = lowersUnknown.filter { $0 != "8" || readDown == 0 || isLast }
    guard !fact.takesSeveral, !choices.isEmpty else { return Set(keys) }
    let choice = choices[min(readDown, choices.count - 1)]
    if choice.lowers || choicesThatLeave.contains(readDown) || lowers(.choice(choice.id)) {
      keys.append("1")
    }
    if isLast, keys.contains("8") { keys.append("2") }
    return Set(keys)
  }

  private var lowersUnknown: [Character] {
    (lowers(.unsure) ? ["8"] : []) + (lowers(.declined) ? ["9"] : [])
  }

  private func lowers(_ value: AnswerValue) -> Bool {
    state.lowered(by: .answer(Statement(value)), at: now) != nil
  }
}

/// The keys of one prompt that want Enter. Each is found by a preview of the whole call, so that
/// they are looked for once, however often the prompt is shown and a line awaited at it.
final class SlowKeys {
  /// How the choices of the question on screen stand.
  enum Place: Hashable {
    case beside
    case down(Int)
  }

  private var found: [Place: Set<Character>] = [:]
  /// How often they were looked for.
  private(set) var lookedFor = 0

  func once(_ place: Place, _ look: () -> Set<Character>) -> Set<Character> {
    if let known = found[place] { return known }
    lookedFor += 1
    let keys = look()
    found[place] = keys
    return keys
  }
}

extension Fact {
  /// Whether an answer may be more than one of its choices, and is typed.
  var takesSeveral: Bool {
    switch answers {
    case .many: true
    case .choices, .yesOrNo, .scale, .number, .text, .time, .place, .phone, .nameToUse: false
    }
  }
}

extension [Mark] {
  /// The same marks, those of these keys with Enter.
  func slow(_ keys: Set<Character>) -> [Mark] {
    map { mark in
      guard let key = mark.key.first, mark.key.count == 1, keys.contains(key) else { return mark }
      return Mark(mark.key, mark.label, wantsEnter: true)
    }
  }
}
