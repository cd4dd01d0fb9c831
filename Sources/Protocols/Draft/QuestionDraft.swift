// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

/// What an author wrote under `ask:`. Unsure and declined are always possible and never written.
package struct QuestionDraft: Equatable, Sendable {
  package var fact: Placed<String>
  /// What stands before the answer on a page, for whoever reads a record.
  package var label: Placed<String>?
  package var say: [Placed<String>] = []
  package var confirm: Placed<String>?
  package var ways: [Placed<String>] = []
  package var thirdParty: Placed<String>?
  package var younger: Placed<String>?
  package var why: Placed<String>?
  package var ifAsked: Placed<String>?
  package var answers: AnswersDraft
  /// The answer that each danger order begins with is the worst; unlisted ones are the mildest.
  package var raisesDanger: [Placed<String>] = []
  package var holdsFor: Placed<String>?
  package var secretKind: Placed<String>?
  /// `ask`, or how its answers are usually known.
  package var evidence: EvidenceDraft = .unsaid
  /// Whether it is about whoever called, also where the call is about somebody else.
  package var isAboutCaller: Bool = false
  package var sticky: [Placed<String>] = []
  package var confirmIfChanged: [Placed<String>] = []
  package var asksAfresh: Bool = false
  package var marks: [Placed<String>] = []
  package var yesOrNoWording: Placed<String>?
  package var notInYesOrNoMode: Placed<String>?
  package var hint: Placed<String>?
  /// What the ends of a scale mean.
  package var lowLabel: Placed<String>?
  package var highLabel: Placed<String>?

  package init(fact: Placed<String>, answers: AnswersDraft) {
    self.fact = fact
    self.answers = answers
  }
}

/// What an author says of how an answer is known.
package enum EvidenceDraft: Equatable, Sendable {
  case unsaid, ask
  case usually(Evidence)
}

/// The kinds of answer, as written.
package enum AnswersDraft: Equatable, Sendable {
  case choices([ChoiceDraft])
  case many([ChoiceDraft])
  case yesOrNo
  case scale(from: Placed<String>, to: Placed<String>)
  case number(unit: Placed<String>, from: Placed<String>, to: Placed<String>)
  case text, time, place, phone, nameToUse
}

/// One choice: its id, its label, and what follows when it is taken.
package struct ChoiceDraft: Equatable, Sendable {
  package var id: Placed<String>
  package var label: Placed<String>
  package var asYesOrNo: Placed<String>?
  package var confirm: Placed<String>?
  package var next: NextDraft?
  /// A protocol to run before what follows.
  package var run: Placed<String>?
  package var points: Placed<String>?
  /// Lowers a level or leaves a safety path, so the prompt wants digit + Enter.
  package var lowers: Bool = false

  package init(id: Placed<String>, label: Placed<String>) {
    self.id = id
    self.label = label
  }
}

/// What follows a choice or the outcome of a run.
package enum NextDraft: Equatable, Sendable {
  case on
  case go(Placed<String>)
  case end(Placed<String>)
}
