// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Protocols

/// What may decide whether a step comes: the conditions on the way to it, and what decides whether
/// those facts were asked, offered and agreed to in turn.
///
/// It takes every influence that the files leave open (Denning 1977), and so errs on the one side:
/// what it finds nowhere decides nothing; what it finds may.
struct Influence {
  private let library: CheckedLibrary
  private let kinds: [VariableKind?]

  init(_ library: CheckedLibrary) {
    self.library = library
    kinds = library.variableKinds()
  }

  func mayRest(_ act: PolicyAct, on grounds: [Ground]) -> Verdict {
    var open = library.flow.steps.indices.filter { performs(act, at: $0) }
    guard !open.isEmpty || act.isOfSteps else {
      return .notProved("no step makes the act, and what decides it is not looked into")
    }
    var seen = Set(open)
    var isDirect = true
    while !open.isEmpty {
      var next: [Int] = []
      for step in open {
        for atom in atoms(deciding: step) {
          if let ground = library.ground(of: atom, kinds), grounds.contains(ground) {
            let name = library.words(of: ground)
            let id = library.flow.steps[step].id
            return isDirect
              ? .unlike("\"\(id)\" comes or not by \(name)")
              : .notProved("\(name) decides whether \"\(id)\" comes, and that may decide it")
          }
          next += makers(of: atom)
        }
      }
      open = next.filter { seen.insert($0).inserted }
      isDirect = false
    }
    return .holds
  }

  private func performs(_ act: PolicyAct, at step: Int) -> Bool {
    if case .runs(let wanted) = act { return runs(wanted, at: step) }
    let act = act.underAny
    var rungs = 1
    if case .offer(let responders, _) = library.flow.steps[step].act { rungs = responders.count }
    return (0..<rungs).contains { rung in
      let seen = library.seen(at: step, rung: rung)
      if act.isPerformed(by: seen, aboutAnyone: true) != nil { return true }
      guard case .asked(let fact, _, _) = seen else { return false }
      return act.parts?.facts.contains(fact) ?? false
    }
  }

  /// What is read on the way to a step within its protocol and those that run it.
  private func atoms(deciding step: Int) -> [Atom] {
    var atoms: [Atom] = []
    var (open, seen): ([Int], Set<Int>) = ([step], [step])
    while let here = open.popLast() {
      atoms += library.flow.steps[here].condition.atoms
      if case .decide(_, let rows) = library.flow.steps[here].act {
        atoms += rows.flatMap(\.condition.atoms)
      }
      if case .score(let score) = library.flow.steps[here].act {
        atoms += library.scores[score].items.map {
          Atom(library.facts[$0].variable, in: .notKnown)
        }
      }
      let home = library.steps[here].protocolIndex
      for earlier in library.flow.protocols[home].steps where leadsAway(earlier) {
        atoms += library.flow.steps[earlier].condition.atoms
        if case .ask(let fact, _) = library.flow.steps[earlier].act {
          atoms.append(Atom(library.facts[fact].variable, in: .notKnown))
        }
        // How it ended decides what follows: everything in it may.
        if case .run(let target, _, _) = library.flow.steps[earlier].act {
          open += library.flow.protocols[target.number].steps.filter { seen.insert($0).inserted }
        }
      }
      let callers = library.flow.steps.indices.filter { runs(home, at: $0) }
      open += callers.filter { seen.insert($0).inserted }
    }
    return atoms
  }

  /// Whether what follows a step may not be the next.
  private func leadsAway(_ step: Int) -> Bool {
    switch library.flow.steps[step].act {
    case .ask(_, let follows): !follows.isEmpty
    case .end: true
    case .run(_, _, let follows): follows.contains { $0 != .on }
    case .wait(let back, _): back != nil
    case .section, .tell, .instruct, .decide, .score, .offer, .consent, .handoff, .promise, .agree:
      false
    }
  }

  private func runs(_ home: Int, at step: Int) -> Bool {
    switch library.flow.steps[step].act {
    case .run(let target, _, _): target.number == home
    case .ask(_, let follows): follows.values.contains { $0.runs(home) }
    case .section, .tell, .instruct, .decide, .score, .offer, .consent, .wait, .handoff, .promise,
      .agree, .end:
      false
    }
  }

  /// The steps that make what an atom reads.
  private func makers(of atom: Atom) -> [Int] {
    let kind = kinds[Int(atom.variable.number)]
    let asking = library.flow.steps.indices.filter { step in
      // A step that rests on a fact which was never asked asks it first.
      library.flow.steps[step].needs.contains {
        kind == .fact($0.fact) || kind == .asked(fact: $0.fact)
      }
    }
    return asking
      + library.flow.steps.indices.filter { step in
        switch (library.flow.steps[step].act, kind) {
        case (.ask(let fact, _), .fact(let wanted)), (.ask(let fact, _), .asked(let wanted)):
          fact == wanted
        case (.ask(let fact, _), .option(let wanted, _)), (.ask(let fact, _), .past(let wanted, _)):
          fact == wanted
        case (.offer(let responders, _), .offer(let wanted)): responders.contains(wanted)
        case (.consent(let item), .consent(let wanted)): item == wanted
        case (.agree(let plan), .plan(let wanted)): plan == wanted
        case (.score(let score), .score(let wanted)): score == wanted
        case (.decide(let finding, _), .finding(let wanted)),
          (.decide(let finding, _), .suggestion(let wanted)):
          finding == wanted
        case (.ask, _), (.offer, _), (.consent, _), (.agree, _), (.score, _), (.decide, _),
          (.section, _), (.tell, _), (.instruct, _), (.wait, _), (.run, _), (.handoff, _),
          (.promise, _), (.end, _):
          false
        }
      }
  }
}

extension PolicyAct {
  /// Whether steps make it, and nothing else does.
  fileprivate var isOfSteps: Bool {
    switch self {
    case .asks, .asksMarked, .asksAll, .asksAtLeast, .tells, .does, .offers, .handsOff,
      .handsOffToLawEnforcement, .shares, .runs:
      true
    case .locates, .ends, .itEnds, .lineDrops: false
    }
  }

  /// The same by consent or under any exception.
  fileprivate var underAny: PolicyAct {
    switch self {
    case .handsOff(let responder, _): .handsOff(responder: responder, under: nil)
    case .handsOffToLawEnforcement(let responders, _):
      .handsOffToLawEnforcement(responders: responders, under: nil)
    case .asks, .asksMarked, .asksAll, .asksAtLeast, .tells, .does, .offers, .shares, .locates,
      .runs, .ends, .itEnds, .lineDrops:
      self
    }
  }
}

extension Follow {
  fileprivate func runs(_ home: Int) -> Bool {
    switch self {
    case .on, .go, .end: false
    case .run(let target, let then): target.number == home || then.runs(home)
    }
  }
}
