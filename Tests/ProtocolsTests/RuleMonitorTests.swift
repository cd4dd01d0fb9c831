// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Testing

@testable import Protocols

/// The monitor against a plain reading of what the clauses mean, over every short call, for every
/// way of joining the clauses.
@Suite("Monitors of rules")
struct RuleMonitorTests {
  /// The act that rules speak of, the act that closes, the one that begins or silences, a prompt,
  /// a turn of the fact `x`, and the end.
  static let alphabet: [SeenAct] = [
    .told("act"), .told("closer"), .offered(responder: 0), .prompted, .moved, .ended,
  ]
  static let x = Atom(Variable(0), in: .values([0]))

  /// Every call of up to three things, and of up to four.
  private static let calls: (three: [[SeenAct]], four: [[SeenAct]]) = {
    var calls: [[[SeenAct]]] = [[[]]]
    for length in 0..<4 {
      calls.append(calls[length].flatMap { call in alphabet.map { call + [$0] } })
    }
    return (calls[...3].flatMap { $0 }, calls.flatMap { $0 })
  }()

  /// Prompts are only counted out by four things.
  private static func calls(for rule: PolicyRule) -> [[SeenAct]] {
    let counts = rule.within != nil && rule.when == .always && rule.unlessIf == nil
    return counts ? calls.four : calls.three
  }

  static var rules: [PolicyRule] {
    let act = PolicyAct.tells("act")
    let starts: [RuleStart?] = [
      nil, .act(.offers(responder: 0)), .condition(ConditionInWords(.atom(x), words: "x is yes")),
    ]
    return [PolicyForm.noCall(act), .never(act), .everyCall(act)].flatMap { form in
      starts.flatMap { start in
        (0..<32).map { clauses in
          var rule = PolicyRule(
            id: "r", place: Place(file: "", line: 1, column: 1), says: "", form: form)
          rule.after = start
          if clauses & 1 != 0 { rule.when = .atom(x) }
          if clauses & 2 != 0 { rule.unlessIf = ConditionInWords(.atom(x), words: "x is yes") }
          if clauses & 4 != 0 { rule.unless = .offers(responder: 0) }
          if clauses & 8 != 0 { rule.closers = [.tells("closer")] }
          if clauses & 16 != 0 { rule.within = 2 }
          if form.isObligation { rule.closers.append(.itEnds) }
          return rule
        }
      }
    }
  }

  @Test("break where a plain reading of the clauses says so, in every call of up to four things")
  func plainReading() {
    for rule in Self.rules {
      let monitor = RuleMonitor(rule)
      for call in Self.calls(for: rule) {
        let broken = breaks(monitor, call, startingWith: false)
        let expected = Reading(rule: rule, call: call).broken
        guard broken != expected else { continue }
        #expect(broken == expected, "\(rule) in \(call)")
        return
      }
    }
  }

  @Test("say over a set of persons what they say of each of them")
  func sets() {
    for rule in Self.rules {
      let monitor = RuleMonitor(rule)
      for call in Self.calls(for: rule) {
        let both = breaksOverSets(monitor, call)
        for person in 0..<2 {
          let one = breaks(monitor, call, startingWith: person == 1)
          let isSame = both.map { $0 & (1 << person) != 0 } == one
          guard !isSame else { continue }
          #expect(isSame, "\(rule) in \(call)")
          return
        }
      }
    }
  }

