// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Protocols

/// Fields that one act moves out of turn, or a field that none does.
struct FieldGroup: Sendable {
  var fields: [Int]
  var mover: Action?
  /// Where none of them was ever set.
  var untold: Diagram
  /// Where they were never set, or set and perhaps disputed out of turn.
  var told: Diagram
}

/// What the counsellor can change at any prompt without answering it.
extension Model {
  /// The acts that move a field at a pause.
  func freeActions(on field: Int, at place: Place) -> [Action] {
    let mover = mover(of: field, at: place)
    guard case .cell(let variable, let party) = fields[field].key,
      case .fact(let fact) = kinds[Int(variable.number)], party == self.party(of: fact, at: place)
    else { return [mover].compactMap { $0 } }
    return [mover, .disputes(fact: fact, party: party)].compactMap { $0 }
  }

  /// Whose fact is told or disputed at a place.
  private func party(of fact: Int, at place: Place) -> Int {
    library.facts[fact].isOfCall ? 0 : place.roles.subject
  }

  /// The fields that such acts can move at a place wherever they stand.
  func changeable(at place: Place) -> FieldSet {
    guard place.isPause, !place.isOver else { return FieldSet() }
    return FieldSet(
      fields.indices.filter { field in
        mover(of: field, at: place) != nil
          || mover(of: field) == nil && !freeActions(on: field, at: place).isEmpty
      })
  }

  /// The act that sets a field which was never set: told early, offered, consented or raised out
  /// of turn. To tell what is being asked is to answer it.
  func mover(of field: Int, at place: Place) -> Action? {
    let mover = mover(of: field)
    if case .raises(_, let party)? = mover { return party == place.roles.person ? mover : nil }
    guard case .tells(let fact, let party, _)? = mover else { return mover }
    let isOther = fact != library.factAsked(at: place)
    return isOther && party == self.party(of: fact, at: place) ? mover : nil
  }

  private func mover(of variable: Variable, _ party: Int) -> Action? {
    switch kinds[Int(variable.number)] {
    case .fact(let fact), .option(let fact, _), .past(let fact, _):
      // Whom the call is about is told by moves of its own: they lead to other places.
      let isOfRoles = library.facts[fact].id == BuiltInFact.caller.rawValue
      return isOfRoles ? nil : .tells(fact: fact, party: party, role: .none)
    case .offer(let responder): return .offersFreely(responder: responder)
    case .consent(let item): return .consentsFreely(item: item, party: party)
    case .asked, .finding, .suggestion, .score, .plan, .fixed, nil: return nil
    }
  }

  /// The fields, those together that one act moves.
  func fieldGroups() -> [[Int]] {
    var groups: [[Int]] = []
    var groupOf: [Action: Int] = [:]
    for field in fields.indices {
      guard let action = mover(of: field) else {
        groups.append([field])
        continue
      }
      if let known = groupOf[action] {
        groups[known].append(field)
      } else {
        groupOf[action] = groups.count
        groups.append([field])
      }
    }
    return groups
  }

  /// The act that sets a field at a prompt where nothing forbids it.
  func mover(of field: Int) -> Action? {
    switch fields[field].key {
    case .level(let finding, let party): .raises(finding: finding, party: party)
    case .passedScore: nil
    case .cell(let variable, let party): mover(of: variable, party)
    }
  }

  /// Where the fields that one act moves stand before anything asked or read them.
  mutating func group(_ members: [Int]) -> FieldGroup {
    var set = Diagram.all
    for field in members { set = store.and(set, fields[field].codes[0]) }
    var group = FieldGroup(fields: members, mover: mover(of: members[0]), untold: set, told: set)
    for action in group.mover.map(moving) ?? [] {
      for change in freeChanges(of: action) {
        group.told = store.or(group.told, image(of: group.told, by: change))
      }
    }
    return group
  }

  /// Where no question was put yet, and no help offered.
  mutating func nothingAsked() -> Diagram {
    var set = Diagram.all
    for field in fields.indices {
      guard case .cell(let variable, _) = fields[field].key else { continue }
      switch kinds[Int(variable.number)] {
      case .asked, .offer: set = store.and(set, fields[field].codes[0])
      case .fact, .option, .past, .finding, .suggestion, .score, .consent, .plan, .fixed, nil:
        continue
      }
    }
    return set
  }

  /// Where this was said of whom the call is about.
  mutating func saying(_ whom: Place.Whom) -> Diagram {
    guard let fact = library.factIndex(BuiltInFact.caller.rawValue),
      let field = field(.cell(library.facts[fact].variable, party: 0))
    else { return .all }
    let known = library.facts[fact]
    return standing(field) { stance in
      switch whom {
      case .notSaid: stance == .notKnown
      case .somebodyElse: known.roleChange(by: stance) == .isThirdParty
      case .caller: stance != .notKnown && known.roleChange(by: stance) != .isThirdParty
      }
    }
  }

  /// An act that sets something out of turn, and what may come after it.
  private func moving(_ mover: Action) -> [Action] {
    guard case .tells(let fact, let party, _) = mover else { return [mover] }
    return [mover, .disputes(fact: fact, party: party)]
  }
}
