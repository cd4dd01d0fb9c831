// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Terminal

/// Types what a story says and writes down what stood on the terminal: what was shown, each prompt,
/// and what was typed at it.
final class PageEditor: LineEditor {
  /// One thing done at the prompt.
  enum Typed: ExpressibleByStringLiteral {
    /// A key where it answers at once, else a line with Enter.
    case text(String)
    case backspace
    /// Time that goes by without a key.
    case seconds(Int64)

    init(stringLiteral value: String) { self = .text(value) }
  }

  private(set) var page = ""
  let text = ""
  private let isRich: Bool
  private let clock: TestClock
  private var before: ArraySlice<Typed>
  private var shown: ArraySlice<Typed>

  /// The page begins after what is typed `before`.
  init(isRich: Bool, clock: TestClock, before: [Typed], shown: [Typed]) {
    self.isRich = isRich
    self.clock = clock
    self.before = before[...]
    self.shown = shown[...]
  }

  func next(_ request: LineRequest) -> LineInput {
    if before.isEmpty, shown.isEmpty {
      page += request.prompt + "\n"
      isOver = true
      return .hangup
    }
    let isBefore = !before.isEmpty
    let typed = (isBefore ? before.popFirst() : shown.popFirst()) ?? .backspace
    clock.pass(milliseconds: 4_000)
    let input = input(typed, request)
    if isBefore, before.isEmpty { page = "" }
    return input
  }

  private var isOver = false

  private func input(_ typed: Typed, _ request: LineRequest) -> LineInput {
    switch typed {
    case .seconds(let seconds):
      clock.pass(milliseconds: seconds * 1_000)
      return .tick
    case .backspace:
      page += request.prompt + "<Backspace>\n"
      return isRich ? .backspaceOnEmpty(emptyForMilliseconds: 600) : .line("back")
    case .text(let text):
      let isKey = isRich && text.count == 1 && request.immediateKeys.contains(text)
      page += request.prompt + text + "\n"
      return isKey ? .key(Character(text)) : .line(text)
    }
  }

  func show(_ text: String) -> Output.Outcome {
    guard !isOver else { return .written }
    page += text.replacing("\u{1B}[1m", with: "«").replacing("\u{1B}[0m", with: "»")
    if !text.hasSuffix("\n") { page += "\n" }
    return .written
  }

  func closeLine() {}
  func close() {}
}

extension Set<Character> {
  fileprivate func contains(_ text: String) -> Bool {
    text.first.map { contains($0) } ?? false
  }
}
