// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Protocols

/// The monitors of the rules, over sets.
extension Model {
  /// How a monitor goes on from something seen, for whomever the rules mean at a place.
  mutating func step(_ monitor: Int, on seen: SeenAct, _ readers: Roles) -> MonitorStep {
    let key = MonitorKey(monitor: monitor, seen: seen, person: readers.person)
    if let known = monitorSteps[key] { return known }
    roles = readers
    var bits = monitorBits[monitor]
    let broken = monitors[monitor].step(&bits, on: seen, in: &self)
    var step = MonitorStep(changed: [], bits: .all, broken: broken)
    for (bit, becomes) in zip(monitorBits[monitor], bits) where bit != becomes {
      step.changed.append((bit, becomes))
      step.bits = store.and(step.bits, bit)
    }
    monitorSteps[key] = step
    return step
  }

  /// The set after the bits went on.
  mutating func image(of set: Diagram, by step: MonitorStep) -> Diagram {
    guard !step.changed.isEmpty else { return set }
    return image(of: set, step.changed[...], .all, step.bits)
  }

  /// Splits by what each bit becomes, and sets the bits only when all are known.
  private mutating func image(
    of set: Diagram, _ changed: ArraySlice<(bit: Diagram, becomes: Diagram)>, _ code: Diagram,
    _ bits: Diagram
  ) -> Diagram {
    guard set != .none else { return .none }
    guard let next = changed.first else {
      return store.and(store.freeing(bits, in: set), code)
    }
    let rest = changed.dropFirst()
    let yes = image(
      of: store.and(set, next.becomes), rest, store.and(code, next.bit), bits)
    let no = image(
      of: store.subtracting(set, next.becomes), rest, store.subtracting(code, next.bit), bits)
    return store.or(yes, no)
  }

  /// The set before the bits went on.
  mutating func preimage(of set: Diagram, by step: MonitorStep) -> Diagram {
    preimage(of: set, step.changed[...], step.bits)
  }

  private mutating func preimage(
    of set: Diagram, _ changed: ArraySlice<(bit: Diagram, becomes: Diagram)>, _ bits: Diagram
  ) -> Diagram {
    guard set != .none else { return .none }
    guard let next = changed.first else { return store.freeing(bits, in: set) }
    let rest = changed.dropFirst()
    let yes = preimage(of: store.and(set, next.bit), rest, bits)
    let no = preimage(of: store.subtracting(set, next.bit), rest, bits)
    return store.or(store.and(next.becomes, yes), store.subtracting(no, next.becomes))
  }

  /// Every bit as it is before anything was seen, for a call about the caller or somebody else.
  mutating func unseen(_ readers: Roles) -> Diagram {
    roles = readers
    var set = Diagram.all
    for (monitor, bits) in zip(monitors, monitorBits) {
      for (bit, truth) in zip(bits, monitor.begin(in: &self)) {
        set = store.or(
          store.and(set, store.and(bit, truth)),
          store.subtracting(store.subtracting(set, bit), truth))
      }
    }
    return set
  }
}

extension PolicyRule {
  /// Whether a monitor reads the rule's conditions when this is seen; otherwise it only moves bits.
  func mayRead(on seen: SeenAct) -> Bool {
    if case .condition? = after { return true }
    if case .theFinding = form { return true }
    if case .order = form { return false }
    var acts = [form.act, unless].compactMap { $0 } + closers
    if case .act(let act)? = after { acts.append(act) }
    return seen == .prompted && within != nil
      || acts.contains { act in
        act.isPerformed(by: seen, aboutAnyone: true) != nil || act.parts != nil
      }
  }
}
