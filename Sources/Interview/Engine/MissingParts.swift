// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Protocols

/// What a condition still lacks, in plain words and with the word that brings it: never the whole
/// condition, of which a counsellor would have to find the missing half.
///
/// Of several ways the one that lacks least is named, and each of those that lack one thing only.
struct MissingParts {
  let state: State

  private var library: CheckedLibrary { state.library }

  /// Of a condition as it was written; itself where it cannot be taken apart.
  func sentence(of words: String) -> String {
    guard let condition = try? parseCondition(words) else { return words }
    return parts(of: condition).joined(separator: "; ")
  }

  private func parts(of condition: Condition) -> [String] {
    guard !holds(condition) else { return [] }
    switch condition {
    case .test(let test): return [sentence(of: test)]
    case .all(let all): return all.flatMap(parts)
    case .any(let ways): return least(of: ways.map(parts))
    case .atLeast(let count, let ways):
      let lacking = ways.map(parts).filter { !$0.isEmpty }
      let more = count - (ways.count - lacking.count)
      return lacking.sorted { $0.count < $1.count }.prefix(max(0, more)).flatMap { $0 }
    case .not(let inner): return against([inner])
    case .none(let all): return against(all)
    }
  }

  private func least(of ways: [[String]]) -> [String] {
    let nearest = ways.filter { $0.count == 1 }.flatMap { $0 }
    if !nearest.isEmpty { return [nearest.joined(separator: ", or else ")] }
    return ways.min { $0.count < $1.count } ?? []
  }

  /// What holds and must not; it is shown as it was written, because no act takes it away.
  private func against(_ all: [Condition]) -> [String] {
    all.filter(holds).map { inner in
      guard case .test(let test) = inner else { return "something of this rule may not hold" }
      return "not as long as \(says(test))"
    }
  }

  private func holds(_ condition: Condition) -> Bool {
    var compiler = ConditionCompiler(vocabulary: library.vocabulary)
    return compiler.guardOf(condition).holds(
      in: state.standing.table, for: state.standing.roles)
  }

  private func sentence(of test: Test) -> String {
    switch test {
    case .offered(let id):
      return "offer \(responder(id)), or rule it out: \"offer \(id)\", then 4"
    case .accepted(let id): return "\(responder(id)) was not accepted"
    case .consent(_, let item, false, .given):
      return "\(who(test)) yes to \"\(title(ofConsent: item))\": \"consent \(item)\""
    case .fact(let name, .equals(let value, false, true)):
      return "\"\(name.id)\" is not for sure \"\(label(value, of: name.id))\""
    case .fact(let name, .oneOf(_, false)) where name.id == BuiltInFact.secondPerson.rawValue:
      return "a second person: \"told \(name.id)\""
    case .declined, .agreed, .consent, .fact: return "it is not so that \(says(test))"
    }
  }

  /// A test in words of the library.
  private func says(_ test: Test) -> String {
    switch test {
    case .offered(let id): return "\(responder(id)) was offered"
    case .accepted(let id): return "\(responder(id)) was accepted"
    case .declined(let id): return "\(responder(id)) was declined"
    case .agreed(let id): return "\"\(id)\" was agreed"
    case .consent(_, let item, let negated, let word):
      let state = (negated ? "not " : "") + word.rawValue
      return "\(who(test)) consent to \"\(title(ofConsent: item))\" is \(state)"
    case .fact(let name, let test): return "\"\(name.id)\" \(says(test, of: name.id))"
    }
  }

  private func says(_ test: FactTest, of fact: String) -> String {
    switch test {
    case .equals(let value, let negated, let forSure):
      "is \(negated ? "not " : "")\"\(label(value, of: fact))\"" + (forSure ? " for sure" : "")
    case .was(let value, let forSure):
      "was \"\(label(value, of: fact))\"" + (forSure ? " for sure" : "")
    case .oneOf(let values, let negated):
      "is \(negated ? "not " : "")one of " + list(values, of: fact)
    case .state(let word, let negated): "is \(negated ? "not " : "")\(word.rawValue)"
    case .number(let comparison): "is \(says(comparison))"
    case .atLeastLevel(let level): "is at least \"\(label(level, of: fact))\""
    case .atMostLevel(let level): "is at most \"\(label(level, of: fact))\""
    case .includes(let value): "includes \"\(label(value, of: fact))\""
    case .includesAny(let values): "includes any of " + list(values, of: fact)
    case .includesNone(let values): "includes none of " + list(values, of: fact)
    case .ago(let within, let count, let unit):
      "is \(within ? "within" : "more than") \(count) \(unit.rawValue) ago"
    }
  }

  private func says(_ comparison: Comparison) -> String {
    switch comparison {
    case .equals(let number): "\(number)"
    case .atLeast(let number): "at least \(number)"
    case .atMost(let number): "at most \(number)"
    case .moreThan(let number): "more than \(number)"
    case .lessThan(let number): "less than \(number)"
    case .between(let low, let high): "between \(low) and \(high)"
    }
  }

  private func list(_ values: [String], of fact: String) -> String {
    values.map { "\"\(label($0, of: fact))\"" }.joined(separator: ", ")
  }

  /// Whose consent it is; the person's where the author names nobody.
  private func who(_ test: Test) -> String {
    if case .consent(.callers?, _, _, _) = test { return "the caller's" }
    return "the person's"
  }

  private func responder(_ id: String) -> String {
    library.responderIndex(id).map { library.responders[$0].title } ?? id
  }

  private func title(ofConsent id: String) -> String {
    library.consentIndex(id).map { library.consents[$0].title } ?? id
  }

  private func label(_ value: String, of name: String) -> String {
    if let finding = library.findingIndex(name) {
      return library.findings[finding].values.first { $0.id == value }?.title ?? value
    }
    return library.factIndex(name).map { library.facts[$0].answers.label(of: value) } ?? value
  }
}
