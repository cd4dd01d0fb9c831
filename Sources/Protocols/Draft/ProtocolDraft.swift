// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

/// One protocol file as written: it may be wrong, and every value carries its place.
package struct ProtocolDraft: Equatable, Sendable {
  package var id: Placed<String>
  package var title: Placed<String>
  package var version: Placed<String>
  package var language: Placed<String>
  package var useWhen: Placed<String>?
  package var outcomes: [Placed<String>]
  package var sources: [SourceDraft]
  package var review: ReviewDraft?
  /// `keeps: no identity`: identifying words of the call are destroyed at close.
  package var keeps: Placed<String>?
  package var steps: [StepDraft]

  package init(
    id: Placed<String>, title: Placed<String>, version: Placed<String>, language: Placed<String>,
    useWhen: Placed<String>? = nil, outcomes: [Placed<String>], sources: [SourceDraft] = [],
    review: ReviewDraft? = nil, keeps: Placed<String>? = nil, steps: [StepDraft]
  ) {
    self.id = id
    self.title = title
    self.version = version
    self.language = language
    self.useWhen = useWhen
    self.outcomes = outcomes
    self.sources = sources
    self.review = review
    self.keeps = keeps
    self.steps = steps
  }
}

/// A citation that steps name by its id.
package struct SourceDraft: Equatable, Sendable {
  package var id: Placed<String>
  package var text: Placed<String>

  package init(id: Placed<String>, text: Placed<String>) {
    self.id = id
    self.text = text
  }
}

/// Who looked at the protocol last, when, and when the next look is due (dates as `yyyy-mm-dd`).
package struct ReviewDraft: Equatable, Sendable {
  package var by: Placed<String>
  package var on: Placed<String>
  package var due: Placed<String>

  package init(by: Placed<String>, on: Placed<String>, due: Placed<String>) {
    self.by = by
    self.on = on
    self.due = due
  }
}

/// One step as written; its kind is the first key of the map.
package struct StepDraft: Equatable, Sendable {
  /// The visit id: what `go:` names. Written as `id:`, or the value of the kind key.
  package var id: Placed<String>
  package var kind: StepKindDraft
  package var when: Placed<String>?
  package var source: Placed<String>?

  package init(
    id: Placed<String>, kind: StepKindDraft, when: Placed<String>? = nil,
    source: Placed<String>? = nil
  ) {
    self.id = id
    self.kind = kind
    self.when = when
    self.source = source
  }
}

/// The kinds of step of the language, each with what the author wrote under it.
package indirect enum StepKindDraft: Equatable, Sendable {
  case section(title: Placed<String>)
  case ask(QuestionDraft)
  case tell(id: Placed<String>, say: [Placed<String>])
  /// Facts under `shows` stand beside it, because it cannot be done without them.
  case instruct(text: Placed<String>, shows: [Placed<String>] = [], tellsReceivers: Bool = false)
  case decide(finding: Placed<String>, rules: [RuleDraft])
  case score(ScoreDraft)
  case offer([Placed<String>], all: Bool)
  case consent(item: Placed<String>, say: [Placed<String>], limit: Placed<String>?)
  case wait(WaitDraft)
  case run(RunDraft)
  case handoff(HandoffDraft)
  case promise(PromiseDraft)
  case agree(PlanDraft)
  case end(outcome: Placed<String>)
}
