// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

/// A protocol file as lines, with its steps: each from its dash to the line before the next.
struct ProtocolText {
  let lines: [String]
  /// The lines of each step.
  private(set) var steps: [Range<Int>] = []

  init(_ text: String) {
    lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    guard let heading = lines.firstIndex(of: "steps:") else { return }
    let starts = lines.indices.filter { $0 > heading && lines[$0].hasPrefix("  - ") }
    for (number, start) in starts.enumerated() {
      let end = number + 1 < starts.count ? starts[number + 1] : lines.count
      steps.append(start..<end)
    }
  }

  /// Where a key stands with a value on its own line: the line, and the value.
  func values(of key: String) -> [(line: Int, value: String)] {
    lines.indices.compactMap { line in
      let text = lines[line].drop { $0 == " " || $0 == "-" }
      guard text.hasPrefix(key + ": ") else { return nil }
      return (line, String(text.dropFirst(key.count + 2)))
    }
  }

  func replacing(_ line: Int, by new: String?) -> String {
    var lines = lines
    if let new { lines[line] = new } else { lines.remove(at: line) }
    return lines.joined(separator: "\n")
  }

  /// The same with another value of the key on a line.
  func replacing(valueAt line: Int, _ old: String, by new: String) -> String {
    replacing(line, by: lines[line].dropLast(old.count) + new)
  }

  func replacing(_ range: Range<Int>, by new: [String]) -> String {
    (lines[..<range.lowerBound] + new + lines[range.upperBound...]).joined(separator: "\n")
  }

  func swapping(_ first: Range<Int>, _ second: Range<Int>) -> String {
    let all = first.lowerBound..<second.upperBound
    return replacing(
      all, by: Array(lines[second] + lines[first.upperBound..<second.lowerBound] + lines[first]))
  }

  /// The rows of each `decide`: from `- if:` or `- otherwise:` to the line before the next.
  var rows: [[Range<Int>]] {
    steps.compactMap { step in
      guard lines[step.lowerBound].hasPrefix("  - decide:") else { return nil }
      let starts = step.filter {
        lines[$0].hasPrefix("      - if:") || lines[$0].hasPrefix("      - otherwise:")
      }
      return starts.enumerated().map { number, start in
        let end =
          number + 1 < starts.count
          ? starts[number + 1]
          : (start + 1..<step.upperBound).first { !lines[$0].hasPrefix("        ") }
            ?? step.upperBound
        return start..<end
      }
    }
  }

  /// The items of every list of choices: from one dash to the line before the next.
  var choices: [Range<Int>] {
    steps.flatMap { step -> [Range<Int>] in
      guard let heading = step.first(where: { lines[$0] == "    choices:" }) else { return [] }
      let end =
        (heading + 1..<step.upperBound).first { !lines[$0].hasPrefix("      ") } ?? step.upperBound
      let starts = (heading + 1..<end).filter { lines[$0].hasPrefix("      - ") }
      return starts.enumerated().map { number, start in
        start..<(number + 1 < starts.count ? starts[number + 1] : end)
      }
    }
  }
}
