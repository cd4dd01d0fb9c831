// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Protocols

/// Holds every line of one record against what is open to one receiver.
struct ScopeGate {
  private let recipient: Recipient
  /// Kinds open for lines about the caller, and for lines about anyone else.
  private let ofCaller: ScopeOpening
  private let ofPerson: ScopeOpening
  private let hidden: HiddenWords
  /// The person alone, or the person and whoever calls about them.
  private let voices: [RecordVoice]
  let limits: [String]
  /// Whose consent opens anything; nobody's under an exception.
  let consentOf: [RecordVoice]
  private let isException: Bool
  /// Lines that the counsellor left out of this handoff.
  private let leftOut: Set<String>
  private let hasOtherCaller: Bool
  /// Who last said no to what this receiver hears, or took a yes back.
  let refusedBy: [RecordVoice]
  /// What the person last said themself, by whoever calls, to what is passed on of them.
  let personOnPassing: ConsentState?
  /// What was said beside any question, nobody gave a kind: it goes by consent without a limit, and
  /// never to law enforcement.
  private let mayBeQuoted: Bool
  /// Why something could not be done: whoever saves a life must hear it too.
  private let mayBeReasoned: Bool

  init(
    record: HandoffRecord, recipient: Recipient, consents: [RecordedConsent],
    exceptions: [ReleaseException]
  ) {
    self.recipient = recipient
    hasOtherCaller = record.head.hasOtherCaller
    voices = hasOtherCaller ? [.person, .caller] : [.person]
    refusedBy = voices.filter { voice in
      Self.lastOfEach(consents.filter { $0.by == voice && $0.isAboutSharing(with: recipient) })
        .contains { $0.answer.state == .refused || $0.answer.state == .withdrawn }
    }
    personOnPassing = Self.personOnPassing(consents)
    var person = Self.opening(.person, record.head.basis, recipient, consents, exceptions)
    var caller = Self.opening(.caller, record.head.basis, recipient, consents, exceptions)
    (person.mayHold, caller.mayHold) = (recipient.kinds, recipient.kinds)
    (person.facts, caller.facts) = (recipient.facts, recipient.facts)
    ofPerson = person
    ofCaller = caller
    consentOf = [person, caller].filter { !$0.kinds.isEmpty }.compactMap(\.by).eachOnce
    isException = record.head.basis != .consent
    let leftOut = record.head.leftOut
    self.leftOut = leftOut
    limits = person.limits + caller.limits.filter { !person.limits.contains($0) }
    mayBeReasoned = limits.isEmpty && !recipient.isLawEnforcement
    mayBeQuoted = !isException && mayBeReasoned
    let undone = record[.agreed].filter(\.isOfUndone)
    let reasons = mayBeReasoned ? Set(undone.compactMap(\.typed)) : []
    hidden = HiddenWords(in: record) { item in
      guard !item.isLeftOut(by: leftOut) else { return false }
      let opening = item.about == .caller ? caller : person
      return opening.opens(item) && !(item.quote != nil && opening.opensByName(item))
        || Self.isSeen(item, by: recipient, opening: person)
        || item.value == .nothing && item.quote == nil
          && item.typed.map(reasons.contains) ?? false
    }
  }

  var isOpen: Bool { voices.contains { !opening(about: $0).kinds.isEmpty } }

  /// Words of no kind go only where nothing at all is withheld.
  private var isWideOpen: Bool {
    voices.allSatisfy { opening(about: $0).kinds == RecordItem.everyKind }
  }

  private func opening(about voice: RecordVoice) -> ScopeOpening {
    voice == .caller ? ofCaller : ofPerson
  }

  private func isOpen(_ item: RecordItem) -> Bool { opening(about: item.about).opens(item) }

