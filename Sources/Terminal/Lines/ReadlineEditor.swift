// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

internal import CReadline

#if canImport(Darwin)
import Darwin
#else
import Glibc
#endif

/// The counsellor's line: GNU readline on standard input and output, in a loop of our own.
///
/// Readline never reads, never catches a signal and never ends the program. Bytes are read here in
/// bursts, so that a paste can be told from a key; signals arrive as inputs; history does not
/// exist. Lives on the thread that made it, and only one may live at a time.
package final class ReadlineEditor: LineEditor {
  package enum Unavailable: Error {
    /// Not GNU readline 8.2 or later; use `PlainEditor`.
    case library
    /// Another editor is still alive.
    case inUse
  }

  /// Nil while no line is open.
  private var open: OpenLine?
  private var waiting: [LineInput] = []
  private var signals: SignalWatch?
  private var isGone = false
  private let output = Output(descriptor: STDOUT_FILENO)

  private struct OpenLine {
    var prompt: String
    var openedAt: Int
    var emptySince: Int
    var draft: DraftWatch
    var wasTooLong = false
  }

  /// Whether this machine has a GNU readline that will do.
  package static var isUsable: Bool { ReadlineLibrary.isUsable }

  package init() throws(Unavailable) {
    guard ReadlineLibrary.isUsable else { throw .library }
    guard ReadlineLibrary.hold() else { throw .inUse }
    guard let signals = SignalWatch() else {
      ReadlineLibrary.release()
      throw .inUse
    }
    self.signals = signals
    ReadlineLibrary.start()
  }

  deinit {
    close()
  }

  package var text: String { open == nil ? "" : ReadlineLibrary.line }

  package func next(_ request: LineRequest) -> LineInput {
    guard let signals else { return .endOfInput }
    if isGone { return .hangup }
    begin(request)
    let deadline = request.waitMilliseconds.map { Wait.now() + $0 }
    while waiting.isEmpty {
      if open == nil { begin(request) }
      let due = [deadline, open?.draft.due].compactMap { $0 }.min()
      let ready = Wait.forInput(
        STDIN_FILENO, orSignals: signals.descriptor, milliseconds: due.map { $0 - Wait.now() })
      if ready.signals, let signal = signals.next() {
        take(signal)
      } else if ready.input {
        take(readBurst(signals), request)
      } else if let input = timeOut(deadline) {
        return input
      }
    }
    return waiting.removeFirst()
  }

  private func begin(_ request: LineRequest) {
    guard waiting.isEmpty else { return }
    let prompt = SafeText.visible(request.prompt)
    if open == nil {
      let now = Wait.now()
      let draft = LineBudget.cut(LineBudget.cleaned(request.draft)).text
      open = OpenLine(
        prompt: prompt, openedAt: now, emptySince: now, draft: DraftWatch(reported: draft))
      ReadlineLibrary.open(prompt, draft: draft)
    } else if open?.prompt != prompt {
      open?.prompt = prompt
      rl_set_prompt(prompt)
      rl_redisplay()
      steady_rl_flush()
    }
  }

  private func timeOut(_ deadline: Int?) -> LineInput? {
    let now = Wait.now()
    if let due = open?.draft.due, due <= now {
      let line = text
      open?.draft.report(line)
      return .draft(line)
    }
    if let deadline, deadline <= now { return .tick }
    return nil
  }

  package func show(_ text: String) -> Output.Outcome {
    let lines = text.hasSuffix("\n") ? text : text + "\n"
    guard open != nil else { return output.write(lines) }
    rl_clear_visible_line()
    steady_rl_flush()
    let outcome = output.write(lines)
    rl_on_new_line()
    rl_redisplay()
    steady_rl_flush()
    return outcome
  }

  package func closeLine() {
    guard open != nil else { return }
    open = nil
    steady_rl_move_to_end()
    rl_redisplay()
    rl_crlf()
    ReadlineLibrary.close()
    steady_rl_flush()
  }

  package func discardTypedAhead() {
    tcflush(STDIN_FILENO, TCIFLUSH)
  }

  package func close() {
    guard signals != nil else { return }
    closeLine()
    ReadlineLibrary.stop()
    signals = nil
    ReadlineLibrary.release()
  }
}

