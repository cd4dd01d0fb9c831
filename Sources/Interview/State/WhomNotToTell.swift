// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Protocols

/// That somebody must not know of a call, for whoever looks at it without its library: a list of
/// call-backs says that it is so, and never who.
package enum WhomNotToTell {
  package static func isNamed(in entries: [Entry]) -> Bool {
    entries.flatMap(\.events).reduce(false) { isNamed, event in
      guard let fact = event.factAnswered, RecordPlacing.warnings.contains(fact),
        let answer = event.answer
      else { return isNamed }
      return answer.value.isClear
    }
  }
}
