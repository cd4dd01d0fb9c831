// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

/// A centre's whole library as written: `library.yaml`, every protocol it names, and the policy.
///
/// One file alone has no facts, levels or alarms to check against, so this is what is checked.
package struct LibraryDraft: Equatable, Sendable {
  package var id: Placed<String>
  package var title: Placed<String>
  package var opensWith: Placed<String>
  package var protocolIDs: [Placed<String>]
  package var alarms: [AlarmDraft] = []
  package var findings: [FindingDraft] = []
  package var responders: [ResponderDraft] = []
  package var receivers: [ReceiverDraft] = []
  package var consents: [TitledDraft] = []
  package var exceptions: [ExceptionDraft] = []
  package var marks: [MarkDraft] = []
  package var theyAsk: [CallerQuestionDraft] = []
  package var roles: [RoleDraft] = []
  package var settings: [SettingDraft] = []
  package var protocols: [ProtocolDraft] = []
  package var translations: [TranslationDraft] = []
  package var policy: PolicyDraft?
  /// Truth tables that the policy's rules may name, in path order.
  package var tables: [TableDraft] = []

  package init(
    id: Placed<String>, title: Placed<String>, opensWith: Placed<String>,
    protocolIDs: [Placed<String>]
  ) {
    self.id = id
    self.title = title
    self.opensWith = opensWith
    self.protocolIDs = protocolIDs
  }
}

/// An id with what people read.
package struct TitledDraft: Equatable, Sendable {
  package var id: Placed<String>
  package var title: Placed<String>

  package init(id: Placed<String>, title: Placed<String>) {
    self.id = id
    self.title = title
  }
}

/// A mark of facts, and the protocol that comes at once where such a fact is told early.
package struct MarkDraft: Equatable, Sendable {
  package var name: TitledDraft
  package var toldEarly: Placed<String>?

  package init(name: TitledDraft, toldEarly: Placed<String>? = nil) {
    self.name = name
    self.toldEarly = toldEarly
  }
}

/// An interrupt that every prompt offers in two keys, and what each of its outcomes leads to.
package struct AlarmDraft: Equatable, Sendable {
  package var name: TitledDraft
  package var key: Placed<String>
  package var target: Placed<String>
  package var outcomes: [AlarmOutcomeDraft]

  package init(
    name: TitledDraft, key: Placed<String>, target: Placed<String>, outcomes: [AlarmOutcomeDraft]
  ) {
    self.name = name
    self.key = key
    self.target = target
    self.outcomes = outcomes
  }
}

/// One outcome of an alarm's protocol: `return`, `closing` or `stay`.
package struct AlarmOutcomeDraft: Equatable, Sendable {
  package var outcome: Placed<String>
  package var follows: Placed<String>

  package init(outcome: Placed<String>, follows: Placed<String>) {
    self.outcome = outcome
    self.follows = follows
  }
}

/// A finding and its values from lowest to highest.
package struct FindingDraft: Equatable, Sendable {
  package var name: TitledDraft
  package var values: [TitledDraft]
  package var loweringNeedsSecond: Bool

  package init(name: TitledDraft, values: [TitledDraft], loweringNeedsSecond: Bool = false) {
    self.name = name
    self.values = values
    self.loweringNeedsSecond = loweringNeedsSecond
  }
}

/// Who may be offered, on which rung of the ladder (a higher rung is more intrusive), or beside it.
package struct ResponderDraft: Equatable, Sendable {
  package var name: TitledDraft
  package var rung: Placed<String>?
  package var isLawEnforcement: Bool
  /// The tell that must be read before this one is handed anything.
  package var tellFirst: Placed<String>?
  /// Kinds of places in the directory of supports that stand on this rung.
  package var supports: [Placed<String>]
  /// The words that offer them.
  package var say: Placed<String>?

  package init(
    name: TitledDraft, rung: Placed<String>?, isLawEnforcement: Bool, tellFirst: Placed<String>?,
    supports: [Placed<String>] = [], say: Placed<String>? = nil
  ) {
    self.name = name
    self.rung = rung
    self.isLawEnforcement = isLawEnforcement
    self.tellFirst = tellFirst
    self.supports = supports
    self.say = say
  }
}

