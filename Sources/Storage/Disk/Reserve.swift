// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

/// Space kept for the hour in which the disk is full, so that a call can still be saved.
///
///     kept      the file is there, zeros and nothing else
///     spent     it was deleted for an entry; the counsellor is warned at every answer
///     kept      made again once four times its size is free
struct Reserve: Sendable {
  /// Some hundred answers; a WAL page is 4 KiB, and an answer takes a few.
  static let byteCount = 1 << 20

  let path: String

  var isKept: Bool { Disk.exists(path) }

  /// Makes the file where there is ample room; a disk without it does without a reserve.
  func keep() {
    guard !isKept, Disk.freeBytes(beside: path) >= 4 * Self.byteCount else { return }
    do {
      try Disk.claimFile(path)
      try Disk.fill(path, Self.byteCount)
    } catch {
      _ = Disk.remove(path)
    }
  }

  /// Gives its space to whoever needs it now; false when there was none to give.
  func spend() -> Bool { Disk.remove(path) }
}
