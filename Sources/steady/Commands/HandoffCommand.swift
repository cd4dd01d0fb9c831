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
      abstract: "The documents of every handoff of a call, each as it was given.",
      discussion: "Example: steady handoff show 2 --form aloud")

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
    @OptionGroup var place: PagePlace
    @Option(help: "aloud (thirty seconds), page, or json.") var form: Form = .page

    @Option(help: "The version that was given; without it the last one.") var given: Int?
    @Flag(help: "As each would be made now, which nobody was given yet.") var now = false

    func validate() throws {
      if now, given != nil {
        throw ValidationError("--now shows what nobody was given; leave --given or --now out.")
      }
    }

    func run() throws {
      let kept = try KeptCall(number: call.number, in: store(places, holding: call.number))
      let state = kept.state(until: kept.entries.count)
      let sent = SentRecords(kept.entries, in: kept.library)
      let at = kept.entries.last?.at ?? steady.now()
      let papers = GivenPapers(state: state, sent: sent, at: at, version: given)
      if state.standing.handoffs.isEmpty { complain(DeskPhrase.noHandoff.text) }
      if !now, !state.standing.handoffs.isEmpty,
        let refusal = papers.refusal(inCall: call.number)
      {
        throw refusal
      }
      if form == .json {
        return try kept.tell(
          now ? handoffsJSON(of: state, sent, at: at) : papers.json, asIs: true, to: place)
      }
      guard !state.standing.handoffs.isEmpty else { return }
      try kept.tell(
        now ? pages(form.document, of: state, sent, at: at) : papers.pages(form.document), to: place
      )
    }
  }
}
