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
    case .any(let ways): return least(of: ways.filter { !isWeaker($0, in: ways) }.map(parts))
    case .atLeast(let count, let ways):
      let lacking = ways.map(parts).filter { !$0.isEmpty }
      let more = count - (ways.count - lacking.count)
      return lacking.sorted { $0.count < $1.count }.prefix(max(0, more)).flatMap { $0 }
    case .not(let inner): return against(inner)
    case .none(let all): return all.filter(holds).flatMap(against)
    }
  }

  /// Of a yes and a yes with a limit the yes is named, and of a question that is known and one that
  /// is only asked the first: the same word brings both.
  private func isWeaker(_ way: Condition, in ways: [Condition]) -> Bool {
    guard case .test(let test) = way else { return false }
    switch test {
    case .consent(let whose, let item, false, .limited):
      return ways.contains(.test(.consent(whose, to: item, negated: false, .given)))
    case .fact(let name, .state(.asked, false)):
      return ways.contains(.test(.fact(name, .state(.known, negated: false))))
    case .fact, .offered, .accepted, .declined, .agreed, .consent: return false
    }
  }

  private func least(of ways: [[String]]) -> [String] {
    let nearest = ways.filter { $0.count == 1 }.flatMap { $0 }
    if !nearest.isEmpty { return [nearest.joined(separator: ", or else ")] }
    return ways.min { $0.count < $1.count } ?? []
  }

  /// What holds and must not, as it would have to stand.
  private func against(_ condition: Condition) -> [String] {
    switch condition {
    case .test(let test): return [says(test, isSo: false)]
    case .any(let ways): return ways.filter(holds).flatMap(against)
    case .not(let inner): return parts(of: inner)
    case .none(let all): return least(of: all.map(parts))
    case .all(let all): return least(of: all.map(against))
    case .atLeast(let count, let ways):
      let held = ways.filter(holds).compactMap { way -> String? in
        guard case .test(let test) = way else { return nil }
        return says(test, isSo: true)
      }
      return ["fewer than \(count) of these: " + held.joined(separator: ", ")]
    }
  }

  private func holds(_ condition: Condition) -> Bool {
    var compiler = ConditionCompiler(vocabulary: library.vocabulary)
    return compiler.guardOf(condition).holds(
      in: state.standing.table, for: state.standing.roles)
  }

  /// What is needed, with the word that brings it.
  private func sentence(of test: Test) -> String {
    let needed = says(test, isSo: true)
    switch test {
    case .offered(let id):
      return "\(library.title(ofResponder: id)) is offered, or ruled out: \"offer \(id)\", then 4"
    case .accepted(let id): return "\(needed): \"offer \(id)\""
    case .consent(_, let item, false, .given): return "\(needed): \"consent \(item)\""
    case .fact(let name, .oneOf(_, false)) where name.id == BuiltInFact.secondPerson.rawValue:
      return "a second person is asked: \"told \(name.id)\""
    case .fact(let name, .state(let word, false)) where word == .known || word == .asked:
      return "it is asked: \"told \(name.id)\""
    case .declined, .agreed, .consent, .fact: return needed
    }
  }

  /// A test as a sentence in words of the library, or the sentence of its opposite.
  private func says(_ test: Test, isSo: Bool) -> String {
    let isNot = isSo ? "" : "not "
    switch test {
    case .offered(let id): return "\(library.title(ofResponder: id)) was \(isNot)offered"
    case .accepted(let id) where isSo: return "the caller accepts \(library.title(ofResponder: id))"
    case .accepted(let id): return "\(library.title(ofResponder: id)) is not accepted"
    case .declined(let id) where isSo:
      return "the caller declines \(library.title(ofResponder: id))"
    case .declined(let id): return "\(library.title(ofResponder: id)) is not declined"
    case .agreed(let id): return "\"\(id)\" is \(isNot)agreed"
    case .consent(_, let item, let negated, .given) where negated != isSo:
      return "\(who(test)) says yes to \"\(title(ofConsent: item))\""
    case .consent(_, let item, let negated, let word):
      let state = (negated == isSo ? "not " : "") + word.rawValue
      return "\(who(test))'s consent to \"\(title(ofConsent: item))\" is \(state)"
    case .fact(let name, let test):
      return "\"\(name.id)\" \(says(test, of: name.id, isSo: isSo))"
    }
  }

  private func says(_ test: FactTest, of fact: String, isSo: Bool) -> String {
    let not = { (negated: Bool) in negated == isSo ? "not " : "" }
    let isNot = not(false)
    switch test {
    case .equals(let value, let negated, let forSure):
      return "is \(not(negated))\"\(label(value, of: fact))\"" + (forSure ? " for sure" : "")
    case .was(let value, let forSure):
      return "was \(isSo ? "" : "never ")\"\(label(value, of: fact))\""
        + (forSure ? " for sure" : "")
    case .oneOf(let values, let negated):
      return "is \(not(negated))one of " + list(values, of: fact)
    case .state(let word, let negated): return "is \(not(negated))\(word.rawValue)"
    case .number(let comparison): return "is \(isNot)\(says(comparison))"
    case .atLeastLevel(let level): return "is \(isNot)at least \"\(label(level, of: fact))\""
    case .atMostLevel(let level): return "is \(isNot)at most \"\(label(level, of: fact))\""
    case .includes(let value):
      return "\(includes(isSo)) \"\(label(value, of: fact))\""
    case .includesAny(let values): return "\(includes(isSo)) any of " + list(values, of: fact)
    case .includesNone(let values): return "\(includes(!isSo)) any of " + list(values, of: fact)
    case .ago(let within, let count, let unit):
      return "is \(isNot)\(within ? "within" : "more than") \(count) \(unit.rawValue) ago"
    }
  }

  private func includes(_ isSo: Bool) -> String { isSo ? "includes" : "does not include" }

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
    if case .consent(.callers?, _, _, _) = test { return "the caller" }
    return "the person"
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
