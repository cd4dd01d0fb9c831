// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

internal import CSystem

#if canImport(Darwin)
import Darwin
#else
import Glibc
#endif

/// The signals of a terminal as something to wait for, instead of something that strikes.
///
/// One per process: nil while another is there. Puts the former handling back when it goes.
final class SignalWatch {
  enum Signal: Equatable {
    case interrupt, suspend, resized, continued, hangup, terminate
  }

  /// Becomes readable when a signal has come.
  let descriptor: Int32

  init?() {
    descriptor = steady_watch_signals()
    if descriptor < 0 { return nil }
  }

  deinit {
    steady_unwatch_signals()
  }

  /// The next signal that has come, if any.
  func next() -> Signal? {
    var byte: UInt8 = 0
    while read(descriptor, &byte, 1) == 1 {
      switch Int32(byte) {
      case SIGINT: return .interrupt
      case SIGTSTP: return .suspend
      case SIGWINCH: return .resized
      case SIGCONT: return .continued
      case SIGHUP: return .hangup
      case SIGTERM: return .terminate
      default: continue
      }
    }
    return nil
  }
}

extension SignalWatch {
  /// Waits so long for a signal that asks to leave; any other waits for nobody here.
  func isLeaving(within milliseconds: Int) -> Bool {
    guard Wait.forInput(-1, orSignals: descriptor, milliseconds: milliseconds).signals else {
      return false
    }
    while let signal = next() {
      switch signal {
      case .interrupt, .hangup, .terminate: return true
      case .suspend, .resized, .continued: continue
      }
    }
    return false
  }
}

/// What poll(2) can tell about the two descriptors an editor waits on.
enum Wait {
  /// Waits until input or a signal has come or the time (milliseconds, nil for ever) is over.
  static func forInput(
    _ input: Int32, orSignals signals: Int32, milliseconds: Int?
  ) -> (input: Bool, signals: Bool) {
    var entries = [
      pollfd(fd: input, events: Int16(POLLIN), revents: 0),
      pollfd(fd: signals, events: Int16(POLLIN), revents: 0),
    ]
    let limit = milliseconds.map { Int32(clamping: max(0, $0)) } ?? -1
    guard poll(&entries, 2, limit) > 0 else { return (false, false) }
    return (entries[0].revents != 0, entries[1].revents != 0)
  }

  /// Milliseconds of a clock that nobody sets.
  static func now() -> Int {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Int(time.tv_sec) * 1_000 + Int(time.tv_nsec) / 1_000_000
  }
}
