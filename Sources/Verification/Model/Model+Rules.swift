// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Protocols

/// The monitors of the rules, over sets.
extension Model {
  /// How the monitors go on from something seen: those that it moves, and those whose rules it can
  /// break.
  mutating func steps(on key: MonitorKey) -> [MonitorStep] {
    if let known = monitorSteps[key] { return known }
    roles = Roles(subject: key.person, caller: 0, person: key.person)
    let steps = monitors.indices.compactMap { known(step: $0, on: key) }
      .filter { !$0.turns.isEmpty || $0.broken != .none }
    monitorSteps[key] = steps
    return steps
  }

  /// What a rule cannot hear moves one that is always looking, whatever it was, and no other.
  private mutating func known(step monitor: Int, on key: MonitorKey) -> MonitorStep? {
    if monitors[monitor].hears(key.seen) { return step(monitor, on: key.seen) }
    guard monitors[monitor].isAlwaysLooking else { return nil }
    switch key.seen {
    case .handedOff, .lineDropped: return step(monitor, on: key.seen)
    case .prompted, .asked, .told, .done, .offered, .located, .ran, .decided, .ended, .moved: break
    }
    if let known = unheardSteps[key.person][monitor] { return known }
    let step = step(monitor, on: .moved)
    unheardSteps[key.person][monitor] = step
    return step
  }

  private mutating func step(_ monitor: Int, on seen: SeenAct) -> MonitorStep {
    var bits = monitorBits[monitor]
    let broken = monitors[monitor].step(&bits, on: seen, in: &self)
    var step = MonitorStep(
      monitor: monitor, turns: [], bits: .all, broken: broken, refused: .none)
    if seen == .lineDropped, !monitors[monitor].rule.speaksOfDroppedLines {
      step.broken = .none
      return step
    }
    if case .handedOff = seen { step.refused = broken }
    for (bit, becomes) in zip(monitorBits[monitor], bits) where bit != becomes {
      step.turns.append(MonitorStep.Turn(bit: bit, yes: becomes, no: store.not(becomes)))
      step.bits = store.and(step.bits, bit)
    }
    return step
  }

  /// A step with these bits out of sight.
  mutating func looking(_ step: MonitorStep, without bits: Diagram) -> MonitorStep {
    var step = step
    for index in step.turns.indices {
      step.turns[index].yes = store.freeing(bits, in: step.turns[index].yes)
      step.turns[index].no = store.freeing(bits, in: step.turns[index].no)
    }
    step.refused = store.not(store.freeing(bits, in: store.not(step.refused)))
    step.broken = store.freeing(bits, in: step.broken)
    return step
  }

  /// The set after the bits went on.
  mutating func image(of set: Diagram, by step: MonitorStep) -> Diagram {
    guard !step.turns.isEmpty else { return set }
    return image(of: set, step.turns[...], .all, step.bits)
  }

  /// Splits by what each bit becomes, and sets the bits only when all are known.
  private mutating func image(
    of set: Diagram, _ turns: ArraySlice<MonitorStep.Turn>, _ code: Diagram, _ bits: Diagram
  ) -> Diagram {
    guard set != .none else { return .none }
    guard let next = turns.first else {
      return store.and(store.freeing(bits, in: set), code)
    }
    let rest = turns.dropFirst()
    let yes = image(of: store.and(set, next.yes), rest, store.and(code, next.bit), bits)
    let no = image(of: store.and(set, next.no), rest, store.subtracting(code, next.bit), bits)
    return store.or(yes, no)
  }

  /// The set before the bits went on.
  mutating func preimage(of set: Diagram, by step: MonitorStep) -> Diagram {
    preimage(of: set, step.turns[...], step.bits)
  }

  private mutating func preimage(
    of set: Diagram, _ turns: ArraySlice<MonitorStep.Turn>, _ bits: Diagram
  ) -> Diagram {
    guard set != .none else { return .none }
    guard let next = turns.first else { return store.freeing(bits, in: set) }
    let rest = turns.dropFirst()
    let yes = preimage(of: store.and(set, next.bit), rest, bits)
    let no = preimage(of: store.subtracting(set, next.bit), rest, bits)
    return store.or(store.and(next.yes, yes), store.and(next.no, no))
  }

  /// The bits of some rules as they are before anything was seen, for a call about the caller or
  /// somebody else.
  mutating func unseen(_ readers: Roles, _ rules: FieldSet) -> Diagram {
    roles = readers
    var set = Diagram.all
    for rule in rules.members {
      for (bit, truth) in zip(monitorBits[rule], monitors[rule].begin(in: &self)) {
        set = store.or(
          store.and(set, store.and(bit, truth)),
          store.subtracting(store.subtracting(set, bit), truth))
      }
    }
    return set
  }
}

extension PolicyRule {
  /// Whether what a monitor reads when this is seen matters; otherwise it only moves bits.
  ///
  /// A condition that a rule waits for, or a finding that it bounds, may change with each answer it
  /// reads: it matters whenever one of those is asked, before and after, and at the end.
  func mayRead(on seen: SeenAct, readsFact: (Int) -> Bool) -> Bool {
    if isAlwaysLooking {
      switch seen {
      case .asked(let fact, _, _) where readsFact(fact): return true
      case .decided, .offered, .moved, .ended: return true
      case .asked, .prompted, .told, .done, .handedOff, .located, .ran, .lineDropped: break
      }
    }
    if case .order = form {
      if case .offered = seen { return true }
      return false
    }
    return seen == .prompted && within != nil || acts.contains { $0.mayHappen(by: seen) }
  }

  /// Whether what a counsellor offers by hand is left out of its proof.
  var isOfProtocolAlone: Bool {
    if case .order = form { return true }
    return form.isObligation
  }

  /// Whether the rule can be broken by this; what its monitor remembers matters only until then.
  func mayBreak(on seen: SeenAct) -> Bool {
    switch form {
    case .everyCall:
      return seen == .prompted && within != nil || closers.contains { $0.mayHappen(by: seen) }
    case .order:
      if case .offered = seen { return true }
      return false
    case .theFinding: return true
    case .noCall, .never, .actNeverRestsOn, .dependsOnNothingBut, .neverReads,
      .findingNeverRestsOn, .sameAs:
      return form.act?.mayHappen(by: seen) ?? false
    }
  }
}

extension PolicyRule {
  /// Whether it names a line that drops: to any other rule that shows nothing.
  var speaksOfDroppedLines: Bool { acts.contains(.lineDrops) }
}

extension PolicyAct {
  fileprivate func mayHappen(by seen: SeenAct) -> Bool {
    if isPerformed(by: seen, aboutAnyone: true) != nil { return true }
    guard case .asked(let fact, _, _) = seen else { return false }
    return parts?.facts.contains(fact) ?? false
  }
}
