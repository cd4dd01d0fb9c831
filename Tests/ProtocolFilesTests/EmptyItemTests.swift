// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Testing
import WrittenLibraries

@testable import ProtocolFiles

@Suite("An item without keys")
struct EmptyItemTests {
  /// Where a list holds items with keys of their own kind: a step, an outcome, a choice.
  static let values: [(name: String, value: ValueShape)] = [
    ("a kind", .kinds("step", Shape.stepKinds)), ("a pair", .pair(.text)),
    ("a label", .labelled(Shape(name: "a choice", keys: [.optional("go")]))),
  ]

  @Test("is named, because it would be lost", arguments: values.indices)
  func named(_ index: Int) throws {
    let file = SourceFile("f.yaml", "a:\n  - {}\n")
    var complaints = Complaints(file: file.path)
    let node = try #require(readNodes(file, &complaints))
    var check = ShapeCheck(complaints)
    let shape = Shape(name: "a file", keys: [.needed("a", .list(Self.values[index].value))])
    check.checkFile(node, shape)
    let text = DiagnosticText(files: [file])
    #expect(
      check.complaints.diagnostics.map(text.lines) == [
        """
        error RD206: The item is empty.
          f.yaml:2:5
           2 |   - {}
             |     ^
          Help: Write it, or delete the dash.

        """
      ])
  }
}
