// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

package import Interview

/// What a conversation needs from outside, as values and closures.
package struct CallDesk {
  package var now: () -> Moment
  package var begun: Moment
  package var number: Int
  package var saveDraft: (String) -> Void
  /// One sentence for an error of the log; never anything a caller said.
  package var sentence: (any Error) -> String
  /// A form in which a handoff can be looked at during the call.
  package enum Form: Sendable {
    /// What is read out in thirty seconds.
    case readAloud
    case page
  }

  /// Whether an error of the log says that another window has the call now: no try mends that.
  package var isElsewhere: (any Error) -> Bool
  /// The handoffs as they would go now, or the one of that number.
  package var record: (State, SentRecords, Form, Int?) -> String
  /// What a receiver can say back of what is read out to them.
  package var boxes: (ScopedRecord) -> [ReadBackBox]
  /// How wide the terminal is now; nil where that does not change.
  package var columns: () -> Int?
  /// One sentence where what is saved now may be the last that can be.
  package var warning: () -> String?
  /// What went out in this call before now.
  package var sent: SentRecords

  package init(
    now: @escaping () -> Moment, begun: Moment, number: Int,
    saveDraft: @escaping (String) -> Void, sentence: @escaping (any Error) -> String,
    record: @escaping (State, SentRecords, Form, Int?) -> String,
    boxes: @escaping (ScopedRecord) -> [ReadBackBox],
    isElsewhere: @escaping (any Error) -> Bool = { _ in false },
    columns: @escaping () -> Int? = { nil }, warning: @escaping () -> String? = { nil },
    sent: SentRecords = SentRecords()
  ) {
    self.now = now
    self.begun = begun
    self.number = number
    self.saveDraft = saveDraft
    self.sentence = sentence
    self.record = record
    self.boxes = boxes
    self.isElsewhere = isElsewhere
    self.columns = columns
    self.warning = warning
    self.sent = sent
  }

  func sentence(for error: any Error) -> String { sentence(error) }
}
