// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

package import Protocols

/// One walk through a protocol and whatever it runs: the call's own, an alarm's or a switch's.
package struct Walk: Equatable, Sendable {
  /// Why it was begun.
  package enum Cause: Equatable, Sendable {
    case call
    case alarm(Int)
    case switched
  }

  package var cause: Cause
  package var frames: [Frame]
  /// For each frame that a choice ran: what follows once it is through.
  var follows: [Follow] = []
  package var pending: Pending = .over
  /// The protocol it began with.
  package var root: Int
  /// Its protocol is through, and the alarm is to stay on until the counsellor leaves it.
  package var staysOn = false
}

/// A protocol being walked, and where in it the walk stands: numbers alone, because every key
/// looks at it several times.
package struct Frame: Equatable, Sendable {
  package var protocolIndex: Int
  package var about: Reader
  /// Its chain of runs, by number.
  package var chain: Int
  /// From a step's number in the flow to its place in the chain.
  package var placeOffset: Int
  package var step: Int
  /// How far an offer's rungs have come.
  package var rung = 0
  /// What its outcomes lead to in the frame below.
  package var afterwards: Afterwards

  package enum Afterwards: Equatable, Sendable {
    /// The frame below stands on a `run` step, which says it for each outcome.
    case runStep
    /// The frame below stands on a question whose choice ran this one; the last of the walk's
    /// follows says it.
    case choice
    case root
  }

  /// The place of the step it stands on.
  var place: Int { step + placeOffset }

  mutating func enter(_ step: Int) {
    self.step = step
    rung = 0
  }
}

/// What a walk waits for.
package enum Pending: Equatable, Sendable {
  /// An act at this step; `fact` when a condition needs an answer before the step is reached.
  case visit(step: Int, time: Int, part: Part)
  /// The alarm is to stay on until the counsellor leaves it.
  case staysOn
  case over

  package enum Part: Equatable, Sendable {
    case whole
    case rung(Int)
    /// Whose it is, by number: a condition may read the same fact of two parties, and who they are
    /// may change between.
    case need(fact: Int, of: Int)
  }
}
