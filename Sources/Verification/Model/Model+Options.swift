// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Interview
import Protocols

/// The ways to make an act, the plainest first.
extension Model {
  mutating func options(for action: Action, at place: Place) -> [Option] {
    let key = ChangeKey(action, at: place)
    if let known = optionsOf[key] { return known }
    let options = freshOptions(for: action, at: place)
    optionsOf[key] = options
    return options
  }

  private mutating func freshOptions(for action: Action, at place: Place) -> [Option] {
    let library = library
    switch action {
    case .answers(let fact, let follow, _, let need):
      return answerOptions(fact, action, at: place, leadingTo: need != nil ? nil : follow) {
        $0.cell == .skipped ? .skip(reason: "skipped") : .answer(library.statement(fact, $0))
      }
    case .tells(let fact, _, _):
      let id = library.facts[fact].id
      return answerOptions(fact, action, at: place, leadingTo: nil) { stance in
        .tell(fact: id, library.statement(fact, stance))
      }.filter { if case .tell = $0.intent { true } else { false } }
    case .disputes(let fact, _): return disputeOptions(fact, action, at: place)
    case .endsOffer(let responder, let accepted):
      let ends = OfferEnd.allCases.filter { ($0 == .accepted) == accepted }
      return offerOptions(responder, ends, id: nil, place)
    case .offersFreely(let responder):
      return offerOptions(
        responder, OfferEnd.allCases, id: library.responders[responder].id, place)
    case .consents(let item, let party):
      return consentOptions(item, party, id: nil, .caller)
    case .consentsFreely(let item, let party):
      let whose = party == place.roles.caller ? Role.Party.caller : .person
      return consentOptions(item, party, id: library.consents[item].id, whose)
    case .raises(let finding, let party): return raiseOptions(finding, party)
    case .agrees(_, let agreed): return plain(.agree(agreed), action, at: place)
    case .acknowledges: return plain(.acknowledge, action, at: place)
    case .handsOff: return plain(.handOff(responder: nil, basis: .consent), action, at: place)
    case .leavesOut: return plain(.leaveOut, action, at: place)
    case .promises: return plain(.promise(nil), action, at: place)
    case .drops: return plain(.close(.dropped), action, at: place)
    case .holds, .fails, .opens, .passes, .decides, .scores, .runs, .ends, .skipsRung, .putsRung,
      .rechecks:
      return []
    }
  }

  private mutating func plain(
    _ intent: Intent, _ action: Action, at place: Place
  ) -> [Option] {
    [Option(intent: intent, changes: changes(of: action, at: place), outOf: 1)]
  }

  /// What the other source says matters only where something reads the past of the fact.
  private mutating func disputeOptions(
    _ fact: Int, _ action: Action, at place: Place
  ) -> [Option] {
    let known = library.facts[fact]
    guard known.historyVariable != nil else {
      return plain(.dispute(fact: known.id, Statement(.unsure, evidence: .saw)), action, at: place)
    }
    let library = library
    return answerOptions(fact, action, at: place, leadingTo: nil) { stance in
      .dispute(fact: known.id, library.statement(fact, stance))
    }
  }

  private mutating func answerOptions(
    _ fact: Int, _ action: Action, at place: Place, leadingTo follow: Follow?,
    _ intent: (Stance) -> Intent
  ) -> [Option] {
    roles = place.roles
    let known = library.facts[fact]
    var many: Int?
    if case .many = known.answers { many = fact }
    let all = known.answerable(byNumber: reading.counted.contains(fact))
    let plainest = all.filter { $0.cell.isForSure }
    let rest = all.filter { !plainest.contains($0) }
    return (plainest + rest).map { stance in
      let changes = changes(of: action, only: stance, at: place)
      return Option(intent: intent(stance), changes: changes, outOf: all.count, many: many)
    }
  }

