// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

/// A message of the checker: what is wrong, where, what it does on a call, and what to write.
///
/// ("Finding" is the clinical word; this is the one about files.) Text is made of the author's
/// own ids and wording only; a caller's words can never be in one.
package struct Diagnostic: Equatable, Sendable {
  package enum Severity: String, Equatable, Sendable {
    case error, warning
  }

  /// Stable for ever, such as `ST104`; `steady protocol explain` takes it.
  package var code: String
  package var severity: Severity
  /// One sentence that stands alone.
  package var headline: String
  package var place: Place
  /// How many Unicode scalars the mark under the author's line covers.
  package var length: Int
  /// What would happen on a call, in one sentence.
  package var onACall: String?
  /// The shortest call on which it happens, line by line; empty where no call is told.
  package var call: [String] = []
  /// What to write instead.
  package var help: String?

  package init(
    code: String, severity: Severity = .error, headline: String, place: Place, length: Int = 1,
    onACall: String? = nil, help: String? = nil
  ) {
    self.code = code
    self.severity = severity
    self.headline = headline
    self.place = place
    self.length = length
    self.onACall = onACall
    self.help = help
  }
}
