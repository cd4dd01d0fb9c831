// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import ArgumentParser
import Exchange
import Interview

/// For commands that list things: the same list for a program to read.
struct JSONOption: ParsableArguments {
  @Flag(help: "As one JSON document that names its schema.")
  var json = false
}

/// One document: which schema, then the list. A key is added and never changed; where that will not
/// do, the number at the end of the schema is raised.
func jsonPage(_ schema: String, _ key: String, _ items: [JSONValue]) -> String {
  jsonPage(schema, [(key, .array(items))])
}

func jsonPage(_ schema: String, _ fields: [(key: String, value: JSONValue)]) -> String {
  JSONValue.object([("schema", .string("steady-\(schema)/1"))] + fields).text
}

extension Opening.Store {
  /// Says of calls whether they are live or practice.
  var json: (key: String, value: JSONValue) { ("store", .string(rawValue)) }
}
