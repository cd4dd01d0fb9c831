// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

package import Protocols

/// Everything that follows from the acts: where the walks stand and what is known. Replaying the
/// acts from the start gives it anew.
package struct Standing: Equatable, Sendable {
  package var table: Table
  package var walks: [Walk] = []
  /// For each party, for each fact: the acts behind its cell.
  package var facts: [FactStanding]
  /// Whoever was on the line first, the person where somebody else calls about them, then others
  /// in the order in which they were named; a number once given stays.
  package var parties = [PartyStanding(role: nil), PartyStanding(role: nil)]
  package var callerParty = Party.first
  package var personParty = Party.first
  /// The acts before this position, where they were taken as the caller's own, are the person's.
  var attributedBefore = 0
  package var speakerRole: Int?
  package var speaker = Party.first
  /// Findings whose step has been passed, in order, each with its party.
  package var decided: [Decided] = []
  package var scored: [Scored] = []
  package var toldTells: Set<String> = []
  package var offers: [OfferStanding] = []
  /// By responder: the places shown with its last offer.
  package var supports: [Int: ShownSupports] = [:]
  package var consents: [ConsentStanding] = []
  package var promises: [Promise] = []
  package var handoffs: [HandoffStanding] = []
  package var agreedPlans: Set<Int> = []
  package var planLinesDone: [Int: Int] = [:]
  package var wishes: [Wish] = []
  package var doneProtocols: Set<Int> = []
  package var isReadyToClose = false
  /// What alarms that were left had still before them, answered since or not.
  var leftOpen: [LeftOpen] = []
  package internal(set) var watch: RuleWatch

  // Bookkeeping of the replay.
  /// When the act being taken in happened.
  var clock = Moment(utcMilliseconds: 0)
  /// For each act.
  var acts: [ActStanding] = []
  var nextFree = 0
  /// By place: how often its step was entered before, in the run that is under way.
  private var entered: [UInt16] = []

  init(_ library: CheckedLibrary) {
    table = library.begun
    facts = Array(repeating: FactStanding(), count: 2 * library.facts.count)
    watch = RuleWatch(library.watched)
  }
}

/// Moving a walk on.
extension Standing {
  /// Where the walk on top stands.
  var topFrame: Frame? {
    guard let top = walks.indices.last, let frame = walks[top].frames.indices.last else {
      return nil
    }
    return walks[top].frames[frame]
  }

  /// The same, as far as an act of a visit must know it; inline, because `Standing` is large.
  @inline(__always)
  var top: (chain: Int, step: Int, place: Int)? {
    guard let top = walks.indices.last, let frame = walks[top].frames.indices.last else {
      return nil
    }
    let step = walks[top].frames[frame].step
    return (walks[top].frames[frame].chain, step, step + walks[top].frames[frame].placeOffset)
  }

  /// Which time the step that a frame stands on is being entered, from 1.
  func time(at frame: Frame) -> Int { Int(entered[frame.place]) + 1 }

  /// Begins a run: none of its steps was entered before.
  mutating func beginRun(at places: Range<Int>) {
    let missing = places.upperBound - entered.count
    if missing > 0 { entered += repeatElement(0, count: missing) }
    for place in places { entered[place] = 0 }
  }

  mutating func moveOn(_ walk: Int, counting: Bool = true) {
    let top = walks[walk].frames.count - 1
    go(walk, to: walks[walk].frames[top].step + 1, counting: counting)
  }

  mutating func go(_ walk: Int, to step: Int, counting: Bool = true) {
    let top = walks[walk].frames.count - 1
    if counting { entered[walks[walk].frames[top].place] += 1 }
    walks[walk].frames[top].enter(step)
  }

  mutating func nextRung(_ walk: Int, isLast: Bool) {
    if isLast { return moveOn(walk) }
    walks[walk].frames[walks[walk].frames.count - 1].rung += 1
  }
}

extension Standing {
  /// Whether the walk came by the visit of an act, by its position; otherwise it is set aside.
  package func isReached(_ act: Int) -> Bool { acts[act].isReached }
}

/// What became of one act.
struct ActStanding: Equatable, Sendable {
  var isTaken = false
  /// Whether the walk came by its visit.
  var isReached = false
}

/// One fact of one party: which act it stands on (positions among the acts; -1 for none).
package struct FactStanding: Equatable, Sendable {
  package var current: Int32 = -1
  package var other: Int32 = -1
  package var isExpired = false
  /// The gravest sticky value that was ever raised and not stood down.
  package var sticky: Int8 = -1
  /// Whether it was ever raised for sure; a doubt stays a doubt.
  package var stickyIsForSure = false
}

/// One party, and the role word it was named with.
package struct PartyStanding: Equatable, Sendable {
  package var role: Int?
}

/// A finding of a party: suggested by its rules, raised or lowered by the counsellor.
package struct Decided: Equatable, Sendable {
  package var finding: Int
  package var party: Party
  /// What its rows say now.
  package var rows: Suggestion
  /// Whether its step was passed: a level may be raised before that.
  package var isPassed = false
  package var raisedTo: Int?
  package var lowered: Lowering?

  /// What the rows of a step say now.
  package struct Suggestion: Equatable, Sendable {
    package var step: Int
    package var row: Int
    package var value: Int
  }

  package struct Lowering: Equatable, Sendable {
    package var value: Int
    /// The level that stood then.
    package var from: Int
    package var reason: String
    package var second: SecondPerson?
    /// Who that was, where it was said.
    package var secondName: String?
    package var at: Moment
  }

  /// What the tool suggests; nothing before the step is passed.
  package var suggestion: Suggestion? { isPassed ? rows : nil }

  /// What conditions read: the higher of what the rows say and what it was raised to; a lowering
  /// is read by none. Raised before its step is passed, it is never below what the rows say.
  package var level: Int { max(rows.value, raisedTo ?? rows.value) }

  /// What the counsellor stands by: what it was lowered to, else the level.
  package var judged: Int { lowered?.value ?? level }
}

/// A score of a party whose step has been passed.
package struct Scored: Equatable, Sendable {
  package var score: Int
  package var party: Party
}

/// A responder that a party asked for.
package struct Wish: Equatable, Sendable {
  package var responder: String
  package var by: Party
}

/// How an offer of one responder ended for whoever was on the line.
package struct OfferStanding: Equatable, Sendable {
  package var responder: Int
  package var by: Party
  package var end: OfferEnd
  package var reason: String?
  package var at: Moment
}

/// A consent as it was last answered by a party.
package struct ConsentStanding: Equatable, Sendable {
  package var item: Int
  package var party: Party
  package var answer: ConsentAnswer
  package var at: Moment
  /// Whether the caller could say only yes and no: then its words are the counsellor's.
  package var isByYesOrNo = false
}

/// A handoff and what the receiver said back.
package struct HandoffStanding: Equatable, Sendable {
  package var handoff: Handoff
  package var at: Moment
  package var readBack: ReadBack?
}
