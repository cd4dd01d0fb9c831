// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Interview

/// What a counsellor has read of what one receiver does not get.
struct HeldBackTold {
  private var items: [HeldBack]
  /// The handoff that it was last said of; nil while it stands above one that is not made yet.
  private var handoff: Int?
  private var knowsKinds: Bool

  init(_ items: [HeldBack] = []) {
    self.items = items
    knowsKinds = items.contains(where: \.isNoKindOfTheirs)
  }

  /// Takes note of what is held back now, and gives what of it has to be said: all of it with a
  /// handoff that is made anew, then what was not said before. That a receiver may not hold a kind
  /// is so for the whole call, and is said once and not with each answer.
  mutating func hear(_ held: [HeldBack], of handoff: Handoff) -> [HeldBack] {
    if let last = self.handoff, last != handoff.number { (items, knowsKinds) = ([], false) }
    let new = held.filter { one in
      !items.contains { $0.isSame(as: one) } && !(knowsKinds && one.isNoKindOfTheirs)
    }
    self.handoff = handoff.number
    items = held
    knowsKinds = knowsKinds || held.contains(where: \.isNoKindOfTheirs)
    return new
  }
}

extension HeldBack {
  /// A place has a line of its own, with what to do.
  fileprivate var isNoKindOfTheirs: Bool { reason == .notForReceiver && !isPlace }
}
