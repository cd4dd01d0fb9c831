// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Interview
import Protocols
import Verification

/// What the prover says of one small library, held against every call that there is.
package struct Agreement: Sendable {
  package let seed: UInt64
  package let features: Set<SmallLibrary.Feature>
  /// What was done out of turn.
  package private(set) var acts: Set<String> = []
  /// One sentence for each thing on which the two differ.
  package private(set) var disagreements: [String] = []
  package private(set) var ruleCount = 0
  package private(set) var brokenCount = 0
  /// Verdicts, those of alarms too.
  package private(set) var judgedCount = 0
  package private(set) var promptCount = 0
  /// Rules of which the prover says that it does not know.
  package private(set) var notProved: [String] = []
  package private(set) var stateCount = 0
  /// Rules that hold, and that a call breaks in which an answer changes: the model leaves it out.
  package private(set) var brokenByChange = 0

  private let small: SmallLibrary

  package init(_ small: SmallLibrary) {
    self.small = small
    seed = small.seed
    features = small.features
    let library = small.library
    let prover = Prover(library)
    let plain = EveryCall(small, EveryCall.Manner(isPlain: true, offersByHand: false))
    let all = EveryCall(small, EveryCall.Manner())
    let alone =
      features.contains(.offers) ? EveryCall(small, EveryCall.Manner(offersByHand: false)) : all
    take(all)
    let persons = EveryPerson(small)
    for (rule, verdict) in prover.prove(library.policy.rules).verdicts {
      ruleCount += 1
      if case .broken = verdict { brokenCount += 1 }
      let isAlone = rule.form.isObligation || rule.form.isOrder
      let known = isAlone ? alone : all
      compare(
        verdict, rule.id, plain: plain.breaking[rule.id], all: known.breaking[rule.id], "the call")
      compareCount(verdict, rule.id, persons)
    }
    comparePrompts(all, prover)
    if features.contains(.alarm) { compareAlarm(prover) }
    correctAnswers(all)
    if seed.isMultiple(of: 3) { changeAnswers(all) }
  }

  private mutating func take(_ calls: EveryCall) {
    acts.formUnion(calls.acts)
    stateCount += calls.calls.count
    if calls.isCut { disagreements.append("too many states to make every call") }
  }

  private mutating func compare(
    _ verdict: Verdict, _ rule: String, plain: Int?, all: Int?, _ where: String
  ) {
    judgedCount += 1
    let words = "\(rule) in \(`where`)"
    switch verdict {
    case .holds:
      if let all { disagreements.append("\(words) holds, but is broken in \(all) prompts") }
    case .broken(let call):
      if !call.isReplayed {
        notProved.append("\(words): a call seems to break it")
        let lines = call.lines(in: small.library).joined(separator: "; ")
        if all != nil { disagreements.append("\(words) is broken, and not replayed: \(lines)") }
        return
      }
      guard let length = plain ?? all else {
        return disagreements.append("\(words) is broken, but no call breaks it")
      }
      if call.length != length {
        disagreements.append("\(words) is broken in \(length) prompts, not in \(call.length)")
      }
    case .notProved(let why):
      notProved.append("\(words): \(why)")
      if all != nil { disagreements.append("\(words) is broken, and not proved: \(why)") }
    case .notOfOneCall, .unlike: disagreements.append("\(words) is of one call")
    }
  }

  private mutating func compareCount(_ verdict: Verdict, _ rule: String, _ persons: EveryPerson) {
    guard case .broken(let call) = verdict else { return }
    let breaking = persons.breaking[rule] ?? 0
    guard let counted = call.combinations, counted.isExact else {
      return disagreements.append("\(rule) was not counted")
    }
    if counted.count * persons.count != counted.outOf * breaking {
      let words = "\(breaking) of \(persons.count) persons break \(rule)"
      disagreements.append("\(words), not: \(counted.sentence)")
    }
  }

  private mutating func comparePrompts(_ all: EveryCall, _ prover: Prover) {
    guard let prompts = prover.prompts() else {
      return disagreements.append("the prompts outgrow the budget")
    }
    let made = all.prompts
    promptCount = made.count
    for prompt in prompts.subtracting(made) {
      disagreements.append("no call comes to \(name(prompt))")
    }
    for prompt in made.subtracting(prompts) {
      disagreements.append("a call comes to \(name(prompt)), and the prover knows of none")
    }
  }

  private func name(_ prompt: ReachedPrompt) -> String {
    "\(small.library.steps[prompt.step].id) \(prompt.part ?? "") and ends \(prompt.outcome)"
  }

  /// What every call owes is asked of calls alone.
  private mutating func compareAlarm(_ prover: Prover) {
    let rules = small.library.policy.rules.filter { !$0.form.isObligation }
    let plain = EveryCall(
      small, from: .alarm(0), EveryCall.Manner(isPlain: true, offersByHand: false))
    let all = EveryCall(small, from: .alarm(0), EveryCall.Manner())
    take(all)
    for (rule, verdict) in prover.prove(rules, from: .alarm(0)).verdicts {
      compare(
        verdict, rule.id, plain: plain.breaking[rule.id], all: all.breaking[rule.id], "the alarm")
    }
  }

  /// An answer that was never true is put right. The call is walked anew with the right one, so it
  /// stands where some other call stands that never went wrong, and the answers there are the same.
  /// What was used stays used, and so does what another source said of an answer that is no longer
  /// reached: libraries with offers and calls with disputes are left out here.
  private mutating func correctAnswers(_ all: EveryCall) {
    guard !features.contains(.offers) else { return }
    let stands = all.standsApartFromRules
    let pace = max(1, all.calls.count / 1_000)
    for call in all.calls.indices where call.isMultiple(of: pace) && !all.isDisputed(call) {
      for corrected in all.corrected(call) {
        acts.insert("wrong")
        if !stands.contains(Standstill(corrected, small, [], seesRules: false)) {
          return disagreements.append("an answer put right leads where no call leads")
        }
      }
    }
  }

  /// An answer that was true is true no more. The model leaves it out; how many rules that hold
  /// such a call breaks is counted.
  private mutating func changeAnswers(_ all: EveryCall) {
    var manner = EveryCall.Manner()
    manner.changes = true
    let changing = EveryCall(small, manner)
    acts.formUnion(changing.acts)
    brokenByChange = changing.breaking.keys.count { all.breaking[$0] == nil }
  }
}

extension PolicyForm {
  fileprivate var isOrder: Bool {
    if case .order = self { return true }
    return false
  }
}
