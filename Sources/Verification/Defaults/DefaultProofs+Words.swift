// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

package import Protocols

extension DefaultProofs.Breach {
  /// At the author's step, with what the rule means.
  package func diagnostic(in library: CheckedLibrary) -> Diagnostic {
    let step = library.steps[step]
    var diagnostic = Diagnostic(
      code: rule.code, headline: "\"\(step.id)\": \(says).", place: step.place,
      length: step.id.count, onACall: "every library keeps \(rule.rawValue): \(rule.meaning)",
      help:
        "Change the conditions, or turn the rule off with \"allow: \(rule.rawValue)\", a reason "
        + "and a second name.")
    diagnostic.call = call(in: library)
    return diagnostic
  }

  /// The shortest call that shows it, prompt by prompt; empty where no call alone does, or none was
  /// found that the engine makes too.
  private func call(in library: CheckedLibrary) -> [String] {
    guard let rule = shownBy else { return [] }
    let watching = library.watching(rule)
    for root in watching.rootsToProve {
      let proof = Prover(watching).prove([rule], from: root)
      guard case .broken(let call)? = proof.verdicts.first?.verdict, call.isReplayed else {
        continue
      }
      return call.lines(in: watching) + call.levels(in: watching)
    }
    return []
  }
}

extension DefaultRule {
  /// Stable for ever.
  package var code: String {
    switch self {
    case .noDeadEnd: "PR301"
    case .everyAnswerLeadsOn: "PR302"
    case .loopsEnd: "PR303"
    case .worseNeverLowers: "PR304"
    case .levelsOnlyAdd: "PR305"
    case .unknownNeverSends: "PR306"
    case .onlyForSureSends: "PR307"
    case .defaultIsGentlest: "PR308"
    case .alarmsEverywhere: "PR309"
    case .policeByWish: "PR310"
    }
  }

  /// In a sentence, for those who write protocols.
  package var meaning: String {
    switch self {
    case .noDeadEnd: "from every step some end can be reached."
    case .everyAnswerLeadsOn: "whoever does not know is met with something too."
    case .loopsEnd: "every loop has a limit, or an answer that leads out of it."
    case .worseNeverLowers: "a graver answer never gives a lower level, and not knowing is not no."
    case .levelsOnlyAdd: "a higher level never takes an offer away."
    case .unknownNeverSends: "nobody is sent because something is not known."
    case .onlyForSureSends: "nobody is sent on a guess."
    case .defaultIsGentlest: "what happens where nothing is known is the least intrusive."
    case .alarmsEverywhere: "every alarm can be raised at every prompt."
    case .policeByWish: "a step offers police only to whoever agreed to police."
    }
  }
}
