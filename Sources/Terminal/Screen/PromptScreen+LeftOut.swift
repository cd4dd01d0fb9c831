// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Interview
import Protocols

/// What of a call a handoff would leave out, and why: the kinds that its receiver does not get,
/// and every line that is known and does not go whole.
extension PromptScreen {
  func leftOut(of handoff: Handoff) -> [ScreenLine] {
    let version = RecordVersion(handoff, in: state, at: now)
    return kindsLeftOut(of: version.scoped) + linesLeftOut(of: version)
      + notesLeft(out: handoff)
  }

  private func kindsLeftOut(of scoped: ScopedRecord) -> [ScreenLine] {
    let left = scoped.withheld.filter { $0.kind != .none }
    guard !left.isEmpty else { return [.named("KINDS", HandoffPhrase.allGoes.text)] }
    return left.alike { $0.reason == $1.reason && $0.about == $1.about }.map { alike in
      let phrase = HandoffPhrase.kinds(
        alike.map(\.kind.rawValue), of: alike[0].about.title, alike[0].reason)
      return .named("KINDS", phrase.text)
    }
  }

  private func linesLeftOut(of version: RecordVersion) -> [ScreenLine] {
    let left = version.lineRulings(in: state).filter { line in
      line.part != .notKnown && line.part != .setAside && !line.item.isNote
        && line.shown.map(\.isHeldBack) ?? true
    }
    guard !left.isEmpty else { return [.named("LINES", HandoffPhrase.nothingKnown.text)] }
    return left.alike { $0.reason == $1.reason }.map { alike in
      let names = alike.map(\.item.name).eachOnce
      return .named("LINES", HandoffPhrase.lines(names, alike[0].reason).text)
    }
  }
}
