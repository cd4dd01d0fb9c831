// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

package import Protocols

extension State {
  /// The places of a directory that stand for a responder, the best fitting first: open now, and
  /// near to a place that anybody named in this call.
  package func supports(
    for responder: Int, in directory: SupportDirectory, at: Moment
  ) -> [SupportMatch] {
    let time = WeekTime(utcMilliseconds: at.utcMilliseconds, offsetMinutes: at.offsetMinutes)
    return directory.matches(
      kinds: library.responders[responder].supports, placesNamed: placesNamed, at: time)
  }

  private var placesNamed: [String] {
    library.facts.indices.filter { library.facts[$0].secretKind == .place }.flatMap { fact in
      standing.parties.indices.compactMap { party in
        guard case .words(let text)? = current(fact, of: Party(party))?.answer.value else {
          return nil
        }
        return text
      }
    }
  }
}
