// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Foundation
import Terminal

// The one way from a command to a screen. What is said may hold a caller's or an author's words,
// so it passes through `SafeText`. A reader that has gone has what it wanted; output that is cut
// otherwise ends the program with 74, so that no half page passes for a whole one.

func tell(_ text: String) { say(text, on: STDOUT_FILENO) }

/// What a program reads: its lines stay as they are, also on a terminal.
func tellAsIs(_ text: String) { say(text, on: STDOUT_FILENO, wraps: false) }

func complain(_ text: String) { say(text, on: STDERR_FILENO) }

/// One line that the next one takes the place of; an empty one takes it away.
func sayInPlace(_ text: String) {
  let safe = SafeText.visible(text).prefix(max(1, columns() - 1))
  _ = Output(descriptor: STDOUT_FILENO).write("\r" + safe + "\u{1B}[K")
}

private func say(_ text: String, on descriptor: Int32, wraps: Bool = true) {
  var safe = SafeText.visible(text, keepingLines: true)
  if wraps, isatty(descriptor) == 1 { safe = wrappedPage(safe, columns: columns()) }
  let outcome = Output(descriptor: descriptor).write(safe.hasSuffix("\n") ? safe : safe + "\n")
  guard descriptor == STDOUT_FILENO else { return }
  switch outcome {
  case .written, .readerGone: return
  case .stalled, .failed:
    complain(DeskPhrase.outputCut.text)
    exit(ExitStatus.failedDisk.rawValue)
  }
}
