// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Protocols

/// Reads a state into the lines of a record.
struct RecordFold {
  let state: State
  let at: Moment

  var library: CheckedLibrary { state.library }
  var standing: Standing { state.standing }

  /// Every part, heaviest line first; quotes come first among equals.
  func parts(for handoff: Handoff) -> [RecordPart: [RecordItem]] {
    var parts: [RecordPart: [RecordItem]] = [:]
    for (fact, party) in answered() { place(fact, party, in: &parts) }
    parts[.hazards, default: []] += weaponCodes() + calledInAs()
    for part in parts.keys { parts[part] = parts[part].map(Self.sorted) }
    parts[.person, default: []].insert(contentsOf: howToAnswer(), at: 0)
    parts[.doNotTell, default: []] += whomNotToCall(beside: parts[.doNotTell] ?? [])
    let back = parts[.wayBack] ?? []
    parts[.wayBack] = limitToRing(before: back) + agreedSigns(beside: back)
    parts[.present, default: []] += joined()
    parts[.quotes] = takenQuotes()
    parts[.wants, default: []] +=
      refusedPolice() + wishes(for: handoff) + refusedOffers(for: handoff)
    parts[.agreed] =
      [ask(of: handoff)] + request(of: handoff) + agreed(for: handoff) + notDone()
      + (parts[.agreed] ?? [])
    for (part, note) in pinnedNotes() { parts[part, default: []].append(note) }
    parts[.notKnown, default: []] += whoCalls() + neverAsked().map(leftOpen)
    parts[.setAside] = setAside()
    return parts
  }

  /// Voices of one fact stand together, where the gravest of them stands, and that one first.
  private static func sorted(_ lines: [RecordItem]) -> [RecordItem] {
    func order(_ index: Int) -> (Int, Int, Int, Int, Int) {
      let line = lines[index]
      let voices = lines.indices.filter {
        $0 == index
          || line.isFact && lines[$0].id == line.id && lines[$0].about == line.about
      }
      let weight = voices.map { lines[$0].weight }.max() ?? 0
      let isQuoted = voices.contains { lines[$0].quote != nil }
      return (weight, isQuoted ? 1 : 0, -(voices.first ?? index), line.weight, -index)
    }
    let orders = lines.indices.map(order)
    return lines.indices.sorted { orders[$0] > orders[$1] }.map { lines[$0] }
  }

  /// Facts with an act behind them, each with its party, in the library's order.
  private func answered() -> [(fact: Int, party: Party)] {
    state.knownFacts.filter { known in
      let fact = library.facts[known.fact]
      return RecordPlacing.isOfRecord(fact) && !state.isOvertaken(known.fact, known.party)
        && (fact.id != LineBack.line || state.isLineGone)
    }
  }

  private func place(_ fact: Int, _ party: Party, in parts: inout [RecordPart: [RecordItem]]) {
    guard let item = item(fact, party) else { return }
    let known = library.facts[fact]
    let voices = [item] + [otherVoice(fact, party), nowUnsure(fact, party)].compactMap { $0 }
    // Where sources disagree it stands once, with both of them, and is not beside that not known.
    let isSaid = item.unknown == .disputed && voices.contains { $0.value != .nothing }
    if item.unknown != nil, !isSaid { parts[.notKnown, default: []].append(item) }
    let isGrave = voices.contains { $0.weight > 0 }
    for voice in voices where voice.value != .nothing {
      var shown = voice
      shown.unknown = nil
      parts[RecordPlacing.part(of: known, isGrave: isGrave), default: []].append(shown)
    }
    if let raised = stillRaised(fact, party) { parts[.hazards, default: []].append(raised) }
  }

