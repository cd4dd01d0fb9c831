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
  /// Facts whose answers the receiver may hold by name.
  var facts: Set<String> = []

  /// Why a line stays shut; nil where it may go. Everything that asks what is held asks this.
  func shuts(_ item: RecordItem) -> WithholdReason? {
    if reach?.opensAnyway(item) == true, item.kinds.isSubset(of: mayHold.union([.none])) {
      return nil
    }
    if !opensByName(item),
      let kind = SecretKind.allCases.first(where: {
        item.kinds.contains($0) && !kinds.contains($0)
      })
    {
      return whyUnnamed(item) ?? reason(kind)
    }
    // What somebody lacks is theirs to let go, whoever told it.
    if RecordPlacing.ownToSay.contains(item.id), item.about == .person, by == .caller {
      return .notAsked
    }
    return reach?.opens(item) ?? true ? nil : .consent(.limited)
  }

  func opens(_ item: RecordItem) -> Bool { shuts(item) == nil }

  /// Whether it goes by its name alone: an answer out of the library's words, by the consent of the
  /// one it is about, as far as the limits of that leave its kind.
  func opensByName(_ item: RecordItem) -> Bool {
    guard facts.contains(item.id), item.isFact, item.unknown == nil, by == item.about,
      !item.kinds.isSubset(of: kinds)
    else { return false }
    if case .words = item.value { return false }
    return item.kinds.isSubset(of: reach?.kinds ?? RecordItem.everyKind)
  }

  /// Why an answer that could go by its name does not; nil for any other.
  private func whyUnnamed(_ item: RecordItem) -> WithholdReason? {
    guard facts.contains(item.id), item.isFact else { return nil }
    guard by == item.about else { return by == nil ? reason : .notAsked }
    let isNarrowed = reach.map { !item.kinds.isSubset(of: $0.kinds) } ?? false
    return isNarrowed ? .consent(.limited) : nil
  }

  func reason(_ kind: SecretKind) -> WithholdReason {
    if kind != .none, !mayHold.contains(kind) { return .notForReceiver }
    if let reach, !reach.kinds.contains(kind) { return .consent(.limited) }
    return reason == .notForReceiver ? .consent(.limited) : reason
  }

  func opens(_ needed: Set<SecretKind>, meaning meant: Set<SecretKind>) -> Bool {
    needed.isSubset(of: kinds) && meant.isSubset(of: reach?.kinds ?? RecordItem.everyKind)
  }
}
