// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

/// The centre's safety rules, each compiled once: the live call watches and the prover proves the
/// same values.
package struct Policy: Equatable, Sendable {
  package var id: String
  package var rules: [PolicyRule] = []
  /// Rules that hold without being written, and that this centre turned off.
  package var allowances: [Allowance] = []

  package init(id: String, rules: [PolicyRule] = [], allowances: [Allowance] = []) {
    self.id = id
    self.rules = rules
    self.allowances = allowances
  }
}

/// One rule: its form, and the clauses that say where it speaks.
///
/// Every clause goes with every form. A rule begins at its `after` (or with the call), speaks
/// where `when` holds and `unless if` does not, and is over once its `unless` has happened.
package struct PolicyRule: Equatable, Sendable {
  package var id: String
  package var place: Place
  /// The rule in a person's words, shown whenever it stops something.
  package var says: String
  /// Whether somebody wrote those; else they are its clauses.
  package var hasOwnWords = true
  package var form: PolicyForm
  /// It speaks where this holds: at the moment of the act, or when what is owed falls due.
  package var when = Guard.always
  package var whenInWords: String?
  /// It is over once this has happened, whenever that was.
  package var unless: PolicyAct?
  /// It does not speak where this holds.
  package var unlessIf: ConditionInWords?
  /// It begins here; with the call where nothing is written.
  package var after: RuleStart?
  /// Acts by which what is owed must have happened, the end of the call always among them; any
  /// other rule is over once one of them has happened after its start.
  package var closers: [PolicyAct] = []
  /// The same, by so many prompts after its start.
  package var within: Int?
  /// What excuses an obligation, beside a line that drops and a caller who ends.
  package var excuse: Guard?

  package init(id: String, place: Place, says: String, form: PolicyForm) {
    self.id = id
    self.place = place
    self.says = says
    self.form = form
  }
}

/// A condition with the author's words, for messages.
package struct ConditionInWords: Equatable, Sendable {
  package var holds: Guard
  package var words: String

  package init(_ holds: Guard, words: String) {
    self.holds = holds
    self.words = words
  }
}

/// Where a rule begins.
package enum RuleStart: Equatable, Sendable {
  case act(PolicyAct)
  /// From the first moment it holds; what follows stays begun.
  case condition(ConditionInWords)
}

/// One rule that holds without being written, turned off with a reason and a second name; it is
/// printed on every record.
package struct Allowance: Equatable, Sendable {
  package var id: String
  package var place: Place
  package var rule: DefaultRule
  package var because: String
  package var second: String

  package init(
    id: String, place: Place, rule: DefaultRule, because: String, second: String
  ) {
    self.id = id
    self.place = place
    self.rule = rule
    self.because = because
    self.second = second
  }
}
