// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Protocols

/// What the counsellor changed of a handoff before it was made: less of the call, and words of
/// their own; never other words of the caller.
package struct HandoffEdits: Equatable, Sendable {
  /// Lines that do not go, by the ids of the record. No danger is among them.
  package var leftOut: [String]
  /// What the counsellor asks beside the help itself.
  package var request: String?

  package init(leftOut: [String] = [], request: String? = nil) {
    self.leftOut = leftOut
    self.request = request
  }
}

extension RecordItem {
  /// Whether a counsellor may leave it out: an answer that raises no danger, says nothing of where,
  /// of how to meet or whom not to tell, and is no sign of life.
  package func mayBeLeftOut(of part: RecordPart) -> Bool {
    switch part {
    case .story, .quotes, .wants, .person:
      isLeftOutByChoice
    case .doNotTell, .place, .wayBack, .agreed, .hazards, .present, .notKnown, .setAside: false
    }
  }

  func isLeftOut(by ids: Set<String>) -> Bool { ids.contains(id) && isLeftOutByChoice }

  /// The same wherever it stands.
  var isLeftOutByChoice: Bool {
    weight == 0 && isFact && !kinds.contains(.place) && !RecordPlacing.lifeSigns.contains(id)
      && !RecordPlacing.manner.contains(id) && !RecordPlacing.warnings.contains(id)
      && !RecordPlacing.sights.contains(id) && !RecordPlacing.presence.contains(id)
  }
}
