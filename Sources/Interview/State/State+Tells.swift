// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

package import Protocols

/// What the caller has been told, by a step or in answer to a question of their own.
extension State {
  /// The mark of a fact that wants something said at once when the fact is told early, and it was
  /// not said (protocol language, 3.9). A breath in doubt comes before all talk: then it is said
  /// where its step stands.
  package func markUnsaid(of fact: Int) -> FactMark? {
    guard !isBreathInDoubt else { return nil }
    return library.marks.first { mark in
      guard let first = mark.toldEarly, library.facts[fact].marks.contains(mark.id) else {
        return false
      }
      let isRunning = standing.walks.contains { walk in
        walk.frames.contains { $0.protocolIndex == first }
      }
      return !isRunning && !standing.toldTells.isSuperset(of: library.tells(of: first))
    }
  }

  /// When a tell was last said, before the act at that position where one is given.
  package func lastSaid(_ tell: String, before index: Int? = nil) -> Moment? {
    acts[..<(index ?? acts.count)].last { act in
      guard !act.isUndone else { return false }
      if case .toldCaller(_, tell) = act.event { return true }
      if case .toldAtOnce(tell) = act.event { return true }
      guard case .callerAsked(let id) = act.event else { return false }
      return id == tell || library.theyAsk.contains { $0.id == id && $0.countsAs == tell }
    }?.at
  }
}
