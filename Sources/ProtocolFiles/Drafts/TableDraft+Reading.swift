// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Protocols

extension TableDraft {
  /// A truth table: a line a row, commas between the cells, spaces around them ignored. Lines that
  /// are empty or begin with `#` are left out. Cells hold words of the condition language, so
  /// nothing in one is ever quoted.
  init(_ file: SourceFile, _ complaints: inout Complaints) {
    self.init(path: file.path, rows: [])
    guard let text = SourceText(file, &complaints) else { return }
    text.checkCharacters(&complaints)
    for (number, line) in text.lines.enumerated() {
      let cells = Self.cells(line, in: file.path, line: number + 1)
      guard let first = cells.first?.value, !first.hasPrefix("#") else { continue }
      guard cells.count > 1 || !first.isEmpty else { continue }
      rows.append(cells)
    }
  }

  private static func cells(
    _ line: [Unicode.Scalar], in file: String, line number: Int
  ) -> [Placed<String>] {
    var column = 1
    return line.split(separator: ",", omittingEmptySubsequences: false).map { cell in
      defer { column += cell.count + 1 }
      let lead = cell.prefix { $0 == " " }.count
      var text = String.UnicodeScalarView()
      text.append(contentsOf: cell.dropFirst(lead))
      while text.last == " " { text.removeLast() }
      return Placed(String(text), at: Place(file: file, line: number, column: column + lead))
    }
  }
}
