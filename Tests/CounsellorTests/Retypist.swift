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
  /// The stroke whose name is being picked from the list.
  private var picking: Typist.Stroke?
  /// Where a letter was typed last.
  private var pickedAt = ""
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
    if let key = pick(request, at: prompt) { return key }
    if let (stroke, digit) = doubting {
      doubting = nil
      return key(digit, for: stroke, at: prompt)
    }
    guard let stroke = strokes.popFirst() else { return .endOfInput }
    begun += 1
    if prompt != stroke.prompt { complaints.append("\(prompt) in place of \(stroke.prompt)") }
    let sign: Character = stroke.text.hasPrefix("/w") ? "-" : ","
    if stroke.names != nil, request.immediateKeys.contains(sign) {
      (picking, pickedAt) = (stroke, "")
      return key(sign, for: stroke, at: prompt)
    }
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

  /// Several digits as somebody types them who knows the keys.
  private func shorter(_ keys: Keys) -> Keys {
    var keys = keys
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

  /// In a list of facts: the number beside the name, or the next letter of it.
  private func pick(_ request: LineRequest, at prompt: String) -> LineInput? {
    guard let stroke = picking, let name = stroke.names else { return nil }
    let list = stroke.text.hasPrefix("/w") ? "wrong" : "told"
    guard prompt == list || prompt.hasPrefix(list + " ") else {
      picking = nil
      return nil
    }
    let start = prompt.dropFirst(list.count + 1)
    if let digit = digit(of: stroke.label ?? name) { return key(digit, for: stroke, at: prompt) }
    guard start.count < 2, prompt != pickedAt, let letter = name.dropFirst(start.count).first else {
      complaints.append("sees no \(name) in:\n\(block)")
      picking = nil
      return .endOfInput
    }
    pickedAt = prompt
    return key(letter, for: stroke, at: prompt)
  }

  /// The key before a label that ends where another key, a sentence or the block begins.
  private func digit(of label: String) -> Character? {
    let shown = " " + block.split { $0.isWhitespace }.joined(separator: " ") + " "
    return "123456789".first { digit in
      shown.ranges(of: " \(digit) \(label) ").contains { found in
        let rest = shown[found.upperBound...]
        return rest.isEmpty || rest.hasPrefix("Or ")
          || rest.first?.isNumber == true && rest.dropFirst().first == " "
      }
    }
  }

  func show(_ text: String) -> Output.Outcome {
    block = text.contains(#/^(?:\u{1B}\[1m)?-- /#) ? text : block + text
    return .written
  }

  func closeLine() {}
  func close() {}
}
