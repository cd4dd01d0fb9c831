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
  package var speakerRole: Int?
  package var speaker = Party.first
  /// Findings whose step has been passed, in order, each with its party.
  package var decided: [Decided] = []
  package var scored: [(score: Int, party: Party)] = []
  package var toldTells: Set<String> = []
  package var offers: [OfferStanding] = []
  /// By responder: the places shown with its last offer.
  package var supports: [Int: ShownSupports] = [:]
  package var consents: [ConsentStanding] = []
  package var promises: [Promise] = []
  package var handoffs: [HandoffStanding] = []
  package var agreedPlans: Set<Int> = []
  package var planLinesDone: [Int: Int] = [:]
  package var wishes: [(responder: String, by: Party)] = []
  package var doneProtocols: Set<Int> = []
  package var isReadyToClose = false

  // Bookkeeping of the replay.
  /// When the act being taken in happened.
  var clock = Moment(utcMilliseconds: 0)
  var applied: [Bool] = []
  var nextFree = 0
  var isReached: [Bool] = []

  init(_ library: CheckedLibrary) {
    table = Table(library.variables)
    table.addParty()
    facts = Array(repeating: FactStanding(), count: 2 * library.facts.count)
  }

  package static func == (left: Standing, right: Standing) -> Bool {
    left.table == right.table && left.walks == right.walks && left.facts == right.facts
      && left.parties == right.parties && left.decided == right.decided
      && left.offers == right.offers && left.supports == right.supports
      && left.consents == right.consents
      && left.promises == right.promises && left.handoffs == right.handoffs
      && left.toldTells == right.toldTells && left.isReadyToClose == right.isReadyToClose
      && left.isReached == right.isReached
  }
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
  /// The step whose rows decide it.
  package var step: Int
  package var row: Int
  package var suggested: Int
  package var since: Moment
  package var raisedTo: Int?
  package var lowered: Lowering?

  package struct Lowering: Equatable, Sendable {
    package var value: Int
    package var reason: String
    package var second: SecondPerson?
    package var at: Moment
  }

  /// What conditions read: the higher of suggested and raised; a lowering is read by none.
  package var level: Int { max(suggested, raisedTo ?? suggested) }
}

/// How the offer of one responder ended last.
package struct OfferStanding: Equatable, Sendable {
  package var responder: Int
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
}

/// A handoff and what the receiver said back.
package struct HandoffStanding: Equatable, Sendable {
  package var handoff: Handoff
  package var at: Moment
  package var readBack: ReadBack?
}
