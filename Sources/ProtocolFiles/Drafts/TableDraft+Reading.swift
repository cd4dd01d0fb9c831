// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Protocols
import SwiftCSV

extension TableDraft {
  /// A truth table: a line a row, commas between the cells, the head first. Lines that are empty or
  /// begin with `#` are left out.
  ///
  /// A cell that holds a comma, such as `one of (yes, no)`, stands in double quotes, as spreadsheet
  /// programs write it; a cell never goes over two lines. Each line goes through the CSV reader by
  /// itself, so that whatever is wrong has its line.
  init(_ file: SourceFile, _ complaints: inout Complaints) {
    self.init(path: file.path, rows: [])
    guard let text = SourceText(file, &complaints) else { return }
    text.checkCharacters(&complaints)
    guard complaints.diagnostics.isEmpty else { return }
    var reader = TableReader(complaints)
    for (number, line) in text.lines.enumerated() {
      let first = line.first { $0 != " " }
      guard let first, first != "#" else { continue }
      reader.read(line, number: number + 1)
    }
    reader.complainOfSize()
    complaints = reader.complaints
    rows = reader.rows
  }
}

/// Reads a table line by line.
private struct TableReader {
  static let cellLimit = 50_000

  var complaints: Complaints
  var rows: [[Placed<String>]] = []
  private var cellCount = 0

  init(_ complaints: Complaints) {
    self.complaints = complaints
  }

  mutating func read(_ line: [Unicode.Scalar], number: Int) {
    guard cellCount <= Self.cellLimit, !complaints.isFull else { return }
    let places = places(in: line, number: number)
    var text = String.UnicodeScalarView()
    text.append(contentsOf: line)
    // The line feed makes the reader keep an empty cell at the end of the line.
    let read = try? EnumeratedCSV(
      string: String(text) + "\n", delimiter: .comma, loadColumns: false)
    guard let cells = read?.header, cells.count == places.count, !isQuoteOpen(line) else {
      let quote = line.firstIndex(of: "\"") ?? 0
      complaints.add(
        .tableQuote, "The quotes of this line cannot be read.", line: number, column: quote + 1,
        help: "Put a whole cell in double quotes, on one line, or none of it.")
      return
    }
    cellCount += cells.count
    let row = zip(cells, places).map { cell, place in Placed(Self.trimmed(cell), at: place) }
    complain(about: row, line)
    rows.append(row)
  }

  private mutating func complain(about row: [Placed<String>], _ line: [Unicode.Scalar]) {
    let place = row[0].place
    if rows.isEmpty {
      guard row.count < 2 else { return }
      let sign = [(";", "semicolons"), ("\t", "tabs")].first { row[0].value.contains($0.0) }
      complaints.add(
        .tableHead,
        sign.map { "The cells are parted by \($0.1)." } ?? "The head names less than two columns.",
        at: place, length: line.count,
        help: sign == nil
          ? "Name the facts, then the finding, with commas between them."
          : "Save the table again, with commas between its cells.")
    } else if row.count != rows[0].count {
      complaints.add(
        .tableRow, "The row has \(row.count) cells, and the head \(rows[0].count).", at: place,
        length: line.count,
        help: row.count < rows[0].count
          ? "Write \"any\" where any answer will do."
          : "Put a cell that holds a comma in double quotes.")
    }
    for cell in row where cell.value.isEmpty {
      complaints.add(
        .tableRow, "A cell is empty.", at: cell.place,
        help: "Write \"any\" where any answer will do.")
    }
  }

  mutating func complainOfSize() {
    if cellCount > Self.cellLimit {
      complaints.add(
        .tooManyNodes, "The table holds more than 50,000 cells.", line: 1, column: 1,
        help: "Join rows that differ in nothing, with \"any\".")
    } else if rows.count < 2, complaints.diagnostics.isEmpty {
      complaints.add(
        .tableHead, "The table has no rows.", line: 1, column: 1,
        help: "Begin with a line that names the facts and the finding; then a line for each row.")
    }
  }

  /// Where each cell begins: after a comma outside quotes, its spaces and its own quote.
  private func places(in line: [Unicode.Scalar], number: Int) -> [Place] {
    var starts = [0]
    var isQuoted = false
    for (index, scalar) in line.enumerated() {
      if scalar == "\"" { isQuoted.toggle() }
      if scalar == ",", !isQuoted { starts.append(index + 1) }
    }
    return starts.map { start in
      let begin = line[start...].firstIndex { $0 != " " } ?? start
      let inside = begin < line.count && line[begin] == "\"" ? begin + 1 : begin
      return Place(file: complaints.file, line: number, column: inside + 1)
    }
  }

  private func isQuoteOpen(_ line: [Unicode.Scalar]) -> Bool {
    line.count { $0 == "\"" } % 2 == 1
  }

  private static func trimmed(_ cell: String) -> String {
    var text = cell[...]
    while text.first == " " { text.removeFirst() }
    while text.last == " " { text.removeLast() }
    return String(text)
  }
}