  /// The line without what may not go; nil when nothing of it may. A quote or words that hold
  /// something withheld are withheld with it, and the line says that they are.
  func shown(_ item: RecordItem) -> RecordItem? {
    guard !item.isLeftOut(by: leftOut) else { return nil }
    guard isOpen(item) || Self.isSeen(item, by: recipient, opening: ofPerson),
      !isException || isLeast(item),
      item.id != RecordItem.quoteID || mayQuote(item), !item.isNote || mayPassNote
    else { return ownPromise(item) ?? heldDanger(item) }
    var shown = item
    if case .words(let text) = item.value, mayName(item) {
      let unnamed = LimitReading.withoutNames(text)
      shown.value = .words(unnamed)
      shown.isHeldBack = unnamed != text
    }
    if !isWideOpen, !mayGiveReason(item) { shown.typed = nil }
    // The answer is what goes by name, and no words beside it.
    if shown.quote != nil, opening(about: item.about).opensByName(item) {
      shown.quote = nil
      shown.isHeldBack = true
    }
    let told = kindsHeldInWords(of: item)
    if case .words(let text) = item.value, FreeText(text).tells(told) {
      shown.value = .nothing
      shown.isHeldBack = true
    }
    if let quote = item.quote, FreeText(quote).tells(told) {
      shown.quote = nil
      shown.isHeldBack = true
    }
    if let quote = item.quote, hidden.occur(in: quote) {
      shown.quote = nil
      shown.isHeldBack = true
    }
    if case .words(let text) = item.value, hidden.occur(in: text) {
      shown.value = .nothing
      shown.isHeldBack = true
    }
    return shown
  }

  /// Words beside no question have no kind, and go under no limit; those that were taken at one
  /// have its kind.
  private func mayQuote(_ item: RecordItem) -> Bool {
    guard !isException, !recipient.isLawEnforcement else { return false }
    return limits.isEmpty || item.isOfQuestion
  }

  /// A note may hold anything, whatever its tag says: it goes by consent, with the limits of that,
  /// and never to law enforcement.
  private var mayPassNote: Bool { !isException && !recipient.isLawEnforcement }

  /// Whether whoever is there sees it of the person: their consent to pass on what they saw opens
  /// breath, waking and doses, for a receiver who may hold them; and any consent opens the rest of
  /// it for an ambulance that may hold health, because to a crew a body seen is no third party's
  /// secret. Limits hold for both.
  private static func isSeen(
    _ item: RecordItem, by recipient: Recipient, opening: ScopeOpening
  ) -> Bool {
    guard let by = opening.by, item.about == .person, opening.reach?.opens(item) ?? true else {
      return false
    }
    let mayHold = recipient.kinds.union([.none])
    if by == .caller, RecordPlacing.signsSeen.contains(item.id) {
      return item.kinds.isSubset(of: mayHold)
    }
    return hearsSights(recipient) && RecordPlacing.seenOfPerson.contains(item.id)
      && item.kinds.isSubset(of: mayHold.union([.thirdParty]))
  }

  private static func hearsSights(_ recipient: Recipient) -> Bool {
    recipient.responder == RecordPlacing.ambulance && recipient.kinds.contains(.health)
  }

  /// Whether something of a kind goes that is otherwise withheld, because it was seen.
  private func isSeenInPart(_ kind: SecretKind, of voice: RecordVoice) -> Bool {
    guard voice == .person, let by = ofPerson.by else { return false }
    guard ofPerson.reach?.kinds.isSuperset(of: [kind, .health]) ?? true else { return false }
    switch kind {
    case .health: return by == .caller && recipient.kinds.contains(.health)
    case .thirdParty: return hasOtherCaller && Self.hearsSights(recipient)
    case .identity, .place, .contact, .substance, .violence, .none: return false
    }
  }

  /// Who is to keep a promise hears at least that there is one, and by when.
  private func ownPromise(_ item: RecordItem) -> RecordItem? {
    guard item.isReceiversOwn, isOpen, !isException else { return nil }
    var shown = item
    shown.value = .nothing
    shown.note = nil
    shown.isHeldBack = true
    return shown
  }

