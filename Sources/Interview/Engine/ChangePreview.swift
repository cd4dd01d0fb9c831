// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Protocols

/// What a change of an answer would do, before it is done.
package struct ChangePreview: Equatable, Sendable {
  /// How many answers count before and after.
  package var keeps: Int
  /// Facts whose answers stop counting, because their question is no longer on the path.
  package var setsAside: [String]
  /// Facts that count again, because the path came back to them.
  package var restores: [String]
  /// The question that would come next, when it is another than now.
  package var asksFirst: String?
  /// Where the call stands now, where it comes back to that whatever is answered on the way.
  package var thenBackTo: Return?
  /// Levels that would move: finding, from, to.
  package var levels: [LevelChange]
  /// What was used and stays used.
  package var cannotUndo: Used

  /// Offers, handoffs and promises, each in the order it was made.
  package struct Used: Equatable, Sendable {
    /// Titles of responders.
    package var offers: [String]
    package var handoffs: [Handoff]
    package var promises: [String]

    package struct Handoff: Equatable, Sendable {
      package var number: Int
      package var responder: String
    }
  }

  package enum Return: Equatable, Sendable {
    case prompt(String)
    case end
  }

  package struct LevelChange: Equatable, Sendable {
    package var finding: Int
    package var from: Int?
    package var to: Int?

    /// Whether it stands and would be lower.
    fileprivate var isLower: Bool {
      guard let from, let to else { return false }
      return to < from
    }
  }
}

extension Engine {
  /// Compares how a call stands with how it would stand after the intent.
  package static func preview(
    _ intent: Intent, in state: State, at: Moment
  ) throws(Refusal) -> ChangePreview {
    let after = state.supposing(try decide(intent, in: state, at: at), at: at)
    let before = state.asideFacts
    let later = after.asideFacts
    return ChangePreview(
      keeps: state.countingFacts.intersection(after.countingFacts).count,
      setsAside: later.filter { !before.contains($0) && !after.countingFacts.contains($0) }
        .eachOnce,
      restores: before.filter { !later.contains($0) },
      // Nobody is asked anything any more once a call is closed.
      asksFirst: after.closing != nil || after.pendingVisit?.visit == state.pendingVisit?.visit
        ? nil : after.pendingVisit?.visit.name,
      thenBackTo: comesBack(after: intent, from: state, to: after, at: at),
      levels: state.levelChanges(to: after, soFar: true), cannotUndo: state.used)
  }

  /// An answer leaves its prompt; anything else comes from beside it.
  private static func comesBack(
    after intent: Intent, from state: State, to after: State, at: Moment
  ) -> ChangePreview.Return? {
    guard after.closing == nil else { return nil }
    if case .answer = intent { return nil }
    let here = state.pendingVisit?.visit
    guard here != nil || state.standing.isReadyToClose else { return nil }
    var way = WayBack(to: here, at: at)
    guard way.isCertain(from: after) else { return nil }
    return here.map { .prompt($0.name) } ?? .end
  }
}

extension ChangePreview {
  /// The first level that stands and would be lower; nil where there is none.
  package var lowered: LevelChange? {
    levels.first(where: \.isLower)
  }
}

extension State {
  /// What an intent would lower of what stands; nil where that is nothing, or it is refused.
  /// What is clear before it is decided counts too, where `soFar` says so.
  package func lowered(
    by intent: Intent, soFar: Bool = false, at: Moment
  ) -> ChangePreview.LevelChange? {
    let stands = soFar || library.findings.indices.contains { standing.level(of: $0) ?? 0 > 0 }
    // Nothing else of a preview is needed here, and a prompt asks this of each of its keys.
    guard stands, let events = try? Engine.decide(intent, in: self, at: at) else { return nil }
    return levelChanges(to: supposing(events, at: at), soFar: soFar).first(where: \.isLower)
  }

  /// Facts with an answer that was given on a path no longer walked, in the order answered.
  package var asideFacts: [String] {
    acts.indices.compactMap { index in
      guard !acts[index].isUndone, !standing.acts[index].isReached,
        case .answerRecorded(_, let fact, _, _, false) = acts[index].event
      else { return nil }
      return fact
    }
  }

  /// Facts whose answer counts, or counts again once the walk has come back to it.
  fileprivate var countingFacts: Set<String> {
    Set(
      acts.indices.compactMap { index in
        guard !acts[index].isUndone,
          !acts[index].isOfVisit || standing.acts[index].isReached || mayComeBack(index)
        else { return nil }
        return acts[index].event.answered?.fact
      })
  }

  /// What is clear of a level that was not decided counts too, where somebody is to read it.
  fileprivate func levelChanges(
    to after: State, soFar: Bool = false
  ) -> [ChangePreview.LevelChange] {
    let (clear, later) = soFar ? (levelsSoFar, after.levelsSoFar) : ([], [])
    return library.findings.indices.compactMap { finding in
      let decided = standing.level(of: finding)
      let from = decided ?? clear.value(of: finding, standing.personParty)
      let to =
        after.standing.level(of: finding)
        ?? (decided == nil ? later.value(of: finding, after.standing.personParty) : nil)
      return from == to ? nil : ChangePreview.LevelChange(finding: finding, from: from, to: to)
    }
  }

  /// Offers, handoffs and promises made so far.
  fileprivate var used: ChangePreview.Used {
    ChangePreview.Used(
      offers: standing.offers.map { library.responders[$0.responder].title },
      handoffs: standing.handoffs.map(\.handoff).map { handoff in
        ChangePreview.Used.Handoff(
          number: handoff.number, responder: library.title(ofResponder: handoff.responder))
      }, promises: standing.promises.map(\.text))
  }
}

extension Standing {
  /// The level of a finding for the person; nil before it is decided.
  package func level(of finding: Int) -> Int? {
    decided.last { $0.finding == finding && $0.party == personParty }?.level
  }
}
