// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Protocols

/// Two versions side by side: what stands in a set of the one and in a set of the other, for
/// whoever answers the same.
struct Meeting {
  var old: Version
  var new: Version
  /// In the order in which sets are gone through.
  private let shared: [SharedField]
  /// The fields that the sets now looked at read.
  private var order: [Int] = []
  private var known: [Key: Overlap?] = [:]

  /// Something that either version reads, with the ways in which it may stand that either tells
  /// apart.
  fileprivate struct SharedField {
    var name: FieldName
    var old: Int?
    var new: Int?
    var classes: [SharedClass]
    var weight: Int
  }

  fileprivate struct SharedClass {
    var old: Int?
    var new: Int?
    var ways: [Said]
    var isNothing: Bool { ways.contains(.nothing) }
  }

  private struct Key: Hashable {
    var old: Diagram
    var new: Diagram
    var position: Int
  }

  /// How many ways to answer lie in both sets, and how the plainest begins.
  fileprivate struct Overlap {
    var count: Count
    /// How much is said of the plainest.
    var length: Int
    /// The class of the first field that it takes.
    var takes: Int
  }

  /// What lies in both sets: how many of all ways to answer, and the one of which least is said.
  struct Result {
    var count: Count
    var all: Count
    var plainest: [String]
  }

  init(_ old: CheckedLibrary, _ new: CheckedLibrary) {
    let (before, now) = (Version(old), Version(new))
    let names = now.names.compactMap { $0 }
    let onlyBefore = before.names.compactMap { $0 }.filter { now.fields[$0] == nil }
    shared = (names + onlyBefore).map { SharedField($0, before, now) }
    (self.old, self.new) = (before, now)
  }

  var isWhole: Bool { old.tables.isWhole && new.tables.isWhole }

  /// `sets` are all that this is one of, so that ways to answer are counted alike.
  mutating func overlap(
    _ before: Diagram, _ now: Diagram, among sets: (old: [Diagram], new: [Diagram])
  ) -> Result? {
    var (left, right) = (FieldSet(), FieldSet())
    for set in sets.old { left.formUnion(old.tables.model.fields(in: set)) }
    for set in sets.new { right.formUnion(new.tables.model.fields(in: set)) }
    order = shared.indices.filter { field in
      shared[field].old.map(left.contains) ?? false
        || shared[field].new.map(right.contains) ?? false
    }
    known = [:]
    guard let overlap = overlap(before, now, from: 0) else { return nil }
    let all = order.reduce(Count(1)) { $0 * shared[$1].weight }
    return Result(count: overlap.count, all: all, plainest: plainest(before, now))
  }

  private mutating func overlap(_ before: Diagram, _ now: Diagram, from position: Int) -> Overlap? {
    if before == .none || now == .none { return nil }
    guard position < order.count else { return Overlap(count: Count(1), length: 0, takes: 0) }
    let key = Key(old: before, new: now, position: position)
    if let known = known[key] { return known }
    var overlap: Overlap?
    for (number, shown) in shared[order[position]].classes.enumerated() {
      let (left, right) = standing(before, now, in: shown, of: order[position])
      guard let found = self.overlap(left, right, from: position + 1) else { continue }
      overlap = Overlap(
        count: (overlap?.count ?? .zero) + found.count * shown.ways.count,
        length: found.length + (shown.isNothing ? 0 : 1), takes: number
      ).orPlainer(overlap)
    }
    known.updateValue(overlap, forKey: key)
    return overlap
  }

  /// What is left of both sets where a field stands so.
  private mutating func standing(
    _ before: Diagram, _ now: Diagram, in shown: SharedClass, of field: Int
  ) -> (Diagram, Diagram) {
    var (left, right) = (before, now)
    if let number = shared[field].old, let place = shown.old {
      left = old.tables.holding(before, number, place)
    }
    if let number = shared[field].new, let place = shown.new {
      right = new.tables.holding(now, number, place)
    }
    return (left, right)
  }

  private mutating func plainest(_ before: Diagram, _ now: Diagram) -> [String] {
    var (left, right, words) = (before, now, [String]())
    for (position, field) in order.enumerated() {
      guard let overlap = overlap(left, right, from: position) else { break }
      let shown = shared[field].classes[overlap.takes]
      if !shown.isNothing, let way = shown.ways.first {
        words.append(shared[field].name.words(way))
      }
      (left, right) = standing(left, right, in: shown, of: field)
    }
    return words
  }
}

extension Meeting.Overlap {
  /// With what another says of the plainest, where that is no longer.
  fileprivate func orPlainer(_ other: Meeting.Overlap?) -> Meeting.Overlap {
    guard let other, other.length <= length else { return self }
    return Meeting.Overlap(count: count, length: other.length, takes: other.takes)
  }
}

extension Meeting.SharedField {
  fileprivate init(_ name: FieldName, _ before: Version, _ now: Version) {
    let measures = Set(before.measures(of: name) + now.measures(of: name)).sorted()
    let measured = measures.flatMap { measure in
      [true, false].map { Said.number(measure, isForSure: $0) }
    }
    var ways = now.ways(of: name)
    ways += before.ways(of: name).filter { !ways.contains($0) } + measured
    self.init(
      name: name, old: before.fields[name], new: now.fields[name], classes: [], weight: 0)
    for way in ways { add(way, before.place(of: way, in: name), now.place(of: way, in: name)) }
  }

  /// What nobody can say in one of the versions is no way in which both can be told apart.
  private mutating func add(_ way: Said, _ before: Int?, _ now: Int?) {
    guard (old == nil) == (before == nil), (new == nil) == (now == nil) else { return }
    weight += 1
    if let known = classes.firstIndex(where: { $0.old == before && $0.new == now }) {
      classes[known].ways.append(way)
    } else {
      classes.append(Meeting.SharedClass(old: before, new: now, ways: [way]))
    }
  }
}
