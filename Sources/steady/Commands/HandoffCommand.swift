// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import ArgumentParser
import Exchange
import Interview
import Terminal

/// `steady handoff show`: what each receiver would get, and nothing more.
struct HandoffCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "handoff", abstract: "Show the handoffs of a call.", subcommands: [Show.self])

  struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "The documents of every handoff of a call.")

    enum Form: String, ExpressibleByArgument, CaseIterable {
      case aloud, page, json

      var document: Document.Form {
        switch self {
        case .aloud: .readAloud
        case .page: .page
        case .json: .json
        }
      }
    }

    @OptionGroup var places: CallsPlace
    @OptionGroup var call: CallNumber
    @Option(help: "aloud (thirty seconds), page, or json.") var form: Form = .page

    func run() throws {
      let kept = try KeptCall(number: call.number, in: openStore(places))
      let state = kept.state(until: kept.entries.count)
      let sent = SentRecords(kept.entries, in: kept.library)
      let at = kept.entries.last?.at ?? now()
      if state.standing.handoffs.isEmpty { complain(DeskPhrase.noHandoff.text) }
      if form == .json { return try kept.tell(handoffsJSON(of: state, sent, at: at), asIs: true) }
      guard !state.standing.handoffs.isEmpty else { return }
      try kept.tell(pages(form.document, of: state, sent, at: at))
    }
  }
}
