// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Interview

#if canImport(Darwin)
import Darwin
#else
import Glibc
#endif

/// Shows other windows that a call's writer lives: an empty file of its own for each writer,
/// `writers/<call>-<epoch>`, locked for as long as the program that writes has it open.
///
/// The system lets go of the lock when the program ends, however it ends. The mark keeps nobody
/// from anything: who may write is settled by the epoch alone, and a disk that has no room for a
/// mark stops no call.
final class WriterMark: Sendable {
  private let descriptor: Int32
  private let path: String

  /// Nil where none can be had.
  init?(in folder: String, _ call: CallID, epoch: Int) {
    let path = Self.path(in: folder, call, epoch)
    Self.sweep(folder)
    // A sweep elsewhere may take the file away before it is locked.
    for _ in 0..<3 {
      let descriptor = open(path, O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0o600)
      guard descriptor >= 0 else { return nil }
      if Self.locks(descriptor), Self.isSame(descriptor, path) {
        (self.descriptor, self.path) = (descriptor, path)
        return
      }
      close(descriptor)
    }
    return nil
  }

  deinit {
    unlink(path)
    close(descriptor)
  }

  /// Whether that writer's program is still running.
  static func isHeld(in folder: String, _ call: CallID, epoch: Int) -> Bool {
    isHeld(path(in: folder, call, epoch))
  }

  private static func isHeld(_ path: String) -> Bool {
    let descriptor = open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
    guard descriptor >= 0 else { return false }
    defer { close(descriptor) }
    return flock(descriptor, LOCK_SH | LOCK_NB) != 0 && errno == EWOULDBLOCK
  }

  private static func path(in folder: String, _ call: CallID, _ epoch: Int) -> String {
    folder + "/writers/\(call.text)-\(epoch)"
  }

  /// Others hold it for no longer than they need to look.
  private static func locks(_ descriptor: Int32) -> Bool {
    for _ in 0..<20 {
      if flock(descriptor, LOCK_EX | LOCK_NB) == 0 { return true }
      usleep(1_000)
    }
    return false
  }

  private static func isSame(_ descriptor: Int32, _ path: String) -> Bool {
    var (mine, there) = (stat(), stat())
    return fstat(descriptor, &mine) == 0 && lstat(path, &there) == 0
      && mine.st_ino == there.st_ino && mine.st_dev == there.st_dev
  }

  /// What programs that were killed have left.
  private static func sweep(_ folder: String) {
    for name in (try? Disk.names(in: folder + "/writers")) ?? [] {
      let path = folder + "/writers/" + name
      if !isHeld(path) { unlink(path) }
    }
  }
}
