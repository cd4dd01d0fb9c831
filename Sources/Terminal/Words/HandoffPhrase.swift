// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Interview

/// What the prompt says of a handoff before it is made.
enum HandoffPhrase: Equatable {
  case showLeftOut, edit, leaveOneOut, ownWords, nothingToLeaveOut
  /// Kinds, whose they are, and why none of it goes, be anything known or not.
  case kinds([String], of: String, WithholdReason)
  /// Lines that are known; nil where part of their words is held back.
  case lines([String], WithholdReason?)
  case nothingKnown, allGoes

  var text: String { InterfaceLanguage.spoken.say(english) }

  private var english: String {
    switch self {
    case .showLeftOut: "Left out"
    case .edit: "Edit"
    case .leaveOneOut: "Leave a line out"
    case .ownWords: "What you ask, in your words"
    case .nothingToLeaveOut: "No line that goes may be left out."
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
