// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

/// A seeded source of chance, so that what failed can be made again: SplitMix64 (Steele, Lea and
/// Flood 2014), the same numbers for the same seed everywhere.
package struct Chance: RandomNumberGenerator {
  package var state: UInt64

  package init(state: UInt64) {
    self.state = state
  }

  package mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
