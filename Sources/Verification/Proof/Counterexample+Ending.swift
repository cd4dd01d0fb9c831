// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Interview
package import Protocols

/// Where the call of a broken rule ends, for whoever has to mend it: the rule's own line says what
/// must be so, and seldom where it went wrong.
extension Counterexample {
  /// Each level as it stands at the end of the call, with the line that decided it.
  package func levels(in library: CheckedLibrary) -> [String] {
    guard let state = end(in: library) else { return [] }
    return state.standing.decided.map { decided in
      let finding = library.findings[decided.finding]
      let place = library.steps[decided.rows.step].place
      return "   then: \(finding.id) is \(finding.values[decided.level].id), "
        + "decided at \(place.file):\(place.line)"
    }
  }

  /// The last step that the call goes through.
  package func lastStep(in library: CheckedLibrary) -> CheckedStep? {
    turns.last { $0.step != nil }?.step.map { library.steps[$0] }
  }

  private func end(in library: CheckedLibrary) -> State? {
    guard var rehearsal = try? Rehearsal(library) else { return nil }
    for turn in turns where (try? rehearsal.perform(turn.intent)) == nil { break }
    return rehearsal.state
  }
}
