// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

package import Protocols

/// Rules that never speak: no call and no alarm comes to where the rule begins and its `when`
/// holds. Such a rule is kept by every library, and guards nothing.
///
/// Each is asked as a rule of its own, broken as soon as the other speaks; so "never speaks" is
/// proved as any rule is, over every call, and a rule of which nothing is proved is not named. One
/// that rests on a setting of the centre is not either: it speaks where the setting is another.
package struct Vacuity {
  package let rules: [PolicyRule]

  package init(_ library: CheckedLibrary, budget: Prover.Budget = Prover.Budget()) {
    var budget = budget
    budget.seeksShortest = false
    let prover = Prover(library, budget: budget)
    let kinds = library.variableKinds()
    var open = library.policy.rules.filter { rule in
      rule.isBounded && !rule.guards.flatMap(\.atoms).contains { isSetting(kinds, $0) }
    }
    let roots = [Root.call] + library.alarms.indices.map { .alarm($0) }
    for root in roots where !open.isEmpty {
      let proof = prover.prove(open.map { $0.speaking(in: library) }, from: root)
      open = zip(open, proof.verdicts).filter { $1.verdict == .holds }.map(\.0)
    }
    rules = open
  }
}

private func isSetting(_ kinds: [VariableKind?], _ atom: Atom) -> Bool {
  if case .fixed? = kinds[Int(atom.variable.number)] { return true }
  return false
}

extension Vacuity {
  package var diagnostics: [Diagnostic] {
    rules.map { rule in
      Diagnostic(
        code: "PR203", severity: .warning,
        headline: "The rule \"\(rule.id)\" never speaks: no call comes to where it would.",
        place: rule.place, length: rule.id.count,
        help: "Look whether its condition says what was meant, or take the rule out.")
    }
  }
}

extension PolicyRule {
  /// Whether anything says where the rule speaks.
  fileprivate var isBounded: Bool {
    form.isWatched && (when != .always || after != nil || unlessIf != nil)
  }

  /// A rule that is broken wherever this one would speak, whatever was done before.
  fileprivate func speaking(in library: CheckedLibrary) -> PolicyRule {
    let nothing = library.facts[0].variable
    var rule = PolicyRule(
      id: id, place: place, says: says,
      form: .theFinding(
        FindingBound(
          finding: 0, isMet: Atom(nothing, in: Cells(rawValue: 0)),
          isDecided: Atom(nothing, in: Cells(rawValue: .max)), words: "")))
    rule.when = when
    rule.unlessIf = unlessIf
    rule.after = after
    return rule
  }
}
