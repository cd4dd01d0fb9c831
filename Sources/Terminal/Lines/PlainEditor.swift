// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

internal import CSystem

#if canImport(Darwin)
import Darwin
#else
import Glibc
#endif

/// Lines from a pipe, a dumb terminal, or a terminal whose reader wants no redrawing.
///
/// Prints the prompt as text and nothing else: no escape sequence, no single keys, no redrawing.
/// On a terminal each key is taken and echoed as it comes. From a pipe only whole lines are taken;
/// the bytes of one that is not whole yet are a half-typed line too, and kept as such.
package final class PlainEditor: LineEditor {
  /// More bytes than the longest line can take are dropped as they come.
  private static let mostBytes = LineBudget.limit * 4

  package var text: String { isTerminal ? keys.text : begun }
  package var keepsDraft: Bool { isTerminal }
  private let input: Int32
  private let output: Output
  private var terminal: KeyTerminal?
  private var keys = KeyLine()
  private var draft = DraftWatch(reported: "")
  private var isTerminal: Bool { terminal != nil }
  private var signals: SignalWatch?
  private var unread: ArraySlice<UInt8> = []
  private var line: [UInt8] = []
  private var wasCut = false
  private var isOpen = false
  private var isOver: LineInput?
  private var waiting: [LineInput] = []
  private var size = SizeWatch()

  /// Signals become inputs unless another editor is watching them already.
  package init(input: Int32 = STDIN_FILENO, output: Int32 = STDOUT_FILENO) {
    self.input = input
    self.output = Output(descriptor: output)
    terminal = KeyTerminal(input)
    signals = SignalWatch()
  }

  package func next(_ request: LineRequest) -> LineInput {
    if !waiting.isEmpty { return waiting.removeFirst() }
    begin(request)
    let deadline = request.waitMilliseconds.map { Wait.now() + $0 }
    while waiting.isEmpty {
      if takeLine() { break }
      if let isOver {
        endOfLines(isOver)
        break
      }
      let due = [deadline, draft.due, size.due].compactMap { $0 }.min()
      let ready = Wait.forInput(
        input, orSignals: signals?.descriptor ?? -1, milliseconds: due.map { $0 - Wait.now() })
      if ready.signals, let signal = signals?.next() {
        take(signal)
      } else if ready.input {
        readMore()
      } else if let due = draft.due, due <= Wait.now() {
        draft.report(text)
        return .draft(text)
      } else if size.isStill(at: Wait.now()) {
        return .resized
      } else if let deadline, deadline <= Wait.now() {
        return .tick
      }
    }
    return waiting.isEmpty ? next(request) : waiting.removeFirst()
  }

  private func begin(_ request: LineRequest) {
    guard !isOpen else { return }
    isOpen = true
    size.questionIsNew()
    if isTerminal, keys.isEmpty, !request.draft.isEmpty {
      keys = KeyLine(request.draft)
      draft = DraftWatch(reported: text)
    }
    _ = output.write(SafeText.visible(request.prompt) + keys.shown)
  }

  /// Moves read bytes into the line; true when that ended it.
  private func takeLine() -> Bool {
    if isTerminal { return takeKeys() }
    defer { draft.see(text, at: Wait.now()) }
    while let byte = unread.popFirst() {
      if byte == 0x0A {
        endLine()
        return true
      }
      if line.count < Self.mostBytes { line.append(byte) } else { wasCut = true }
    }
    return false
  }

  /// The line that a pipe has begun, without a sign of which bytes are still to come.
  private var begun: String {
    let whole = (0...3).lazy.compactMap {
      String(validating: self.line.dropLast($0), as: UTF8.self)
    }
    let text = whole.first ?? String(decoding: line, as: UTF8.self)
    return LineBudget.cut(LineBudget.cleaned(text)).text
  }

  /// Echoes what was typed; true when that ended the line.
  private func takeKeys() -> Bool {
    var echo = ""
    defer {
      _ = output.write(echo)
      draft.see(text, at: Wait.now())
    }
    while let byte = unread.popFirst() {
      let outcome = keys.take(byte)
      echo += outcome.echo
      if outcome.isListKey {
        waiting.append(.listWanted)
        return true
      }
      guard outcome.isEnded || outcome.isEndKey else { continue }
      echo += outcome.isEnded ? "\n" : ""
      if keys.wasCut { waiting.append(.lineTooLong(limit: LineBudget.limit)) }
      waiting.append(outcome.isEnded ? .line(text) : .endKey)
      if outcome.isEnded { forgetLine() }
      return true
    }
    return false
  }

  private func endLine() {
    if line.last == 0x0D { line.removeLast() }
    if line == [0x7F] || line == [0x08] {
      // From a stream there is no key to hold: it was meant.
      waiting.append(.backspaceOnEmpty(emptyForMilliseconds: 1_000))
      forgetLine()
      _ = output.write("\n")
      return
    }
    let cleaned = LineBudget.cleaned(String(decoding: line, as: UTF8.self))
    let fitting = LineBudget.cut(cleaned)
    if wasCut || fitting.wasCut { waiting.append(.lineTooLong(limit: LineBudget.limit)) }
    waiting.append(.line(fitting.text))
    forgetLine()
    // What is piped in is not echoed; without this the next text would follow the prompt.
    _ = output.write("\n")
  }

  /// A last line without a line feed is a line too.
  private func endOfLines(_ over: LineInput) {
    if line.isEmpty || over == .hangup {
      waiting.append(over)
    } else {
      endLine()
    }
  }

  private func readMore() {
    var buffer = [UInt8](repeating: 0, count: 4_096)
    let count = read(input, &buffer, buffer.count)
    if count > 0 {
      unread = buffer[0..<count]
    } else if count == 0 {
      isOver = isTerminal ? .hangup : .endOfInput
    } else if errno != EINTR, errno != EAGAIN {
      isOver = isTerminal ? .hangup : .endOfInput
    }
  }

  private func take(_ signal: SignalWatch.Signal) {
    switch signal {
    case .interrupt:
      waiting.append(.interrupt(wasEmpty: line.isEmpty && keys.isEmpty))
      forgetLine()
      _ = output.write("\n")
    case .suspend: waiting.append(.suspend)
    case .resized: size.changed(at: Wait.now())
    case .continued: terminal?.takeKeys()
    case .hangup: waiting.append(.hangup)
    case .terminate: waiting.append(.terminate)
    }
  }

  private func forgetLine() {
    line = []
    keys = KeyLine()
    draft = DraftWatch(reported: "")
    wasCut = false
    isOpen = false
  }

  package func show(_ text: String) -> Output.Outcome {
    let lines = text.hasSuffix("\n") ? text : text + "\n"
    guard isOpen else { return output.write(lines) }
    isOpen = false
    return output.write("\n" + lines)
  }

  package func isInterrupted(within milliseconds: Int) -> Bool {
    guard let signals else {
      usleep(UInt32(milliseconds) * 1_000)
      return false
    }
    return signals.isLeaving(within: milliseconds)
  }

  package func closeLine() {
    guard isOpen else { return }
    forgetLine()
    _ = output.write("\n")
  }

  package func close() {
    closeLine()
    signals = nil
    terminal = nil
  }
}
