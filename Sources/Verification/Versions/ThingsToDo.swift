// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Protocols

extension CheckedLibrary {
  /// What steps do, by the ids of their authors, and in which protocol; of several that do the same
  /// there, which it is.
  var thingsToDo: [(words: String, step: Int)] {
    flow.protocols.flatMap { written in
      var times: [String: Int] = [:]
      return written.steps.flatMap { step in
        things(at: step).map { thing in
          times[thing, default: 0] += 1
          let time = times[thing, default: 1]
          let which = time > 1 ? ", the one numbered \(time)" : ""
          return (words: "\(thing) in \(written.id)\(which)", step: step)
        }
      }
    }
  }

  /// `offers police`; several where a step offers several.
  func things(at step: Int) -> [String] {
    switch flow.steps[step].act {
    case .ask(let fact, _): ["asks \(facts[fact].id)"]
    case .tell: ["says \(flow.steps[step].id)"]
    case .instruct: ["does \(flow.steps[step].id)"]
    case .offer(let all, _): all.map { "offers \(responders[$0].id)" }
    case .consent(let item): ["asks for consent to \(consents[item].id)"]
    case .run(let target, _, _): ["runs \(flow.protocols[target.number].id)"]
    case .handoff(let responder): ["hands over to \(responders[responder].id)"]
    case .agree(let plan): ["agrees on \(plans[plan].id)"]
    case .wait: ["waits at \(flow.steps[step].id)"]
    case .promise: ["promises \(flow.steps[step].id)"]
    case .section, .decide, .score, .end: []
    }
  }
}
