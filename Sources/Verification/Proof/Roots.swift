// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Protocols

extension CheckedLibrary {
  /// All that is proved: the calls, each alarm, and each protocol that only a switch leads to.
  package var rootsToProve: [Root] {
    let first = [Root.call] + alarms.indices.map { .alarm($0) }
    var open = first.map(rootProtocol)
    var reached = Set<Int>()
    while let next = open.popLast() {
      guard reached.insert(next).inserted else { continue }
      open += flow.protocols[next].steps.flatMap { flow.steps[$0].act.runs }
    }
    return first + protocols.indices.filter { !reached.contains($0) }.map { .switchedTo($0) }
  }
}

extension FlowAct {
  /// The protocols that it, or an answer to it, leads into.
  fileprivate var runs: [Int] {
    switch self {
    case .ask(_, let follows): follows.values.flatMap(\.runs)
    case .run(let target, _, let follows): [target.number] + follows.flatMap(\.runs)
    case .section, .tell, .instruct, .decide, .score, .offer, .consent, .wait, .handoff, .promise,
      .agree, .end:
      []
    }
  }
}

extension Follow {
  fileprivate var runs: [Int] {
    switch self {
    case .on, .go, .end: []
    case .run(let target, let then): [target.number] + then.runs
    }
  }
}
