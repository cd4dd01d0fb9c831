// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

/// What is wrong with ids of one list: not legal, reserved where conditions read them, or twice.
func idComplaints(
  _ ids: [Placed<String>], called what: String, isValue: Bool
) -> [Diagnostic] {
  var complaints: [Diagnostic] = []
  var seen: Set<String> = []
  for id in ids {
    if !isIdentifier(id.value) {
      complaints.append(illegalID(id))
    } else if isValue, reservedWords.contains(id.value), !builtInValues.contains(id.value) {
      complaints.append(
        Diagnostic(
          .reservedID, "\"\(id.value)\" is a word of the condition language.", at: id,
          help: "Choose another id; the label may still say it."))
    }
    if !seen.insert(id.value).inserted {
      complaints.append(
        Diagnostic(.repeatedID, "The \(what) \"\(id.value)\" stands twice.", at: id))
    }
  }
  return complaints
}

func illegalID(_ id: Placed<String>) -> Diagnostic {
  Diagnostic(
    .illegalID, "\"\(id.value)\" is not an id.", at: id,
    help: "Use small letters, digits and single hyphens, such as \"safe-to-talk\".")
}

/// Values of built-in facts that the condition grammar also owns.
private let builtInValues: Set<String> = ["asked", "agreed"]

extension Diagnostic {
  /// About one value, marked whole.
  init(
    _ code: ShapeCode, _ headline: String, at value: Placed<String>,
    severity: Severity = .error, onACall: String? = nil, help: String? = nil
  ) {
    self.init(
      code: code.rawValue, severity: severity, headline: headline, place: value.place,
      length: max(1, value.value.unicodeScalars.count), onACall: onACall, help: help)
  }
}