  private mutating func offerOptions(
    _ responder: Int, _ ends: [OfferEnd], id: String?, _ place: Place
  ) -> [Option] {
    ends.map { end in
      let key = FieldKey.cell(library.responders[responder].variable, party: 0)
      let cell = Cell.value(end.rawValue, forSure: true)
      var change = writing(key) { $0.cell == cell }
      if id != nil { change = first(change, key) }
      return Option(
        intent: .offer(responder: id, end, reason: "does not fit"), changes: [change],
        outOf: ends.count)
    }
  }

  private mutating func consentOptions(
    _ item: Int, _ party: Int?, id: String?, _ whose: Role.Party
  ) -> [Option] {
    let variable = library.vocabulary.consents[library.consents[item].id]
    return ConsentState.allCases.map { state in
      let cell = Cell.value(state.rawValue, forSure: true)
      var change = Change()
      if let variable, let party {
        change = writing(.cell(variable, party: party)) { $0.cell == cell }
        if id != nil { change = first(change, .cell(variable, party: party)) }
      }
      return Option(
        intent: .consent(item: id, ConsentAnswer(state, words: "a limit"), of: whose),
        changes: [change], outOf: ConsentState.allCases.count)
    }
  }

  /// The gravest first: what is raised to it stands so, whatever its rows say.
  private mutating func raiseOptions(_ finding: Int, _ party: Int) -> [Option] {
    let known = library.findings[finding]
    return known.values.indices.reversed().map { value in
      Option(
        intent: .raise(finding: known.id, to: known.values[value].id),
        changes: raising(finding, party) { $0 == value }, outOf: known.values.count)
    }
  }

  /// The intent of a way, with the options of `many of` picked as the state wants them.
  mutating func pick(_ option: Option, _ state: inout Diagram, at place: Place) -> Intent {
    guard let fact = option.many else { return option.intent }
    let known = library.facts[fact]
    let party = known.isOfCall ? 0 : place.roles.subject
    var chosen: [String] = []
    for (number, id) in known.answers.valueIDs.enumerated() {
      guard let field = field(.cell(known.option(number), party: party)) else { continue }
      let isChosen = standing(field) { $0.cell.valueIndex == 0 }
      let without = store.subtracting(state, isChosen)
      if without != .none {
        state = without
      } else {
        chosen.append(id)
      }
    }
    if chosen.isEmpty { chosen = [known.answers.valueIDs[0]] }
    return option.intent.choosing(chosen)
  }
}

extension Intent {
  /// The same answer with these options, where it is one of several options.
  fileprivate func choosing(_ options: [String]) -> Intent {
    func chosen(_ statement: Statement) -> Statement {
      guard case .options = statement.value else { return statement }
      var statement = statement
      statement.value = .options(options)
      return statement
    }
    if case .answer(let statement) = self { return .answer(chosen(statement)) }
    if case .tell(let fact, let statement) = self { return .tell(fact: fact, chosen(statement)) }
    return self
  }
}

extension CheckedLibrary {
  /// An answer that leaves a fact standing so.
  func statement(_ fact: Int, _ stance: Stance) -> Statement {
    guard let value = stance.cell.valueIndex else {
      return Statement(stance.cell == .declined ? .declined : .unsure, evidence: .saw)
    }
    return Statement(
      answer(fact, value, stance.number), evidence: .saw,
      certainty: stance.cell.isForSure ? .certain : .doubtful)
  }

  private func answer(_ fact: Int, _ value: Int, _ number: Int?) -> AnswerValue {
    let known = facts[fact]
    switch known.answers {
    case .choices, .yesOrNo: return .choice(known.answers.valueIDs[value])
    case .many: return .options([])
    case .scale(let from, let to), .number(_, let from, let to):
      if let number { return .number(number) }
      let some = (from...to).first { known.partition.interval(of: $0) == value }
      return .number(some ?? from)
    case .time:
      let minutes = value == 0 ? 0 : known.partition.cuts[value - 1]
      let then = Rehearsal.at.utcMilliseconds - Int64(minutes) * 60_000
      return .moment(utcMilliseconds: max(0, then), about: false)
    case .text, .place, .phone, .nameToUse: return .words("words")
    }
  }
}
