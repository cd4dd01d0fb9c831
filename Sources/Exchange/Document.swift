// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

package import Interview

/// Something a receiver can hear, read or take in. It is made of a `ScopedRecord` and of nothing
/// else, so it cannot hold what scope withheld.
package struct Document: Equatable, Sendable {
  package enum Form: String, CaseIterable, Equatable, Sendable {
    /// Thirty seconds of speech, 80 words or fewer.
    case readAloud = "read aloud"
    /// A plain page, 80 columns.
    case page
    case json
  }

  package let form: Form
  package let text: String

  package init(_ form: Form, of record: ScopedRecord) {
    self.form = form
    switch form {
    case .readAloud: text = ReadAloud(record).text
    case .page: text = PlainPage(record).text
    case .json: text = HandoffJSON.text(of: record)
    }
  }
}

extension Document {
  /// What a receiver can say back of what is read out to them.
  package static func boxesRead(of record: ScopedRecord) -> [ReadBackBox] {
    ReadAloud.boxes(of: record)
  }

  /// The same as its JSON form, to stand in a document of its own with others.
  package static func json(of record: ScopedRecord) -> JSONValue { HandoffJSON.value(of: record) }
}

extension Document: CustomStringConvertible, CustomDebugStringConvertible {
  /// Fixed, because a document holds a caller's words.
  package var description: String { "a document" }
  package var debugDescription: String { "a document" }
}
