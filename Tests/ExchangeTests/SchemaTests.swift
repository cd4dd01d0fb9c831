// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import CallSamples
import Exchange
import Foundation
import Interview
import Protocols
import Testing

/// Holds documents against `protocols/schema/handoff.schema.json` with the few words of JSON
/// Schema that it uses; an unknown word fails.
@Suite("The schema of a handoff")
struct SchemaTests {
  private static let file = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../../protocols/schema/handoff.schema.json").standardized

  private func schema() throws -> [String: Any] {
    let read = try JSONSerialization.jsonObject(with: Data(contentsOf: Self.file))
    return try #require(read as? [String: Any])
  }

  private func documents() throws -> [Any] {
    let call = try SampleCall.friend()
    let danger = Handoff.Basis.exception("life-in-danger", reason: "r")
    let handoffs = [
      call.handoff(to: "mobile-desk"), call.handoff(to: "mobile-desk", basis: danger),
      call.handoff(to: "own-clinic"),
    ]
    return try handoffs.map {
      let text = Document(.json, of: call.scoped(for: $0)).text
      return try JSONSerialization.jsonObject(with: Data(text.utf8))
    }
  }

  @Test("every document is what the schema says, key for key")
  func fits() throws {
    let schema = try schema()
    let definitions = try #require(schema["$defs"] as? [String: Any])
    for document in try documents() {
      #expect(problems(document, schema, definitions, at: "") == [])
    }
  }

  @Test("a key more, a key less or another type does not fit")
  func unfit() throws {
    let schema = try schema()
    let definitions = try #require(schema["$defs"] as? [String: Any])
    var document = try #require(documents().first as? [String: Any])
    document["more"] = 1
    document["limits"] = nil
    document["signed"] = "no"
    #expect(problems(document, schema, definitions, at: "").count == 3)
  }

  @Test("a document says how many lines the counsellor left out, as a page does")
  func leftOut() throws {
    var call = try SampleCall()
    try call.tell("wanted", .words("somebody to listen"))
    try call.perform(.consent(item: "mobile-crisis", ConsentAnswer(.given), of: .person))
    var handoff = call.handoff(to: "mobile-desk")
    for (leftOut, count) in [([], 0), (["wanted"], 1)] {
      handoff.edits = HandoffEdits(leftOut: leftOut)
      let text = Document(.json, of: call.scoped(for: handoff)).text
      let read = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any]
      #expect(read?["linesLeftOut"] as? Int == count)
    }
  }

  private func problems(
    _ value: Any, _ schema: [String: Any], _ definitions: [String: Any], at path: String
  ) -> [String] {
    var found: [String] = []
    for (word, rule) in schema {
      switch word {
      case "$schema", "title", "description", "$defs", "required", "additionalProperties",
        "uniqueItems":
        continue
      case "$ref":
        let name = (rule as? String)?.split(separator: "/").last.map(String.init) ?? ""
        let target = definitions[name] as? [String: Any] ?? ["unknown": name]
        found += problems(value, target, definitions, at: path)
      case "oneOf":
        let choices = rule as? [[String: Any]] ?? []
        let fits = choices.filter { problems(value, $0, definitions, at: path).isEmpty }
        if fits.count != 1 { found.append("\(path): fits \(fits.count) of oneOf") }
      case "type":
        let types = rule as? [String] ?? [rule as? String ?? ""]
        if !types.contains(where: { isOf($0, value) }) { found.append("\(path): not \(types)") }
      case "const": if !same(value, rule) { found.append("\(path): not \(rule)") }
      case "enum":
        let choices = rule as? [Any] ?? []
        if !choices.contains(where: { same(value, $0) }) { found.append("\(path): not listed") }
      case "items":
        let item = rule as? [String: Any] ?? [:]
        for entry in value as? [Any] ?? [] { found += problems(entry, item, definitions, at: path) }
      case "properties": found += keys(of: value, schema, definitions, at: path)
      default: found.append("\(path): the schema says \(word)")
      }
    }
    return found
  }

  private func keys(
    of value: Any, _ schema: [String: Any], _ definitions: [String: Any], at path: String
  ) -> [String] {
    guard let object = value as? [String: Any] else { return [] }
    let known = schema["properties"] as? [String: [String: Any]] ?? [:]
    let required = Set(schema["required"] as? [String] ?? [])
    var found: [String] = []
    if required != Set(known.keys) { found.append("\(path): not every key is required") }
    found += Set(known.keys).subtracting(object.keys).map { "\(path).\($0): missing" }
    found += Set(object.keys).subtracting(known.keys).map { "\(path).\($0): unknown" }
    for (key, entry) in object {
      guard let rule = known[key] else { continue }
      found += problems(entry, rule, definitions, at: "\(path).\(key)")
    }
    return found
  }

  private func isOf(_ type: String, _ value: Any) -> Bool {
    switch type {
    case "object": value is [String: Any]
    case "array": value is [Any]
    case "string": value is String
    case "integer": value is NSNumber && !(value is Bool && "\(value)".count > 1)
    case "boolean": value is Bool
    case "null": value is NSNull
    default: false
    }
  }

  private func same(_ left: Any, _ right: Any) -> Bool {
    (left as? NSObject)?.isEqual(right) ?? ("\(left)" == "\(right)")
  }
}
