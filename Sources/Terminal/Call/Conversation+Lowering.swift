// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Interview
import Protocols

/// One key alone never lowers a level that stands, whatever the author thought of.
extension Conversation {
  /// Whether one key would lower a level by this: it is told, and that key waits for Enter then.
  func wantsEnterFirst(_ intent: Intent) -> Bool {
    guard isByKey, case .answer = intent, let lowering = lowering(by: intent) else { return false }
    keysThatWait.formUnion(line)
    show([.text(lowering.text)])
    return true
  }

  private func lowering(by intent: Intent) -> Phrase? {
    guard let level = call.state.lowered(by: intent, at: desk.now()), let from = level.from,
      let to = level.to
    else { return nil }
    let finding = call.state.library.findings[level.finding]
    return .wouldLower(
      finding.title, from: finding.values[from].title, to: finding.values[to].title)
  }

  /// What an intent would lower, above the keys that do it.
  func lowers(_ intents: [Intent]) -> [ScreenLine] {
    let levels = intents.compactMap { call.state.lowered(by: $0, at: desk.now()) }
    return levels.prefix(1).flatMap { level -> [ScreenLine] in
      guard let from = level.from, let to = level.to else { return [] }
      let finding = call.state.library.findings[level.finding]
      let (was, now) = (finding.values[from].title, finding.values[to].title)
      return [.text(Phrase.levelMoves(finding.title, from: was, to: now).text)]
    }
  }
}
