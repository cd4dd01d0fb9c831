// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

package import Protocols

extension Fact {
  /// Whether a value is words to a question that has none: what was said fits no choice. It is an
  /// answer, kept under the fact's own kind; conditions read it as unsure, and never as no.
  package func isSomethingElse(_ value: AnswerValue) -> Bool {
    guard case .words = value else { return false }
    return takesSomethingElse
  }

  /// Whether words may stand in place of its choices. Whom a call is about has to be one of them.
  package var takesSomethingElse: Bool {
    switch answers {
    case .choices, .many, .yesOrNo, .time: BuiltInFact(rawValue: id) == nil
    case .scale, .number, .text, .place, .phone, .nameToUse: false
    }
  }
}
