// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Interview
import Protocols

extension Visit {
  var node: JSONNode {
    .object(
      [("chain", .text(chain)), ("step", .text(step))] + EventCoding.optional("part", part)
        + [("time", EventCoding.number(time))])
  }

  init(_ fields: FieldReader) throws(CodingFault) {
    self.init(
      chain: try fields.text("chain"), step: try fields.text("step"),
      part: try fields.optionalText("part"), time: try fields.integer("time"))
  }
}

extension ActID {
  var node: JSONNode {
    .object([
      ("sequence", EventCoding.number(sequence)), ("position", EventCoding.number(position)),
    ])
  }
}

extension Answer {
  var node: JSONNode {
    .object(
      [("value", value.node), ("evidence", EventCoding.word(evidence))]
        + (by.map { [("by", EventCoding.number($0.number))] } ?? [])
        + [("certainty", EventCoding.word(certainty))] + EventCoding.optional("quote", quote)
        + (isEvidenceAssumed ? [("assumed", .flag(true))] : []))
  }

  init(_ fields: FieldReader) throws(CodingFault) {
    self.init(
      try AnswerValue(try fields.object("value")), evidence: try fields.word("evidence"),
      by: try fields.optionalParty("by"), certainty: try fields.word("certainty"),
      quote: try fields.optionalText("quote"),
      isEvidenceAssumed: fields.has("assumed") ? try fields.flag("assumed") : false)
  }
}

extension NoteTags {
  /// Nothing where there is none, so that such a note is kept as it always was.
  var fields: [(String, JSONNode)] {
    (pins.isEmpty ? [] : [("pinned", EventCoding.texts(pins.map(\.stored)))])
      + (isPrivate ? [("private", .flag(true))] : [])
  }

  init(_ fields: FieldReader) throws(CodingFault) {
    let pins: [NoteTag] = fields.has("pinned") ? try fields.words("pinned") : []
    self.init(pins: pins, isPrivate: fields.has("private") ? try fields.flag("private") : false)
  }
}

extension AnswerValue {
  /// The word each form of a value is kept under; `form` is the key that holds it.
  private enum Form: String {
    case choice = "choice"
    case options = "options"
    case number = "number"
    case moment = "moment"
    case words = "words"
    case unsure = "unsure"
    case declined = "declined"
  }

  var node: JSONNode {
    switch self {
    case .choice(let id): Self.node(.choice, [("choice", .text(id))])
    case .options(let ids): Self.node(.options, [("options", EventCoding.texts(ids))])
    case .number(let number): Self.node(.number, [("number", EventCoding.number(number))])
    case .moment(let milliseconds, let about):
      Self.node(.moment, [("utcMilliseconds", .integer(milliseconds)), ("about", .flag(about))])
    case .words(let words): Self.node(.words, [("words", .text(words))])
    case .unsure: Self.node(.unsure, [])
    case .declined: Self.node(.declined, [])
    }
  }

  private static func node(_ form: Form, _ fields: EventCoding.Fields) -> JSONNode {
    .object([("form", .text(form.rawValue))] + fields)
  }

  init(_ fields: FieldReader) throws(CodingFault) {
    guard let form = Form(rawValue: try fields.text("form")) else { throw .unreadable }
    switch form {
    case .choice: self = .choice(try fields.text("choice"))
    case .options: self = .options(try fields.texts("options"))
    case .number: self = .number(try fields.integer("number"))
    case .moment:
      self = .moment(
        utcMilliseconds: try fields.milliseconds("utcMilliseconds"),
        about: try fields.flag("about"))
    case .words: self = .words(try fields.text("words"))
    case .unsure: self = .unsure
    case .declined: self = .declined
    }
  }
}

extension FieldReader {
  func visit() throws(CodingFault) -> Visit { try Visit(try object("at")) }

  func optionalVisit() throws(CodingFault) -> Visit? {
    guard let fields = try optionalObject("at") else { return nil }
    return try Visit(fields)
  }

  func party(_ name: String = "party") throws(CodingFault) -> Party {
    Party(try integer(name))
  }

  func optionalParty(_ name: String) throws(CodingFault) -> Party? {
    has(name) ? try party(name) : nil
  }

  func act() throws(CodingFault) -> ActID {
    let fields = try object("act")
    return ActID(
      sequence: try fields.integer("sequence"), position: try fields.integer("position"))
  }

  func answer() throws(CodingFault) -> Answer { try Answer(try object("answer")) }
}
