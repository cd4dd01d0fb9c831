// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Foundation
import Terminal

// The one way from a command to a screen. What is said may hold a caller's or an author's words,
// so it passes through `SafeText`; a reader that has gone is no reason to die.

func tell(_ text: String) { say(text, on: STDOUT_FILENO) }

func complain(_ text: String) { say(text, on: STDERR_FILENO) }

private func say(_ text: String, on descriptor: Int32) {
  let safe = SafeText.visible(text, keepingLines: true)
  _ = Output(descriptor: descriptor).write(safe.hasSuffix("\n") ? safe : safe + "\n")
}
