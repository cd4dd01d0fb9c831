// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

/// One plausible slip of somebody who writes protocols, made wherever it fits.
struct MutationOperator {
  var name: String
  var mutants: (ProtocolText, Surroundings) -> [Mutant]

  /// What a library names outside the file.
  struct Surroundings {
    /// The values of each finding, from the lowest.
    var levels: [[String]]
  }

  struct Mutant {
    /// The line in the unbroken file, from 1.
    var line: Int
    var text: String
  }
}

extension MutationOperator {
  static var all: [MutationOperator] { conditions + steps + rows + answers }

  /// Changes the text of a condition at each place where something stands in it.
  private static func inConditions(
    _ name: String, _ change: @escaping (String, Surroundings) -> [String]
  ) -> MutationOperator {
    MutationOperator(name: name) { text, around in
      (text.values(of: "when") + text.values(of: "if")).flatMap { line, value in
        change(value, around).filter { $0 != value }.map {
          Mutant(line: line + 1, text: text.replacing(valueAt: line, value, by: $0))
        }
      }
    }
  }

  /// One other text for each place where a part stands.
  private static func swap(_ part: String, _ other: String) -> (String, Surroundings) -> [String] {
    { value, _ in value.replacements(of: part, by: other) }
  }

  private static var conditions: [MutationOperator] {
    [
      MutationOperator(name: "a condition is left out") { text, _ in
        text.values(of: "when").map { line, _ in
          Mutant(line: line + 1, text: text.replacing(line, by: nil))
        }
      },
      inConditions("a condition is turned round") { value, _ in ["not (\(value))"] },
      inConditions("and becomes or", swap(" and ", " or ")),
      inConditions("or becomes and", swap(" or ", " and ")),
      inConditions("not is left out", swap("not (", "(")),
      inConditions("yes becomes no", swap("is yes", "is no")),
      inConditions("no becomes yes", swap("is no)", "is yes)")),
      inConditions("at least becomes at most", swap("at least", "at most")),
      inConditions("unclear becomes known", swap("is unclear", "is known")),
      inConditions("known becomes unclear", swap("is known", "is unclear")),
      inConditions("the doubt is left out") { value, _ in
        value.matches(of: #/ or [a-z' -]+ is unclear/#).map {
          value.replacingCharacters(in: $0.range, with: "")
        }
      },
      inConditions("a part of an and is left out") { value, _ in value.without(" and ") },
      inConditions("a part of an or is left out") { value, _ in value.without(" or ") },
      inConditions("a value of a list is left out") { value, _ in
        value.matches(of: #/(\(|, )([a-z-]+)(?=[,)])/#).map { match in
          let after = value[match.range.upperBound...]
          let tail = match.output.1 == "(" && after.hasPrefix(", ") ? after.dropFirst(2) : after
          let head = value[..<match.range.lowerBound] + (match.output.1 == "(" ? "(" : "")
          return String(head + tail)
        }
      },
      inConditions("a level becomes the next higher") { value, around in
        around.steps(of: value, by: 1)
      },
      inConditions("a level becomes the next lower") { value, around in
        around.steps(of: value, by: -1)
      },
      inConditions("was asked becomes was not asked", swap("is asked", "is not asked")),
      inConditions("was not asked becomes was asked", swap("is not asked", "is asked")),
    ]
  }

  private static var steps: [MutationOperator] {
    [
      MutationOperator(name: "a step is left out") { text, _ in
        text.steps.map { Mutant(line: $0.lowerBound + 1, text: text.replacing($0, by: [])) }
      },
      MutationOperator(name: "a step comes after its next") { text, _ in
        zip(text.steps, text.steps.dropFirst()).map {
          Mutant(line: $0.lowerBound + 1, text: text.swapping($0, $1))
        }
      },
      MutationOperator(name: "a step comes first") { text, _ in
        text.steps.dropFirst().map { step in
          let first = text.steps[0]
          return Mutant(
            line: step.lowerBound + 1,
            text: text.replacing(
              first.lowerBound..<step.upperBound,
              by: Array(text.lines[step] + text.lines[first.lowerBound..<step.lowerBound])))
        }
      },
      inserting("police are offered before a step", "  - offer: [police]"),
      inserting("a team is sent for before a step", "  - offer: [mobile-crisis]"),
      MutationOperator(name: "somebody is left out of an offer") { text, _ in
        offers(in: text) { line, key, names in
          names.indices.filter { _ in names.count > 1 }.map { index in
            var fewer = names
            fewer.remove(at: index)
            return text.replacing(line, by: "  - \(key): [\(fewer.joined(separator: ", "))]")
          }
        }
      },
      MutationOperator(name: "offers are turned round") { text, _ in
        offers(in: text) { line, key, names in
          guard names.count > 1 else { return [] }
          let turned = names.reversed().joined(separator: ", ")
          return [text.replacing(line, by: "  - \(key): [\(turned)]")]
        }
      },
      MutationOperator(name: "police join an offer") { text, _ in
        offers(in: text) { line, key, names in
          [text.replacing(line, by: "  - \(key): [\(names.joined(separator: ", ")), police]")]
        }
      },
      MutationOperator(name: "all offers become the first that is taken, or the other way") {
        text, _ in
        offers(in: text) { line, key, names in
          let other = key == "offer" ? "offer all" : "offer"
          return [text.replacing(line, by: "  - \(other): [\(names.joined(separator: ", "))]")]
        }
      },
      MutationOperator(name: "what is told becomes a thing to do") { text, _ in
        text.steps.filter { text.lines[$0.lowerBound].hasPrefix("  - tell: ") }.map { step in
          let line = text.lines[step.lowerBound].replacing("- tell: ", with: "- do: ")
          var lines = Array(text.lines[step])
          lines[0] = line
          lines = lines.map { $0.replacing("    say:", with: "    text:") }
          return Mutant(line: step.lowerBound + 1, text: text.replacing(step, by: lines))
        }
      },
      MutationOperator(name: "it is about the other one") { text, _ in
        text.values(of: "about").map { line, value in
          let other = value == "caller" ? "person" : "caller"
          return Mutant(line: line + 1, text: text.replacing(valueAt: line, value, by: other))
        }
      },
    ]
  }

