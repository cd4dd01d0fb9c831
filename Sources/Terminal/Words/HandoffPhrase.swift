// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Interview

/// What the prompt says of a handoff before it is made.
enum HandoffPhrase: Equatable {
  case showLeftOut
  /// Kinds, whose they are, and why none of it goes, be anything known or not.
  case kinds([String], of: String, WithholdReason)
  /// Lines that are known; nil where part of their words is held back.
  case lines([String], WithholdReason?)
  case nothingKnown, allGoes

  var text: String { InterfaceLanguage.spoken.say(english) }

  private var english: String {
    switch self {
    case .showLeftOut: "What is left out"
    case .kinds(let kinds, let voice, let reason):
      "of \(voice), known or not: \(kinds.joined(separator: ", ")) (\(CarePhrase.why(reason)))"
    case .lines(let names, let reason):
      names.joined(separator: "; ")
        + " (\(reason.map(CarePhrase.why) ?? "words in it are held back"))"
    case .nothingKnown: "Nothing that is known is left out."
    case .allGoes: "Every kind may go to them."
    }
  }
}
