// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Protocols

/// A number that was called safe, and whether it still may be: nobody knows that once somebody else
/// has picked up there.
package enum SafeNumber {
  /// By custom the facts are called so.
  package static let fact = "safe-number"

  /// Whether an answer puts the number in doubt, or gives one anew; nil where it does neither. Who
  /// picked up and is not known may be anybody.
  static func isDoubted(by event: Event, _ answer: Answer?) -> Bool? {
    switch event.factAnswered {
    case fact?: false
    case LineBack.whoAnswers?:
      switch answer?.value {
      case .choice("somebody-else"), .words, .unsure, .declined: true
      case .choice, .options, .number, .moment, nil: nil
      }
    case _: nil
    }
  }

  /// The same over a call that is read without its library.
  package static func isDoubted(in entries: [Entry]) -> Bool {
    entries.flatMap(\.events).reduce(false) { isDoubted(by: $1, $1.answer) ?? $0 }
  }
}

extension State {
  /// When somebody else picked up at the number that stands as safe.
  package var strangerPickedUp: Moment? {
    acts.reduce(nil) { since, act in
      guard !act.isUndone, let isDoubted = SafeNumber.isDoubted(by: act.event, act.answer) else {
        return since
      }
      return isDoubted ? act.saidAt : nil
    }
  }

  /// Whether a fact is that number, and in doubt.
  package func isNumberInDoubt(_ fact: Int) -> Bool {
    library.facts[fact].id == SafeNumber.fact && strangerPickedUp != nil
  }
}
