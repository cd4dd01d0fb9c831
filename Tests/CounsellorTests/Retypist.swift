// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Terminal

/// What a practised counsellor types for a stroke: a key alone where it answers at once, and a
/// command without its `/` where nobody types words.
struct Keys {
  var prompt: String
  var text: String
  var isKey: Bool
  /// The act that it is for.
  var act = 0
  var isFree = false

  /// Every byte, and Enter.
  var count: Int { isKey ? 1 : text.utf8.count + 1 }

  init(_ stroke: Typist.Stroke, _ request: LineRequest) {
    (prompt, text, act, isFree) = (stroke.prompt, stroke.text, stroke.act, stroke.isFree)
    if text.hasPrefix("/"), request.immediateKeys.contains(" ") { text.removeFirst() }
    isKey = text.count == 1 && text.first.map { request.immediateKeys.contains($0) } == true
  }

  /// One key that leads to the stroke, which itself is typed as a line in plain mode.
  init(_ key: Character, for stroke: Typist.Stroke, at prompt: String) {
    (self.prompt, text, act, isFree) = (prompt, String(key), stroke.act, stroke.isFree)
    isKey = true
  }

  /// As lines of a pipe are typed.
  init(line stroke: Typist.Stroke) {
    prompt = stroke.prompt
    text = stroke.text
    isKey = false
  }

  /// Cut after each time the call was left waiting.
  static func sittings(_ all: [Keys]) -> [[Keys]] {
    var parts: [[Keys]] = [[]]
    for keys in all {
      parts[parts.count - 1].append(keys)
      if keys.text.hasSuffix("suspend") { parts.append([]) }
    }
    return parts.filter { !$0.isEmpty }
  }
}

/// Types strokes again, a key where the terminal takes one: as a practised counsellor would.
final class Retypist: LineEditor {
  private(set) var complaints: [String] = []
  /// What was typed for each stroke.
  private(set) var typed: [Keys] = []
  /// The tallest question, its prompt included.
  private(set) var rows = 0
  private(set) var tallest = ""
  let text = ""
  private var strokes: ArraySlice<Typist.Stroke>
  /// The answer that is to follow `~`.
  private var doubting: (stroke: Typist.Stroke, digit: Character)?
  /// How many strokes have been begun.
  private(set) var begun = 0
  private let clock: TestClock
  private var block = ""

  init(_ strokes: [Typist.Stroke], _ clock: TestClock) {
    self.strokes = strokes[...]
    self.clock = clock
  }

  func next(_ request: LineRequest) -> LineInput {
    clock.pass(milliseconds: 1)
    let height = block.count { $0 == "\n" } + 1
    if height > rows { (rows, tallest) = (height, block + request.prompt) }
    defer { block = "" }
    let prompt = promptName(request.prompt)
    if let (stroke, digit) = doubting {
      doubting = nil
      return key(digit, for: stroke, at: prompt)
    }
    guard let stroke = strokes.popFirst() else { return .endOfInput }
    begun += 1
    if prompt != stroke.prompt { complaints.append("\(prompt) in place of \(stroke.prompt)") }
    let keys = shorter(Keys(stroke, request))
    if keys.text.hasPrefix("~"), let digit = keys.text.dropFirst().first, keys.text.count == 2,
      request.immediateKeys.isSuperset(of: ["~", digit])
    {
      doubting = (stroke, digit)
      return key("~", for: stroke, at: prompt)
    }
    typed.append(keys)
    return keys.isKey ? .key(Character(keys.text)) : .line(keys.text)
  }

  /// Commands that a letter alone stands for, where it begins no answer.
  private static let letters = ["now": "n", "other": "o", "consent": "c", "handoff": "h"]

  private func beginsAnswer(_ letter: String) -> Bool {
    let words = block.split(whereSeparator: \.isWhitespace)
    return zip(words, words.dropFirst()).contains { key, label in
      key.count == 1 && label.lowercased().hasPrefix(letter)
    }
  }

  /// Several digits, and commands, as somebody types them who knows the keys.
  private func shorter(_ keys: Keys) -> Keys {
    var keys = keys
    if let letter = Self.letters[keys.text], !beginsAnswer(letter) { keys.text = letter }
    let parts = keys.text.split(separator: " ")
    if parts.count > 1, parts.allSatisfy({ $0.count == 1 && $0.first?.isNumber == true }) {
      keys.text = parts.joined()
    }
    return keys
  }

  /// One key on the way to what a stroke says.
  private func key(_ key: Character, for stroke: Typist.Stroke, at prompt: String) -> LineInput {
    typed.append(Keys(key, for: stroke, at: prompt))
    return .key(key)
  }

  func show(_ text: String) -> Output.Outcome {
    block = text.contains(#/^(?:\u{1B}\[1m)?-- /#) ? text : block + text
    return .written
  }

  func closeLine() {}
  func close() {}
}
