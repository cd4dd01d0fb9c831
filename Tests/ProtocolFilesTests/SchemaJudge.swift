// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Foundation

@testable import ProtocolFiles

/// Holds a value against a schema with the words of JSON Schema that ours use; an unknown word
/// fails.
struct SchemaJudge {
  /// What does not fit, each with its path; none where the value is valid.
  func problems(_ value: Any, _ schema: Any, at path: String = "") -> [String] {
    if let flag = schema as? Bool { return flag ? [] : ["\(path): nothing fits here"] }
    guard let schema = schema as? [String: Any] else { return ["\(path): no schema"] }
    return schema.keys.flatMap { problems(value, word: $0, schema, at: path) }
  }

  private func problems(
    _ value: Any, word: String, _ schema: [String: Any], at path: String
  ) -> [String] {
    let rule = schema[word] ?? true
    let object = value as? [String: Any]
    let array = value as? [Any]
    switch word {
    case "$schema", "title", "then": return []
    case "type":
      let types = rule as? [String] ?? [rule as? String ?? ""]
      return types.contains(kind(of: value)) ? [] : ["\(path): not \(types)"]
    case "enum":
      let choices = rule as? [Any] ?? []
      return choices.contains { same($0, value) } ? [] : ["\(path): not listed"]
    case "pattern":
      guard let text = value as? String, let pattern = rule as? String else { return [] }
      let found = text.range(of: pattern, options: .regularExpression)
      return found == nil ? ["\(path): not of the pattern"] : []
    case "items":
      return (array ?? []).enumerated().flatMap {
        problems($0.element, rule, at: "\(path)[\($0.offset)]")
      }
    case "minItems":
      return array.map { $0.count < rule as? Int ?? 0 } ?? false ? ["\(path): few"] : []
    case "maxItems":
      return array.map { $0.count > rule as? Int ?? 0 } ?? false ? ["\(path): many"] : []
    case "minProperties":
      return object.map { $0.count < rule as? Int ?? 0 } ?? false ? ["\(path): few keys"] : []
    case "maxProperties":
      return object.map { $0.count > rule as? Int ?? 0 } ?? false ? ["\(path): many keys"] : []
    case "required":
      guard let object else { return [] }
      return (rule as? [String] ?? []).filter { object[$0] == nil }.map { "\(path): needs \($0)" }
    case "additionalProperties" where schema["properties"] != nil: return []
    case "properties", "additionalProperties":
      return keyProblems(object ?? [:], schema, at: path)
    case "allOf": return (rule as? [Any] ?? []).flatMap { problems(value, $0, at: path) }
    case "anyOf":
      let fits = (rule as? [Any] ?? []).contains { problems(value, $0, at: path).isEmpty }
      return fits ? [] : ["\(path): none of anyOf"]
    case "not": return problems(value, rule, at: path).isEmpty ? ["\(path): must not be"] : []
    case "if":
      guard problems(value, rule, at: path).isEmpty else { return [] }
      return problems(value, schema["then"] ?? true, at: path)
    default: return ["\(path): the schema says \(word)"]
    }
  }

  private func keyProblems(
    _ object: [String: Any], _ schema: [String: Any], at path: String
  ) -> [String] {
    let known = schema["properties"] as? [String: Any] ?? [:]
    return object.keys.flatMap { key in
      problems(
        object[key] ?? "", known[key] ?? schema["additionalProperties"] ?? true,
        at: "\(path)/\(key)")
    }
  }

  private func kind(of value: Any) -> String {
    switch value {
    case is [String: Any]: "object"
    case is [Any]: "array"
    case is String: "string"
    case is Bool: "boolean"
    case is NSNull: "null"
    default: "number"
    }
  }

  private func same(_ left: Any, _ right: Any) -> Bool {
    (left as? NSObject)?.isEqual(right) ?? false
  }
}

extension Node {
  /// As an editor gets it: with every scalar a text, or with `yes`, `12` and `~` as they are taken
  /// to be by some.
  func value(typed: Bool) -> Any {
    switch self {
    case .list(let list): return list.items.map { $0.value(typed: typed) }
    case .map(let map):
      return Dictionary(map.pairs.map { ($0.key.text, $0.value.value(typed: typed)) }) { $1 }
    case .text(let text):
      guard typed else { return text.text }
      switch text.text {
      case "yes", "on", "true": return true
      case "no", "off", "false": return false
      case "~", "null": return NSNull()
      default: return Int(text.text) ?? text.text
      }
    }
  }
}
