// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

package import Protocols

/// The verdict on every rule of a library, over its calls, its alarms and what only a switch leads
/// to.
///
/// An alarm is proved apart, begun at any prompt with the facts standing in any way, and so is a
/// protocol that no step runs and no alarm begins. What every call owes is asked of calls alone,
/// for an alarm may end one at any time.
package struct LibraryProof: Sendable {
  package struct Judged: Sendable {
    package var rule: PolicyRule
    package var verdict: Verdict
  }

  /// How many of its parts, the calls, each alarm and each protocol of its own, are through.
  package struct Progress: Equatable, Sendable {
    package var done = 0
    package var parts = 0

    package init(done: Int = 0, parts: Int = 0) {
      self.done = done
      self.parts = parts
    }
  }

  package private(set) var rules: [Judged] = []
  /// Where the library breaks rules that hold without being written.
  package let defaults: [DefaultProofs.Breach]
  package let isWhole: Bool
  /// What the next proof may begin with.
  package private(set) var sights: Sights
  /// Rows and steps that no answers bring.
  let dead: [Tables.Dead]

  /// Raised with each change to what the model leaves out or takes in: an older proof then counts
  /// for nothing.
  package static let checker = 5

  package init(
    _ library: CheckedLibrary, budget: Prover.Budget = Prover.Budget(),
    lookingAt sights: Sights = Sights(), telling tell: (Progress) -> Void = { _ in }
  ) {
    let roots = library.rootsToProve
    var progress = Progress(done: 0, parts: roots.count)
    tell(progress)
    var tables = Tables(library)
    let proofs = DefaultProofs(library, &tables)
    defaults = proofs.breaches
    isWhole = proofs.isWhole
    dead = tables.dead()
    let prover = Prover(library, budget: budget)
    let all = library.rulesToProve
    let ofCalls = prover.prove(all, lookingAt: sights)
    rules = ofCalls.verdicts.map { Judged(rule: $0.rule, verdict: $0.verdict) }
    self.sights = ofCalls.sights
    progress.done = 1
    tell(progress)
    let ofOthers = rules.indices.filter { !all[$0].form.isObligation }
    for root in roots.dropFirst() {
      let open = ofOthers.filter { rules[$0].verdict == .holds }
      let proof = prover.prove(open.map { all[$0] }, from: root, lookingAt: self.sights)
      self.sights = proof.sights
      for (index, judged) in zip(open, proof.verdicts) { rules[index].verdict = judged.verdict }
      progress.done += 1
      tell(progress)
    }
    for index in rules.indices {
      if let verdict = tables.compared(rules[index].rule.form) { rules[index].verdict = verdict }
      guard case .broken(let call) = rules[index].verdict, !call.isReplayed else { continue }
      let last = call.lastStep(in: library).map { step in
        ", last at \"\(step.id)\", \(step.place.file):\(step.place.line)"
      }
      rules[index].verdict = .notProved(
        "a call seems to break it that the engine does not make" + (last ?? ""))
    }
  }

  package var holding: Int { rules.count { $0.verdict == .holds } }
}

extension LibraryProof {
  /// What does not hold, and what could not be shown, at the rules as written.
  package func diagnostics(in library: CheckedLibrary) -> [Diagnostic] {
    notWhole + defaults.map { $0.diagnostic(in: library) } + dead.map { $0.diagnostic(in: library) }
      + ofRules(in: library)
  }

  private var notWhole: [Diagnostic] {
    if isWhole { return [] }
    return [
      Diagnostic(
        code: "PR202", severity: .warning,
        headline: "The rules that every library keeps were not checked whole: it is too large.",
        place: Protocols.Place(file: "library.yaml", line: 1, column: 1))
    ]
  }

  private func ofRules(in library: CheckedLibrary) -> [Diagnostic] {
    rules.compactMap { judged in
      let rule = judged.rule
      switch judged.verdict {
      case .holds, .notOfOneCall: return nil
      case .unlike(let why):
        return Diagnostic(
          code: "PR102", headline: "The rule \"\(rule.id)\" is broken: \(why).", place: rule.place,
          length: rule.id.count,
          onACall: rule.says.isEmpty ? nil : "the centre's rule says: \(rule.says)",
          help: "Take it out of the conditions, or say in the rule where it may count.")
      case .broken(let call):
        var diagnostic = Diagnostic(
          code: "PR101", headline: "A call breaks the rule \"\(rule.id)\".", place: rule.place,
          length: rule.id.count,
          onACall: rule.says.isEmpty ? nil : "the centre's rule says: \(rule.says)",
          help: help(for: rule, call, in: library))
        diagnostic.call =
          call.lines(in: library) + call.levels(in: library)
          + [call.combinations?.sentence].compactMap { $0 }
        return diagnostic
      case .notProved(let why):
        return Diagnostic(
          code: "PR201", severity: .warning,
          headline: "The rule \"\(rule.id)\" is not proved: \(why).", place: rule.place,
          length: rule.id.count, help: "Each live call still watches it.")
      }
    }
  }

  /// Names the line where the call ends: the rule's own line seldom needs a change.
  private func help(
    for rule: PolicyRule, _ call: Counterexample, in library: CheckedLibrary
  ) -> String {
    let mend = "Change the step where the call goes wrong, or say in the rule where it may."
    let last = call.lastStep(in: library).map {
      "The call comes last to \"\($0.id)\", at \($0.place.file):\($0.place.line)."
    }
    return [last, library.lacking(for: rule), mend].compactMap { $0 }.joined(separator: " ")
  }
}
