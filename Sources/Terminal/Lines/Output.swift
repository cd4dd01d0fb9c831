// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

#if canImport(Darwin)
import Darwin
#else
import Glibc
#endif

/// Writes to a file descriptor without ever ending the call: a closed pipe or a full disk is a
/// value to act on. Expects SIGPIPE to be ignored (`steady_ignore_write_signals`).
package struct Output: Sendable {
  /// What became of the bytes.
  package enum Outcome: Equatable, Sendable {
    case written
    /// The reader has gone: EPIPE, or EIO from a terminal that hung up; never from a file.
    case readerGone
    /// The reader has taken nothing for `patienceMilliseconds`.
    case stalled
    case failed(errno: Int32)
  }

  /// How long a reader that takes nothing is waited for.
  package static let patienceMilliseconds: Int32 = 2_000

  package let descriptor: Int32

  package init(descriptor: Int32) {
    self.descriptor = descriptor
  }

  /// All of the text, or why not; a part of it may then have been written.
  package func write(_ text: String) -> Outcome {
    var text = text
    return text.withUTF8 { write(UnsafeRawBufferPointer($0)) }
  }

  private func write(_ bytes: UnsafeRawBufferPointer) -> Outcome {
    var rest = bytes[...]
    while !rest.isEmpty {
      let part = UnsafeRawBufferPointer(rebasing: rest)
      let count = systemWrite(descriptor, part.baseAddress, part.count)
      if count >= 0 {
        rest = rest.dropFirst(count)
        continue
      }
      switch errno {
      case EINTR: continue
      case EAGAIN, EWOULDBLOCK:
        if !becomesWritable() { return .stalled }
      case EPIPE: return .readerGone
      case EIO: return isFile ? .failed(errno: EIO) : .readerGone
      case let other: return .failed(errno: other)
      }
    }
    return .written
  }

  private var isFile: Bool {
    var status = stat()
    return fstat(descriptor, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
  }

  private func becomesWritable() -> Bool {
    var entry = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
    return poll(&entry, 1, Self.patienceMilliseconds) != 0
  }
}

/// The C function; inside `Output` its name is taken by the method.
private func systemWrite(_ descriptor: Int32, _ bytes: UnsafeRawPointer?, _ count: Int) -> Int {
  write(descriptor, bytes, count)
}
