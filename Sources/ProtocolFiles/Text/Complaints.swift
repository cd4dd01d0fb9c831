// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Protocols

/// The diagnostics of one file while it is read; a hostile file cannot make more than `limit`.
struct Complaints {
  static let limit = 200

  let file: String
  private(set) var diagnostics: [Diagnostic] = []

  init(file: String) {
    self.file = file
  }

  var isFull: Bool { diagnostics.count >= Self.limit }

  mutating func add(
    _ code: ReadingCode, _ headline: String, at place: Place, length: Int = 1,
    severity: Diagnostic.Severity = .error, onACall: String? = nil, help: String? = nil
  ) {
    guard !isFull else { return }
    diagnostics.append(
      Diagnostic(
        code: code.rawValue, severity: severity, headline: headline, place: place,
        length: max(1, length), onACall: onACall, help: help))
  }

  mutating func add(
    _ code: ReadingCode, _ headline: String, line: Int, column: Int, length: Int = 1,
    onACall: String? = nil, help: String? = nil
  ) {
    add(
      code, headline, at: Place(file: file, line: line, column: column), length: length,
      onACall: onACall, help: help)
  }

  /// In the order of the file; complaints of one place keep the order in which they were made.
  var inFileOrder: [Diagnostic] {
    let numbered = diagnostics.enumerated().sorted {
      ($0.element.place, $0.offset) < ($1.element.place, $1.offset)
    }
    return numbered.map(\.element)
  }
}
