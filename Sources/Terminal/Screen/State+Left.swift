// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Interview
import Protocols

/// What a call has before it and what it left out, for whoever looks where it stands.
extension State {
  /// Questions that were skipped and that nobody has answered since, each with its reason.
  var skipped: [(fact: String, reason: String)] {
    var found: [(fact: String, reason: String)] = []
    for act in acts where !act.isUndone {
      guard case .questionSkipped(_, let fact, let party, let reason, said: nil) = act.event,
        let index = library.factIndex(fact), cell(of: index, party) == .skipped
      else { continue }
      found.removeAll { $0.fact == fact }
      found.append((fact, reason))
    }
    return found
  }

  /// Answers that were corrected, or are otherwise now.
  var changes: [(fact: String, was: Answer, now: Answer, at: Moment)] {
    var last: [String: Answer] = [:]
    var found: [(fact: String, was: Answer, now: Answer, at: Moment)] = []
    for act in acts where !act.isUndone {
      guard let fact = act.event.factAnswered, let said = act.event.answer else { continue }
      if case .changedNow = act.event, let was = last[fact] {
        found.append((fact, was, said, act.at))
      }
      if let correction = act.correction {
        found.append((fact, said, correction.answer, correction.at))
      }
      last[fact] = act.answer ?? said
    }
    return found
  }

  /// Questions of protocols that were begun and that nobody was asked, though they were due.
  func notAsked(at now: Moment) -> [String] {
    let handoff = Handoff(number: 0, responder: "", receiver: nil, basis: .consent)
    return HandoffRecord(of: self, for: handoff, at: now)[.notKnown]
      .filter { $0.unknown == .notReached && library.factIndex($0.id) != nil }.map(\.id)
  }

  /// Consents of protocols that were begun and that nobody was asked for, though they were due, or
  /// that were left out with a reason.
  var consentsNotAsked: [Int] {
    let answers = Dictionary(standing.consents.map { ($0.item, $0.answer) }) { $1 }
    let begun = library.protocols.indices.filter(standing.doneProtocols.contains)
    let due = begun.flatMap { library.flow.protocols[$0].steps }.compactMap { step -> Int? in
      let known = library.flow.steps[step]
      guard case .consent(let item) = known.act,
        known.condition.holds(in: standing.table, for: standing.roles)
      else { return nil }
      return item
    }
    return due.eachOnce.filter { answers[$0]?.wasAsked != true }
  }

  /// How many questions are still to be put on the way that the call is on, without alarms and
  /// switches that may come: those that come whatever is answered, and all that may come. What
  /// waits below an alarm or a switch counts among the latter, for either may lead to the end.
  var questionsLeft: (least: Int, most: Int) {
    var (least, isSure) = (0, true)
    var all: Set<Int> = []
    var protocols: Set<Int> = []
    for frame in standing.walks.dropLast().flatMap(\.frames) {
      let end = library.flow.protocols[frame.protocolIndex].steps.upperBound
      for step in frame.step..<max(frame.step, end) { gather(step, &all, &protocols) }
    }
    let frames = Array((standing.walks.last?.frames ?? []).reversed())
    for (number, frame) in frames.enumerated() {
      if number > 0 { isSure = isSure && comesBack(to: frame, from: frames[number - 1]) }
      let end = library.flow.protocols[frame.protocolIndex].steps.upperBound
      // Below the question on screen a frame stands on the step that ran the one above it.
      let first = number == 0 ? frame.step : frame.step + 1
      for step in first..<max(first, end) {
        gather(step, &all, &protocols)
        guard isSure else { continue }
        let (counts, goesOn) = surely(step, isCurrent: number == 0 && step == first)
        least += counts
        isSure = goesOn
      }
    }
    return (min(least, all.count), all.count)
  }

  /// Whether a frame goes on behind the step that ran the one above it. What a choice has follow is
  /// not looked up: then nothing behind it counts as sure.
  private func comesBack(to frame: Frame, from above: Frame) -> Bool {
    switch above.afterwards {
    case .runStep: surely(frame.step, isCurrent: false).1
    case .choice, .root: false
    }
  }

  /// How many questions a step puts for sure, and whether the call surely goes on behind it.
  private func surely(_ step: Int, isCurrent: Bool) -> (Int, Bool) {
    let known = library.flow.steps[step]
    switch known.act {
    case .ask(let fact, let follows):
      let isPut = (known.condition == .always || isCurrent) && !isKnown(fact)
      return (isPut ? 1 : 0, follows.values.allSatisfy(\.comesBack))
    case .run(_, _, let follows): return (0, follows.allSatisfy(\.comesBack))
    case .end: return (0, false)
    case .wait(let back, _): return (0, back == nil)
    case .section, .tell, .instruct, .decide, .score, .offer, .consent, .handoff, .promise,
      .agree:
      return (0, true)
    }
  }

  /// The questions that a step, and whatever it may run, has not had answered.
  private func gather(_ step: Int, _ all: inout Set<Int>, _ protocols: inout Set<Int>) {
    var targets: [Int] = []
    switch library.flow.steps[step].act {
    case .ask(let fact, let follows):
      if !isKnown(fact) { all.insert(fact) }
      targets = follows.values.flatMap(\.targets)
    case .run(let target, _, let follows): targets = [target.number] + follows.flatMap(\.targets)
    case .section, .tell, .instruct, .decide, .score, .offer, .consent, .wait, .handoff, .promise,
      .agree, .end:
      break
    }
    for target in targets where protocols.insert(target).inserted {
      for below in library.flow.protocols[target].steps { gather(below, &all, &protocols) }
    }
  }

  private func isKnown(_ fact: Int) -> Bool { self.fact(fact, of: partyKnowing(fact)).current >= 0 }
}

extension Follow {
  /// Whether the call goes on behind the step, whatever comes between.
  fileprivate var comesBack: Bool {
    switch self {
    case .on: true
    case .go, .end: false
    case .run(_, let then): then.comesBack
    }
  }

  fileprivate var targets: [Int] {
    switch self {
    case .on, .go, .end: []
    case .run(let target, let then): [target.number] + then.targets
    }
  }
}
