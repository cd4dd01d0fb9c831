// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

/// What a library knows about one fact, however many steps ask it.
package struct Fact: Equatable, Sendable {
  package var id: String
  /// What stands before the answer in a record: a noun phrase for whoever was not on the call.
  package var label: String?
  package var answers: AnswerKind
  /// For each value, how grave it is: 0 is mildest; `raises danger` lists the worst first.
  package var graveness: [Int]
  /// How long an answer stays fresh, in milliseconds; nil when it does not go stale.
  package var holdsForMilliseconds: Int64?
  package var secretKind: SecretKind
  /// What the author says of how an answer is known.
  package var evidence = EvidenceDraft.unsaid
  /// Values that a condition of the flow reads only where they are for sure.
  package var readForSure: Set<Int> = []
  /// Whether anything in the flow depends on its answer: a step, a level, a score.
  package var isRead = false
  /// Values that stay raised until an explicit stand-down with a reason.
  package var sticky: Set<Int>
  package var confirmIfChanged: [String]
  package var asksAfresh: Bool
  package var marks: [String]
  /// Its own variable; each option of `many of` has one of the next ones.
  package var variable = Variable(-1)
  /// Yes once the counsellor put or confirmed the question; told early is not asked.
  package var askedVariable = Variable(-1)
  /// Where a `was` reads it: one yes-or-no variable for each value, from this one on.
  package var historyVariable: Variable?
  /// Whether it is of the call and not of one of its parties.
  package var isOfCall = false
  /// Whether it is of the call because it is about whoever called, who is one of its parties.
  package var isAboutCaller = false
  /// The cells of a measured answer.
  package var partition = Partition()

  package init(id: String, answers: AnswerKind, secretKind: SecretKind) {
    self.id = id
    self.answers = answers
    self.secretKind = secretKind
    graveness = Array(repeating: 0, count: answers.valueIDs.count)
    sticky = []
    confirmIfChanged = []
    asksAfresh = false
    marks = []
  }

  /// What people call it: its label, or without one its id as words.
  package var name: String {
    if let label { return label }
    let words = id.split(separator: "-").joined(separator: " ")
    return words.prefix(1).uppercased() + words.dropFirst()
  }

  /// Whether one key asks how an answer is known.
  package var asksEvidence: Bool { evidence == .ask }

  /// How an answer of somebody else is known where nobody asks; nil where the author says nothing.
  package var usualEvidence: Evidence? {
    if case .usually(let evidence) = evidence { return evidence }
    return nil
  }

  /// The yes-or-no variable of an option.
  package func option(_ index: Int) -> Variable {
    Variable(variable.number + 1 + Int32(index))
  }

  /// The variable that says whether this was ever the answer; nil where nothing reads it.
  package func past(_ value: Int) -> Variable? {
    historyVariable.map { Variable($0.number + Int32(value)) }
  }

  /// Whether any of its answers raises danger, so that Enter may not simply keep one.
  package var raisesDanger: Bool { graveness.contains { $0 > 0 } }
}

/// The kinds of answer of the language; unsure and declined are possible with each.
package enum AnswerKind: Equatable, Sendable {
  case choices([Choice])
  case many([Choice])
  case yesOrNo
  /// Whole numbers, both ends included.
  case scale(from: Int, to: Int)
  case number(unit: String, from: Int, to: Int)
  case text, time, place, phone, nameToUse

  /// The position of an id among the values; nil when it is none of them.
  package func valueIndex(of id: String) -> Int? {
    switch self {
    case .choices(let choices), .many(let choices): choices.firstIndex { $0.id == id }
    case .yesOrNo: id == "yes" ? 0 : id == "no" ? 1 : nil
    case .scale, .number, .text, .time, .place, .phone, .nameToUse: nil
    }
  }

  /// The points of a value, or of the number that was said; nil where a score must miss it.
  package func points(ofValue value: Int, number: Int?) -> Int? {
    switch self {
    case .choices(let choices): choices[value].points
    case .yesOrNo: value == 0 ? 1 : 0
    case .scale, .number: number
    case .many, .text, .time, .place, .phone, .nameToUse: nil
    }
  }

  /// The ids that conditions may use, in the author's order; empty for measured or worded kinds.
  package var valueIDs: [String] {
    switch self {
    case .choices(let choices), .many(let choices): choices.map(\.id)
    case .yesOrNo: ["yes", "no"]
    case .scale, .number, .text, .time, .place, .phone, .nameToUse: []
    }
  }
}

/// One choice of a question, with what the person on the line hears or the counsellor reads.
package struct Choice: Equatable, Sendable {
  package var id: String
  package var label: String
  package var asYesOrNo: String?
  /// Points for scores that count this fact.
  package var points: Int?
  /// Lowers a level or leaves a safety path: wants digit + Enter.
  package var lowers: Bool

  package init(
    id: String, label: String, asYesOrNo: String? = nil, points: Int? = nil, lowers: Bool = false
  ) {
    self.id = id
    self.label = label
    self.asYesOrNo = asYesOrNo
    self.points = points
    self.lowers = lowers
  }
}

/// What kind of secret a fact is; tags drive scope, never the renderer.
package enum SecretKind: String, CaseIterable, Equatable, Sendable {
  case identity, place, contact, substance, health, none
  case violence = "sexual or domestic violence"
  case thirdParty = "third party"
}
