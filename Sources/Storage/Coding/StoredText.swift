// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

package import Interview

extension Entry {
  /// The very text that the store keeps.
  package var storedText: String { String(decoding: EntryCoding.bytes(of: self), as: UTF8.self) }

  /// What happened, without anything that was said.
  package var kinds: [String] { events.map(EventKind.word(of:)) }
}