  /// A fact as it stands: its answer, or why there is none.
  func item(_ fact: Int, _ party: Party) -> RecordItem? {
    let standing = state.fact(fact, of: party)
    guard standing.current >= 0 else { return nil }
    var item = line(fact, party, act: Int(standing.current))
    if standing.other >= 0 {
      item.unknown = .disputed
      item.doubts.append(.disputed)
      let other = state.isForgotten(fact) ? nil : otherVoice(fact, party)?.saying(beside: item)
      item.otherSays = other
      item.note = [item.note, other].compactMap { $0 }.joined(separator: "; ")
    }
    if let before = before(fact, party), nowUnsure(fact, party) == nil,
      case .label(let text) = before.value
    {
      item.note = [item.note, "before that: \(text)"].compactMap { $0 }.joined(separator: "; ")
    }
    guard item.unknown == nil else { return item }
    if RecordPlacing.means == item.id { item.wasGraver = wasGraver(fact, party) }
    item.overtakenBy = overtaking(item)
    item.isOvertaken = !item.overtakenBy.isEmpty
    if library.facts[fact].id == RecordPlacing.needs, !isTakenOn {
      item.note = [item.note, "nobody has taken this on yet"].compactMap { $0 }
        .joined(separator: "; ")
    }
    if state.isStale(fact, of: party, at: at) { item.doubts.append(.notRechecked) }
    if state.isNumberInDoubt(fact) {
      item.label = RecordItem.doubtedNumberLabel
      item.doubts.append(.strangerPickedUp)
    }
    return item
  }

  /// Whether somebody who could help with what is lacking has accepted a handoff: a receiver that
  /// no responder stands for can be handed nothing, and whoever reads of a need must know that.
  private var isTakenOn: Bool {
    let needs = library.factIndex(RecordPlacing.needs)
    let services = library.receivers.filter { receiver in
      receiver.responder == nil || needs.map(receiver.facts.contains) ?? false
    }.map(\.id)
    return standing.handoffs.contains { handed in
      handed.readBack?.outcome == .accepted
        && handed.handoff.receiver.map(services.contains) ?? false
    }
  }

  /// What the other source of a disputed fact says.
  private func otherVoice(_ fact: Int, _ party: Party) -> RecordItem? {
    let other = state.fact(fact, of: party).other
    guard other >= 0 else { return nil }
    var item = line(fact, party, act: Int(other))
    item.isOtherVoice = true
    item.doubts.append(.disputed)
    let first = Int(state.fact(fact, of: party).current)
    if first >= 0, !state.isForgotten(fact) {
      item.otherSays = line(fact, party, act: first).saying(beside: item)
    }
    return item
  }

  /// A sticky value that is graver than the answer now.
  private func stillRaised(_ fact: Int, _ party: Party) -> RecordItem? {
    let known = library.facts[fact]
    let raised = Int(state.fact(fact, of: party).sticky)
    guard raised >= 0, let current = state.current(fact, of: party) else { return nil }
    let now = known.valueIndex(of: current.answer.value, at: current.at)
    guard now.map({ known.graveness[$0] < known.graveness[raised] }) ?? true else { return nil }
    var item = blank(fact, party)
    item.value = .label(known.answers.label(of: known.answers.valueIDs[raised]))
    item.doubts = [.notStoodDown]
    item.weight = known.weight(ofValue: raised)
    return item
  }

  /// One act's answer to a fact, without regard to what else was said.
  func line(_ fact: Int, _ party: Party, act index: Int) -> RecordItem {
    let act = state.acts[index]
    let at = act.saidAt
    var item = blank(fact, party)
    item.at = at
    guard let answer = act.answer else {
      guard case .questionSkipped(let visit, _, _, let reason, let said) = act.event else {
        return item
      }
      item.unknown = said == nil ? .skippedByChoice : .onlyYesOrNo
      item.typed = said == nil ? reason : nil
      guard !state.isForgotten(fact) else { return item }
      item.note = said.map { "\($0.rawValue) to \"\(library.putToYesOrNo(at: visit))\"" }
      return item
    }
    fill(&item, with: answer, to: fact, party, at: at, byYesOrNo: act.isByYesOrNo)
    item.note = toldBefore(fact, act: index)
    return item
  }

  /// Says of an answer that came before what its mark wants said first (protocol language, 3.9).
  private func toldBefore(_ fact: Int, act index: Int) -> String? {
    let first = library.marks.filter { library.facts[fact].marks.contains($0.id) }
      .compactMap(\.toldEarly).first { first in
        library.tells(of: first).contains { state.lastSaid($0, before: index) == nil }
      }
    return first.map { "told before \"\(library.protocols[$0].title)\" was said" }
  }

