// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import ArgumentParser
import Exchange
import Interview
import Storage
import Terminal

extension CallsCommand {
  struct Overrides: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "How often protocols were overridden, or help refused.",
      discussion: """
        Example: steady calls overrides

        By the protocol that was on screen and its version: levels raised and lowered by hand, \
        help stood down, handoffs without consent, what was done outside the rules, left undone or \
        skipped, consents refused and offers declined.
        """)

    @OptionGroup var places: CallsPlace
    @OptionGroup var form: JSONOption

    func run() throws {
      let store = try storeToRead(places)
      var counts = OverrideCounts()
      var unreadable: [Int] = []
      for call in try store?.calls() ?? [] {
        guard let store, let kept = try? KeptCall(call, in: store) else {
          unreadable.append(call.number)
          continue
        }
        counts.add(kept.entries, in: kept.library)
        if kept.trouble != nil { unreadable.append(call.number) }
      }
      form.json ? tellAsIs(json(counts)) : list(counts)
      for number in unreadable { complain(DeskPhrase.unreadable(number).text) }
      if !unreadable.isEmpty { throw ExitCode(ExitStatus.problemsFound) }
    }

    private func list(_ counts: OverrideCounts) {
      tellPractice(places.kind)
      tell(DeskPhrase.overridesIn(counts.calls).text)
      for (written, ofIt) in counts.ofProtocol.sorted(by: { $0.key < $1.key }) {
        let all = Override.allCases.compactMap { override in
          ofIt[override].map { "\(override.rawValue) \($0)" }
        }
        tell("\(written)  \(all.joined(separator: ", "))")
      }
    }

    private func json(_ counts: OverrideCounts) -> String {
      let protocols = counts.ofProtocol.sorted { $0.key < $1.key }.map { written, ofIt in
        JSONValue.object(
          [("protocol", .string(written))]
            + Override.allCases.map { ($0.rawValue, .integer(Int64(ofIt[$0] ?? 0))) })
      }
      return jsonPage(
        "overrides",
        [
          places.kind.json, ("calls", .integer(Int64(counts.calls))),
          ("protocols", .array(protocols)),
        ])
    }
  }
}
