// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Protocols

/// A question about a danger that an alarm had come to, or had still before it, when it was left.
package struct LeftOpen: Equatable, Sendable {
  package var alarm: Int
  package var fact: Int
  var party: Party
  /// The act by which it was left, by its place in the order.
  var act: Int
}

/// What alarms left open: whoever leaves one may do so, and what it was about stays owed until it
/// is answered, or until the same alarm is gone through again.
extension State {
  package var leftOpen: [LeftOpen] {
    standing.leftOpen.filter { open in
      let fact = library.facts[open.fact].id
      let left = acts[open.act].at
      return !acts.indices.contains { index in
        guard !acts[index].isUndone else { return false }
        if index > open.act, case .alarmRaised(library.alarms[open.alarm].id) = acts[index].event {
          return true
        }
        guard acts[index].event.answered?.fact == fact else { return false }
        return index > open.act || acts[index].correction.map { $0.at > left } ?? false
      }
    }
  }

  /// The first question of danger that a walk has before it, unless all that it asked of danger
  /// before turned out well.
  func openDanger(of walk: Walk, leftBy act: Int) -> LeftOpen? {
    guard case .alarm(let alarm) = walk.cause, !walk.staysOn, let frame = walk.frames.last else {
      return nil
    }
    let steps = library.flow.protocols[frame.protocolIndex].steps
    let roles = roles(frame)
    func danger(_ step: Int) -> (fact: Int, party: Party)? {
      guard case .ask(let fact, _) = library.flow.steps[step].act,
        library.facts[fact].raisesDanger, RecordPlacing.isOfRecord(library.facts[fact]),
        library.facts[fact].id != LineBack.line
      else { return nil }
      return (fact, party(of: fact, else: Party(roles.subject)))
    }
    let asked = steps.prefix { $0 < frame.step }.compactMap(danger)
      .filter { current($0.fact, of: $0.party) != nil }
    guard asked.isEmpty || asked.contains(where: { !isWell($0.fact, of: $0.party) }) else {
      return nil
    }
    let ahead = steps.filter { $0 >= frame.step }.first { step in
      danger(step) != nil
        && (step == frame.step || library.isDue(step, in: standing.table, for: roles) == true)
    }
    return ahead.flatMap(danger).map {
      LeftOpen(alarm: alarm, fact: $0.fact, party: $0.party, act: act)
    }
  }

  private func isWell(_ fact: Int, of party: Party) -> Bool {
    cell(of: fact, party).valueIndex.map { library.facts[fact].graveness[$0] == 0 } ?? false
  }
}