  func fill(
    _ item: inout RecordItem, with answer: Answer, to fact: Int, _ party: Party, at: Moment,
    byYesOrNo: Bool
  ) {
    let known = library.facts[fact]
    guard !state.isForgotten(fact) else {
      item.unknown = .notKept
      return
    }
    // Who arranged it for themself may be another than the one whom the call is about.
    if RecordPlacing.arrangements.contains(known.id), let by = answer.by { item.about = voice(by) }
    item.quote = answer.quote
    item.value = known.value(of: answer.value, offsetMinutes: at.offsetMinutes)
    if case .moment = answer.value, let said = answer.quote {
      // A part of the day has no hour, and none is made up for it.
      let day = LocalTime(
        utcMilliseconds: at.utcMilliseconds, offsetMinutes: at.offsetMinutes
      ).date
      item.value = .label("\(said), as said on \(day)")
      item.quote = nil
    }
    let isCounsellors = library.isCounsellors(fact)
    item.source = RecordSource(
      evidence: answer.evidence, by: isCounsellors ? nil : answer.by.map(teller),
      isCounsellors: isCounsellors, certainty: answer.certainty,
      isByYesOrNo: byYesOrNo && !isCounsellors && answer.by != nil,
      isTyped: answer.value.isInWords,
      isNotAsked: answer.isEvidenceAssumed && !isCounsellors
        && (known.evidence != .unsaid || answer.evidence != .told))
    switch answer.value {
    case .unsure: item.unknown = .unsure
    case .declined: item.unknown = .declined
    case .choice, .options, .number, .moment, .words:
      if answer.certainty == .doubtful { item.doubts.append(.doubtful) }
      if isUncertain(answer, to: known, about: party) { item.doubts.append(.notForSure) }
      // What the counsellor notes, and what was put together from taps, nobody called certain.
      item.isFirstHand =
        answer.isForSure(about: party) && !isCounsellors && item.source?.isByYesOrNo != true
        && (answer.by != standing.callerParty || state.isCallerSettled)
      item.weight = known.weight(of: answer.value)
      if known.isSomethingElse(answer.value) { item.takeSomethingElse(known) }
      item.saysNobody = answer.value == RecordPlacing.nobody
      item.saysNoHarm = item.weight == 0 && RecordPlacing.ofHarm.contains(known.id)
    }
  }

  /// Doubt is what somebody meant by it, and never made up: a guess, what stands in a record, or
  /// what the caller was told by others. Where it was not asked how they know, what they say of
  /// somebody else is their word and is shown as such.
  private func isUncertain(_ answer: Answer, to fact: Fact, about party: Party) -> Bool {
    switch answer.evidence {
    case .saw, .heard: answer.certainty == .doubtful
    case .told:
      answer.certainty == .doubtful
        || fact.asksEvidence && answer.by != party && !answer.isEvidenceAssumed
    case .guessed, .record, .rule: true
    }
  }

  /// A fact's line before anything is said in it.
  func blank(_ fact: Int, _ subject: Party) -> RecordItem {
    let known = library.facts[fact]
    let party = known.isAboutCaller ? standing.callerParty : subject
    let step = library.askingStep[fact]
    let say = step.map { wording(library.steps[$0].wording, about: party) } ?? ""
    var item = RecordItem(
      id: known.id, isFact: true, label: known.recordLabel(askedAs: say), value: .nothing,
      kinds: [known.secretKind], about: voice(party))
    // A question that follows on an offer tells that it was accepted.
    if let step {
      let condition = library.flow.steps[step].condition
      item.kinds.formUnion(SecretReading(library: library).kinds(ofOffersIn: condition))
    }
    item.question = say.isEmpty ? nil : say
    item.hasOtherCaller = standing.callerParty != standing.personParty
    return item
  }

  /// The question as it was put: about somebody else, in the words that fit that.
  private func wording(_ wording: Wording, about party: Party) -> String {
    let isSpokenFor = party != standing.callerParty
    return (isSpokenFor ? wording.thirdParty : nil) ?? wording.say.joined(separator: " ")
  }

  /// Whose word it is: that whoever calls is the person is claimed only once it was said.
  func teller(_ party: Party) -> RecordVoice {
    party == standing.callerParty && !state.isCallerSettled ? .caller : voice(party)
  }

  /// Who a party is, by part: the person first, because the call is about them.
  func voice(_ party: Party) -> RecordVoice {
    if party == standing.personParty { return .person }
    if party == standing.callerParty { return .caller }
    guard standing.parties.indices.contains(party.number),
      let role = standing.parties[party.number].role
    else { return .other("someone else") }
    return .other(library.roles[role].title)
  }
}

