// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Exchange
import Interview
import Terminal

/// Every handoff of a call as its receiver may have it now, in one form, one after the other.
func pages(
  _ form: Document.Form, of state: State, number: Int? = nil, _ sent: SentRecords, at: Moment
) -> String {
  let handoffs = state.standing.handoffs.map(\.handoff).filter {
    number == nil || $0.number == number
  }
  guard !handoffs.isEmpty else { return DeskPhrase.noHandoff.text }
  return handoffs.map { handoff in
    Document(form, of: sent.record(for: handoff, in: state, at: at)).text
  }.joined(separator: "\n")
}

/// The same as one document for a program to read, with none as an empty list.
func handoffsJSON(of state: State, _ sent: SentRecords, at: Moment) -> String {
  let records = state.standing.handoffs.map { sent.record(for: $0.handoff, in: state, at: at) }
  return jsonPage("handoffs", "handoffs", records.map { Document.json(of: $0) })
}
