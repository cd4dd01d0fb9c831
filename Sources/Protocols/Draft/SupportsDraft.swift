// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

/// The directory of supports as written.
package struct SupportsDraft: Equatable, Sendable {
  package var id: Placed<String>
  package var places: [SupportDraft]

  package init(id: Placed<String>, places: [SupportDraft]) {
    self.id = id
    self.places = places
  }
}

/// One place or group of people as written.
package struct SupportDraft: Equatable, Sendable {
  package var id: Placed<String>
  package var name: Placed<String>
  package var kind: Placed<String>
  package var area: Placed<String>?
  package var near: [Placed<String>] = []
  package var phone: Placed<String>?
  package var open: Placed<String>?
  package var whatTheyCanDo: Placed<String>?

  package init(id: Placed<String>, name: Placed<String>, kind: Placed<String>) {
    self.id = id
    self.name = name
    self.kind = kind
  }
}
