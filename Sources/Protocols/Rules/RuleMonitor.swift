// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

/// Watches one rule: a few bits of state, one step for everything seen, and where it is broken.
///
/// Written once over a domain of truth: the live call keeps the bits as `Bool`, the prover as
/// functions of the bits before and of the facts. A broken rule is broken at the step that says
/// so; the bits go on.
///
/// ```
///            after            unless, done, or (for what never may be) a closer
///  waiting ────────▶ begun ─────────────────────────────────────────────▶ quiet
///                      │ the act that never may be; a closer while something is owed
///                      ▼
///                    broken, where `when` holds and neither `unless if` nor an excuse does
/// ```
///
/// | bits | where |
/// |---|---|
/// | begun | the rule has an `after` |
/// | quiet | something can silence it: an obligation, `unless`, `before`, `ahead of`, `within` |
/// | one for each part | an act such as `asks all of (...)` |
/// | one for each prompt | `within: N prompts` |
/// | one for each responder | `order` |
///
/// A class, so that a step of a live call copies nothing of the rule.
package final class RuleMonitor: Sendable {
  package let rule: PolicyRule
  package let bitCount: Int

  private let isWatched: Bool
  private let isObligation: Bool
  private let begun: Int?
  private let quiet: Int?
  private let act: WatchedAct?
  private let unless: WatchedAct?
  private let start: WatchedAct?
  private let closers: [WatchedAct]
  private let silencers: [Guard]
  private let prompts: Range<Int>
  private let rungs: Range<Int>
  private let hearing: Hearing

  package init(_ rule: PolicyRule) {
    self.rule = rule
    isWatched = rule.form.isWatched
    isObligation = rule.form.isObligation
    var bits = 0
    func take(_ count: Int = 1) -> Range<Int> {
      bits += count
      return (bits - count)..<bits
    }
    func watched(_ act: PolicyAct?, breaks: Bool = false) -> WatchedAct? {
      act.map {
        WatchedAct(act: $0, bits: take($0.parts?.facts.count ?? 0), aboutAnyone: breaks)
      }
    }
    begun = rule.after == nil ? nil : take().lowerBound
    let ends = rule.form.isObligation || rule.unless != nil || rule.within != nil
    quiet = ends || !rule.closers.isEmpty ? take().lowerBound : nil
    act = watched(rule.form.act, breaks: !rule.form.isObligation)
    unless = watched(rule.unless)
    if case .act(let act)? = rule.after { start = watched(act) } else { start = nil }
    closers = rule.closers.compactMap { watched($0, breaks: rule.form.isObligation) }
    silencers = [rule.unlessIf?.holds, rule.excuse].compactMap { $0 }
    prompts = take(rule.within ?? 0)
    if case .order(let all) = rule.form { rungs = take(all.count) } else { rungs = take(0) }
    bitCount = bits
    hearing = Hearing(rule)
  }

  /// Whether any act of the rule, or its count of prompts or offers, may go on by this. Where it
  /// does not, only a rule that `isAlwaysLooking` goes on, and by all such things alike.
  package func hears(_ seen: SeenAct) -> Bool { hearing.contains(seen) }

  /// Whether it looks at what is known whenever anything is seen.
  package var isAlwaysLooking: Bool { hearing.isAlwaysLooking }

  /// The bits at the start of a call.
  package func begin<Domain: TruthDomain>(in domain: inout Domain) -> [Domain.Truth] {
    var bits = Array(repeating: domain.never, count: bitCount)
    if let begun, case .condition(let condition)? = rule.after {
      bits[begun] = condition.holds.truth(in: &domain)
    }
    return bits
  }

  /// Takes in one thing that was seen; the truth of the rule being broken by it.
  package func step<Domain: TruthDomain>(
    _ bits: inout [Domain.Truth], on seen: SeenAct, in domain: inout Domain
  ) -> Domain.Truth {
    guard isWatched else { return domain.never }
    let wasBegun = begun.map { bits[$0] } ?? domain.always
    begin(&bits, on: seen, in: &domain)
    let isBegun = begun.map { bits[$0] } ?? domain.always
    let closing = closes(&bits, on: seen, from: wasBegun, in: &domain)
    let happened = act?.happens(
      &bits, on: seen, from: isObligation ? isBegun : wasBegun, in: &domain)
    let over = unless?.happens(&bits, on: seen, from: domain.always, in: &domain)
    silence(&bits, where: over, &domain)
    silence(&bits, where: isObligation ? happened : closing, &domain)
    let slip = isObligation ? closing : happened ?? slips(&bits, on: seen, in: &domain)
    guard let slip, !domain.isNever(slip) else { return domain.never }
    let from = act == nil ? isBegun : wasBegun
    return domain.and(domain.and(from, slip), speaks(bits, in: &domain))
  }

  /// Where something is owed now: begun, not done, and nothing excuses it.
  package func owes<Domain: TruthDomain>(
    _ bits: [Domain.Truth], in domain: inout Domain
  ) -> Domain.Truth {
    guard isObligation else { return domain.never }
    let isBegun = begun.map { bits[$0] } ?? domain.always
    return domain.and(isBegun, speaks(bits, in: &domain))
  }

  /// Not quiet, `when` holds, and neither `unless if` nor an excuse does.
  private func speaks<Domain: TruthDomain>(
    _ bits: [Domain.Truth], in domain: inout Domain
  ) -> Domain.Truth {
    var truth = quiet.map { domain.not(bits[$0]) } ?? domain.always
    if !domain.isNever(truth) { truth = domain.and(truth, rule.when.truth(in: &domain)) }
    for silent in silencers where !domain.isNever(truth) {
      truth = domain.and(truth, domain.not(silent.truth(in: &domain)))
    }
    return truth
  }

  private func begin<Domain: TruthDomain>(
    _ bits: inout [Domain.Truth], on seen: SeenAct, in domain: inout Domain
  ) {
    guard let begun, !domain.isAlways(bits[begun]) else { return }
    if case .condition(let condition)? = rule.after {
      bits[begun] = domain.or(bits[begun], condition.holds.truth(in: &domain))
    } else if let now = start?.happens(&bits, on: seen, from: domain.always, in: &domain) {
      bits[begun] = domain.or(bits[begun], now)
    }
  }

  /// Where a closer comes, or one prompt more than the rule leaves.
  private func closes<Domain: TruthDomain>(
    _ bits: inout [Domain.Truth], on seen: SeenAct, from wasBegun: Domain.Truth,
    in domain: inout Domain
  ) -> Domain.Truth? {
    var closing: Domain.Truth?
    for closer in closers {
      let now = closer.happens(&bits, on: seen, from: wasBegun, in: &domain)
      if let now { closing = closing.map { domain.or($0, now) } ?? now }
    }
    guard seen == .prompted, let last = prompts.last else { return closing }
    let over = bits[last]
    for prompt in prompts.dropFirst().reversed() {
      bits[prompt] = domain.or(bits[prompt], bits[prompt - 1])
    }
    bits[prompts.lowerBound] = domain.or(bits[prompts.lowerBound], wasBegun)
    return closing.map { domain.or($0, over) } ?? over
  }

  private func silence<Domain: TruthDomain>(
    _ bits: inout [Domain.Truth], where truth: Domain.Truth?, _ domain: inout Domain
  ) {
    guard let quiet, let truth else { return }
    bits[quiet] = domain.or(bits[quiet], truth)
  }

  /// What breaks the forms that name no act.
  private func slips<Domain: TruthDomain>(
    _ bits: inout [Domain.Truth], on seen: SeenAct, in domain: inout Domain
  ) -> Domain.Truth? {
    switch (rule.form, seen) {
    case (.theFinding(let bound), _):
      let isMet = domain.truth(of: bound.isMet)
      return domain.and(domain.truth(of: bound.isDecided), domain.not(isMet))
    case (.order(let ladder), .offered(let responder)):
      guard let here = ladder[responder] else { return nil }
      var fell = domain.never
      for other in ladder.indices where ladder[other].map({ $0 > here }) == true {
        fell = domain.or(fell, bits[rungs.lowerBound + other])
      }
      let own = rungs.lowerBound + responder
      fell = domain.and(fell, domain.not(bits[own]))
      bits[own] = domain.always
      return fell
    case (.order, _), (.noCall, _), (.never, _), (.everyCall, _), (.actNeverRestsOn, _),
      (.dependsOnNothingBut, _), (.neverReads, _), (.findingNeverRestsOn, _), (.sameAs, _):
      return nil
    }
  }
}

