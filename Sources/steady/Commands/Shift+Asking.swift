// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Terminal

/// What is asked before a call is on screen: without a default, and without a way to lose it.
extension Shift {
  /// One of a few choices, numbered from 1; nil where the counsellor leaves. Where one wants Enter
  /// no thoughtless key can do it.
  func choose(
    _ choices: [DeskPhrase], below lines: [ScreenLine], wantingEnter slow: [DeskPhrase] = []
  ) -> DeskPhrase? {
    let marks = choices.enumerated().map { number, choice in
      Mark("\(number + 1)", choice.text, wantsEnter: slow.contains(choice))
    }
    let waiting = marks.filter(\.wantsEnter).flatMap(\.key)
    let keys = Set<Character>("0123456789").subtracting(waiting)
    return read(at: .whichCall, below: lines + [.marks(marks)], keys: keys) { line in
      let typed = line.plainDigits
      if let number = marks.firstIndex(where: { $0.key == typed }) {
        if !screen.isRich { tell([.text(Phrase.chose(choices[number].text).text)]) }
        return choices[number]
      }
      if !typed.isEmpty { tellNoMark(typed, of: marks) }
      return nil
    }
  }

  private func tellNoMark(_ typed: String, of marks: [Mark]) {
    let key = SafeText.visible(String(typed.prefix(20)))
    let allowed = marks.map(\.key).joined(separator: ", ")
    tell([.text(Phrase.noSuchMark(key, allowed: allowed).text)])
  }

  /// Shows the lines and takes lines and keys until one means something; nil where the counsellor
  /// leaves.
  func read<Meaning>(
    at prompt: DeskPhrase, below lines: [ScreenLine], keys: Set<Character> = [],
    _ meaning: (String) -> Meaning?
  ) -> Meaning? {
    tell(lines)
    while true {
      let request = LineRequest(prompt: prompt.text + " ", immediateKeys: keys)
      switch editor.next(request) {
      case .key(let key): if let meant = meaning(String(key)) { return meant }
      case .line(let line): if let meant = meaning(line) { return meant }
      case .endOfInput, .hangup, .terminate, .endKey: return nil
      case .screenCleared, .resized, .listWanted: tell(lines)
      case .backspaceOnEmpty, .interrupt, .suspend, .lineTooLong, .draft, .tick: continue
      }
    }
  }
}
