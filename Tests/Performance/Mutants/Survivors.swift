// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Foundation

/// Slips that no rule minds, or that leave one not proved, as runs of `mutants` wrote them down:
/// one a line, with its kind, the file, the line in it and the verdict.
struct Survivors {
  private var lines: [Slip: [Int]] = [:]

  private struct Slip: Hashable, Comparable {
    var kind: String
    var file: String

    static func < (left: Slip, right: Slip) -> Bool {
      (left.kind, left.file) < (right.kind, right.file)
    }
  }

  init(files: some Sequence<String>) {
    for file in files {
      let text = (try? String(contentsOfFile: file, encoding: .utf8)) ?? ""
      for line in text.split(separator: "\n") {
        let cells = line.split(separator: "\t").map(String.init)
        guard cells.count == 4, let number = Int(cells[2]) else { continue }
        let kind = cells[0] + (Self.remarks[cells[3]] ?? "")
        lines[Slip(kind: kind, file: cells[1]), default: []].append(number)
      }
    }
  }

  private static let remarks = [
    "shown": " (shown by diff)", "notProved": " (a rule is not proved)",
  ]

  /// A row for each kind of slip and file.
  var table: String {
    let rows = lines.keys.sorted().map { slip in
      let places = (lines[slip] ?? []).sorted().map(String.init).joined(separator: ", ")
      return "| \(slip.kind) | `\(slip.file)` | \(places) |"
    }
    return (["| slip | file | lines |", "|---|---|---|"] + rows).joined(separator: "\n")
  }
}