/// An act of a rule with the bits of its parts.
private final class WatchedAct: Sendable {
  let act: PolicyAct
  let bits: Range<Int>
  /// Whether it counts about whomever it was.
  let aboutAnyone: Bool

  init(act: PolicyAct, bits: Range<Int>, aboutAnyone: Bool) {
    self.act = act
    self.bits = bits
    self.aboutAnyone = aboutAnyone
  }

  /// Where it happens now, counted only from where `from` holds; nil where it cannot.
  func happens<Domain: TruthDomain>(
    _ all: inout [Domain.Truth], on seen: SeenAct, from: Domain.Truth, in domain: inout Domain
  ) -> Domain.Truth? {
    guard let parts = act.parts else {
      guard let holds = act.isPerformed(by: seen, aboutAnyone: aboutAnyone) else { return nil }
      return domain.and(from, holds.truth(in: &domain))
    }
    guard case .asked(let fact, let ofPerson, _) = seen, ofPerson || aboutAnyone,
      let part = parts.facts.firstIndex(of: fact)
    else { return nil }
    let before = domain.atLeast(parts.needed, of: Array(all[bits]))
    all[bits.lowerBound + part] = domain.or(all[bits.lowerBound + part], from)
    let after = domain.atLeast(parts.needed, of: Array(all[bits]))
    return domain.and(after, domain.not(before))
  }
}
