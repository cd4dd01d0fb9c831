// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Exchange
import Interview
import Protocols

/// The documents a call yields for its receivers, through scope and no other way.
func document(
  _ form: Document.Form, for handoff: Handoff, of state: State, at: Moment
) -> String {
  let record = HandoffRecord(of: state, for: handoff, from: author().counsellor, at: at)
  let scoped = scope(
    record, for: Recipient(of: handoff, in: state.library), consents: state.recordedConsents,
    exceptions: state.library.exceptions)
  return Document(form, of: scoped).text
}

/// Every handoff of a call in one form, one after the other.
func documents(_ form: Document.Form, of state: State, at: Moment) -> String {
  let handoffs = state.standing.handoffs.map(\.handoff)
  guard !handoffs.isEmpty else { return "No handoff has been prepared in this call." }
  return handoffs.map { document(form, for: $0, of: state, at: at) }.joined(separator: "\n")
}
