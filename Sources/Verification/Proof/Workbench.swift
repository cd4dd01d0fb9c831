// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

/// Lends one model to walk after walk, so that what each worked out is there for the next and
/// nothing is copied. What walks leave behind is cleared away once it is more than a little.
final class Workbench {
  let clean: Model
  private var used: Model?

  /// How many nodes walks may leave behind.
  private let mostLeft: Int

  init(_ model: Model, mostLeft: Int) {
    clean = model
    self.mostLeft = mostLeft
  }

  /// The model to walk on, until it is taken back. Lent twice, the second is a clean one.
  func lend() -> Model {
    defer { used = nil }
    guard let used, !used.store.isExhausted,
      used.store.nodeCount <= clean.store.nodeCount + mostLeft
    else {
      return clean
    }
    return used
  }

  func takeBack(_ model: Model) { used = model }
}

/// The two that a proof works on: one for walks with few fields in sight, one with all in sight.
struct Benches {
  let walking: Workbench
  let clearing: Workbench

  init(_ model: Model) {
    walking = Workbench(model, mostLeft: 50_000)
    clearing = Workbench(model, mostLeft: 400_000)
  }
}
