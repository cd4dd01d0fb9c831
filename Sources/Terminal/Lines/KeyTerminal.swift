// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

#if canImport(Darwin)
import Darwin
#else
import Glibc
#endif

/// A terminal that gives each key as it is typed and echoes none of them: what is typed is then
/// known before Enter, and nothing unsent is left for a shell if the program is killed.
///
/// Given back as it was found when this goes.
final class KeyTerminal {
  private let descriptor: Int32
  private var found = termios()

  /// Nil where it is no terminal.
  init?(_ descriptor: Int32) {
    self.descriptor = descriptor
    guard isatty(descriptor) == 1, tcgetattr(descriptor, &found) == 0 else { return nil }
    takeKeys()
  }

  deinit {
    tcsetattr(descriptor, TCSADRAIN, &found)
  }

  /// Also after a shell has had the terminal.
  func takeKeys() {
    var keys = found
    keys.c_lflag &= ~tcflag_t(ICANON | ECHO | IEXTEN)
    keys.c_iflag |= tcflag_t(ICRNL)
    // After Ctrl-S the screen would stand while keys still count.
    keys.c_iflag &= ~tcflag_t(IXON)
    withUnsafeMutableBytes(of: &keys.c_cc) { signs in
      signs[Int(VMIN)] = 1
      signs[Int(VTIME)] = 0
    }
    tcsetattr(descriptor, TCSADRAIN, &keys)
    tcflow(descriptor, TCOON)
  }
}
