// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Terminal
import Testing

/// What a stream says before its line is whole.
@Suite("Lines from a pipe")
struct PlainEditorTests {
  private let input: Pipe
  private let output: Pipe
  private let editor: PlainEditor

  init() throws {
    (input, output) = (try Pipe(), try Pipe())
    editor = PlainEditor(input: input.readEnd, output: output.writeEnd)
  }

  private func next() -> LineInput {
    editor.next(LineRequest(prompt: "[00:00] here > ", waitMilliseconds: 4_000))
  }

  @Test("a line that is not whole yet is a draft, and the draft of no line after it")
  func halfLine() {
    input.put("sister is on h")
    #expect(next() == .draft("sister is on h"))
    #expect(editor.text == "sister is on h")
    input.put("er way\n")
    #expect(next() == .line("sister is on her way"))
    #expect(editor.text.isEmpty)
  }

  @Test("a sign of which bytes are still to come is left out of a draft and kept for the line")
  func halfSign() {
    input.put(Array("se\u{F1}ora".utf8.prefix(3)))
    #expect(next() == .draft("se"))
    input.put(Array("se\u{F1}ora".utf8.dropFirst(3)) + [0x0A])
    #expect(next() == .line("se\u{F1}ora"))
  }
}