  @Test("take no bit where none is needed, and no more than two for a rule of one act")
  func bits() {
    for rule in Self.rules where rule.within == nil {
      let silent = rule.form.isObligation || rule.unless != nil || !rule.closers.isEmpty
      #expect(
        RuleMonitor(rule).bitCount == (rule.after == nil ? 0 : 1) + (silent ? 1 : 0))
    }
  }

  @Test("asks counts about the party that the rule names; unnamed, a no is about anyone")
  func parties() {
    for ofPerson in [true, false] {
      for ofCaller in [true, false] {
        let seen = SeenAct.asked(fact: 3, ofPerson: ofPerson, ofCaller: ofCaller)
        func counts(_ reader: Reader, aboutAnyone: Bool) -> Bool {
          PolicyAct.asks(fact: 3, of: reader).isPerformed(by: seen, aboutAnyone: aboutAnyone) != nil
        }
        for breaks in [true, false] {
          #expect(counts(.subject, aboutAnyone: breaks) == (ofPerson || breaks))
          #expect(counts(.person, aboutAnyone: breaks) == ofPerson)
          #expect(counts(.caller, aboutAnyone: breaks) == ofCaller)
        }
      }
    }
  }

  @Test("count an act of several parts once the last different part is there")
  func parts() {
    var rule = PolicyRule(
      id: "r", place: Place(file: "", line: 1, column: 1), says: "",
      form: .everyCall(.asksAtLeast(2, marked: "m", facts: [3, 4, 5])))
    rule.closers = [.itEnds]
    let monitor = RuleMonitor(rule)
    func isBroken(_ facts: [Int]) -> Bool {
      let asked = facts.map { SeenAct.asked(fact: $0, ofPerson: true, ofCaller: true) }
      return breaks(monitor, asked + [.ended], startingWith: false).last ?? false
    }
    for first in 2...6 {
      for second in 2...6 {
        let isMet = first != second && (3...5).contains(first) && (3...5).contains(second)
        #expect(isBroken([first, second]) == !isMet, "\(first), \(second)")
      }
    }
  }

  private func breaks(
    _ monitor: RuleMonitor, _ call: [SeenAct], startingWith x: Bool
  ) -> [Bool] {
    var value = x
    var domain = PlainTruth { _, _ in .value(value ? 0 : 1, forSure: true) }
    var bits = monitor.begin(in: &domain)
    return call.map { seen in
      if seen == .moved { value.toggle() }
      return monitor.step(&bits, on: seen, in: &domain)
    }
  }

  private func breaksOverSets(_ monitor: RuleMonitor, _ call: [SeenAct]) -> [UInt8] {
    var domain = TwoPersons(yes: 0b10)
    var bits = monitor.begin(in: &domain)
    return call.map { seen in
      if seen == .moved { domain.yes ^= 0b11 }
      return monitor.step(&bits, on: seen, in: &domain)
    }
  }
}

/// Two persons at once, one bit each; `yes` are those for whom `x` is yes.
private struct TwoPersons: TruthDomain {
  var yes: UInt8
  var never: UInt8 { 0 }
  var always: UInt8 { 0b11 }
  func truth(of atom: Atom) -> UInt8 {
    (atom.cells.contains(.value(0, forSure: true)) ? yes : 0)
      | (atom.cells.contains(.value(1, forSure: true)) ? ~yes & 0b11 : 0)
  }
  func not(_ truth: UInt8) -> UInt8 { ~truth & 0b11 }
  func and(_ left: UInt8, _ right: UInt8) -> UInt8 { left & right }
  func or(_ left: UInt8, _ right: UInt8) -> UInt8 { left | right }
}

/// What the clauses of a rule mean, read off the whole call at once.
private struct Reading {
  let rule: PolicyRule
  let call: [SeenAct]

  var broken: [Bool] { call.indices.map { isBroken(at: $0) } }

  /// Whether `x` is yes just after this thing; it begins as no.
  private func x(_ index: Int) -> Bool {
    call[...index].filter { $0 == .moved }.count % 2 == 1
  }

  /// The rule begins after this index; -1 where it begins with the call.
  private var start: Int? {
    switch rule.after {
    case nil: -1
    case .act: call.firstIndex(of: .offered(responder: 0))
    case .condition: call.indices.first { x($0) }
    }
  }

  private func isBroken(at index: Int) -> Bool {
    guard let start, index > start else { return false }
    if rule.when != .always, !x(index) { return false }
    if rule.unlessIf != nil, x(index) { return false }
    let before = call[...index]
    if rule.unless != nil, before.contains(.offered(responder: 0)) { return false }
    let since = call[(start + 1)...index]
    let prompts = since.filter { $0 == .prompted }.count
    let isLate = rule.within.map { prompts > $0 } ?? false
    let closer = SeenAct.told("closer")
    let hasCloser = rule.closers.contains(.tells("closer"))
    guard rule.form.isObligation else {
      return call[index] == .told("act") && !isLate && !(hasCloser && since.contains(closer))
    }
    let isDue =
      call[index] == .ended || (hasCloser && call[index] == closer)
      || (isLate && call[index] == .prompted)
    return isDue && !since.contains(.told("act"))
  }
}
