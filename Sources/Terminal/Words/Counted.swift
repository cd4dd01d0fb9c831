// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

/// `1 offer`, `2 offers`.
func counted(_ count: Int, _ noun: String) -> String {
  "\(count) \(noun)\(count == 1 ? "" : "s")"
}
