// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

/// The cells that a number falls into: between the cut points that the library's conditions use,
/// any two numbers are the same to every condition.
///
/// Interval i holds the whole numbers from cut i - 1 (included) up to cut i (not included); the
/// first one is open below, the last one open above.
package struct Partition: Equatable, Sendable {
  /// In rising order, each once.
  package private(set) var cuts: [Int] = []
  /// Cuts that only `more than` makes: beyond one of these lies what its author warns of.
  private var worseBeyond: Set<Int> = []

  package init(of comparisons: some Sequence<Comparison> = []) {
    var all: Set<Int> = []
    var others: Set<Int> = []
    for comparison in comparisons {
      all.formUnion(comparison.cuts)
      if case .moreThan = comparison { continue }
      others.formUnion(comparison.cuts)
    }
    cuts = all.sorted()
    worseBeyond = all.subtracting(others)
  }

  package var intervalCount: Int { cuts.count + 1 }

  /// The interval that holds a number.
  package func interval(of number: Int) -> Int {
    cuts.firstIndex { number < $0 } ?? cuts.count
  }

  /// The interval of a number that is only known to lie within `give` of this one: at each cut the
  /// side on which the condition that made it holds. Where two cuts contradict each other, the
  /// lower one has its way.
  package func interval(ofAbout number: Int, give: Int) -> Int {
    cuts.firstIndex { cut in
      (worseBeyond.contains(cut) ? number + give : max(0, number - give)) < cut
    } ?? cuts.count
  }

  /// The intervals in which a comparison holds; it must be one this partition was made of.
  package func intervals(where comparison: Comparison) -> [Int] {
    (0..<intervalCount).filter { comparison.holds(for: sample(in: $0)) }
  }

  private func sample(in interval: Int) -> Int {
    if interval > 0 { return cuts[interval - 1] }
    guard let first = cuts.first, first > Int.min else { return Int.min }
    return first - 1
  }
}

extension Comparison {
  /// Whether a number passes.
  package func holds(for number: Int) -> Bool {
    switch self {
    case .equals(let wanted): number == wanted
    case .atLeast(let low): number >= low
    case .atMost(let high): number <= high
    case .moreThan(let low): number > low
    case .lessThan(let high): number < high
    case .between(let low, let high): number >= low && number <= high
    }
  }

  /// The numbers at which the truth of this comparison may change.
  fileprivate var cuts: [Int] {
    switch self {
    case .equals(let wanted): [wanted] + after(wanted)
    case .atLeast(let low): [low]
    case .atMost(let high): after(high)
    case .moreThan(let low): after(low)
    case .lessThan(let high): [high]
    case .between(let low, let high): [low] + after(high)
    }
  }

  private func after(_ number: Int) -> [Int] {
    number == Int.max ? [] : [number + 1]
  }
}
