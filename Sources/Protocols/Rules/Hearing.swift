// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

/// What a rule may go on by, so that a proof asks no rule of what it cannot hear: a look into a few
/// sets instead of one at every act of every rule.
struct Hearing: Sendable {
  let isAlwaysLooking: Bool
  private var facts: Set<Int> = []
  private var tells: Set<String> = []
  private var steps: Set<String> = []
  private var offers: Set<Int> = []
  private var protocols: Set<Int> = []
  private var (handoffs, places, ends, drops) = (false, false, false, false)
  private let countsPrompts: Bool
  private let ordersOffers: Bool

  init(_ rule: PolicyRule) {
    isAlwaysLooking = rule.isAlwaysLooking
    countsPrompts = rule.within != nil
    if case .order = rule.form { ordersOffers = true } else { ordersOffers = false }
    for act in rule.acts { take(act) }
  }

  private mutating func take(_ act: PolicyAct) {
    switch act {
    case .asks(let fact, _): facts.insert(fact)
    case .asksMarked(_, let marked): facts.formUnion(marked)
    case .asksAll, .asksAtLeast: facts.formUnion(act.parts?.facts ?? [])
    case .tells(let tell): tells.insert(tell)
    case .does(let step): steps.insert(step)
    case .offers(let responder): offers.insert(responder)
    case .handsOff, .handsOffToLawEnforcement, .shares: handoffs = true
    case .locates: places = true
    case .runs(let index): protocols.insert(index)
    case .ends, .itEnds: ends = true
    case .lineDrops: drops = true
    }
  }

  func contains(_ seen: SeenAct) -> Bool {
    switch seen {
    case .prompted: countsPrompts
    case .asked(let fact, _, _): facts.contains(fact)
    case .told(let tell): tells.contains(tell)
    case .done(let step): steps.contains(step)
    case .offered(let responder): ordersOffers || offers.contains(responder)
    case .handedOff: handoffs
    case .located: places
    case .ran(let index): protocols.contains(index)
    case .ended: ends
    case .lineDropped: drops
    case .decided, .moved: false
    }
  }
}