  private static var rows: [MutationOperator] {
    [
      MutationOperator(name: "a row is left out") { text, _ in
        text.rows.flatMap { $0 }.map {
          Mutant(line: $0.lowerBound + 1, text: text.replacing($0, by: []))
        }
      },
      MutationOperator(name: "a row comes after its next") { text, _ in
        text.rows.flatMap { rows in zip(rows, rows.dropFirst().dropLast()) }.map {
          Mutant(line: $0.lowerBound + 1, text: text.swapping($0, $1))
        }
      },
      rowsGiving("a row gives the next lower", by: -1),
      rowsGiving("a row gives the next higher", by: 1),
    ]
  }

  private static var answers: [MutationOperator] {
    [
      MutationOperator(name: "a choice is left out") { text, _ in
        text.choices.map { Mutant(line: $0.lowerBound + 1, text: text.replacing($0, by: [])) }
      },
      withoutKey("danger is no longer marked", "raises danger"),
      withoutKey("lowering is no longer marked", "lowers"),
      withoutKey("marks are left out", "marks"),
      withoutKey("an answer holds for ever", "holds for"),
      withoutKey("an answer is not asked afresh", "ask afresh"),
      withoutKey("a jump is left out", "go"),
      withoutKey("what is told first is left out", "tell first"),
    ]
  }

  private static func inserting(_ name: String, _ step: String) -> MutationOperator {
    MutationOperator(name: name) { text, _ in
      text.steps.map { place in
        Mutant(
          line: place.lowerBound + 1,
          text: text.replacing(place.lowerBound..<place.lowerBound, by: [step, ""]))
      }
    }
  }

  private static func withoutKey(_ name: String, _ key: String) -> MutationOperator {
    MutationOperator(name: name) { text, _ in
      text.values(of: key).map { line, _ in
        Mutant(line: line + 1, text: text.replacing(line, by: nil))
      }
    }
  }

  private static func offers(
    in text: ProtocolText, _ change: (Int, String, [String]) -> [String]
  ) -> [Mutant] {
    ["offer", "offer all"].flatMap { key in
      text.values(of: key).flatMap { line, value -> [Mutant] in
        let names = value.filter { $0 != "[" && $0 != "]" }.split(separator: ",").map {
          String($0.filter { $0 != " " })
        }
        return change(line, key, names).map { Mutant(line: line + 1, text: $0) }
      }
    }
  }

  private static func rowsGiving(_ name: String, by step: Int) -> MutationOperator {
    MutationOperator(name: name) { text, around in
      (text.values(of: "gives") + text.values(of: "otherwise")).compactMap { line, value in
        around.next(to: value, by: step).map {
          Mutant(line: line + 1, text: text.replacing(valueAt: line, value, by: $0))
        }
      }
    }
  }
}

extension MutationOperator.Surroundings {
  func next(to value: String, by step: Int) -> String? {
    for level in levels {
      guard let index = level.firstIndex(of: value), level.indices.contains(index + step) else {
        continue
      }
      return level[index + step]
    }
    return nil
  }

  /// A condition with each level that it names moved.
  fileprivate func steps(of value: String, by step: Int) -> [String] {
    value.matches(of: #/at (?:least|most) ([a-z0-9-]+)/#).compactMap { match in
      next(to: String(match.output.1), by: step).map {
        let range = match.output.1.startIndex..<match.output.1.endIndex
        return value.replacingCharacters(in: range, with: $0)
      }
    }
  }
}

extension String {
  fileprivate func replacingCharacters(in range: Range<Index>, with new: String) -> String {
    String(self[..<range.lowerBound] + new + self[range.upperBound...])
  }

  fileprivate func replacements(of part: String, by other: String) -> [String] {
    ranges(of: part).map { replacingCharacters(in: $0, with: other) }
  }

  /// What is left when one part of a list at the outermost level goes.
  fileprivate func without(_ word: String) -> [String] {
    let parts = parts(between: word)
    guard parts.count > 1 else { return [] }
    return parts.indices.map { left in
      parts.indices.filter { $0 != left }.map { parts[$0] }.joined(separator: word)
    }
  }

  /// The parts of a list at the outermost level.
  func parts(between word: String) -> [String] {
    var (depth, parts, part) = (0, [String](), "")
    var index = startIndex
    while index < endIndex {
      if depth == 0, self[index...].hasPrefix(word) {
        parts.append(part)
        part = ""
        index = self.index(index, offsetBy: word.count)
        continue
      }
      if self[index] == "(" { depth += 1 }
      if self[index] == ")" { depth -= 1 }
      part.append(self[index])
      index = self.index(after: index)
    }
    return parts + [part]
  }
}
