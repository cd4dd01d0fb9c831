// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import CallSamples
import ProtocolFiles
import WrittenLibraries

/// A library with one long protocol, to measure the prover with: so many questions of two to six
/// answers, most of them asked only where one before them was answered in some way; some facts that
/// are read again at the very end, by the rows of a finding; a sum over eight questions, and a loop
/// that comes round at most twice.
struct LongLibrary {
  var questions: Int
  /// Of a hundred questions, how many read an answer before them.
  var reading: UInt64
  /// How far back that answer may lie.
  var reach: Int
  /// How many answers the rows at the end read.
  var longLived: Int
  private var chance: Chance

  static let sixty = LongLibrary(questions: 60, reading: 60, reach: 4, longLived: 8)
  static let hard = LongLibrary(questions: 200, reading: 95, reach: 30, longLived: 30)

  private init(questions: Int, reading: UInt64, reach: Int, longLived: Int) {
    self.questions = questions
    self.reading = reading
    self.reach = reach
    self.longLived = longLived
    chance = Chance(state: UInt64(questions))
  }

  var files: [SourceFile] {
    var writer = self
    return writer.written().map { SourceFile($0.0, $0.1) }
  }

  /// The number of answers of each question, and what it is asked on.
  private struct Question {
    var answers: Int
    var condition: String?
  }

  private mutating func written() -> [(String, String)] {
    var all: [Question] = []
    for number in 0..<questions { all.append(question(number, after: all)) }
    let steps = all.indices.map { text(of: $0, all[$0]) }.joined()
    let rows = rows(all)
    let end = """
        - wait: look-again
          for: 1 minute
          when: \(test(questions - 1, all))
          go: q\(questions - 3)
          at most: 2

      """ + sum + decide(rows) + "  - end: done\n"
    return [
      ("library.yaml", Self.library), ("main.yaml", Self.heading + steps + end),
      ("policy.yaml", policy(all, rows)),
    ]
  }

  private mutating func question(_ number: Int, after all: [Question]) -> Question {
    let answers = 2 + Int(chance.next() % 5)
    guard number > 0, chance.next() % 100 < reading else {
      return Question(answers: answers, condition: nil)
    }
    let back = 1 + Int(chance.next() % UInt64(min(reach, number)))
    return Question(answers: answers, condition: test(number - back, all, grave: false))
  }

  /// A condition on one answer; the grave one is one answer, and the other any but one.
  private mutating func test(_ number: Int, _ all: [Question], grave: Bool = true) -> String {
    let value = Int(chance.next() % UInt64(all[number].answers))
    return grave
      ? "q\(number) is known and q\(number) is a\(value)"
      : "q\(number) is known and q\(number) is not a\(value)"
  }

  private func text(of number: Int, _ question: Question) -> String {
    var text = "  - ask: q\(number)\n    say: Is it so?\n    secret kind: none\n"
    if let condition = question.condition { text += "    when: \(condition)\n" }
    text += "    choices:\n"
    for answer in 0..<question.answers {
      text +=
        "      - a\(answer): Answer \(answer)\n        as yes or no: Is it answer \(answer)?\n"
      if isCounted(number) { text += "        points: \(answer)\n" }
    }
    return text + "\n"
  }

  /// The items of the sum are asked last, so that the sum is alive only there.
  private func isCounted(_ number: Int) -> Bool { number >= questions - 8 }

  private var sum: String {
    let items = (questions - 8..<questions).map { "q\($0)" }.joined(separator: ", ")
    return """
        - score: strain
          items: [\(items)]
          missing: zero
          bands:
            - id: light
              from: 0
              to: 9
              label: Light
            - id: heavy
              from: 10
              to: 40
              label: Heavy

      """
  }

  /// The conditions of the rows; together they read every fact that lives long.
  private mutating func rows(_ all: [Question]) -> [String] {
    let facts = (0..<longLived).map { $0 * (questions - 10) / longLived }
    return stride(from: 0, to: facts.count, by: 2).map { index in
      facts[index..<min(index + 2, facts.count)].map { "(\(test($0, all)))" }
        .joined(separator: " and ")
    }
  }

  private func decide(_ rows: [String]) -> String {
    var text = "  - decide: level\n    rules:\n"
    text +=
      "      - if: strain is at least 10\n        gives: middle\n        because: It is much.\n"
    for (number, row) in rows.enumerated() {
      let value = number < rows.count / 2 ? "high" : "middle"
      text += "      - if: \(row)\n        gives: \(value)\n        because: Of row \(number).\n"
    }
    return text + "      - otherwise: low\n        because: Nothing weighs.\n"
  }
}

extension LongLibrary {
  /// Ten rules over the whole length of the protocol, some that hold and some that do not.
  private func policy(_ all: [Question], _ rows: [String]) -> String {
    let asked = all.indices.filter { all[$0].condition != nil }
    let always = all.indices.filter { all[$0].condition == nil }
    func condition(_ number: Int) -> String { all[number].condition ?? "" }
    let (early, late) = (asked[asked.count / 8], asked[asked.count * 6 / 7])
    let middle = asked[asked.count / 2]
    let rules = [
      "every call: asks q\(always[always.count - 1])",
      "every call: asks q\(late)",
      "no call: asks q\(late)\n    unless if: \(condition(late))",
      "no call: asks q\(middle)\n    when: \(condition(early))",
      "never: asks q\(late)\n    before: asks q\(always[0])",
      "never: asks q\(late)\n    before: asks q\(early)",
      "the finding: level is at least high\n    when: \(rows[0])",
      "the finding: level is at least middle\n    when: \(rows[0])",
      "the finding: level is at least middle\n    when: \(rows[rows.count - 1])",
      "after: asks q\(always[0])\n    every call: asks q\(middle)",
    ]
    let texts = rules.enumerated().map { "  - id: rule-\($0 + 1)\n    \($1)\n" }
    return "policy: long\nformat: 1\nrules:\n" + texts.joined()
  }

  private static let heading = """
    protocol: main
    format: 1
    title: A long protocol
    version: 1.0.0
    language: en
    outcomes: [done]
    steps:

    """

  private static let library = """
    library: long
    format: 1
    title: A long protocol
    opens with: main
    protocols: [main]
    findings:
      - id: level
        title: Level
        values:
          - low: Low
          - middle: Middle
          - high: High

    """
}
