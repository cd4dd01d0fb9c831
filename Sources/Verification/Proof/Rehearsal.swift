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

  /// Who is offered on the prompt.
  var offered: Int? {
    guard case .offer(let responder, _, _) = Engine.prompt(of: state, at: Self.at).kind else {
      return nil
    }
    return responder
  }

  /// Whether a rule is broken now, or would be by the handoff on the prompt.
  package func breaks(_ rule: String) -> Bool {
    if state.watched().broken.contains(where: { $0.rule == rule }) { return true }
    guard case .handoff(_, let unmet) = Engine.prompt(of: state, at: Self.at).kind else {
      return false
    }
    return unmet.contains { $0.rule == rule }
  }

  /// The turns as the engine makes them, up to where they break the rule; nil where they do not.
  /// What comes in between by itself, because of something told early, is gone through.
  static func breaking(
    _ rule: String, _ turns: [Counterexample.Turn], _ library: CheckedLibrary
  ) -> [Counterexample.Turn]? {
    guard var rehearsal = try? Rehearsal(library) else { return nil }
    var made: [Counterexample.Turn] = []
    for turn in turns {
      if rehearsal.breaks(rule) { return made }
      made += rehearsal.goThroughInterruptions(to: turn.step)
      made.append(turn)
      do { try rehearsal.perform(turn.intent) } catch { break }
    }
    return rehearsal.breaks(rule) ? made : nil
  }

  private mutating func goThroughInterruptions(to step: Int?) -> [Counterexample.Turn] {
    var made: [Counterexample.Turn] = []
    while let step, let asked = state.standing.walks.last?.frames.last?.step, asked != step,
      state.standing.walks.count > 1,
      made.count < 20
    {
      guard (try? perform(.acknowledge)) != nil else { break }
      made.append(Counterexample.Turn(step: asked, intent: .acknowledge, isAny: false))
    }
    return made
  }
}