/// Who gets a handoff, and the kinds of fact it may ever hold for them.
package struct ReceiverDraft: Equatable, Sendable {
  package var name: TitledDraft
  package var kinds: [Placed<String>]
  package var facts: [Placed<String>]
  package var responder: Placed<String>?

  package init(
    name: TitledDraft, kinds: [Placed<String>], facts: [Placed<String>] = [],
    responder: Placed<String>?
  ) {
    self.name = name
    self.kinds = kinds
    self.facts = facts
    self.responder = responder
  }
}

/// A named ground for release without consent, with the least content it opens.
package struct ExceptionDraft: Equatable, Sendable {
  package var name: TitledDraft
  package var kinds: [Placed<String>]

  package init(name: TitledDraft, kinds: [Placed<String>]) {
    self.name = name
    self.kinds = kinds
  }
}

/// A question that callers ask, with the centre's true answer; it counts as that tell.
package struct CallerQuestionDraft: Equatable, Sendable {
  package var id: Placed<String>
  package var question: Placed<String>
  package var say: [Placed<String>]
  package var countsAs: Placed<String>?

  package init(
    id: Placed<String>, question: Placed<String>, say: [Placed<String>],
    countsAs: Placed<String>?
  ) {
    self.id = id
    self.question = question
    self.say = say
    self.countsAs = countsAs
  }
}

/// A role on the line or at the scene, and the evidence its words have unless said otherwise.
package struct RoleDraft: Equatable, Sendable {
  package var name: TitledDraft
  package var party: Placed<String>
  package var evidence: Placed<String>
  package var isYounger: Bool

  package init(
    name: TitledDraft, party: Placed<String>, evidence: Placed<String>, isYounger: Bool = false
  ) {
    self.name = name
    self.party = party
    self.evidence = evidence
    self.isYounger = isYounger
  }
}

/// A fact about the centre itself, such as whether police come with an ambulance.
package struct SettingDraft: Equatable, Sendable {
  package var id: Placed<String>
  package var value: Placed<String>

  package init(id: Placed<String>, value: Placed<String>) {
    self.id = id
    self.value = value
  }
}

/// The centre's safety rules as written: each rule is a list of its keys and their sentences.
package struct PolicyDraft: Equatable, Sendable {
  package var id: Placed<String>
  package var rules: [PolicyRuleDraft]

  package init(id: Placed<String>, rules: [PolicyRuleDraft]) {
    self.id = id
    self.rules = rules
  }
}

/// One rule: its id and its clauses (`no call`, `unless if`, ...) in the order written.
package struct PolicyRuleDraft: Equatable, Sendable {
  package var id: Placed<String>
  package var clauses: [PolicyClauseDraft]

  package init(id: Placed<String>, clauses: [PolicyClauseDraft]) {
    self.id = id
    self.clauses = clauses
  }
}

/// One clause of a rule: its key and its words; a list value keeps its parts apart.
package struct PolicyClauseDraft: Equatable, Sendable {
  package var key: Placed<String>
  package var words: [Placed<String>]

  package init(key: Placed<String>, words: [Placed<String>]) {
    self.key = key
    self.words = words
  }
}

/// A table of the bundle: its rows of cells, the first one the head.
package struct TableDraft: Equatable, Sendable {
  package var path: String
  package var rows: [[Placed<String>]]

  package init(path: String, rows: [[Placed<String>]]) {
    self.path = path
    self.rows = rows
  }

  /// What a row says of each column but the last, as conditions; a cell `any` says nothing.
  func conditions(of row: [Placed<String>]) -> [Placed<String>] {
    zip(row, rows[0]).dropLast().filter { $0.0.value != "any" }.map { cell, name in
      Placed("\(name.value) is \(cell.value)", at: cell.place)
    }
  }
}
