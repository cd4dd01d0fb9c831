// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

/// One line of a screen, before anything is known of the terminal it will stand on.
package enum ScreenLine: Equatable, Sendable {
  /// The rule that opens a question; its parts are read one by one in plain mode. Where they are
  /// wider than the terminal, the first of the shorter ones that fits stands there.
  case rule([String], shorter: [[String]] = [])
  /// Words to say aloud.
  case say(String)
  /// Keys with what they mean.
  case marks([Mark])
  /// A name in capitals and its text, such as `WHY`.
  case named(String, String)
  /// A line of text.
  case text(String)
  /// One that must not be overlooked, or that is read out.
  case loud(String)
  case hint(String)
}

/// A key and what it means; some want Enter.
package struct Mark: Equatable, Sendable {
  package var key: String
  package var label: String
  package var wantsEnter: Bool

  package init(_ key: String, _ label: String, wantsEnter: Bool = false) {
    self.key = key
    self.label = label
    self.wantsEnter = wantsEnter
  }
}

/// Turns screen lines into text for one terminal; the only place where bold exists.
package struct Screen: Equatable, Sendable {
  package var isRich: Bool
  /// Never below 20.
  package var columns: Int {
    didSet { columns = max(20, columns) }
  }

  package init(isRich: Bool, columns: Int) {
    self.isRich = isRich
    self.columns = max(20, columns)
  }

  package func text(of lines: [ScreenLine]) -> String {
    lines.flatMap { isRich ? rich($0) : plain($0) }.map { $0 + "\n" }.joined()
  }

  /// How many rows they take.
  package func rows(of lines: [ScreenLine]) -> Int {
    lines.reduce(0) { $0 + (isRich ? rich($1) : plain($1)).count }
  }

  private func rich(_ line: ScreenLine) -> [String] {
    switch line {
    case .rule(let parts, let shorter): rule(parts, shorter)
    case .say(let words): bold(block("SAY   ", words))
    case .marks(let marks): packed(marks)
    case .named(let name, let text): block(name.padded(to: 5) + " ", text)
    case .text(let text), .hint(let text): block("", text)
    case .loud(let text): bold(block("", text))
    }
  }

  private func plain(_ line: ScreenLine) -> [String] {
    switch line {
    case .rule(let parts, _):
      wrapped(parts.map(safe).joined(separator: ". ") + ".", columns: columns)
    case .say(let words): wrapped("Say: " + safe(words), columns: columns)
    case .marks(let marks):
      marks.flatMap { wrapped("\($0.key). \(safe($0.label))", columns: columns, indent: 3) }
    case .named(let name, let text): wrapped(name.plainName + ": " + safe(text), columns: columns)
    case .text(let text), .loud(let text): wrapped(safe(text), columns: columns)
    case .hint(let text): wrapped("Hint: " + safe(text), columns: columns)
    }
  }

  private func safe(_ text: String) -> String { SafeText.visible(text) }

  /// On one line where some form of it fits on one, else on two where some form fits on those.
  private func rule(_ parts: [String], _ shorter: [[String]]) -> [String] {
    let forms = ([parts] + shorter).map { "-- " + $0.map(safe).joined(separator: " -- ") + " " }
    var lines: [String]
    if let form = forms.first(where: { DisplayWidth.of($0) < columns }) {
      lines = [form + String(repeating: "-", count: columns - DisplayWidth.of(form))]
    } else {
      let folded = forms.map { block("", $0) }
      lines = folded.first { $0.count <= 2 } ?? folded[folded.count - 1]
    }
    return parts.contains { $0.hasPrefix(Self.alarmSign) } ? bold(lines) : lines
  }

  /// What the name of an alarm begins with.
  static let alarmSign = "!! "

  /// A head and its text beside it.
  private func block(_ head: String, _ text: String) -> [String] {
    var lines = wrapped(
      safe(text), columns: columns, indent: continuationIndent,
      startingAt: DisplayWidth.of(head))
    lines[0] = head + lines[0]
    return lines
  }

  private func bold(_ lines: [String]) -> [String] {
    lines.map { "\u{1B}[1m\($0)\u{1B}[0m" }
  }

  /// As many marks on a line as fit, in columns of equal width where they are short.
  private func packed(_ marks: [Mark]) -> [String] {
    var lines: [String] = []
    var current = "MARK "
    for mark in marks {
      let text =
        " \(mark.key) \(safe(mark.label))" + (mark.wantsEnter ? " (\(mark.key)+Enter)" : "")
      let width = DisplayWidth.of(current) + DisplayWidth.of(text) + 2
      if width > columns, current.contains(where: \.isNumber) || current.count > 6 {
        lines.append(current)
        current = "     "
      }
      current += text + "  "
    }
    lines.append(current)
    return lines.flatMap { line in
      DisplayWidth.of(line.trimmedEnd) <= columns ? [line.trimmedEnd] : narrowed(line)
    }
  }

  /// A mark that is wider than the terminal, wrapped beside its key.
  private func narrowed(_ line: String) -> [String] {
    block(String(line.prefix(continuationIndent)), String(line.dropFirst(continuationIndent)))
  }
}

extension String {
  func padded(to width: Int) -> String {
    self + String(repeating: " ", count: max(0, width - DisplayWidth.of(self)))
  }

  /// `WHY` as a screen reader says it: `Why`.
  fileprivate var plainName: String { prefix(1).uppercased() + dropFirst().lowercased() }

  fileprivate var trimmedEnd: String {
    var text = self
    while text.last == " " { text.removeLast() }
    return text
  }
}
