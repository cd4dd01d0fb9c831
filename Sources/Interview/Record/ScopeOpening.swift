// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Protocols

/// What one party's say opens, and why the rest stays shut.
struct ScopeOpening {
  var kinds: Set<SecretKind> = []
  var reason: WithholdReason = .notAsked
  var limits: [String] = []
  /// What the limits leave together; nil without one.
  var reach: LimitedReach?
  /// Whose consent it is.
  var by: RecordVoice?
  /// What the receiver may ever hold.
  var mayHold: Set<SecretKind> = []

  /// Why a line stays shut; nil where it may go. Everything that asks what is held asks this.
  func shuts(_ item: RecordItem) -> WithholdReason? {
    if reach?.opensAnyway(item) == true, item.kinds.isSubset(of: mayHold.union([.none])) {
      return nil
    }
    if let kind = SecretKind.allCases.first(where: {
      item.kinds.contains($0) && !kinds.contains($0)
    }) {
      return reason(kind)
    }
    // What somebody lacks is theirs to let go, whoever told it.
    if RecordPlacing.ownToSay.contains(item.id), item.about == .person, by == .caller {
      return .notAsked
    }
    return reach?.opens(item) ?? true ? nil : .consent(.limited)
  }

  func opens(_ item: RecordItem) -> Bool { shuts(item) == nil }

  func reason(_ kind: SecretKind) -> WithholdReason {
    if kind != .none, !mayHold.contains(kind) { return .notForReceiver }
    if let reach, !reach.kinds.contains(kind) { return .consent(.limited) }
    return reason == .notForReceiver ? .consent(.limited) : reason
  }

  func opens(_ needed: Set<SecretKind>, meaning meant: Set<SecretKind>) -> Bool {
    needed.isSubset(of: kinds) && meant.isSubset(of: reach?.kinds ?? RecordItem.everyKind)
  }
}
