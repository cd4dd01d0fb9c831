// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

/// The centre's safety rules, each kept as written and compiled as far as its form is known.
package struct Policy: Equatable, Sendable {
  package var id: String
  package var rules: [PolicyRule]

  package init(id: String, rules: [PolicyRule]) {
    self.id = id
    self.rules = rules
  }
}

/// One rule: what may never be, or what every call owes.
package struct PolicyRule: Equatable, Sendable {
  package var id: String
  /// The rule in a person's words, shown whenever it stops something.
  package var says: String
  package var form: PolicyForm
  /// It applies where this holds.
  package var applies: Guard
  /// It does not apply where this holds; in the author's words beside it.
  package var exempts: Guard?
  package var exemptsInWords: String?
  /// It falls silent once this has happened.
  package var silencedBy: PolicyAct?

  package init(
    id: String, says: String, form: PolicyForm, applies: Guard, exempts: Guard?,
    exemptsInWords: String?, silencedBy: PolicyAct? = nil
  ) {
    self.id = id
    self.says = says
    self.form = form
    self.applies = applies
    self.exempts = exempts
    self.exemptsInWords = exemptsInWords
    self.silencedBy = silencedBy
  }
}

/// The forms of rule that a live call watches; any other form is kept in words for the checker.
package enum PolicyForm: Equatable, Sendable {
  /// `no call: ACT`
  case noCall(PolicyAct)
  /// `never: ACT, before: ACT`
  case never(PolicyAct, before: PolicyAct)
  /// `every call: ACT`, before it ends
  case everyCall(PolicyAct)
  /// Read and kept; nothing watches it live.
  case kept
}

/// Something that happens in a call and that a rule can name.
package enum PolicyAct: Equatable, Sendable {
  case asks(fact: Int)
  case asksMarked(String)
  case tells(String)
  case offers(responder: Int)
  case handsOff(responder: Int)
  case handsOffToLawEnforcement
  case runs(protocolIndex: Int)
  case ends(finding: Int, value: Int)
  case itEnds
  case lineDrops
}