extension CheckedLibrary {
  /// Whether a step asks a fact of nobody on the line: the counsellor answers it, by the hint. What
  /// else is said aloud for it, such as "are you still there", is no question either.
  package func isCounsellors(_ fact: Int) -> Bool {
    steps.indices.contains { step in
      guard case .ask(fact, _) = flow.steps[step].act else { return false }
      return steps[step].wording.say.isEmpty
    }
  }

  /// What a caller who can only say yes or no was asked at a visit.
  package func putToYesOrNo(at visit: Visit) -> String {
    let step = steps.first { $0.id == visit.step }
    return step?.wording.yesOrNo ?? step?.wording.say.joined(separator: " ") ?? ""
  }
}

extension RecordItem {
  /// Nobody knows what it means, so that it is for sure nowhere, and weighs where an answer may.
  fileprivate mutating func takeSomethingElse(_ fact: Fact) {
    isSomethingElse = true
    isFirstHand = false
    weight = fact.raisesDanger ? 50 : 0
    // The end took its words away, and without them it says nothing.
    guard value == .words("") else { return }
    value = .nothing
    unknown = .notKept
  }

  /// One voice of a dispute, in words of the library; typed words are left to the line.
  fileprivate func saying(beside other: RecordItem) -> String {
    let isSame = source?.by == other.source?.by
    let who = isSame ? "another source" : source?.by?.title ?? "another source"
    if unknown == .unsure { return "\(who) is not sure" }
    guard case .label(let text) = value else { return "\(who) says otherwise" }
    return "\(who) says: \(text)"
  }
}

extension Fact {
  /// What stands before the answer on a page: the author's label. Without one the fact's name in
  /// words, where the answer says the rest, and the question itself, where yes, no or a number says
  /// nothing without it.
  func recordLabel(askedAs question: String) -> String {
    guard label == nil else { return name }
    switch answers {
    case .yesOrNo, .scale, .number: return question.isEmpty ? name : question
    case .choices, .many, .text, .time, .place, .phone, .nameToUse: return name
    }
  }

  /// What people read for a value.
  func value(of value: AnswerValue, offsetMinutes: Int) -> RecordValue {
    switch value {
    case .choice(let id): return .label(answers.label(of: id))
    case .options(let ids):
      return .label(ids.map { answers.label(of: $0) }.joined(separator: "; "))
    case .number(let number): return .label(answers.words(for: number))
    case .moment(let then, let about):
      return .moment(utcMilliseconds: then, offsetMinutes: offsetMinutes, about: about)
    case .words(let text): return .words(text)
    case .unsure, .declined: return .nothing
    }
  }

  func weight(of value: AnswerValue) -> Int {
    switch value {
    case .choice(let id):
      return answers.valueIDs.firstIndex(of: id).map { weight(ofValue: $0) } ?? 0
    case .options(let ids):
      return ids.compactMap { answers.valueIDs.firstIndex(of: $0) }
        .map { weight(ofValue: $0) }.max() ?? 0
    case .number, .moment, .words, .unsure, .declined: return 0
    }
  }

  /// Whether one value is more of a danger than another.
  func isGraver(_ value: Int, than other: Int) -> Bool {
    guard id != RecordPlacing.object else { return value < other }
    guard graveness.indices.contains(value), graveness.indices.contains(other) else { return false }
    return graveness[value] > graveness[other]
  }

  /// 100 for the gravest value, 0 for one that raises no danger.
  func weight(ofValue index: Int) -> Int {
    guard let gravest = graveness.max(), gravest > 0, graveness.indices.contains(index) else {
      return 0
    }
    return graveness[index] * 100 / gravest
  }
}

extension AnswerKind {
  func label(of id: String) -> String {
    switch self {
    case .choices(let choices), .many(let choices):
      choices.first { $0.id == id }?.label ?? id
    case .yesOrNo: id == "yes" ? "Yes" : "No"
    case .scale, .number, .text, .time, .place, .phone, .nameToUse: id
    }
  }

  func words(for number: Int) -> String {
    switch self {
    case .scale(let from, let to): "\(number) on a scale from \(from) to \(to)"
    case .number(let unit, _, _): "\(number) \(unit)"
    case .choices, .many, .yesOrNo, .text, .time, .place, .phone, .nameToUse: "\(number)"
    }
  }
}