  /// Where a limit refuses part of a danger, whoever comes must not take the rest for all of it.
  private func heldDanger(_ item: RecordItem) -> RecordItem? {
    let opening = opening(about: item.about)
    guard item.isRestOfDanger, isOpen, !isException, opening.reach != nil,
      item.kinds.isSubset(of: opening.mayHold.union([.none])), !recipient.isLawEnforcement
    else { return nil }
    var shown = RecordItem(
      id: item.id, label: RecordPlacing.dangerLabel, value: .nothing, about: item.about)
    shown.isHeldBack = true
    shown.isFirstHand = false
    shown.weight = item.weight
    return shown
  }

  /// Words to be said to others, and what was promised in words, name somebody as easily as a limit
  /// does: where no name may go, what may be one is left out.
  private func mayName(_ item: RecordItem) -> Bool {
    (RecordPlacing.saidToOthers.contains(item.id) || item.isReceiversOwn
      || item.id == RecordPlacing.calming && !isOpen(item))
      && !opening(about: item.about).kinds.contains(.identity)
  }

  /// Kinds that a limit keeps back and that words under any other kind tell as well: nobody asked
  /// them for that. A place, a number and what saves a life go as they are.
  private func kindsHeldInWords(of item: RecordItem) -> Set<SecretKind> {
    guard let reach = opening(about: item.about).reach,
      item.isNote || item.kinds.isDisjoint(with: [.place, .contact])
    else { return [] }
    guard !RecordPlacing.lifeSigns.contains(item.id), !RecordPlacing.sights.contains(item.id) else {
      return []
    }
    return FreeText.kindsTold.subtracting(reach.kinds)
  }

  /// Why something could not be done, goes with its line where nothing withheld stands in it, with
  /// consent or without: the counsellor typed it for whoever comes.
  private func mayGiveReason(_ item: RecordItem) -> Bool {
    guard item.isOfUndone, let reason = item.typed else { return false }
    return mayBeReasoned && !hidden.occur(in: reason)
  }

  /// Without consent, words go that say where, what was seen or taken, and how to meet the person;
  /// other words, and what was promised, are theirs.
  private func isLeast(_ item: RecordItem) -> Bool {
    guard item.dueUTCMilliseconds == nil, !RecordPlacing.ownToSay.contains(item.id) else {
      return false
    }
    guard case .words = item.value else { return true }
    return item.kinds.contains(.place) || RecordPlacing.lifeSigns.contains(item.id)
      || RecordPlacing.witness.contains(item.id) || RecordPlacing.manner.contains(item.id)
      || RecordPlacing.sights.contains(item.id) || RecordPlacing.warnings.contains(item.id)
  }

  /// Who is there may be withheld, and that somebody may be is not: whoever comes must know it.
  func presence(_ item: RecordItem) -> RecordItem? {
    if let shown = shown(item) { return shown }
    guard isOpen, RecordPlacing.presence.contains(item.id), item.unknown == nil,
      !item.saysNobody
    else { return nil }
    var shown = RecordItem(
      id: item.id, label: RecordPlacing.presenceLabel, value: .nothing, about: item.about)
    shown.isHeldBack = true
    shown.isFirstHand = false
    return shown
  }

  /// Whether only the counsellor keeps a line back.
  func leavesOut(_ item: RecordItem) -> Bool {
    item.isLeftOut(by: leftOut) && isOpen(item)
  }

  /// What becomes of a line, for the sender's screen: the same as on the page.
  func ruling(on part: RecordPart, _ item: RecordItem) -> LineRuling {
    let shown = part == .present ? presence(item) : shown(item)
    let isHeld = shown.map { $0.label == RecordPlacing.dangerLabel } ?? true
    return LineRuling(part: part, item: item, shown: shown, reason: isHeld ? why(item) : nil)
  }

