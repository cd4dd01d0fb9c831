// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

package import Protocols

/// A consent of a call, by author id and by part in the call.
package struct RecordedConsent: Equatable, Sendable {
  package var item: String
  package var by: RecordVoice
  package var answer: ConsentAnswer

  /// What a caller lets the line pass on of what they saw of somebody else.
  static let passOn = "pass-on"

  /// What somebody may let go of what they saw of somebody else; of health no more than its signs.
  package static let kindsReported: Set<SecretKind> = [.thirdParty, .place, .health]

  package init(item: String, by: RecordVoice, answer: ConsentAnswer) {
    self.item = item
    self.by = by
    self.answer = answer
  }

  /// Whether this is about sharing with that receiver: the item is called `share`, or after the
  /// receiver or its responder, with or without `share-with-` before it.
  func isAboutSharing(with recipient: Recipient) -> Bool {
    Self.isAboutSharing(item, with: [recipient.id, recipient.responder])
  }

  /// Whether it is about sharing with that receiver and no other.
  func names(_ recipient: Recipient) -> Bool {
    item != "share" && isAboutSharing(with: recipient)
  }

  /// Whether it is what the person says of whatever is passed on about them.
  var isOfPersonOnPassing: Bool { item == Self.passOn && by == .person }

  static func isAboutSharing(_ item: String, with names: [String]) -> Bool {
    item == "share" || names.contains { item == $0 || item == "share-with-\($0)" }
  }

  /// That, or what a caller lets the line pass on to whomever.
  static func isAboutTelling(_ item: String, _ names: [String]) -> Bool {
    item == passOn || isAboutSharing(item, with: names)
  }

  /// Only *given* opens, and *limited* with its limit said; nothing else ever does.
  var opens: Bool {
    switch answer.state {
    case .given: true
    case .limited: limit != nil
    case .refused, .unsure, .withdrawn, .expired: false
    }
  }

  var limit: String? {
    guard answer.state == .limited, let words = answer.words,
      words.contains(where: { !$0.isWhitespace })
    else { return nil }
    return words
  }
}

extension CheckedLibrary {
  /// Whether a consent is about passing something on, to whomever.
  package func isAboutSharing(_ item: String) -> Bool {
    let names = receivers.map(\.id) + responders.map(\.id)
    return RecordedConsent.isAboutTelling(item, names)
  }

  /// Whether a consent is about what a receiver hears, or its responder.
  package func isAbout(_ item: String, _ responder: String, _ receiver: String) -> Bool {
    RecordedConsent.isAboutTelling(item, [responder, receiver])
  }

  /// The consent that names one of these responders and receivers; nil where none does.
  package func consent(naming names: [String]) -> String? {
    consents.map(\.id).first { $0 != "share" && RecordedConsent.isAboutSharing($0, with: names) }
  }

  /// Whether a consent is about what an ambulance hears.
  package func tellsAmbulance(_ item: String) -> Bool {
    guard responderIndex(RecordPlacing.ambulance) != nil else { return false }
    return RecordedConsent.isAboutTelling(item, [RecordPlacing.ambulance])
  }

  /// Whether a consent is about what an advocate hears.
  package func tellsAdvocate(_ item: String) -> Bool {
    guard responderIndex(RecordPlacing.advocate) != nil else { return false }
    return RecordedConsent.isAboutSharing(item, with: [RecordPlacing.advocate])
  }

  /// The kinds that a consent can open: where it names receivers, no more than they may ever hold.
  package func kinds(openedBy item: String) -> Set<SecretKind> {
    let named = receivers.filter { receiver in
      let responder = receiver.responder.map { responders[$0].id }
      let names = [receiver.id, responder].compactMap { $0 }
      return item != "share" && RecordedConsent.isAboutSharing(item, with: names)
    }
    let kinds = named.reduce(Set<SecretKind>()) { $0.union($1.kinds) }
    return named.isEmpty ? RecordItem.everyKind : kinds
  }
}

extension State {
  /// Who a party is, by part and never by name.
  package func voice(of party: Party) -> RecordVoice {
    RecordFold(state: self, at: lastAt ?? Moment(utcMilliseconds: 0)).voice(party)
  }

  /// Every consent that was recorded, oldest first.
  package var recordedConsents: [RecordedConsent] {
    standing.consents.map { consent in
      let voice = RecordFold(state: self, at: consent.at).voice(consent.party)
      return RecordedConsent(
        item: library.consents[consent.item].id, by: voice, answer: consent.answer)
    }
  }
}
