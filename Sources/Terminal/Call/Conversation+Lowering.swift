// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Interview
import Protocols

/// One key alone never lowers a level that stands, whatever the author thought of.
extension Conversation {
  /// Whether one key would lower a level by this: it is told, and that key waits for Enter then.
  func wantsEnterFirst(_ intent: Intent) -> Bool {
    guard isByKey, case .answer = intent, let level = lowered(by: intent) else { return false }
    keysThatWait.formUnion(line)
    show([.text(Phrase.wouldLower(level.finding, from: level.from, to: level.to).text)])
    return true
  }

  /// What the first intent that lowers anything would lower, above the keys that do it.
  func lowers(_ intents: [Intent]) -> [ScreenLine] {
    guard let level = intents.lazy.compactMap({ self.lowered(by: $0) }).first else { return [] }
    return [.text(Phrase.levelMoves(level.finding, from: level.from, to: level.to).text)]
  }

  private func lowered(by intent: Intent) -> (finding: String, from: String, to: String)? {
    guard let level = call.state.lowered(by: intent, at: desk.now()), let from = level.from,
      let to = level.to
    else { return nil }
    let finding = call.state.library.findings[level.finding]
    return (finding.title, finding.values[from].title, finding.values[to].title)
  }
}
