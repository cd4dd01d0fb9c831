// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

package import Interview

/// One correction in one line, the new value first: `Object: None seen. Was: Something in a hand.`
package struct CorrectionText {
  package let text: String

  package init(_ change: RecordChange) {
    let label = Wording.label(change.label)
    let now = change.now.map { item in
      Wording.labelled(item) + (Wording.isSurerNow(change) ? ", certain now" : "")
        + (item.isDoubted ? ", \(Wording.certainty(of: item))" : "")
        + (item.doneAt.map { ", at \(Wording.clock($0))" } ?? "")
    }
    let was = change.was.map { _ in
      " Was: \(Wording.earlierValue(of: change, as: Wording.value))"
    }
    text =
      Wording.sentence(now ?? "\(label) No longer so")
      + (was.map(Wording.sentence) ?? "")
  }
}
