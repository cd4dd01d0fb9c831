// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Protocols

extension TranslationDraft {
  /// An overlay from a map of the shape `Shape.translationFile`.
  init(_ map: MapNode) {
    let words = map.map("words")?.pairs ?? []
    self.init(
      target: map.needed("translation"), language: map.needed("language"),
      review: map.map("review").map(ReviewDraft.init),
      entries: words.compactMap { pair in
        pair.value.map.map { entry in
          TranslatedWordsDraft(
            path: pair.key.placed, from: entry.texts("from"), to: entry.texts("to"))
        }
      })
  }
}

extension ReviewDraft {
  init(_ map: MapNode) {
    self.init(by: map.needed("by"), on: map.needed("on"), due: map.needed("due"))
  }
}