// What signals mean here.
extension ReadlineEditor {
  private func take(_ signal: SignalWatch.Signal) {
    switch signal {
    case .interrupt: clearLine()
    case .suspend: waiting.append(.suspend)
    case .hangup: waiting.append(.hangup)
    case .terminate: waiting.append(.terminate)
    case .resized:
      rl_resize_terminal()
      waiting.append(.resized)
    case .continued: redrawAfterStop()
    }
    steady_rl_flush()
  }

  private func clearLine() {
    let wasEmpty = steady_rl_length() == 0
    rl_callback_sigcleanup()
    if steady_rl_in_vi_command_mode() != 0 { rl_vi_insertion_mode(1, 0) }
    rl_free_undo_list()
    rl_replace_line("", 1)
    rl_redisplay()
    sawLine()
    open?.wasTooLong = false
    waiting.append(.interrupt(wasEmpty: wasEmpty))
  }

  /// A shell that had the terminal meanwhile has set it for itself.
  private func redrawAfterStop() {
    rl_deprep_terminal()
    rl_prep_terminal(1)
    rl_on_new_line()
    rl_forced_update_display()
  }
}

// What typing means here.
extension ReadlineEditor {
  private func readBurst(_ signals: SignalWatch) -> Burst? {
    var collector = BurstCollector()
    var buffer = [UInt8](repeating: 0, count: 4_096)
    repeat {
      let count = read(STDIN_FILENO, &buffer, buffer.count)
      if count < 0, errno == EINTR || errno == EAGAIN { continue }
      guard count > 0 else {
        isGone = true
        return nil
      }
      collector.append(buffer[0..<count])
      let quiet = collector.expectation.quietMilliseconds
      let ready = Wait.forInput(
        STDIN_FILENO, orSignals: signals.descriptor, milliseconds: quiet)
      if ready.signals || !ready.input { break }
    } while true
    return Burst(collector.bytes)
  }

  private func take(_ burst: Burst?, _ request: LineRequest) {
    guard let burst else {
      waiting.append(.hangup)
      return
    }
    if let input = immediate(burst, request) {
      waiting += input
      return
    }
    for part in burst.parts where open != nil { feed(part, request) }
    sawLine()
  }

  /// What a burst means that is not text: nil if it is text, empty if it means nothing.
  private func immediate(_ burst: Burst, _ request: LineRequest) -> [LineInput]? {
    guard let open, steady_rl_expects_key() != 0 else { return nil }
    if burst.loneByte == 0x0C {
      rl_clear_screen(1, 0)
      steady_rl_flush()
      return [.screenCleared]
    }
    guard steady_rl_length() == 0 else { return nil }
    if burst.loneByte == 0x04 { return [.endKey] }
    guard steady_rl_in_vi_command_mode() == 0, let key = burst.loneCharacter else { return nil }
    if burst.loneByte == 0x7F || burst.loneByte == 0x08 {
      return [.backspaceOnEmpty(emptyForMilliseconds: Wait.now() - open.emptySince)]
    }
    guard request.immediateKeys.contains(key) else { return nil }
    if Wait.now() - open.openedAt < request.deafMilliseconds { return [] }
    if !key.isWhitespace { rl_insert_text(String(key)) }
    closeLine()
    return [.key(key)]
  }

  private func feed(_ part: Burst.Part, _ request: LineRequest) {
    let room = LineBudget.limit - text.unicodeScalars.count
    switch part {
    case .pasted(let pasted):
      let fitting = LineBudget.cut(pasted, to: room)
      rl_insert_text(fitting.text)
      rl_redisplay()
      steady_rl_flush()
      if fitting.wasCut { tooLong() }
    case .typed(let bytes):
      let fitting = LineBudget.cut(typed: bytes, to: room)
      if fitting.wasCut { tooLong() }
      switch ReadlineLibrary.type(fitting.bytes, completing: request) {
      case .accepted(let line):
        open = nil
        waiting.append(.line(LineBudget.cleaned(line)))
      case .refused:
        open = nil
        waiting.append(.endKey)
      case nil: break
      }
    }
  }

  private func tooLong() {
    if open?.wasTooLong == false { waiting.append(.lineTooLong(limit: LineBudget.limit)) }
    open?.wasTooLong = true
  }

  private func sawLine() {
    guard let before = open else { return }
    let line = text
    let now = Wait.now()
    open?.draft.see(line, at: now)
    if steady_rl_length() > 0 { open?.emptySince = Int.max }
    if steady_rl_length() == 0, before.emptySince == Int.max { open?.emptySince = now }
  }
}
