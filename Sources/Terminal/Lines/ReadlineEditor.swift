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

  let answersByKey: Bool
  /// Nil while no line is open.
  var open: OpenLine?
  var waiting: [LineInput] = []
  private(set) var signals: SignalWatch?
  var isGone = false
  var rhythm = KeyRhythm()
  /// After Ctrl-V the next key is text.
  var isQuoting = false
  var sequences = SequenceKeeper()
  /// What was read to see whether a key is held, and was another one.
  var readAhead: Burst?
  private var size = SizeWatch()
  private let output = Output(descriptor: STDOUT_FILENO)

  struct OpenLine {
    var prompt: String
    var openedAt: Int
    var emptySince: Int
    var draft: DraftWatch
    var wasTooLong = false
  }

  /// Whether this machine has a GNU readline that will do.
  package static var isUsable: Bool { ReadlineLibrary.isUsable }

  /// Such as 8.2.
  package static var version: String { ReadlineLibrary.version }

  /// With `answersByKey` false every key waits for Enter.
  package init(answersByKey: Bool = true) throws(Unavailable) {
    guard ReadlineLibrary.isUsable else { throw .library }
    guard ReadlineLibrary.hold() else { throw .inUse }
    guard let signals = SignalWatch() else {
      ReadlineLibrary.release()
      throw .inUse
    }
    self.signals = signals
    self.answersByKey = answersByKey
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
      if let burst = readAhead {
        readAhead = nil
        take(burst, request)
        continue
      }
      let due = [deadline, open?.draft.due, size.due].compactMap { $0 }.min()
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
      size.questionIsNew()
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
    if size.isStill(at: now) { return .resized }
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
    // Forced: after a clearing of the screen readline takes the line for drawn already.
    rl_forced_update_display()
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

  package func close() {
    guard signals != nil else { return }
    closeLine()
    ReadlineLibrary.stop()
    signals = nil
    ReadlineLibrary.release()
  }
}

extension ReadlineEditor {
  package func isInterrupted(within milliseconds: Int) -> Bool {
    signals?.isLeaving(within: milliseconds) ?? false
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
      size.changed(at: Wait.now())
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
    ReadlineLibrary.prepareTerminal()
    rl_on_new_line()
    rl_forced_update_display()
  }
}
