// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

package import Interview
package import Protocols

/// Reads a typed line as an answer to one question, or says why it is none.
package struct AnswerReader: Sendable {
  package enum Reading: Equatable, Sendable {
    case answer(AnswerValue, Certainty)
    case noSuchKey(String)
    case noSuchChoice
    case severalFit([String])
    /// The numbers of choices, and words behind them: `4 and he laughed`.
    case withWords(AnswerValue, Certainty, String)
    /// `0`, or `0 on and off`: what they said fits no choice; the words are the answer.
    case inWords(String)
  }

  package var fact: Fact
  package var now: Moment

  package init(fact: Fact, now: Moment) {
    self.fact = fact
    self.now = now
  }

  /// The choices as keys and labels, in the author's order.
  package var choices: [(id: String, label: String, lowers: Bool)] {
    switch fact.answers {
    case .choices(let choices), .many(let choices): choices.map { ($0.id, $0.label, $0.lowers) }
    case .yesOrNo:
      [("yes", Phrase.yes.text, isHarmless("yes")), ("no", Phrase.no.text, isHarmless("no"))]
    case .scale, .number, .text, .time, .place, .phone, .nameToUse: []
    }
  }

  /// Whether an answer to yes or no finds no danger where the other one would, and a step, a level
  /// or a score rests on it: it leads away from what is done about danger, and no author can mark
  /// it, so that it wants Enter. Where nothing rests on it, it leads away from nothing.
  private func isHarmless(_ id: String) -> Bool {
    guard fact.raisesDanger, fact.isRead, let value = fact.answers.valueIDs.firstIndex(of: id)
    else {
      return false
    }
    return fact.graveness[value] == 0
  }

  /// Digits that answer at once, also those that mean nothing here: one that waited would swallow
  /// the next. Those that lower a level want Enter.
  package var immediateKeys: Set<Character> {
    switch fact.answers {
    case .choices, .yesOrNo:
      let lowering = choices.enumerated().filter { $0.element.lowers }.map {
        Character("\($0.offset + 1)")
      }
      return Set("0123456789").subtracting(lowering)
    case .many: return ["8", "9", "0"]
    case .scale, .number, .text, .time, .place, .phone, .nameToUse: return []
    }
  }

  package func read(_ typed: String) -> Reading {
    var line = trimmed(typed)
    var certainty = Certainty.certain
    if line.hasPrefix("~") {
      certainty = .doubtful
      line = trimmed(String(line.dropFirst()))
    }
    switch value(of: line) {
    case .answer(let value, let own):
      return .answer(value, own == .doubtful ? .doubtful : certainty)
    case .withWords(let value, _, let words): return .withWords(value, certainty, words)
    case let other: return other
    }
  }

  private func value(of line: String) -> Reading {
    let digits = line.plainDigits
    if let common = common(digits) { return common }
    switch fact.answers {
    case .choices, .yesOrNo: return choice(digits)
    case .many: return several(digits)
    case .scale, .number: return number(digits)
    case .time:
      return TypedTime(now: now).read(digits).map { .answer($0, .certain) } ?? .noSuchChoice
    case .text, .place, .phone, .nameToUse:
      return line.isEmpty ? .noSuchChoice : .answer(.words(line), .certain)
    }
  }

  /// What means the same on every question. On a scale or a number the digits are numbers, so
  /// only the words do.
  private func common(_ line: String) -> Reading? {
    if line == "unsure" || line == "not sure" { return .answer(.unsure, .certain) }
    if line == "declined" || line == "will not say" { return .answer(.declined, .certain) }
    switch fact.answers {
    case .scale, .number: return nil
    case .choices, .many, .yesOrNo, .text, .time, .place, .phone, .nameToUse:
      switch line {
      case "8": return .answer(.unsure, .certain)
      case "9": return .answer(.declined, .certain)
      case "0": return .inWords("")
      default: return inWords(line)
      }
    }
  }

  /// Words behind a `0`, where choices stand: nothing else begins with it there.
  private func inWords(_ line: String) -> Reading? {
    guard !choices.isEmpty, line.first == "0" else { return nil }
    let words = Self.words(behind: line.dropFirst())
    return words.isEmpty ? nil : .inWords(words)
  }

  private func number(_ line: String) -> Reading {
    var isOfYears = false
    if case .number(let unit, _, _) = fact.answers { isOfYears = unit == "years" }
    guard let typed = TypedNumber(line, isOfYears: isOfYears) else { return .noSuchChoice }
    return .answer(.number(typed.number), typed.isAbout ? .doubtful : .certain)
  }

  private func choice(_ line: String) -> Reading {
    if let key = Int(line) {
      guard key >= 1, key <= choices.count else { return .noSuchKey(line) }
      return .answer(.choice(choices[key - 1].id), .certain)
    }
    let wanted = line.lowercased()
    guard !wanted.isEmpty else { return .noSuchChoice }
    if let exact = choices.first(where: { $0.id == wanted || $0.label.lowercased() == wanted }) {
      return .answer(.choice(exact.id), .certain)
    }
    let fitting = choices.filter {
      $0.id.hasPrefix(wanted) || $0.label.lowercased().hasPrefix(wanted)
    }
    if fitting.count > 1 { return .severalFit(fitting.map(\.label)) }
    return fitting.first.map { .answer(.choice($0.id), .certain) } ?? numberAndWords(line)
  }

  /// `4 and he laughed`: the number of a choice, and words behind it that are no part of its name.
  private func numberAndWords(_ line: String) -> Reading {
    let head = line.prefix { $0.isNumber }
    let rest = line.dropFirst(head.count)
    let words = Self.words(behind: rest)
    guard let key = Int(head), choices.indices.contains(key - 1), !words.isEmpty else {
      return .noSuchChoice
    }
    return .withWords(.choice(choices[key - 1].id), .certain, words)
  }

  /// What follows a number, where it is words: behind a space or a comma, and no number again.
  static func words(behind rest: Substring) -> String {
    guard let sign = rest.first, " ,.;:".contains(sign) else { return "" }
    let words = trimmed(String(rest.drop { " ,.;:".contains($0) }))
    return words.first?.isNumber == true ? "" : words
  }

  private func several(_ line: String) -> Reading {
    let typed = line.split { $0 == " " || $0 == "," }
    guard !typed.isEmpty else { return .noSuchChoice }
    var ids: [String] = []
    for (index, part) in typed.flatMap(Self.digits).enumerated() {
      guard case .answer(.choice(let id), _) = choice(part) else {
        // Digits only before it, so that every one of them is one part.
        guard part.first?.isNumber == false else { return .noSuchKey(part) }
        return numbersAndWords(line, typed, ids, isFirst: index == 0)
      }
      if !ids.contains(id) { ids.append(id) }
    }
    return .answer(.options(ids), .certain)
  }
}

extension AnswerReader {
  /// The numbers that a line begins with, and the words behind them.
  private func numbersAndWords(
    _ line: String, _ typed: [Substring], _ ids: [String], isFirst: Bool
  ) -> Reading {
    let numbers = typed.prefix { $0.allSatisfy(\.isNumber) }
    guard !isFirst, let last = numbers.last else { return .noSuchChoice }
    let words = trimmed(String(line[last.endIndex...].drop { $0 == " " || $0 == "," }))
    let chosen = numbers.flatMap(Self.digits).compactMap { Int($0) }.map { choices[$0 - 1].id }
    return .withWords(.options(chosen.eachOnce), .certain, words)
  }

  /// `53` is 5 and 3: a prompt holds seven choices, so that no number has two digits.
  private static func digits(_ part: Substring) -> [String] {
    part.allSatisfy(\.isNumber) ? part.map { String($0) } : [String(part)]
  }
}

/// Without the spaces around it.
func trimmed(_ text: String) -> String {
  var view = text[...]
  while view.first?.isWhitespace == true { view.removeFirst() }
  while view.last?.isWhitespace == true { view.removeLast() }
  return String(view)
}
