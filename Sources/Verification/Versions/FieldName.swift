// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Protocols

/// What a field keeps, by the ids of its authors: two versions of a library number it apart.
struct FieldName: Hashable {
  enum Kind: Hashable {
    case fact, option, asked, past, raised, passed, offer, consent, plan
  }

  var kind: Kind
  var id: String
  /// The option, or the earlier answer; empty otherwise.
  var part = ""
  var party: Int
}

/// How something named may stand, by the ids of its authors.
enum Said: Hashable {
  case nothing, unsure, declined, skipped, disputed
  /// Disputed, with a danger beneath that stays raised until somebody stands it down.
  case disputedOver(String, isForSure: Bool)
  case value(String, isForSure: Bool)
  case number(Int, isForSure: Bool)
}

extension FieldName {
  /// `thoughts is yes`, `thoughts is unsure`, `mobile-crisis was declined`.
  func words(_ said: Said) -> String {
    let value = words(of: said)
    switch kind {
    case .fact: return "\(id) is \(value)"
    case .option: return "\(id) \(value == "no" ? "has no" : "has") \(part)"
    case .asked: return "\(id) was asked"
    case .past: return "\(id) was \(part) before"
    case .raised: return "\(id) was decided, and raised to \(value)"
    case .passed: return "\(id) was counted"
    case .offer: return "\(id) was offered: \(value)"
    case .consent: return "consent to \(id) is \(value)"
    case .plan: return "\(id) was agreed on"
    }
  }

  private func words(of said: Said) -> String {
    switch said {
    case .nothing: "not known"
    case .unsure: "unsure"
    case .declined: "declined"
    case .skipped: "skipped"
    case .disputed: "disputed"
    case .disputedOver(let value, let isForSure):
      "disputed, over \(value)\(isForSure ? "" : " not for sure")"
    case .value(let value, let isForSure): isForSure ? value : "\(value), not for sure"
    case .number(let number, let isForSure):
      isForSure ? "\(number)" : "\(number), not for sure"
    }
  }
}
