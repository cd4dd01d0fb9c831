// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Protocols

/// What the consents of a call open to one receiver, by whom they are about.
extension ScopeGate {
  /// A person's consent opens what is about the person and about others there, who cannot be
  /// asked; a caller's opens what is about the caller. Among the consents that concern this
  /// receiver the last of each item counts, and one that does not open shuts them all: a general
  /// *no* is not undone by an earlier or narrower *yes*.
  static func opening(
    _ voice: RecordVoice, _ basis: Handoff.Basis, _ recipient: Recipient,
    _ consents: [RecordedConsent], _ exceptions: [ReleaseException]
  ) -> ScopeOpening {
    let kinds = recipient.kinds.union([.none])
    if case .exception(let id, _, _) = basis {
      guard let exception = exceptions.first(where: { $0.id == id }) else {
        return ScopeOpening(reason: .noSuchException(id))
      }
      // What a caller says of themself saves nobody else's life.
      guard voice != .caller else { return ScopeOpening(reason: .notInException(id)) }
      let least = kinds.intersection(Set(exception.kinds).union([.none]))
      return ScopeOpening(kinds: least, reason: .notInException(id))
    }
    let last = lastOfEach(
      consents.filter { $0.by == voice && $0.isAboutSharing(with: recipient) })
    if let shut = last.first(where: { !$0.opens }) {
      let answer = shut.answer
      return ScopeOpening(reason: answer.wasAsked ? .consent(answer.state) : .notAsked)
    }
    guard !last.isEmpty else {
      return recipient.isLawEnforcement ? ScopeOpening() : report(voice, consents, recipient)
    }
    // What the person put to all that is passed on holds for each receiver, too; of what whoever
    // calls put to it, how to come.
    let isPersons = voice == .person
    let persons = isPersons ? limited(passOn(.person, consents)) : []
    let manner =
      isPersons ? limited(passOn(.caller, consents)).compactMap(\.limit).flatMap(mannerIn) : []
    let reach = LimitedReach(last + narrowing(persons, for: recipient), for: recipient)
    return ScopeOpening(
      kinds: kinds.intersection(reach?.kinds ?? kinds), reason: .notForReceiver,
      limits: (last + persons).compactMap(\.limit) + manner, reach: reach, by: voice)
  }

  /// What a caller saw is theirs to pass on: where the person did not say no to it, a caller's
  /// consent to `pass-on` opens what they report, where it was, and nothing that is the person's
  /// own to say; never to law enforcement. Their consent to share with this very receiver says the
  /// same of it.
  private static func report(
    _ voice: RecordVoice, _ consents: [RecordedConsent], _ recipient: Recipient
  ) -> ScopeOpening {
    if let no = personOnPassing(consents), no == .refused || no == .withdrawn {
      return ScopeOpening(reason: .consent(no))
    }
    let own = lastOfEach(
      consents.filter {
        $0.by == .caller && ($0.item == RecordedConsent.passOn || $0.names(recipient))
      })
    guard voice == .person else { return ScopeOpening(reason: whyOfCaller(own)) }
    guard !own.isEmpty, own.allSatisfy(\.opens) else { return ScopeOpening() }
    let seen = recipient.kinds.intersection([.thirdParty, .place]).union([.none])
    let persons = limited(passOn(.person, consents))
    let reach = LimitedReach(own, under: narrowing(persons, for: recipient), for: recipient)
    return ScopeOpening(
      kinds: seen.intersection(reach?.kinds ?? seen), reason: .notAsked,
      limits: (persons + own).compactMap(\.limit), reach: reach, by: .caller)
  }

  /// Nobody asks whoever calls for what is about themself alone: what they were asked says so.
  private static func whyOfCaller(_ own: [RecordedConsent]) -> WithholdReason {
    guard let asked = own.last(where: \.answer.wasAsked) else { return .notAsked }
    return asked.opens ? .onlyOfOthers : .consent(asked.answer.state)
  }

  /// The last that a voice said to what is passed on.
  private static func passOn(
    _ voice: RecordVoice, _ consents: [RecordedConsent]
  ) -> RecordedConsent? {
    consents.last { $0.by == voice && $0.item == RecordedConsent.passOn }
  }

  /// Who must not be told, and no more, narrows nothing for a receiver who reads just that.
  private static func narrowing(
    _ persons: [RecordedConsent], for recipient: Recipient
  ) -> [RecordedConsent] {
    guard recipient.readsWhomNotToTell else { return persons }
    return persons.compactMap { consent in
      let left = LimitReading.parts(of: consent.limit ?? "").filter { part in
        let reading = LimitReading(part)
        return !reading.saysWhomNotToTell || !reading.barred.isEmpty
      }
      guard !left.isEmpty else { return nil }
      var narrower = consent
      narrower.answer = ConsentAnswer(.limited, words: left.joined(separator: "; "))
      return narrower
    }
  }

  /// What a limit says of how to come, each as a limit that says nothing else.
  private static func mannerIn(_ limit: String) -> [String] {
    LimitReading(limit).manner.map(LimitReading.onHowToCome)
  }

  private static func limited(_ consent: RecordedConsent?) -> [RecordedConsent] {
    consent.flatMap { $0.limit == nil ? nil : [$0] } ?? []
  }

  static func personOnPassing(_ consents: [RecordedConsent]) -> ConsentState? {
    passOn(.person, consents).flatMap { $0.answer.wasAsked ? $0.answer.state : nil }
  }

  /// The last answer to each consent.
  static func lastOfEach(_ consents: [RecordedConsent]) -> [RecordedConsent] {
    consents.enumerated().filter { index, consent in
      !consents[(index + 1)...].contains { $0.item == consent.item }
    }.map(\.element)
  }
}
