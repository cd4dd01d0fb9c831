// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Interview
import Protocols

/// A wish for somebody to come: noted by hand, and taken back by whoever had it.
extension Conversation {
  /// `wish RESPONDER`, and `wish RESPONDER withdrawn`. What is noted already is not noted twice:
  /// then one key says whether it stays.
  func wish(_ command: Command) {
    let (name, rest) = command.firstWord
    guard let id = responder(name) else { return }
    let title = call.state.library.said(id)
    if !rest.isEmpty, "withdrawn".hasPrefix(rest.lowercased()) {
      perform(.withdrawWish(responder: id), saying: .care(.wishTakenBack(title)))
      return
    }
    guard call.state.hasWish(for: id) else {
      perform(.wish(responder: id), saying: .saved)
      return
    }
    let marks = [
      Mark("1", Phrase.record(.consentStays).text), Mark("4", Phrase.consentState(.withdrawn)),
    ]
    let block = [ScreenLine.named("WISH", CarePhrase.wishesAlready(title).text)]
    switch choose("wish > ", marks, above: block)?.key {
    case "4": perform(.withdrawWish(responder: id), saying: .care(.wishTakenBack(title)))
    case "1": showPrompt()
    case _: break
    }
  }
}
