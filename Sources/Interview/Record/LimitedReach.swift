// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Protocols

/// What several consents to the same receiver leave open together, where one of them has a limit.
///
/// | receiver | what is open |
/// |---|---|
/// | any other | what every item leaves open |
/// | an ambulance | what any item opens, but for what the item that names it refuses, and but for |
/// | | what a person refuses in whatever is passed on, the place left out |
/// | an ambulance | the place, unless an item refuses exactly that and none allows it |
/// | an advocate | the way to reach somebody, unless an item refuses exactly that |
/// | an ambulance | the breath, where a limit cannot be judged and none refuses health |
/// | whoever comes | who holds an object, unless that is refused or a limit cannot be judged |
/// | whoever comes or rings | that somebody listens |
///
/// A limit that says what alone may go, such as "only the place", opens nothing of no kind either,
/// but for what was seen that may hurt whoever comes.
///
/// A limit is a *yes*, and whoever said yes to an ambulance wants it to come: a limit said of one
/// thing must not take from it what was allowed under another. A refusal is no limit: it shuts all.
/// What a person says of what others pass on about them narrows all that these may pass on.
struct LimitedReach {
  private(set) var kinds: Set<SecretKind>
  private let opensBreath: Bool
  /// Whether the way to reach somebody goes all the same: an advocate can do nothing without it.
  private let opensWay: Bool
  /// Whether what is no secret by its kind goes: "only the place" means only the place.
  private let opensNoKind: Bool
  /// What is refused by name; nil where whoever hears of it is the police.
  private let refused: Set<SecretKind>?
  /// A limit that nobody can read may mean anything, so that it opens no part of a danger.
  private let areAllJudged: Bool

  /// Nil where no item has a limit. What `strict` keeps back no other item opens.
  init?(
    _ consents: [RecordedConsent], under strict: [RecordedConsent] = [], for recipient: Recipient
  ) {
    let readings = consents.map { (consent: $0, reading: $0.limit.map(LimitReading.init)) }
    let narrowing = strict.compactMap(\.limit).map { LimitReading($0) }
    let limits = readings.compactMap(\.reading) + narrowing
    guard !limits.isEmpty else { return nil }
    areAllJudged = limits.allSatisfy(\.isJudged)
    let refused = limits.reduce(Set<SecretKind>()) { $0.union($1.barred) }
    self.refused = recipient.isLawEnforcement ? nil : refused
    guard !recipient.isLawEnforcement || !limits.contains(where: \.barsPolice) else {
      (kinds, opensBreath, opensNoKind, opensWay) = ([], false, false, false)
      return
    }
    let opened = readings.map { $0.reading?.kinds ?? RecordItem.everyKind }
    let most = narrowing.reduce(RecordItem.everyKind) { $0.intersection($1.kinds) }
    guard recipient.responder == RecordPlacing.ambulance else {
      kinds = opened.reduce(most) { $0.intersection($1) }
      opensBreath = false
      opensWay =
        recipient.responder == RecordPlacing.advocate
        && !limits.contains { $0.barred.contains(.contact) }
      if opensWay { kinds.insert(.contact) }
      opensNoKind = limits.allSatisfy(\.opensNoKind)
      return
    }
    let refusedHere = readings.reduce(into: Set<SecretKind>()) { kinds, item in
      let barred = item.reading?.barred ?? []
      if item.consent.names(recipient) { kinds.formUnion(barred) }
      if item.consent.isOfPersonOnPassing { kinds.formUnion(barred.subtracting([.place])) }
    }
    kinds = opened.reduce(into: []) { $0.formUnion($1) }
    kinds.formIntersection(most)
    kinds.subtract(refusedHere)
    if !refused.contains(.place) { kinds.insert(.place) }
    opensWay = false
    opensNoKind =
      readings.contains { $0.reading?.opensNoKind ?? true } && narrowing.allSatisfy(\.opensNoKind)
    opensBreath = !refused.contains(.health) && limits.contains { !$0.isJudged }
  }

  /// A wish, or an answer of no kind that no danger to whoever comes rests on. What is asked of the
  /// receiver, that somebody is there and that police are refused are no answers, and go.
  private static func isOfNoKind(_ item: RecordItem) -> Bool {
    item.kinds.union(item.kindsMeant) == [.none]
      && (item.isWish || item.isFact && !RecordPlacing.ofDanger.contains(item.id))
  }

  /// The way that an advocate is to take, and the rest of a danger, whichever kind they have.
  func opensAnyway(_ item: RecordItem) -> Bool {
    if opensWay, item.id == RecordPlacing.advocateWay { return true }
    guard let refused, item.isRestOfDanger else { return false }
    // That somebody listens guards whoever is rung: no word on the phone keeps it back.
    if RecordPlacing.listening.contains(item.id) { return refused.isDisjoint(with: item.kinds) }
    return areAllJudged && refused.isDisjoint(with: item.kinds.union(item.kindsMeant))
  }

  /// Whether the limits leave what is meant by a line.
  func opens(_ item: RecordItem) -> Bool {
    if opensBreath, item.id == RecordPlacing.breath { return true }
    guard opensNoKind || !Self.isOfNoKind(item) else { return false }
    return item.kinds.union(item.kindsMeant).isSubset(of: kinds)
  }
}

extension RecordItem {
  /// Whether it belongs to a danger of which what was seen goes by any limit.
  var isRestOfDanger: Bool {
    isFact && unknown == nil && weight > 0 && RecordPlacing.restOfDanger.contains(id)
  }
}
