// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

package import Interview
import Protocols
package import Verification

/// Every call of a small library, made by the engine: breadth first, each state once.
///
/// It knows nothing of the flow: what can be done it reads from the prompt, and what a library has
/// from its checked text. It does what the declared model of a proof does (ARCHITECTURE.md,
/// "Proofs walk the same flow"): at any prompt facts are told early, disputed and levels raised,
/// offers are made by hand before their turn. What the model leaves out is left out here too.
package struct EveryCall {
  package struct Manner: Sendable {
    /// Nothing is done out of turn.
    package var isPlain = false
    /// Help is offered by hand.
    package var offersByHand = true
    /// Facts that are known are changed: now it is otherwise. The model leaves this out.
    package var changes = false
    /// Only these answers are given, by fact and party: one person's.
    package var person: [String: AnswerValue]?

    package init(isPlain: Bool = false, offersByHand: Bool = true, changes: Bool = false) {
      self.isPlain = isPlain
      self.offersByHand = offersByHand
      self.changes = changes
    }
  }

  /// Where the calls begin: with the call, or with an alarm that finds any facts there may be.
  package let root: Root
  package let manner: Manner
  /// For each rule that a call breaks, after how many prompts the first one does.
  package private(set) var breaking: [String: Int] = [:]
  /// What was done out of turn, by its name.
  package private(set) var acts: Set<String> = []
  package private(set) var isCut = false
  /// States by what is still to come of them; for each a call that led there.
  package private(set) var calls: [Rehearsal] = []

  let small: SmallLibrary
  private var numbers: [Standstill: Int] = [:]
  private var brokenByHand: [Set<String>] = []
  private var moves: [(from: Int32, to: Int32)] = []
  private let budget: Int

  package init(
    _ small: SmallLibrary, from root: Root = .call, _ manner: Manner, budget: Int = 200_000
  ) {
    self.small = small
    self.root = root
    self.manner = manner
    self.budget = budget
    var layer = starts()
    var prompts = 0
    while !layer.isEmpty, !isCut {
      if !manner.isPlain { layer = outOfTurn(layer, after: prompts) }
      layer = answered(layer, after: prompts + 1)
      prompts += 1
    }
  }

  var library: CheckedLibrary { small.library }

  private mutating func starts() -> [Int] {
    guard let start = try? Rehearsal(library) else { return [] }
    if root == .call {
      note(start, since: [], after: 0)
      return [arrive(start, []).number]
    }
    // An alarm finds the facts standing in any way, and nothing asked or offered.
    let before = EveryCall.before(small, start)
    guard case .alarm(let alarm) = root else { return [] }
    var layer: [Int] = []
    for index in before.calls.indices {
      guard let begun = before.made(.alarm(library.alarms[alarm].id), in: index) else { continue }
      note(begun, since: [], after: 0)
      guard isStillHere(begun) else { continue }
      let (number, isNew) = arrive(begun, [])
      if isNew { layer.append(number) }
    }
    return layer
  }

  /// The first prompt with all that acts out of turn make of it.
  private static func before(_ small: SmallLibrary, _ start: Rehearsal) -> EveryCall {
    var all = EveryCall(small)
    _ = all.outOfTurn([all.arrive(start, []).number], after: 0)
    return all
  }

  private init(_ small: SmallLibrary) {
    self.small = small
    root = .call
    manner = Manner(offersByHand: false)
    budget = 200_000
  }

  func made(_ intent: Intent, in index: Int) -> Rehearsal? {
    var after = calls[index]
    do { try after.perform(intent) } catch { return nil }
    return after
  }

  /// All that acts out of turn make of some calls.
  private mutating func outOfTurn(_ layer: [Int], after prompts: Int) -> [Int] {
    var all = layer
    var index = 0
    while index < all.count, !isCut {
      let from = all[index]
      index += 1
      let broken = Self.broken(calls[from])
      for act in freeActs(in: calls[from]) {
        guard let after = made(act.intent, in: from) else { continue }
        acts.insert(act.name)
        var poisoned = brokenByHand[from]
        if act.isOffer {
          poisoned.formUnion(Self.broken(after).subtracting(broken))
        } else {
          note(after, since: broken, after: prompts)
        }
        guard isStillHere(after) else { continue }
        if go(from, to: after, poisoned) { all.append(calls.count - 1) }
      }
    }
    return all
  }

  private mutating func answered(_ layer: [Int], after prompts: Int) -> [Int] {
    var next: [Int] = []
    for from in layer {
      let broken = Self.broken(calls[from])
      noteDrop(of: from, after: prompts)
      noteRefusal(in: from, after: prompts)
      for intent in answers(to: calls[from]) {
        guard let after = made(intent, in: from) else { continue }
        note(after, since: broken, after: prompts)
        guard isStillHere(after) else { continue }
        if go(from, to: after, brokenByHand[from]) { next.append(calls.count - 1) }
        if isCut { return next }
      }
    }
    return next
  }

  /// An alarm that returned is over; what the call does then is no longer its own.
  private func isStillHere(_ call: Rehearsal) -> Bool {
    root == .call || call.state.standing.walks.count > 1
  }

  /// Whether it is a state that no call came to before.
  private mutating func go(_ from: Int, to after: Rehearsal, _ poisoned: Set<String>) -> Bool {
    let (number, isNew) = arrive(after, poisoned)
    moves.append((Int32(from), Int32(number)))
    return isNew
  }

  private mutating func arrive(
    _ call: Rehearsal, _ poisoned: Set<String>
  ) -> (number: Int, isNew: Bool) {
    let key = Standstill(call.state, small, poisoned)
    if let known = numbers[key] { return (known, false) }
    numbers[key] = calls.count
    calls.append(call)
    brokenByHand.append(poisoned)
    isCut = calls.count >= budget
    return (calls.count - 1, true)
  }

  private mutating func note(_ call: Rehearsal, since before: Set<String>, after prompts: Int) {
    let all = call.state.watched().broken
    guard all.count > before.count else { return }
    for broken in all
    where breaking[broken.rule] == nil && !before.contains(broken.rule) {
      breaking[broken.rule] = prompts
    }
  }

  private static func broken(_ call: Rehearsal) -> Set<String> {
    let broken = call.state.standing.watch.broken
    return broken.isEmpty ? [] : Set(broken.map(\.rule))
  }

  /// The line may drop at any prompt.
  private mutating func noteDrop(of from: Int, after prompts: Int) {
    guard small.features.contains(.lineDrops), let after = made(.close(.dropped), in: from)
    else { return }
    acts.insert("line dropped")
    note(after, since: Self.broken(calls[from]), after: prompts)
  }

  /// A handoff that a rule refuses is not made.
  private mutating func noteRefusal(in from: Int, after prompts: Int) {
    guard
      case .handoff(_, let unmet) = Engine.prompt(of: calls[from].state, at: Rehearsal.at).kind
    else { return }
    for rule in unmet where breaking[rule.rule] == nil { breaking[rule.rule] = prompts }
  }

  /// Where calls stand, whatever the rules have seen.
  var standsApartFromRules: Set<Standstill> {
    Set(calls.map { Standstill($0.state, small, [], seesRules: false) })
  }
}

