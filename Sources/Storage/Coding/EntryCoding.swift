// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

package import Interview

/// An entry as bytes, and back.
///
///     {"schema":1,"call":"0123...","sequence":7,"epoch":1,
///      "at":{"utcMilliseconds":1764000000000,"offsetMinutes":60},
///      "by":{"counsellor":"ann","seat":"3"},
///      "events":[{"kind":"waited","at":{"chain":"opening","step":"wait","time":1}}],
///      "witness":{"step":"opening:safe","levels":["risk=high"]}}
///
/// The order of keys is the order below; what is nil is left out.
package enum EntryCoding {
  package static func bytes(of entry: Entry) -> [UInt8] {
    let node = JSONNode.object([
      ("schema", .integer(Int64(Entry.schema))),
      ("call", .text(entry.call.text)),
      ("sequence", .integer(Int64(entry.sequence))),
      ("epoch", .integer(Int64(entry.epoch))),
      (
        "at",
        .object([
          ("utcMilliseconds", .integer(entry.at.utcMilliseconds)),
          ("offsetMinutes", .integer(Int64(entry.at.offsetMinutes))),
        ])
      ),
      (
        "by",
        .object([
          ("counsellor", .text(entry.by.counsellor)), ("seat", .text(entry.by.seat)),
        ])
      ),
      ("events", .list(entry.events.map(EventCoding.node))),
      (
        "witness",
        .object([
          ("step", .text(entry.witness.step)),
          ("levels", .list(entry.witness.levels.map { .text($0) })),
        ])
      ),
    ])
    return node.bytes
  }

  package static func entry(from bytes: [UInt8]) throws(CodingFault) -> Entry {
    let fields: FieldReader
    do {
      fields = try FieldReader(try JSONReader.read(bytes))
    } catch {
      throw .unreadable
    }
    let schema = try fields.integer("schema")
    guard schema <= Entry.schema else { throw .newerSchema }
    let at = try fields.object("at")
    let by = try fields.object("by")
    let witness = try fields.object("witness")
    var events: [Event] = []
    for node in try fields.list("events") {
      events.append(try EventCoding.event(from: try FieldReader(node)))
    }
    return Entry(
      call: CallID(try fields.text("call")),
      sequence: try fields.integer("sequence"),
      epoch: try fields.integer("epoch"),
      at: Moment(
        utcMilliseconds: try at.milliseconds("utcMilliseconds"),
        offsetMinutes: try at.integer("offsetMinutes")),
      by: Author(counsellor: try by.text("counsellor"), seat: try by.text("seat")),
      events: events,
      witness: Witness(step: try witness.text("step"), levels: try witness.texts("levels")))
  }
}
