// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

/// A whole library as numbered steps: the one graph that the engine runs and the checker proves.
///
/// Everything is an index into a flat array; author ids stand beside them for journals, screens
/// and messages. Steps of a protocol are neighbours: `protocols[p].steps` is a range.
package struct Flow: Equatable, Sendable {
  package var protocols: [FlowProtocol]
  package var steps: [FlowStep]

  package init(protocols: [FlowProtocol], steps: [FlowStep]) {
    self.protocols = protocols
    self.steps = steps
  }
}

/// One protocol of a flow.
package struct FlowProtocol: Equatable, Sendable {
  package var id: String
  package var steps: Range<Int>
  /// Outcome ids; `end` and `run` speak of them by position.
  package var outcomes: [String]

  package init(id: String, steps: Range<Int>, outcomes: [String]) {
    self.id = id
    self.steps = steps
    self.outcomes = outcomes
  }
}

/// One step: skipped by rule where its condition is false.
package struct FlowStep: Equatable, Sendable {
  package var id: String
  package var condition: Guard
  /// Facts that the condition reads without asking whether they are known: where one was never
  /// answered, it is asked first.
  package var needs: [Need]
  package var act: FlowAct

  package init(id: String, condition: Guard = .always, needs: [Need] = [], act: FlowAct) {
    self.id = id
    self.condition = condition
    self.needs = needs
    self.act = act
  }
}

/// A fact that a condition reads, and whose.
package struct Need: Equatable, Hashable, Sendable {
  package var fact: Int
  package var variable: Variable
  /// Its own variable and one for each option of `many of`.
  package var width: Int32
  package var reader: Reader

  package init(fact: Int, variable: Variable, width: Int32 = 1, reader: Reader) {
    self.fact = fact
    self.variable = variable
    self.width = width
    self.reader = reader
  }
}

/// What a step does, by numbers.
package enum FlowAct: Equatable, Sendable {
  case section
  /// What follows each value of the answer; values without an entry go on.
  case ask(fact: Int, follows: [Int: Follow])
  case tell
  case instruct
  case decide(finding: Int, rules: [FlowRule])
  case score(Int)
  case offer([Int], all: Bool)
  case consent(Int)
  case wait(back: Int?, atMost: Int?)
  case run(RunTarget, about: Reader, follows: [Follow])
  case handoff(responder: Int)
  case promise
  case agree(Int)
  case end(outcome: Int)
}

/// A protocol run as a sub-protocol.
package struct RunTarget: Equatable, Hashable, Sendable {
  package var number: Int

  package init(_ number: Int) {
    self.number = number
  }
}

/// What follows an answer or an outcome.
package indirect enum Follow: Equatable, Hashable, Sendable {
  case on
  case go(step: Int)
  case end(outcome: Int)
  /// Runs a protocol about the same party first.
  case run(RunTarget, then: Follow)
}

/// One row of a `decide`: the first whose condition holds gives the value.
package struct FlowRule: Equatable, Sendable {
  package var condition: Guard
  package var value: Int

  package init(condition: Guard, value: Int) {
    self.condition = condition
    self.value = value
  }
}

extension FlowAct {
  /// The value of the first row that fits, with its position; the shape pass makes the last row
  /// always fit.
  package static func decision(
    _ rules: [FlowRule], truth: (Guard) -> Bool
  ) -> (row: Int, value: Int)? {
    for (row, rule) in rules.enumerated() where truth(rule.condition) {
      return (row, rule.value)
    }
    return nil
  }
}

extension CheckedLibrary {
  /// Whom a protocol is about that is begun by hand: the caller, where steps run it about them and
  /// in no other way; else the person.
  package func usuallyAbout(_ protocolIndex: Int) -> Reader {
    let all = flow.steps.compactMap { step -> Reader? in
      guard case .run(let target, let about, _) = step.act, target.number == protocolIndex else {
        return nil
      }
      return about
    }
    return !all.isEmpty && all.allSatisfy { $0 == .caller } ? .caller : .person
  }
}
