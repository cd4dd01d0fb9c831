// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

/// Tells a key that was pressed from one that is held down, and from one that came before its
/// prompt could be read, by when it came.
///
/// A terminal sends a held key again after a delay (a quarter of a second to one), and from then
/// on every 30 to 92 ms. No finger is as fast on one key, so a quick row of the same key on an
/// empty line is one press. The first of the row looks like a second press; whether more follow
/// is waited for.
struct KeyRhythm {
  enum Verdict: Equatable {
    case pressed, notMeant
    /// Held if the same key comes once more within `repeatMilliseconds`.
    case perhapsHeld
  }

  /// The longest time between two signs of a held key: 92 ms on a Linux console.
  static let repeatMilliseconds = 100
  /// The longest time after which a keyboard begins to repeat.
  static let delayMilliseconds = 1_000

  private var last: Character?
  private var lastAt = 0

  /// On an empty line. `times` is how often the key came at once; `shown`, how long the prompt has
  /// been there, and for how long it takes no answer.
  mutating func judge(
    _ key: Character, times: Int, at now: Int, shown: (milliseconds: Int, deaf: Int)
  ) -> Verdict {
    if last == key {
      let since = now - lastAt
      if since <= Self.repeatMilliseconds || times > 1 && since <= Self.delayMilliseconds {
        see(key, at: now)
        return .notMeant
      }
      if times == 1, !isDeaf(to: key, shown), since <= Self.delayMilliseconds {
        return .perhapsHeld
      }
    }
    guard times == 1, isDeaf(to: key, shown) else { return .pressed }
    see(key, at: now)
    return .notMeant
  }

  /// A key that did something, or that was found to be held.
  mutating func see(_ key: Character, at now: Int) {
    (last, lastAt) = (key, now)
  }

  /// Digits and Enter answer; a sign such as `!` is never in anybody's way.
  private func isDeaf(to key: Character, _ shown: (milliseconds: Int, deaf: Int)) -> Bool {
    shown.milliseconds < shown.deaf && (key.isWholeNumber || key.isNewline)
  }
}
