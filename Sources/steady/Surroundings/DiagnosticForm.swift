// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import ArgumentParser
import Exchange
import ProtocolFiles
import Protocols

/// How diagnostics are given out: to people, or to the program that asked for them.
enum DiagnosticForm: String, CaseIterable, ExpressibleByArgument {
  case text, plain, json, github, sarif

  /// Whether somebody reads it, and so whether a summary follows.
  var isForPeople: Bool {
    switch self {
    case .text, .plain: true
    case .json, .github, .sarif: false
    }
  }

  /// Every diagnostic; `text` alone stops after ten, since the rest follows from them more often
  /// than not.
  func page(of diagnostics: [Diagnostic], in files: [SourceFile], folder: String) -> String {
    switch self {
    case .text: diagnostics.isEmpty ? "" : DiagnosticText(files: files).page(of: diagnostics)
    case .plain: diagnostics.map { $0.line + "\n" }.joined()
    case .json: jsonPage("diagnostics", "diagnostics", diagnostics.map(\.json))
    case .github: diagnostics.map { $0.annotation(in: folder) + "\n" }.joined()
    case .sarif: Self.sarif(diagnostics, folder).text
    }
  }

  /// SARIF 2.1.0 (OASIS 2020): one run, a rule for each code, a result for each diagnostic.
  private static func sarif(_ diagnostics: [Diagnostic], _ folder: String) -> JSONValue {
    let codes = Set(diagnostics.map(\.code)).sorted()
    let rules = codes.map { code in
      JSONValue.object([
        ("id", .string(code)),
        ("shortDescription", .object([("text", .string(explanation(of: code) ?? code))])),
      ])
    }
    let driver = JSONValue.object([
      ("name", .string("Steady")), ("version", .string(Steady.version)), ("rules", .array(rules)),
    ])
    return .object([
      ("$schema", .string("https://json.schemastore.org/sarif-2.1.0.json")),
      ("version", .string("2.1.0")),
      (
        "runs",
        .array([
          .object([
            ("tool", .object([("driver", driver)])),
            ("results", .array(diagnostics.map { $0.result(in: folder) })),
          ])
        ])
      ),
    ])
  }
}

extension Diagnostic {
  /// `file:line:column: error PR101: headline`, as editors and a screen reader take it.
  fileprivate var line: String {
    "\(place.file):\(place.line):\(place.column): \(severity.rawValue) \(code): \(headline)"
  }

  fileprivate var json: JSONValue {
    .object([
      ("code", .string(code)), ("severity", .string(severity.rawValue)),
      ("headline", .string(headline)), ("file", .string(place.file)),
      ("line", .integer(Int64(place.line))), ("column", .integer(Int64(place.column))),
      ("length", .integer(Int64(length))),
      ("onACall", onACall.map { .string($0) } ?? .null),
      ("call", .array(call.map { .string($0) })),
      ("help", help.map { .string($0) } ?? .null),
    ])
  }

  /// Everything that is said of it, line by line.
  private var whole: String {
    ([headline] + [onACall.map { "On a call: \($0)" }].compactMap { $0 } + call
      + [help.map { "Help: \($0)" }].compactMap { $0 }).joined(separator: "\n")
  }

  /// A workflow command of GitHub Actions; what its grammar uses is escaped.
  fileprivate func annotation(in folder: String) -> String {
    let path = Self.escaped("\(folder)/\(place.file)", isProperty: true)
    return "::\(severity.rawValue) file=\(path),line=\(place.line),col=\(place.column),"
      + "title=\(code)::\(Self.escaped(whole, isProperty: false))"
  }

  private static func escaped(_ text: String, isProperty: Bool) -> String {
    let text = text.replacing("%", with: "%25").replacing("\r", with: "%0D")
      .replacing("\n", with: "%0A")
    return isProperty ? text.replacing(":", with: "%3A").replacing(",", with: "%2C") : text
  }

  fileprivate func result(in folder: String) -> JSONValue {
    let region = JSONValue.object([
      ("startLine", .integer(Int64(place.line))), ("startColumn", .integer(Int64(place.column))),
      ("endColumn", .integer(Int64(place.column + length))),
    ])
    let file = JSONValue.object([("uri", .string("\(folder)/\(place.file)"))])
    let location = JSONValue.object([
      ("physicalLocation", .object([("artifactLocation", file), ("region", region)]))
    ])
    return .object([
      ("ruleId", .string(code)), ("level", .string(severity.rawValue)),
      ("message", .object([("text", .string(whole))])), ("locations", .array([location])),
    ])
  }
}
