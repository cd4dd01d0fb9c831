// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

/// `keys: enter` in the file, or `STEADY_KEYS=enter`: no key answers before Enter, for whoever
/// brushes keys or speaks to the machine (WCAG 2.1.4). `single` is what is usual.
enum KeysSetting: String, CaseIterable {
  case single, enter

  /// What counts here; a variable that says neither changes nothing.
  static var current: KeysSetting {
    let value = set(.keys) ?? ""
    return KeysSetting(rawValue: value) ?? .single
  }

  /// What is wrong with a value, and the remedy.
  static func complaint(_ value: String) -> String? {
    KeysSetting(rawValue: value) == nil ? "\"keys\" is single or enter." : nil
  }
}
