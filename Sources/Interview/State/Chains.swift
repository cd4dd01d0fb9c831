// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

/// The chains of runs in a call, by number, and which act belongs to which visit in them.
///
/// A chain has one place for each step of its protocol, all in a row. What is anchored at a place
/// hangs on a thread, the newest first; it is seldom more than one act.
struct Chains: Sendable {
  private(set) var names: [String] = []
  private(set) var firstPlaces: [Int] = []
  /// By place: the end of its thread, -1 where nothing is anchored.
  private var newest: [Int] = []
  private var anchors: [Anchor] = []

  private struct Anchor {
    var time: Int
    var part: Pending.Part
    var act: Int?
    var before: Int
  }

  /// The number of a chain whose last protocol has so many steps; its own from the first time on.
  mutating func number(of name: String, stepCount: Int) -> Int {
    if let known = names.firstIndex(of: name) { return known }
    names.append(name)
    firstPlaces.append(newest.count)
    newest += repeatElement(-1, count: stepCount)
    return names.count - 1
  }

  /// The act of a visit; nil while there is none.
  subscript(visit: VisitKey) -> Int? {
    get { position(of: visit).flatMap { anchors[$0].act } }
    set {
      if let known = position(of: visit) {
        anchors[known].act = newValue
      } else {
        anchors.append(
          Anchor(
            time: visit.time, part: visit.part, act: newValue, before: newest[visit.place]))
        newest[visit.place] = anchors.count - 1
      }
    }
  }

  private func position(of visit: VisitKey) -> Int? {
    var position = newest[visit.place]
    while position >= 0 {
      if anchors[position].time == visit.time, anchors[position].part == visit.part {
        return position
      }
      position = anchors[position].before
    }
    return nil
  }
}

/// A visit by numbers: at which place, which time, and which part of the step.
struct VisitKey: Equatable, Sendable {
  var place: Int
  var time: Int
  var part: Pending.Part
}
