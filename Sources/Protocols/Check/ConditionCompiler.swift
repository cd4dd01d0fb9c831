// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

/// Turns a condition of words into a guard over numbered variables, or says what does not fit.
///
/// Each refusal is one sentence with the remedy, so `plan is yess` names plan's answers.
package struct ConditionCompiler {
  package var vocabulary: Vocabulary
  /// What did not fit, in reading order; empty when the guard may be used.
  package private(set) var complaints: [String] = []

  package init(vocabulary: Vocabulary) {
    self.vocabulary = vocabulary
  }

  package mutating func guardOf(_ condition: Condition) -> Guard {
    switch condition {
    case .test(let test): guardOf(test)
    case .not(let inner): .not(guardOf(inner))
    case .all(let parts): .all(guardsOf(parts))
    case .any(let parts): .any(guardsOf(parts))
    case .none(let parts): .not(.any(guardsOf(parts)))
    case .atLeast(let count, let parts): .atLeast(count, guardsOf(parts))
    }
  }

  private mutating func guardsOf(_ parts: [Condition]) -> [Guard] {
    var guards: [Guard] = []
    for part in parts { guards.append(guardOf(part)) }
    return guards
  }

  private mutating func guardOf(_ test: Test) -> Guard {
    switch test {
    case .fact(let name, let factTest): return guardOf(name, factTest)
    case .offered(let id): return offer(id, ends: OfferEnd.allCases)
    case .accepted(let id): return offer(id, ends: [.accepted])
    case .declined(let id): return offer(id, ends: [.declined])
    case .agreed(let id):
      guard let plan = found(id, in: vocabulary.plans, as: "plan") else { return .always }
      return .atom(Atom(plan, in: .values([0])))
    case .consent(let whose, let item, let negated, let word):
      guard let consent = found(item, in: vocabulary.consents, as: "consent item") else {
        return .always
      }
      return consentGuard(consent, Reader(whose), negated: negated, word)
    }
  }

  private mutating func offer(_ id: String, ends: [OfferEnd]) -> Guard {
    guard let offer = found(id, in: vocabulary.offers, as: "responder") else { return .always }
    return .atom(Atom(offer, in: .values(ends.map(\.rawValue))))
  }

  /// `is not given` means asked and something else; it is never true of what nobody asked.
  private func consentGuard(
    _ consent: Variable, _ reader: Reader, negated: Bool, _ word: ConsentWord
  ) -> Guard {
    let everyState = Cells.values(ConsentState.allCases.map(\.rawValue))
    let cells: Cells
    switch word {
    case .given: cells = .values([ConsentState.given.rawValue])
    case .limited: cells = .values([ConsentState.limited.rawValue])
    case .refused: cells = .values([ConsentState.refused.rawValue])
    case .asked: cells = everyState
    }
    guard negated else { return .atom(Atom(consent, of: reader, in: cells)) }
    let others = word == .asked ? Cells.notKnown : everyState.subtracting(cells)
    return .atom(Atom(consent, of: reader, in: others))
  }

  private mutating func found(
    _ id: String, in names: [String: Variable], as what: String
  ) -> Variable? {
    if let variable = names[id] { return variable }
    complain("There is no \(what) \"\(id)\".", nearest: id, among: names.keys.sorted())
    return nil
  }

  mutating func complain(_ sentence: String) {
    complaints.append(sentence)
  }

  mutating func complain(_ sentence: String, nearest id: String, among names: [String]) {
    let hint = nearest(to: id, among: names).map { " Did you mean \"\($0)\"?" } ?? ""
    complaints.append(sentence + hint)
  }
}

extension Reader {
  /// The party a written `caller's` or `person's` means; nothing written is the protocol's own.
  init(_ whose: Whose?) {
    switch whose {
    case .callers: self = .caller
    case .persons: self = .person
    case nil: self = .subject
    }
  }
}
