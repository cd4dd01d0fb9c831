// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

/// Edits that change what is written and not what it means: the checker must say nothing new of a
/// library that has one of them.
extension MutationOperator {
  static var keepingMeaning: [MutationOperator] {
    [
      ofConditions("a condition is said twice, with and") { "(\($0)) and (\($0))" },
      ofConditions("a condition is said twice, with or") { "(\($0)) or (\($0))" },
      ofConditions("a condition is denied twice") { "not (not (\($0)))" },
      ofConditions("a condition stands in one more bracket") { "(\($0))" },
      ofConditions("a condition takes in a part of itself") { "(\($0)) or ((\($0)) and (\($0)))" },
      MutationOperator(name: "the parts of an and change places") { text, _ in
        turned(" and ", text)
      },
      MutationOperator(name: "the parts of an or change places") { text, _ in
        turned(" or ", text)
      },
      MutationOperator(name: "the values of a list change places") { text, _ in
        conditions(of: text).flatMap { line, value in
          value.matches(of: #/one of \(([a-z-]+), ([a-z-]+)\)/#).map { match in
            let other = "one of (\(match.output.2), \(match.output.1))"
            let all = value.replacing(match.output.0, with: other)
            return Mutant(
              line: line + 1, text: text.replacing(valueAt: line, value, by: all))
          }
        }
      },
      MutationOperator(name: "a comment stands before a step") { text, _ in
        text.steps.map {
          Mutant(
            line: $0.lowerBound + 1,
            text: text.replacing($0.lowerBound..<$0.lowerBound, by: ["  # As before.", ""]))
        }
      },
      MutationOperator(name: "a heading stands before a step") { text, _ in
        text.steps.map {
          Mutant(
            line: $0.lowerBound + 1,
            text: text.replacing(
              $0.lowerBound..<$0.lowerBound, by: ["  - section: As before", ""]))
        }
      },
    ]
  }

  private static func conditions(of text: ProtocolText) -> [(line: Int, value: String)] {
    (text.values(of: "when") + text.values(of: "if")).filter { !$0.value.hasSuffix(">") }
  }

  private static func ofConditions(
    _ name: String, _ change: @escaping (String) -> String
  ) -> MutationOperator {
    MutationOperator(name: name) { text, _ in
      conditions(of: text).map { line, value in
        Mutant(line: line + 1, text: text.replacing(valueAt: line, value, by: change(value)))
      }
    }
  }

  /// The parts of a condition that has this word at its outermost level alone.
  private static func turned(_ word: String, _ text: ProtocolText) -> [Mutant] {
    let other = word == " and " ? " or " : " and "
    return conditions(of: text).compactMap { line, value in
      let parts = value.parts(between: word)
      guard parts.count > 1, value.parts(between: other).count == 1 else { return nil }
      let all = parts.reversed().joined(separator: word)
      return Mutant(line: line + 1, text: text.replacing(valueAt: line, value, by: all))
    }
  }
}
