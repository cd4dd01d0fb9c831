// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

/// One rule of a `decide`; the last one has no condition (`otherwise`).
package struct RuleDraft: Equatable, Sendable {
  package var condition: Placed<String>?
  package var gives: Placed<String>
  package var because: Placed<String>

  package init(condition: Placed<String>?, gives: Placed<String>, because: Placed<String>) {
    self.condition = condition
    self.gives = gives
    self.because = because
  }
}

/// A sum of points over answers, with bands; a missing item refuses the sum unless written.
package struct ScoreDraft: Equatable, Sendable {
  package var id: Placed<String>
  package var items: [Placed<String>]
  package var missing: Placed<String>?
  package var bands: [BandDraft]

  package init(
    id: Placed<String>, items: [Placed<String>], missing: Placed<String>?, bands: [BandDraft]
  ) {
    self.id = id
    self.items = items
    self.missing = missing
    self.bands = bands
  }
}

/// One band of a score; both ends count.
package struct BandDraft: Equatable, Sendable {
  package var id: Placed<String>
  package var from: Placed<String>
  package var to: Placed<String>
  package var label: Placed<String>?

  package init(
    id: Placed<String>, from: Placed<String>, to: Placed<String>, label: Placed<String>?
  ) {
    self.id = id
    self.from = from
    self.to = to
    self.label = label
  }
}

/// A countdown that never answers; it may lead back, at most so many times.
package struct WaitDraft: Equatable, Sendable {
  package var id: Placed<String>
  package var duration: Placed<String>
  package var go: Placed<String>?
  package var atMost: Placed<String>?

  package init(
    id: Placed<String>, duration: Placed<String>, go: Placed<String>?, atMost: Placed<String>?
  ) {
    self.id = id
    self.duration = duration
    self.go = go
    self.atMost = atMost
  }
}

/// Another protocol, about one party, and what follows each of its outcomes.
package struct RunDraft: Equatable, Sendable {
  package var target: Placed<String>
  package var about: Placed<String>?
  package var outcomes: [OutcomeDraft]

  package init(target: Placed<String>, about: Placed<String>?, outcomes: [OutcomeDraft]) {
    self.target = target
    self.about = about
    self.outcomes = outcomes
  }
}

/// One outcome of a run, and what follows it.
package struct OutcomeDraft: Equatable, Sendable {
  package var outcome: Placed<String>
  package var next: NextDraft

  package init(outcome: Placed<String>, next: NextDraft) {
    self.outcome = outcome
    self.next = next
  }
}

/// A handoff that a step prepares: to which responder and receiver, and which kinds it may hold.
package struct HandoffDraft: Equatable, Sendable {
  package var responder: Placed<String>
  package var receiver: Placed<String>?
  package var kinds: [Placed<String>]

  package init(responder: Placed<String>, receiver: Placed<String>?, kinds: [Placed<String>]) {
    self.responder = responder
    self.receiver = receiver
    self.kinds = kinds
  }
}

/// What the caller is told will happen, by whom, and within how long.
package struct PromiseDraft: Equatable, Sendable {
  package var id: Placed<String>
  package var text: Placed<String>
  package var owner: Placed<String>
  package var due: Placed<String>

  package init(
    id: Placed<String>, text: Placed<String>, owner: Placed<String>, due: Placed<String>
  ) {
    self.id = id
    self.text = text
    self.owner = owner
    self.due = due
  }
}

/// A plan made in advance: agreed to now, played line by line with one key later.
package struct PlanDraft: Equatable, Sendable {
  package var id: Placed<String>
  package var text: Placed<String>
  package var lines: [PlanLineDraft]
  package var mayBeSaid: Placed<String>?
  package var whomNotToCall: Placed<String>?

  package init(
    id: Placed<String>, text: Placed<String>, lines: [PlanLineDraft],
    mayBeSaid: Placed<String>?, whomNotToCall: Placed<String>?
  ) {
    self.id = id
    self.text = text
    self.lines = lines
    self.mayBeSaid = mayBeSaid
    self.whomNotToCall = whomNotToCall
  }
}

/// One line of an agreed plan: what is done, after which delay, and by which helper.
package struct PlanLineDraft: Equatable, Sendable {
  package var act: Placed<String>
  package var after: Placed<String>?
  package var who: Placed<String>?

  package init(act: Placed<String>, after: Placed<String>?, who: Placed<String>?) {
    self.act = act
    self.after = after
    self.who = who
  }
}
