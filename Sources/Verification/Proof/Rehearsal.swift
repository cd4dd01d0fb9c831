// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

package import Interview
package import Protocols

/// Makes a counterexample's call in the engine itself, before anybody is shown it.
package struct Rehearsal {
  /// When made-up calls happen.
  package static let at = Moment(utcMilliseconds: 1_700_000_000_000)

  package private(set) var state: State
  private var sequence = 0

  package init(_ library: CheckedLibrary) throws {
    state = State(library: library)
    try perform(.open(Opening(bundleDigest: "", store: .practice, number: 1)))
  }

  package mutating func perform(_ intent: Intent) throws {
    let events = try Engine.decide(intent, in: state, at: Self.at)
    sequence += 1
    state.apply(
      Entry(
        call: CallID("rehearsal"), sequence: sequence, epoch: 1, at: Self.at,
        by: Author(counsellor: "rehearsal", seat: ""), events: events,
        witness: Witness(step: "", levels: [])))
  }

  /// Whether a rule is broken now, or would be by the handoff on the prompt.
  package func breaks(_ rule: String) -> Bool {
    if state.watched().broken.contains(where: { $0.rule == rule }) { return true }
    guard case .handoff(_, let unmet) = Engine.prompt(of: state, at: Self.at).kind else {
      return false
    }
    return unmet.contains { $0.rule == rule }
  }

  /// Whether the turns lead the engine to break the rule.
  static func breaks(_ rule: String, _ turns: [Counterexample.Turn], _ library: CheckedLibrary)
    -> Bool
  {
    guard var rehearsal = try? Rehearsal(library) else { return false }
    for turn in turns {
      if rehearsal.breaks(rule) { return true }
      do { try rehearsal.perform(turn.intent) } catch { return rehearsal.breaks(rule) }
    }
    return rehearsal.breaks(rule)
  }
}
