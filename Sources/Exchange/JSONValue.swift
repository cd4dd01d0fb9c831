// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

/// JSON that is the same bytes every time: keys in the order given, whole numbers only, no space
/// left to a library's taste.
package indirect enum JSONValue: Equatable, Sendable {
  case object([(key: String, value: JSONValue)])
  case array([JSONValue])
  case string(String)
  case integer(Int64)
  case bool(Bool)
  case null

  package static func == (left: JSONValue, right: JSONValue) -> Bool { left.text == right.text }

  /// Two spaces a level, a line for each entry, a line feed at the end of the document.
  package var text: String {
    var out = ""
    write(to: &out, depth: 0)
    return out + "\n"
  }

  private func write(to out: inout String, depth: Int) {
    switch self {
    case .object(let entries):
      list(entries.count, "{", "}", to: &out, depth) { index, out in
        Self.write(entries[index].key, to: &out)
        out += ": "
        entries[index].value.write(to: &out, depth: depth + 1)
      }
    case .array(let items):
      list(items.count, "[", "]", to: &out, depth) { index, out in
        items[index].write(to: &out, depth: depth + 1)
      }
    case .string(let text): Self.write(text, to: &out)
    case .integer(let number): out += String(number)
    case .bool(let truth): out += truth ? "true" : "false"
    case .null: out += "null"
    }
  }

  private func list(
    _ count: Int, _ open: String, _ close: String, to out: inout String, _ depth: Int,
    entry: (Int, inout String) -> Void
  ) {
    guard count > 0 else {
      out += open + close
      return
    }
    out += open
    for index in 0..<count {
      out += (index == 0 ? "\n" : ",\n") + String(repeating: "  ", count: depth + 1)
      entry(index, &out)
    }
    out += "\n" + String(repeating: "  ", count: depth) + close
  }

  /// A string as RFC 8259 has it, section 7. Controls, and the separators that end a line in
  /// scripts, are written as escapes; so are marks that no reader sees, lest they reorder a page.
  private static func write(_ text: String, to out: inout String) {
    out += "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": out += "\\\""
      case "\\": out += "\\\\"
      case "\n": out += "\\n"
      case "\r": out += "\\r"
      case "\t": out += "\\t"
      case _ where mustEscape(scalar):
        for unit in String(scalar).utf16 {
          let digits = String(unit, radix: 16)
          out += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
        }
      case _: out.unicodeScalars.append(scalar)
      }
    }
    out += "\""
  }

  private static func mustEscape(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator: true
    case _: false
    }
  }
}
