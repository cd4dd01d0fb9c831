// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Exchange
import Terminal

/// One thing that the doctor looked at. What is found here follows from values alone, so that a
/// test can show each of them wrong.
struct Finding {
  var name: String
  var isRight: Bool
  var says: String

  var line: String { "\(isRight ? "ok   " : "WRONG") \(name): \(says)" }
  var json: JSONValue {
    .object([("name", .string(name)), ("ok", .bool(isRight)), ("says", .string(says))])
  }

  static func settings(_ file: Result<ConfigFile, Stop>) -> Finding {
    switch file {
    case .success(let file) where file.values.isEmpty:
      Finding(name: "settings", isRight: true, says: DeskPhrase.noSettings(file.path).text)
    case .success(let file):
      Finding(
        name: "settings", isRight: true,
        says: DeskPhrase.settings(file.path, file.values.count).text)
    case .failure(let stop): Finding(name: "settings", isRight: false, says: stop.description)
    }
  }

  static func terminal(_ capabilities: TerminalCapabilities, columns: Int) -> Finding {
    if let reason = capabilities.plainReason {
      return Finding(name: "terminal", isRight: true, says: DeskPhrase.plain(reason).text)
    }
    return Finding(
      name: "terminal", isRight: columns >= 40, says: DeskPhrase.rich(columns: columns).text)
  }

  /// Looked at in plain mode too: the next call may be in a terminal.
  static func readline(_ version: String, isUsable: Bool) -> Finding {
    let says = isUsable ? DeskPhrase.readline(version) : .noReadline
    return Finding(name: "readline", isRight: isUsable, says: says.text)
  }

  /// What names no other letters is taken as UTF-8; a terminal that sends others is not understood.
  static func locale(_ name: String) -> Finding {
    let letters = name.lowercased().replacing("-", with: "")
    let isUTF8 = letters.contains("utf8")
    guard isUTF8 || ["", "c", "posix"].contains(letters) else {
      return Finding(name: "locale", isRight: false, says: DeskPhrase.localeIsOther(name).text)
    }
    return Finding(name: "locale", isRight: true, says: DeskPhrase.locale(name, isUTF8).text)
  }

  static func counsellor(_ name: String) -> Finding {
    Finding(
      name: "counsellor", isRight: name != "unknown", says: DeskPhrase.counsellor(name).text)
  }
}
