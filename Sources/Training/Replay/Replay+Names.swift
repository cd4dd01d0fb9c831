// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Interview
import Protocols

/// What a transcript names must be there: an expectation about a name that does not exist would
/// hold for ever and say nothing.
extension Replay {
  mutating func judgeNames() {
    if let id = transcript.protocolID, state.library.protocolIndex(id) == nil {
      fail(inHead: "there is no protocol \"\(id)\"")
    }
    for (index, turn) in transcript.turns.enumerated() {
      for fact in turn.onlyIfAsked where !visited.contains(fact) {
        let why = state.library.factIndex(fact) == nil ? "no step asks it" : "it was not asked"
        fail(inHead: "turn \(index + 1) is said only if \"\(fact)\" is asked, and \(why)")
      }
    }
    for wish in transcript.expect {
      guard let names = names(for: wish.kind), !names.contains(wish.name) else { continue }
      fail(at: wish.place, "\(wish.kind.rawValue) \(wish.name): there is no such name")
    }
    for act in transcript.mustNot {
      if let message = unknownName(in: act) { fail(inHead: message) }
    }
  }

  mutating func fail(inHead message: String) {
    fail(at: Place(file: transcript.id, line: 1, column: 1), message)
  }

  /// The names that fit where a name that is none would never be found out.
  private func names(for kind: Expectation.Kind) -> [String]? {
    switch kind {
    case .neverVisits: steps + responders + state.library.facts.map(\.id)
    case .neverOffered: responders
    case .notKnown, .notForSure:
      state.library.facts.map(\.id) + state.library.facts.map { "caller's " + $0.id }
    case .visits, .knows, .forSure, .disputed, .setAside, .level, .offered, .consent, .promised,
      .handoffs, .told, .ending, .asks, .recordSays, .recordNeverSays:
      nil
    }
  }

  private var steps: [String] {
    state.library.steps.flatMap { step in
      [step.id, "\(state.library.protocols[step.protocolIndex].id)/\(step.id)"]
    }
  }
  private var responders: [String] { state.library.responders.map(\.id) }

  private func unknownName(in act: String) -> String? {
    let words = act.split(separator: " ").map(String.init)
    guard let name = words.last, words.count > 1 else { return nil }
    let known: [String]
    switch words[0] {
    case "offers", "hands": known = responders
    case "asks": known = steps + state.library.facts.map(\.id)
    case "tells": known = steps + state.library.theyAsk.map(\.id)
    case "promises": known = steps
    default: return nil
    }
    return known.contains(name) ? nil : "must not \"\(act)\": there is no \"\(name)\""
  }
}
