// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

/// What one protocol says to the caller, in another language: an overlay of words, with no logic.
package struct TranslationDraft: Equatable, Sendable {
  /// The protocol whose words these are.
  package var target: Placed<String>
  package var language: Placed<String>
  package var review: ReviewDraft?
  package var entries: [TranslatedWordsDraft]

  package init(
    target: Placed<String>, language: Placed<String>, review: ReviewDraft?,
    entries: [TranslatedWordsDraft]
  ) {
    self.target = target
    self.language = language
    self.review = review
    self.entries = entries
  }
}

/// One text: where it stands, the words it was made from, and the words to say.
package struct TranslatedWordsDraft: Equatable, Sendable {
  /// Such as `safe-to-talk/say` or `safe-to-talk/choices/overheard`.
  package var path: Placed<String>
  package var from: [Placed<String>]
  package var to: [Placed<String>]

  package init(path: Placed<String>, from: [Placed<String>], to: [Placed<String>]) {
    self.path = path
    self.from = from
    self.to = to
  }
}
