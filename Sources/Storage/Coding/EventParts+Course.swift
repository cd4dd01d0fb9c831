// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Interview
import Protocols

extension Opening {
  var fields: EventCoding.Fields {
    [
      ("bundleDigest", .text(bundleDigest)),
      ("engineSemantics", EventCoding.number(engineSemantics)),
      ("store", EventCoding.word(store)), ("number", EventCoding.number(number)),
    ] + proofFields
  }

  private var proofFields: EventCoding.Fields {
    switch proof {
    case nil: []
    case .proved(let checker): [("provedBy", EventCoding.number(checker))]
    case .unproved(let reason): [("unprovedBecause", .text(reason))]
    }
  }

  init(_ fields: FieldReader) throws(CodingFault) {
    self.init(
      bundleDigest: try fields.text("bundleDigest"),
      engineSemantics: try fields.integer("engineSemantics"), store: try fields.word("store"),
      number: try fields.integer("number"), proof: try Self.proof(fields))
  }

  private static func proof(_ fields: FieldReader) throws(CodingFault) -> ProofState? {
    if fields.has("provedBy") { return .proved(checker: try fields.integer("provedBy")) }
    return try fields.optionalText("unprovedBecause").map { .unproved(because: $0) }
  }
}

extension ConsentAnswer {
  var fields: EventCoding.Fields {
    [("state", EventCoding.word(state)), ("manner", EventCoding.word(manner))]
      + EventCoding.optional("words", words)
  }

  init(_ fields: FieldReader) throws(CodingFault) {
    self.init(
      try fields.word("state"), manner: try fields.word("manner"),
      words: try fields.optionalText("words"))
  }
}

extension Promise {
  var fields: EventCoding.Fields {
    [
      ("id", .text(id)), ("text", .text(text)), ("owner", .text(owner)),
      ("dueUTCMilliseconds", .integer(dueUTCMilliseconds)),
    ]
  }

  init(_ fields: FieldReader) throws(CodingFault) {
    self.init(
      id: try fields.text("id"), text: try fields.text("text"), owner: try fields.text("owner"),
      dueUTCMilliseconds: try fields.milliseconds("dueUTCMilliseconds"))
  }
}

extension Handoff {
  var fields: EventCoding.Fields {
    [("number", EventCoding.number(number)), ("responder", .text(responder))]
      + EventCoding.optional("receiver", receiver) + basis.fields
      + (edits.leftOut.isEmpty ? [] : [("leftOut", EventCoding.texts(edits.leftOut))])
      + EventCoding.optional("request", edits.request)
  }

  init(_ fields: FieldReader) throws(CodingFault) {
    self.init(
      number: try fields.integer("number"), responder: try fields.text("responder"),
      receiver: try fields.optionalText("receiver"), basis: try Basis(fields),
      edits: HandoffEdits(
        leftOut: fields.has("leftOut") ? try fields.texts("leftOut") : [],
        request: try fields.optionalText("request")))
  }
}

extension Handoff.Basis {
  var fields: EventCoding.Fields {
    switch self {
    case .consent: [("basis", .text("consent"))]
    case .exception(let id, let reason, let second):
      [("basis", .text("exception")), ("exception", .text(id)), ("reason", .text(reason))]
        + EventCoding.optional("second", second?.stored)
    }
  }

  init(_ fields: FieldReader) throws(CodingFault) {
    switch try fields.text("basis") {
    case "consent": self = .consent
    case "exception":
      self = .exception(
        try fields.text("exception"), reason: try fields.text("reason"),
        second: try fields.optionalWord("second"))
    default: throw .unreadable
    }
  }
}

extension ShownSupports {
  var fields: EventCoding.Fields {
    [("places", .list(places.map { .object($0.fields) }))]
      + EventCoding.optional("chosen", chosen)
  }

  init(_ fields: FieldReader) throws(CodingFault) {
    var places: [Support] = []
    for node in try fields.list("places") { places.append(try Support(try FieldReader(node))) }
    self.init(places, chosen: try fields.optionalText("chosen"))
  }
}

extension Support {
  var fields: EventCoding.Fields {
    [("id", .text(id)), ("name", .text(name)), ("kindOfPlace", .text(kind))]
      + EventCoding.optional("area", area) + EventCoding.optional("phone", phone)
      + EventCoding.optional("open", open)
      + EventCoding.optional("whatTheyCanDo", whatTheyCanDo)
  }

  init(_ fields: FieldReader) throws(CodingFault) {
    self.init(
      id: try fields.text("id"), name: try fields.text("name"),
      kind: try fields.text("kindOfPlace"), area: try fields.optionalText("area"),
      phone: try fields.optionalText("phone"), open: try fields.optionalText("open"),
      whatTheyCanDo: try fields.optionalText("whatTheyCanDo"))
  }
}

extension ReadBack {
  var fields: EventCoding.Fields {
    [("outcome", EventCoding.word(outcome)), ("by", .text(by))]
      + EventCoding.optional("reason", reason)
  }

  init(_ fields: FieldReader) throws(CodingFault) {
    self.init(
      try fields.word("outcome"), by: try fields.text("by"),
      reason: try fields.optionalText("reason"))
  }
}

extension Closing {
  var fields: EventCoding.Fields {
    [("manner", EventCoding.word(manner)), ("owed", EventCoding.texts(owed))]
      + EventCoding.optional("handedTo", handedTo)
  }

  init(_ fields: FieldReader) throws(CodingFault) {
    self.init(
      try fields.word("manner"), owed: try fields.texts("owed"),
      handedTo: try fields.optionalText("handedTo"))
  }
}

extension CallTimer {
  var fields: EventCoding.Fields {
    [("dueUTCMilliseconds", .integer(dueUTCMilliseconds)), ("words", .text(words))]
  }

  init(_ fields: FieldReader) throws(CodingFault) {
    self.init(
      dueUTCMilliseconds: try fields.milliseconds("dueUTCMilliseconds"),
      words: try fields.text("words"))
  }
}

extension CallBack {
  var fields: EventCoding.Fields {
    [
      ("number", EventCoding.number(number)),
      ("dueUTCMilliseconds", .integer(dueUTCMilliseconds)), ("words", .text(words)),
    ]
  }

  init(_ fields: FieldReader) throws(CodingFault) {
    self.init(
      number: try fields.integer("number"),
      dueUTCMilliseconds: try fields.milliseconds("dueUTCMilliseconds"),
      words: try fields.text("words"))
  }
}
