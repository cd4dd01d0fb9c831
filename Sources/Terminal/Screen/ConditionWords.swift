// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

package import Interview
package import Protocols

/// A condition as people say it: the author's names and brackets are for the file.
package struct ConditionWords {
  private let library: CheckedLibrary

  package init(library: CheckedLibrary) {
    self.library = library
  }

  /// As it was written where it cannot be read.
  package func text(of condition: String) -> String {
    guard let tree = try? parseCondition(condition) else { return condition }
    return words(tree, true)
  }

  /// Of alternatives only what was said: the others are no reason of this level.
  package func text(of condition: String, in state: State, of party: Party) -> String {
    guard let tree = try? parseCondition(condition) else { return condition }
    return words(said(tree, state, party), true)
  }

  /// Of alternatives only those that hold now: the others are no reason of what is asked here.
  package func text(of condition: String, in state: State, for roles: Roles) -> String {
    guard let tree = try? parseCondition(condition) else { return condition }
    let holds = { (part: Condition) -> Bool in
      var compiler = ConditionCompiler(vocabulary: library.vocabulary)
      return compiler.guardOf(part).holds(in: state.standing.table, for: roles)
    }
    return words(Self.holding(tree, true, holds), true)
  }

  /// What makes a condition so, or not so; itself where nothing does.
  private static func holding(
    _ condition: Condition, _ isSo: Bool, _ holds: (Condition) -> Bool
  ) -> Condition {
    func some(_ parts: [Condition]) -> [Condition] {
      let told = parts.filter { holds($0) == isSo }
      return (told.isEmpty ? parts : told).map { holding($0, isSo, holds) }
    }
    switch condition {
    case .test(.fact(let name, .oneOf(let ids, false))) where isSo:
      let told = ids.filter { holds(.test(.fact(name, .oneOf([$0], negated: false)))) }
      return .test(.fact(name, .oneOf(told.isEmpty ? ids : told, negated: false)))
    case .test, .atLeast: return condition
    case .not(let inner): return .not(holding(inner, !isSo, holds))
    case .all(let parts):
      return isSo
        ? .all(parts.map { holding($0, true, holds) }) : one(Condition.all, of: some(parts))
    case .any(let parts):
      return isSo
        ? one(Condition.any, of: some(parts)) : .any(parts.map { holding($0, false, holds) })
    case .none(let parts):
      return isSo ? .none(parts.map { holding($0, false, holds) }) : condition
    }
  }

  private static func one(
    _ join: ([Condition]) -> Condition, of parts: [Condition]
  ) -> Condition {
    parts.count == 1 ? parts[0] : join(parts)
  }

  private func said(_ condition: Condition, _ state: State, _ party: Party) -> Condition {
    switch condition {
    case .all(let parts): return .all(parts.map { said($0, state, party) })
    case .any(let parts):
      let told = parts.filter { isSaid($0, state, party) }.map { said($0, state, party) }
      return told.isEmpty ? condition : told.count == 1 ? told[0] : .any(told)
    case .test(.fact(let name, .oneOf(let ids, false))):
      let told = ids.filter {
        isSaid(.test(.fact(name, .oneOf([$0], negated: false))), state, party)
      }
      return told.isEmpty ? condition : .test(.fact(name, .oneOf(told, negated: false)))
    case .test, .not, .none, .atLeast: return condition
    }
  }

  /// Whether it may be so by what was said; what is not an answer's to say may be.
  private func isSaid(_ condition: Condition, _ state: State, _ party: Party) -> Bool {
    switch condition {
    case .all(let parts): return parts.allSatisfy { isSaid($0, state, party) }
    case .any(let parts): return parts.contains { isSaid($0, state, party) }
    case .test(.fact(let name, let test)):
      guard let fact = library.factIndex(name.id) else { return true }
      let parties = [party] + state.standing.parties.indices.map { Party($0) }
      guard let known = parties.lazy.compactMap({ state.current(fact, of: $0) }).first else {
        return false
      }
      return isSaid(known.answer.value, test)
    case .test, .not, .none, .atLeast: return true
    }
  }

  private func isSaid(_ value: AnswerValue, _ test: FactTest) -> Bool {
    guard case .choice(let id) = value else { return true }
    switch test {
    case .equals(let wanted, false, _): return id == wanted
    case .oneOf(let wanted, false): return wanted.contains(id)
    case .state(let word, let negated): return (word == .known) != negated
    case .equals, .oneOf, .was, .number, .atLeastLevel, .atMostLevel, .includes,
      .includesAny, .includesNone, .ago:
      return true
    }
  }

  private func words(_ condition: Condition, _ holds: Bool) -> String {
    switch condition {
    case .test(let test): return words(test, holds)
    case .not(let inner): return words(inner, !holds)
    case .all(let parts): return joined(parts, every: holds, holds)
    case .any(let parts): return joined(parts, every: !holds, holds)
    case .none(let parts): return joined(parts, every: holds, !holds)
    case .atLeast(let count, let parts):
      let few = holds ? count : parts.count - count + 1
      return ConditionPhrase.atLeast(few, parts.map { words($0, holds) }).text
    }
  }

  private func joined(_ parts: [Condition], every: Bool, _ holds: Bool) -> String {
    let said = holds ? (every ? needed(parts) : merged(parts)) : parts.map { words($0, false) }
    guard said.count > 1 else { return said.first ?? "" }
    let parts = said.map { $0.contains("; ") ? "(\($0))" : $0 }
    return (every ? ConditionPhrase.every(parts) : .any(parts)).text
  }

  /// What some test of a fact says of it as one list: `plan: Yes or unclear`.
  private func merged(_ parts: [Condition]) -> [String] {
    var said: [String] = []
    var lists: [(id: String, values: [String], at: Int)] = []
    for part in parts {
      guard let (id, values) = values(of: part) else {
        said.append(words(part, true))
        continue
      }
      if let list = lists.firstIndex(where: { $0.id == id }) {
        lists[list].values += values
      } else {
        lists.append((id, values, said.count))
        said.append("")
      }
      if let list = lists.first(where: { $0.id == id }) {
        said[list.at] = ConditionPhrase.isValue(name(of: id), list.values, true).text
      }
    }
    return said
  }

  /// Without what another part says anyway: what has a value is known.
  private func needed(_ parts: [Condition]) -> [String] {
    let valued = parts.compactMap { values(of: $0)?.id }
    return parts.filter { part in
      guard case .test(.fact(let name, .state(.known, false))) = part else { return true }
      return !valued.contains(name.id)
    }.map { words($0, true) }
  }

  /// The values of a test that a fact is one of some; nil for any other.
  private func values(of condition: Condition) -> (id: String, values: [String])? {
    guard case .test(.fact(let name, let test)) = condition else { return nil }
    switch test {
    case .equals(let value, false, _): return (name.id, [label(of: value, in: name.id)])
    case .oneOf(let ids, false): return (name.id, ids.map { label(of: $0, in: name.id) })
    case .state(let word, false) where word != .known: return (name.id, [word.rawValue])
    case .equals, .oneOf, .state, .was, .number, .atLeastLevel, .atMostLevel, .includes,
      .includesAny, .includesNone, .ago:
      return nil
    }
  }

  private func words(_ test: Test, _ holds: Bool) -> String {
    let phrase: ConditionPhrase
    switch test {
    case .fact(let name, let test): phrase = words(name.id, test, holds)
    case .offered(let id): phrase = .offer(library.title(ofResponder: id), ended: "offered", holds)
    case .accepted(let id):
      phrase = .offer(library.title(ofResponder: id), ended: "accepted", holds)
    case .declined(let id):
      phrase = .offer(library.title(ofResponder: id), ended: "declined", holds)
    case .agreed(let id): phrase = .plan(id, holds)
    case .consent(_, let item, let negated, let word):
      let title = library.consents.first { $0.id == item }?.title ?? item
      phrase = .consent(title, word, holds != negated)
    }
    return phrase.text
  }

  private func words(_ id: String, _ test: FactTest, _ holds: Bool) -> ConditionPhrase {
    let name = name(of: id)
    switch test {
    case .equals(let value, let negated, _):
      let values = [label(of: value, in: id)]
      return negated ? .isOther(name, values, holds) : .isValue(name, values, holds)
    case .oneOf(let ids, let negated):
      let values = ids.map { label(of: $0, in: id) }
      return negated ? .isOther(name, values, holds) : .isValue(name, values, holds)
    case .was(let value, _): return .wasValue(name, label(of: value, in: id), holds)
    case .state(let word, let negated): return .state(name, word, holds != negated)
    case .number(let comparison): return .number(name, comparison, holds)
    case .atLeastLevel(let level):
      return .level(name, label(of: level, in: id), atLeast: true, holds)
    case .atMostLevel(let level):
      return .level(name, label(of: level, in: id), atLeast: false, holds)
    case .includes(let value): return .holds(name, [label(of: value, in: id)], all: true, holds)
    case .includesAny(let ids):
      return .holds(name, ids.map { label(of: $0, in: id) }, all: false, holds)
    case .includesNone(let ids):
      return .holds(name, ids.map { label(of: $0, in: id) }, all: false, !holds)
    case .ago(let within, let count, let unit):
      return .ago(name, within: within, count, unit, holds)
    }
  }

  private func name(of id: String) -> String {
    if let fact = library.factIndex(id) { return library.facts[fact].label ?? id }
    return library.findings.first { $0.id == id }?.title ?? id
  }

  private func label(of value: String, in id: String) -> String {
    if let finding = library.findings.first(where: { $0.id == id }) {
      return finding.values.first { $0.id == value }?.title ?? value
    }
    guard let index = library.factIndex(id) else { return value }
    switch library.facts[index].answers {
    case .choices(let choices), .many(let choices):
      return choices.first { $0.id == value }?.label ?? value
    case .yesOrNo: return (value == "yes" ? Phrase.yes : .no).text
    case .scale, .number, .text, .time, .place, .phone, .nameToUse: return value
    }
  }
}
