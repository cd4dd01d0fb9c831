// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

/// Parts of sentences that more than one of them has.
extension Phrase {
  /// What is to be done, then whom it is about and how long after the line before.
  static func planLine(_ act: String, _ whom: String?, _ after: String?) -> String {
    let more = [whom, after.map { "after \($0)" }].compactMap { $0 }.joined(separator: ", ")
    return more.isEmpty ? act : "\(act) (\(more))"
  }

  /// How often, in words.
  static func tried(_ times: Int) -> String {
    switch times {
    case 0: "not tried yet"
    case 1: "tried once"
    case 2: "tried twice"
    default: "tried \(times) times"
    }
  }
}
