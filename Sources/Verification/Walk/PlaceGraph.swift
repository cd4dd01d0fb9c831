// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Protocols

/// Why a walk is begun, and so how it ends.
package enum Root: Hashable, Sendable {
  case call
  case alarm(Int)
  /// A protocol that a counsellor switches to, by its position in the library.
  case switchedTo(Int)
}

/// Every place that a walk from one root can come to by the shape of its protocols alone, each
/// with its moves. It is the same `Flow` that the engine walks.
struct PlaceGraph: Sendable {
  let root: Root
  /// Where the walk begins: a call about the caller, so far; any other about whomever the call is.
  private(set) var starts: [Int] = []
  private(set) var places: [Place] = []
  var moves: [[Move]] = []
  /// Whether there were more places than the budget allows.
  private(set) var isCut = false

  private var numbers: [Place: Int] = [:]
  private let budget: Int

  init(_ library: CheckedLibrary, from root: Root, budget: Int) {
    self.root = root
    self.budget = budget
    let index = library.rootProtocol(root)
    let frame = library.frame(index, isAboutCaller: false, .root)
    for whom in root == .call ? [.notSaid] : Place.Whom.allCases {
      starts.append(number(Place(frames: [frame], whom: whom, stage: .check)))
    }
    let mayDrop = library.policy.rules.contains(where: \.speaksOfDroppedLines)
    while moves.count < places.count, !isCut {
      let from = places[moves.count]
      let drops = mayDrop && from.isPause ? [Way.drops(from)] : []
      let onward = (library.ways(from: from) + drops).map { way in
        Move(
          action: way.action, target: number(way.place), ran: way.ran,
          isEnd: !from.isOver && library.isReady(way.place, root))
      }
      moves.append(onward)
    }
  }

  private mutating func number(_ place: Place) -> Int {
    if let known = numbers[place] { return known }
    guard places.count < budget else {
      isCut = true
      return 0
    }
    numbers[place] = places.count
    places.append(place)
    return places.count - 1
  }

  /// Places in an order in which each comes before those it leads to, loops aside.
  func order() -> [Int] {
    var order: [Int] = []
    var isSeen = Array(repeating: false, count: places.count)
    for start in starts where !isSeen[start] {
      isSeen[start] = true
      var path: [(place: Int, next: Int)] = [(start, 0)]
      while let last = path.last {
        guard last.next < moves[last.place].count else {
          order.append(last.place)
          path.removeLast()
          continue
        }
        path[path.count - 1].next += 1
        let target = moves[last.place][last.next].target
        guard !isSeen[target] else { continue }
        isSeen[target] = true
        path.append((target, 0))
      }
    }
    return order.reversed()
  }
}

extension CheckedLibrary {
  func rootProtocol(_ root: Root) -> Int {
    switch root {
    case .call: opensWith
    case .alarm(let alarm): alarms[alarm].protocolIndex
    case .switchedTo(let index): index
    }
  }

  /// Whether a call that stands here is ready to close.
  func isReady(_ place: Place, _ root: Root) -> Bool {
    guard case .over(let outcome) = place.stage else { return false }
    switch root {
    case .call: return true
    case .alarm(let alarm): return alarms[alarm].after[outcome] == .closing
    case .switchedTo: return false
    }
  }

  func frame(
    _ index: Int, isAboutCaller: Bool, _ afterwards: Place.Afterwards
  ) -> Place.Frame {
    let steps = flow.protocols[index].steps
    let loops = steps.count { flow.steps[$0].act.bound != nil }
    return Place.Frame(
      protocolIndex: index, isAboutCaller: isAboutCaller, step: steps.lowerBound,
      rounds: Array(repeating: 0, count: loops), afterwards: afterwards)
  }
}

extension FlowAct {
  /// How often a `wait` may go back; nil for every other step.
  var bound: Int? {
    guard case .wait(.some, let atMost) = self else { return nil }
    return atMost
  }
}
