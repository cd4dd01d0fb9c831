// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Protocols

/// A limit in the words it was given in: it is read wherever its consent is used.
package struct ConsentLimit: Equatable, Sendable {
  /// The consent, by position in the library.
  package var item: Int
  package var words: String
  /// Whether they were put together from taps.
  package var isByYesOrNo = false
}

extension State {
  /// The limits of the consents that a step's condition reads.
  package func limits(at visit: PendingVisit) -> [ConsentLimit] {
    let atoms = library.flow.steps[visit.step].condition.atoms
    return library.consents.indices.flatMap { item -> [ConsentLimit] in
      let variable = library.vocabulary.consents[library.consents[item].id]
      let readers = atoms.filter { $0.variable == variable }
      let parties = Set(readers.map { visit.roles[$0.reader] }).sorted()
      return parties.compactMap { limit(of: item, by: Party($0)) }
    }
  }

  /// The limits of what may be passed on to a responder, whoever gave them.
  package func limits(forSharingWith responder: Int) -> [ConsentLimit] {
    let receivers = library.receivers.filter { $0.responder == responder }.map(\.id)
    let names = [library.responders[responder].id] + receivers
    let own = library.consents.indices.filter {
      RecordedConsent.isAboutSharing(library.consents[$0].id, with: names)
    }.flatMap { item in
      Set([standing.personParty.number, standing.callerParty.number]).sorted()
        .compactMap { limit(of: item, by: Party($0)) }
    }
    // What a caller lets the line pass on goes to whoever is told of the person; what the person
    // put to it holds for whoever is told.
    guard let passOn = library.consentIndex(RecordedConsent.passOn) else { return own }
    let persons = limit(of: passOn, by: standing.personParty)
    let isMeant =
      standing.callerParty != standing.personParty
      && !library.responders[responder].isLawEnforcement
    let callers = isMeant ? limit(of: passOn, by: standing.callerParty) : nil
    return own + [persons, callers].compactMap { $0 }
  }

  /// The limit of being called back.
  package var callBackLimit: ConsentLimit? {
    library.consentIndex(Self.callBackItem).flatMap { limit(of: $0, by: standing.callerParty) }
  }

  /// The limit of being reached later.
  package var getInTouchLimit: ConsentLimit? {
    library.consentIndex(Self.getInTouchItem).flatMap { limit(of: $0, by: standing.callerParty) }
  }

  /// The limit that somebody's consent stands with.
  package func limit(of item: Int, by party: Party) -> ConsentLimit? {
    standing.consents.last { $0.item == item && $0.party == party }?.limit
  }
}

extension ConsentStanding {
  /// The limit it was given with; nil where it stands without one, or does not stand.
  package var limit: ConsentLimit? {
    guard answer.state == .limited, let words = answer.words else { return nil }
    return ConsentLimit(item: item, words: words, isByYesOrNo: isByYesOrNo)
  }
}
