// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Protocols

extension SupportsDraft {
  /// A directory from a map of the shape `Shape.supportsFile`.
  init(_ map: MapNode) {
    self.init(id: map.needed("supports"), places: map.maps("places").map(SupportDraft.init))
  }
}

extension SupportDraft {
  fileprivate init(_ map: MapNode) {
    self.init(id: map.needed("id"), name: map.needed("name"), kind: map.needed("kind"))
    area = map.text("area")
    near = map.texts("near")
    phone = map.text("phone")
    open = map.text("open")
    whatTheyCanDo = map.text("what they can do")
  }
}
