// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

package import Protocols

/// A call being made. The story of Steady starts in `perform`: decide, save, apply, show.
///
/// There is one of it and it cannot be copied, so nobody can show a state that is not on disk.
package struct LiveCall: ~Copyable {
  package private(set) var state: State
  package let id: CallID
  package let epoch: Int
  /// The centre's directory as it is today; whatever of it is used the journal keeps by value.
  package let supports: SupportDirectory
  private let author: Author
  private let log: any EventLog

  /// A call with the entries it has so far; none for a new one.
  package init(
    id: CallID, library: CheckedLibrary, entries: [Entry], epoch: Int, author: Author,
    log: any EventLog, supports: SupportDirectory = .empty
  ) {
    var state = State(library: library)
    for entry in entries { state.apply(entry) }
    self.state = state
    self.id = id
    self.epoch = epoch
    self.supports = supports
    self.author = author
    self.log = log
  }

  /// Does what the counsellor wants, if it may be done and once it is durable.
  ///
  /// Throws the engine's `Refusal`, or what the log throws; in both cases nothing has changed.
  package mutating func perform(_ intent: Intent, at: Moment) throws -> Prompt {
    let events = try Engine.decide(intent, in: state, at: at)
    // Supposed only: nobody sees it before the log has returned.
    var next = state.supposing(events, at: at)
    let entry = Entry(
      call: id, sequence: state.lastSequence + 1, epoch: epoch, at: at, by: author,
      events: events, witness: next.witness)
    try log.append(entry)
    next.credit(entry)
    state = next
    return prompt(at: at)
  }

  package func prompt(at: Moment) -> Prompt {
    Engine.prompt(of: state, at: at, supports: supports)
  }
}

extension State {
  /// What an entry's witness says: the step asked next, and each level.
  package var witness: Witness {
    let step = pendingVisit.map { $0.visit.chain + ":" + $0.visit.step }
    let levels = standing.decided.map { decided in
      let finding = library.findings[decided.finding]
      let party = decided.party == standing.personParty ? "" : "@\(decided.party.number)"
      return "\(finding.id)\(party)=\(finding.values[decided.level].id)"
    }
    return Witness(step: step ?? (closing == nil ? "ready to close" : "closed"), levels: levels)
  }
}
