// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

/// Where in an author's file a value stands; line and column count from 1, columns in Unicode
/// scalars.
package struct Place: Equatable, Hashable, Sendable, Comparable {
  package var file: String
  package var line: Int
  package var column: Int

  package init(file: String, line: Int, column: Int) {
    self.file = file
    self.line = line
    self.column = column
  }

  package static func < (left: Place, right: Place) -> Bool {
    (left.file, left.line, left.column) < (right.file, right.line, right.column)
  }
}

/// A value as the author wrote it, with its place; drafts are made of these.
package struct Placed<Value: Equatable & Sendable>: Equatable, Sendable {
  package var value: Value
  package var place: Place

  package init(_ value: Value, at place: Place) {
    self.value = value
    self.place = place
  }
}
