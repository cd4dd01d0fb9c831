// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

package import Protocols

/// How short a call can be, and how long.
package struct CallLengths: Sendable {
  /// A shortest call that comes to an end of its protocol, as the engine made it; nil where none
  /// was found.
  package let shortest: Counterexample?
  package let longest: Longest

  /// The most prompts of any call, alarms and what is done out of turn aside; what no answers bring
  /// together is counted too.
  package enum Longest: Equatable, Sendable {
    case prompts(Int)
    /// A walk comes round to this step, by its position, as often as is answered.
    case comesRound(toStep: Int)
    case tooManyPlaces
  }

  package init(_ library: CheckedLibrary, budget: Prover.Budget = Prover.Budget()) {
    // Broken by whatever ends, and so by a shortest call that does.
    let neverEnds = PolicyRule(
      id: "shortest-call", place: Protocols.Place(file: "policy.yaml", line: 1, column: 1),
      says: "", form: .never(.itEnds))
    let verdict = Prover(library.watching(neverEnds), budget: budget).prove([neverEnds])
      .verdicts.first?.verdict
    if case .broken(let call)? = verdict, call.isReplayed {
      shortest = call
    } else {
      shortest = nil
    }
    longest = PlaceGraph(library, from: .call, budget: budget.places).longestWalk
  }
}

extension PlaceGraph {
  /// The most pauses on any walk. What a condition asks first leads back to it, and is asked once.
  fileprivate var longestWalk: CallLengths.Longest {
    guard !isCut else { return .tooManyPlaces }
    let onward = moves.indices.map { place in
      moves[place].filter { $0.action.goesOn && $0.target != place }.map(\.target)
    }
    var pauses: [Int?] = Array(repeating: nil, count: places.count)
    var isOpen = Array(repeating: false, count: places.count)
    var path = starts.map { (place: $0, next: 0) }
    while let (place, next) = path.last {
      isOpen[place] = true
      guard next < onward[place].count else {
        let most = onward[place].compactMap { pauses[$0] }.max() ?? 0
        let own = places[place].isPrompt ? 1 : 0
        pauses[place] = most + own + moves[place].count { $0.action.asksFirst }
        isOpen[place] = false
        path.removeLast()
        continue
      }
      path[path.count - 1].next += 1
      let target = onward[place][next]
      if isOpen[target] { return .comesRound(toStep: places[target].top.step) }
      if pauses[target] == nil { path.append((target, 0)) }
    }
    return .prompts(starts.compactMap { pauses[$0] }.max() ?? 0)
  }
}

extension Place {
  fileprivate var isPrompt: Bool {
    switch stage {
    case .need, .visit: true
    case .check, .rung, .over, .dropped: false
    }
  }
}

extension Action {
  fileprivate var asksFirst: Bool { if case .opens = self { true } else { false } }

  /// Neither out of turn nor back to where it came from.
  fileprivate var goesOn: Bool { !isFree && !isRecheck && !asksFirst }
}
