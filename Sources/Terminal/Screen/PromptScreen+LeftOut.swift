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
    var left = scoped.withheld.filter { $0.kind != .none }
    guard !left.isEmpty else { return [.named("KINDS", HandoffPhrase.allGoes.text)] }
    var lines: [ScreenLine] = []
    while let first = left.first {
      let alike = left.filter { $0.reason == first.reason && $0.about == first.about }
      left.removeAll { $0.reason == first.reason && $0.about == first.about }
      let phrase = HandoffPhrase.kinds(
        alike.map(\.kind.rawValue), of: first.about.title, first.reason)
      lines.append(.named("KINDS", phrase.text))
    }
    return lines
  }

  private func linesLeftOut(of version: RecordVersion) -> [ScreenLine] {
    var left = version.lineRulings(in: state).filter { line in
      line.part != .notKnown && line.part != .setAside && !line.item.isNote
        && line.shown.map(\.isHeldBack) ?? true
    }
    guard !left.isEmpty else { return [.named("LINES", HandoffPhrase.nothingKnown.text)] }
    var lines: [ScreenLine] = []
    while let first = left.first {
      let names = left.filter { $0.reason == first.reason }.map(\.item.name).eachOnce
      left.removeAll { $0.reason == first.reason }
      lines.append(.named("LINES", HandoffPhrase.lines(names, first.reason).text))
    }
    return lines
  }
}
