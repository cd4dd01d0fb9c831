// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

package import Interview
import Protocols

/// What the prompt says of notes: that one is kept, whom it can reach, and what of them is left
/// out of a handoff.
package enum NotePhrase: Equatable, Sendable {
  /// `place` is the question that stood open, if any.
  case kept(Int, at: String, on: String?, isPrivate: Bool)
  case staysHere
  case reaches(pins: [String], now: [String], withConsent: [String])
  case noSuchTag(String)
  case leftOut([String])
  /// Nil where words in it are withheld.
  case isPrivate([Int]), held([Int], WithholdReason?)

  package var text: String { InterfaceLanguage.spoken.say(english) }

  private var english: String {
    switch self {
    case .kept(let number, let at, let place, let isPrivate):
      "Saved: note \(number), \(at)" + (place.map { ", on \($0)" } ?? "")
        + (isPrivate ? ", private: no page ever has it." : ".")
    case .staysHere:
      "A note goes to nobody; a tag such as #place, or \"told\", passes it on."
    case .reaches(let pins, let now, let later):
      "Pinned as \(Self.listed(pins)). " + Self.reach(now, later)
    case .noSuchTag(let typed):
      "\(typed) is no tag and pins nothing. Tags: "
        + NoteTag.allCases.map { "#\($0.rawValue)" }.joined(separator: " ") + "."
    case .leftOut(let parts): "Left out: \(parts.joined(separator: "; "))."
    case .isPrivate(let numbers): "\(Self.notes(numbers)) (private)"
    case .held(let numbers, let reason):
      "\(Self.notes(numbers)) (\(reason.map(CarePhrase.why) ?? "words in it are held back"))"
    }
  }

  private static func reach(_ now: [String], _ later: [String]) -> String {
    switch (now.isEmpty, later.isEmpty) {
    case (true, true): "Nobody in this library may have that."
    case (false, true): "It can reach \(listed(now))."
    case (true, false): "No consent lets it go yet; with one it can reach \(listed(later))."
    case (false, false): "It can reach \(listed(now)); with consent also \(listed(later))."
    }
  }

  private static func notes(_ numbers: [Int]) -> String {
    (numbers.count == 1 ? "note " : "notes ") + listed(numbers.map { "\($0)" })
  }

  private static func listed(_ parts: [String]) -> String {
    guard let last = parts.last, parts.count > 1 else { return parts.first ?? "" }
    return parts.dropLast().joined(separator: ", ") + " and " + last
  }
}
