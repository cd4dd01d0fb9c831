// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Protocols

/// What counts no more for a moment only: a correction sends the walk back to a question that is
/// due now, and everything after it waits for the answer. After the end nobody answers it any more,
/// and the walk goes past it to what was told.
extension State {
  /// Whether an answer may count again once the walk has gone on: whoever holds it is told nothing
  /// else until then.
  func mayComeBack(to fact: String) -> Bool {
    acts.indices.contains { acts[$0].event.answered?.fact == fact && mayComeBack($0) }
  }

  /// Whether the walk has still to go where it was already.
  var isBehind: Bool { acts.indices.contains { mayComeBack($0) } }

  /// Whether the walk stands before the visit of an act that it took once.
  func mayComeBack(_ index: Int) -> Bool {
    guard closing == nil, !acts[index].isUndone, !standing.acts[index].isReached,
      let visit = acts[index].event.visit
    else { return false }
    return standing.walks.contains { isAhead(visit, of: $0) }
  }

  /// In a closed call, the first act that counted at its end and that this walk has still to come
  /// to; nil in any other.
  func nextTold(after walk: Int) -> Int? {
    guard closing != nil else { return nil }
    return countedAtEnd.first { index in
      guard !acts[index].isUndone, !standing.acts[index].isReached,
        let visit = acts[index].event.visit
      else { return false }
      return isAhead(visit, of: standing.walks[walk])
    }
  }

  /// Goes past a visit that has no act, after every act of no visit that came before the next one
  /// of the walk, as a visit does that has one.
  mutating func passOver(_ part: Pending.Part, _ walk: Int, until act: Int) -> Bool {
    while standing.nextFree < act {
      if takeNextFree() { return true }
    }
    switch part {
    case .whole, .need: standing.moveOn(walk, counting: false)
    case .rung: standing.nextRung(walk, isLast: false)
    }
    return true
  }

  private func isAhead(_ visit: Visit, of walk: Walk) -> Bool {
    for frame in walk.frames.reversed() {
      let chain = chains.names[frame.chain]
      if visit.chain == chain { return isAhead(visit.step, of: frame) }
      guard visit.chain.hasPrefix(chain + "/") else { continue }
      let run = visit.chain.dropFirst(chain.count + 1).prefix { $0 != "/" }
      return isAhead(run.drop { $0 != "@" }.dropFirst().prefix { $0 != "#" }, of: frame)
    }
    return false
  }

  private func isAhead(_ step: some StringProtocol, of frame: Frame) -> Bool {
    library.flow.protocols[frame.protocolIndex].steps.contains {
      $0 >= frame.step && library.flow.steps[$0].id == step
    }
  }
}