/// The steps that calls wait at, each with how the call may end from there.
extension EveryCall {
  package var prompts: Set<ReachedPrompt> {
    let outcomes = outcomes()
    var all: Set<ReachedPrompt> = []
    for (number, call) in calls.enumerated() {
      guard let step = Engine.prompt(of: call.state, at: Rehearsal.at).step,
        let visit = call.state.pendingVisit?.visit
      else { continue }
      for (outcome, id) in Self.outcomeIDs.enumerated() where outcomes[number] & 1 << outcome != 0 {
        all.insert(ReachedPrompt(step: step, part: visit.part, outcome: id))
      }
    }
    return all
  }

  private static let outcomeIDs = ["done", "stopped"]

  /// For each state, one bit for each outcome that some call has which goes on from it.
  private func outcomes() -> [UInt8] {
    var outcomes = calls.map { Self.outcome(of: $0.state) }
    var hasMoved = true
    while hasMoved {
      hasMoved = false
      for move in moves.reversed() {
        let (from, to) = (Int(move.from), Int(move.to))
        let joined = outcomes[from] | outcomes[to]
        if joined != outcomes[from] {
          outcomes[from] = joined
          hasMoved = true
        }
      }
    }
    return outcomes
  }

  /// The outcome of a call that is over: each is told apart by what was said last. 0 for any other.
  static func outcome(of state: State) -> UInt8 {
    guard state.topWalk?.pending == .over || state.topWalk == nil else { return 0 }
    for act in state.acts.reversed() {
      if case .toldCaller(_, let tell) = act.event { return tell == "said-done" ? 1 : 2 }
    }
    return 0
  }
}