  private func why(_ item: RecordItem) -> WithholdReason {
    if item.isLeftOut(by: leftOut) { return .byCounsellor }
    if let shut = opening(about: item.about).shuts(item) { return shut }
    if item.id == RecordItem.quoteID, !mayQuote(item) { return whyUnquoted ?? .ofNoKind }
    if item.isNote, recipient.isLawEnforcement { return .notForReceiver }
    return ofPerson.reason
  }

  /// A level goes whole or not at all, and never to a dispatch (record page, "The record").
  func shown(_ level: RecordLevel) -> RecordLevel? {
    let opening = opening(about: level.about)
    guard !recipient.isDispatch, opening.opens(level.kinds, meaning: level.kindsMeant)
    else { return nil }
    var shown = level
    if !isWideOpen { shown.typed = nil }
    shown.facts = level.facts.compactMap(self.shown)
    shown.missing = level.missing.compactMap(self.shown)
    return shown
  }

  func shown(_ change: RecordChange) -> RecordChange? {
    if change.id == RecordChange.consentID { return change }
    guard !recipient.isDispatch || (change.now ?? change.was)?.isLevel != true else { return nil }
    // What anybody who is there sees goes as its line does, whatever else its kind keeps back.
    let isShownWhole = [change.was, change.now].compactMap { $0 }.allSatisfy {
      self.shown($0) != nil
    }
    guard isShownWhole || change.kinds.isSubset(of: opening(about: change.about).kinds)
    else { return nil }
    var shown = change
    if !isWideOpen { shown.typed = nil }
    shown.was = change.was.flatMap(self.shown)
    shown.now = change.now.flatMap(self.shown)
    return shown.was == nil && shown.now == nil ? nil : shown
  }

  /// The reason for an exception was typed; the call keeps it.
  func stripped(_ head: RecordHead) -> RecordHead {
    var shown = head
    if case .exception(let id, _, _) = head.basis, !isWideOpen {
      shown.basis = .exception(id, reason: "")
    }
    return shown
  }

  /// A limit as its receiver reads it. What names something withheld, or may, cannot be said here,
  /// and may not be left out; what says how to come is said all the same.
  func limitToShow(_ limit: String) -> [String] {
    let reading = LimitReading(limit)
    let mayBeRead =
      reading.mayBeRead || reading.saysWhomNotToTell && recipient.readsWhomNotToTell
    guard hidden.occur(in: limit) || !mayBeRead else {
      return [LimitReading.withoutNames(LimitReading.spoken(limit))]
    }
    let manner = reading.manner.filter { !hidden.occur(in: $0) }.map(LimitReading.withoutNames)
    if reading.isOfMannerAlone, !manner.isEmpty { return manner }
    if reading.barsPolice { return manner + [ScopedRecord.unsaidLimitOfPolice] }
    return manner
      + [
        reading.saysWhomNotToTell ? ScopedRecord.unsaidLimitOfPeople : ScopedRecord.unsaidLimit
      ]
  }

  func ruling(on part: RecordPart, _ items: [RecordItem], shown: Int) -> PartRuling {
    PartRuling(part: part, shown: shown, withheld: items.count - shown)
  }

  var withheld: [Withheld] {
    voices.flatMap { voice in
      SecretKind.allCases.filter { !opening(about: voice).kinds.contains($0) }.map { kind in
        Withheld(
          kind: kind, about: voice, reason: opening(about: voice).reason(kind),
          isSeenInPart: isSeenInPart(kind, of: voice),
          isNamedInPart: opening(about: voice).by == voice && recipient.kindsInPart.contains(kind))
      }
    }
  }

  /// Why nobody's exact words go, where anything goes at all: their kind does not, or none was ever
  /// given to them.
  var whyUnquoted: WithholdReason? {
    guard isOpen else { return nil }
    let kind: SecretKind = hasOtherCaller ? .thirdParty : .health
    guard !mayBeQuoted else {
      return ofPerson.kinds.contains(kind) ? nil : ofPerson.reason(kind)
    }
    if recipient.isLawEnforcement { return .notForReceiver }
    return isException ? ofPerson.reason : .ofNoKind
  }
}
