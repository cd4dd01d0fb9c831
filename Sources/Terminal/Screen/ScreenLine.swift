// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

/// One line of a screen, before anything is known of the terminal it will stand on.
package enum ScreenLine: Equatable, Sendable {
  /// The rule that opens a question; its parts are read one by one in plain mode.
  case rule([String])
  /// Words to say aloud.
  case say(String)
  /// Keys with what they mean.
  case marks([Mark])
  /// A name in capitals and its text, such as `WHY`.
  case named(String, String)
  /// A line of text.
  case text(String)
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

  private func rich(_ line: ScreenLine) -> [String] {
    switch line {
    case .rule(let parts): rule(parts)
    case .say(let words): bold(block("SAY   ", words))
    case .marks(let marks): packed(marks)
    case .named(let name, let text): block(name.padded(to: 5) + " ", text)
    case .text(let text): wrapped(safe(text), columns: columns, indent: 3)
    case .hint(let text): wrapped(safe(text), columns: columns)
    }
  }

  private func plain(_ line: ScreenLine) -> [String] {
    switch line {
    case .rule(let parts):
      wrapped(parts.map(safe).joined(separator: ". ") + ".", columns: columns)
    case .say(let words): wrapped("Say: " + safe(words), columns: columns)
    case .marks(let marks):
      marks.flatMap { wrapped("\($0.key). \(safe($0.label))", columns: columns, indent: 3) }
    case .named(let name, let text): wrapped(name.plainName + ": " + safe(text), columns: columns)
    case .text(let text): wrapped(safe(text), columns: columns)
    case .hint(let text): wrapped("Hint: " + safe(text), columns: columns)
    }
  }

  private func safe(_ text: String) -> String { SafeText.visible(text) }

  private func rule(_ parts: [String]) -> [String] {
    let text = "-- " + parts.map(safe).joined(separator: " -- ") + " "
    guard DisplayWidth.of(text) < columns else { return wrapped(text, columns: columns) }
    return [text + String(repeating: "-", count: columns - DisplayWidth.of(text))]
  }

  /// A head of six columns or more, and its text in line beside it.
  private func block(_ head: String, _ text: String) -> [String] {
    let width = DisplayWidth.of(head)
    let margin = String(repeating: " ", count: width)
    let lines = wrapped(safe(text), columns: columns - width)
    return lines.enumerated().map { ($0.offset == 0 ? head : margin) + $0.element }
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
    wrapped(String(line.dropFirst(6)), columns: columns - 8).enumerated().map {
      ($0.offset == 0 ? String(line.prefix(6)) : "        ") + $0.element
    }
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
