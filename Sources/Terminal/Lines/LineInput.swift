// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

/// What came of waiting at the prompt: the counsellor's typing, or something that happened.
///
/// The line ends with `key`, `line` and `endOfInput`. After every other input it is still there
/// as typed, and the next call of `next` goes on with it.
package enum LineInput: Equatable, Sendable {
  /// One of the immediate keys, typed (never pasted) on an empty line.
  case key(Character)
  /// A line ended with Enter, free of control characters; may be empty.
  case line(String)
  /// Backspace with nothing left to erase, and how long the line had been empty: holding the key
  /// down to erase a word must not run back through the call.
  case backspaceOnEmpty(emptyForMilliseconds: Int)
  /// Ctrl-C. The line is empty now; `wasEmpty` says whether it was before.
  case interrupt(wasEmpty: Bool)
  /// Ctrl-D on an empty line of a terminal: not an end, only a wish.
  case endKey
  /// Ctrl-Z, which does not suspend.
  case suspend
  /// Ctrl-L cleared the screen: the question is to be shown again.
  case screenCleared
  /// Tab on an empty line: what is possible here is to be shown.
  case listWanted
  /// More was typed or pasted than a line may hold. What fitted is kept; the rest is gone.
  case lineTooLong(limit: Int)
  /// The half-typed line, after a change, at most once a second and at most a second late.
  case draft(String)
  /// The waiting time asked for is over.
  case tick
  /// The window has another size.
  case resized
  /// A pipe or file ran out of lines.
  case endOfInput
  /// The terminal is gone. Every further call says so again.
  case hangup
  /// The process was asked to end (SIGTERM).
  case terminate
}

extension LineInput {
  /// A line without letters with plain digits, for prompts that take no words.
  package var plainDigits: LineInput {
    if case .line(let line) = self { .line(line.plainDigits) } else { self }
  }
}

/// Without the words themselves: they are a caller's, and this text may reach a log.
extension LineInput: CustomStringConvertible, CustomDebugStringConvertible {
  package var description: String {
    switch self {
    case .key: "a key"
    case .line: "a line"
    case .backspaceOnEmpty: "backspace on an empty line"
    case .interrupt: "Ctrl-C"
    case .endKey: "Ctrl-D"
    case .suspend: "Ctrl-Z"
    case .screenCleared: "a cleared screen"
    case .listWanted: "a wish for a list"
    case .lineTooLong: "a line that is too long"
    case .draft: "a half-typed line"
    case .tick: "the end of a wait"
    case .resized: "a resized window"
    case .endOfInput: "the end of input"
    case .hangup: "a hang-up"
    case .terminate: "a request to end"
    }
  }

  package var debugDescription: String { description }
}
