// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Protocols

/// What a condition says, in words: each of them as it holds, or as it does not.
enum ConditionPhrase {
  case isValue(String, [String], Bool)
  /// Known, and none of these.
  case isOther(String, [String], Bool)
  case wasValue(String, String, Bool)
  case holds(String, [String], all: Bool, Bool)
  case state(String, KnowledgeWord, Bool)
  case number(String, Comparison, Bool), level(String, String, atLeast: Bool, Bool)
  case ago(String, within: Bool, Int, TimeUnit, Bool)
  case offer(String, ended: String, Bool), plan(String, Bool)
  case consent(String, ConsentWord, Bool)
  case every([String]), any([String]), atLeast(Int, [String])

  var text: String { InterfaceLanguage.spoken.say(english) }

  private var english: String {
    switch self {
    case .isValue(let name, let values, true): "\(name): \(Self.or(values))"
    case .isValue(let name, let values, false): "\(name): not known to be \(Self.or(values))"
    case .isOther(let name, let values, true): "\(name): known, and not \(Self.or(values))"
    case .isOther(let name, let values, false): "\(name): \(Self.or(values)), or not known"
    case .wasValue(let name, let value, let holds):
      "\(name): \(holds ? "" : "never ")\(value) in this call"
    case .holds(let name, let values, let all, let holds):
      "\(name): \(holds ? "with" : "without") \(all ? Self.and(values) : Self.or(values))"
    case .state(let name, let word, let holds): "\(name): \(holds ? "" : "not ")\(word.rawValue)"
    case .number(let name, let comparison, let holds):
      "\(name): \(holds ? "" : "not ")\(Self.words(for: comparison))"
    case .level(let title, let value, let atLeast, let holds):
      "\(title): \(holds ? "" : "not ")at \(atLeast ? "least" : "most") \(value)"
    case .ago(let name, let within, let count, let unit, let holds):
      "\(name): \(within == holds ? "within" : "longer than") \(count) \(unit.rawValue)"
    case .offer(let title, let ended, let holds): "\(title): \(holds ? "" : "not ")\(ended)"
    case .plan(let id, let holds): "the plan \(id): \(holds ? "" : "not ")agreed"
    case .consent(let title, .asked, let holds): "\(title): \(holds ? "" : "not ")asked"
    case .consent(let title, let word, let holds):
      "\(title): consent \(holds ? "" : "not ")\(word.rawValue)"
    case .every(let parts): parts.joined(separator: "; and ")
    case .any(let parts): parts.joined(separator: "; or ")
    case .atLeast(let count, let parts): "at least \(count) of: " + parts.joined(separator: "; ")
    }
  }

  private static func words(for comparison: Comparison) -> String {
    switch comparison {
    case .equals(let number): "\(number)"
    case .atLeast(let number): "at least \(number)"
    case .atMost(let number): "at most \(number)"
    case .moreThan(let number): "more than \(number)"
    case .lessThan(let number): "less than \(number)"
    case .between(let low, let high): "from \(low) to \(high)"
    }
  }

  private static func or(_ parts: [String]) -> String { list(parts, " or ") }
  private static func and(_ parts: [String]) -> String { list(parts, " and ") }

  private static func list(_ parts: [String], _ last: String) -> String {
    let parts = parts.map { $0.contains(",") ? "\"\($0)\"" : $0 }
    guard parts.count > 1, let end = parts.last else { return parts.first ?? "" }
    return parts.dropLast().joined(separator: ", ") + last + end
  }
}
