// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

/// A place or people near by that a caller may use, as the centre's directory has it.
package struct Support: Equatable, Sendable {
  package var id: String
  package var name: String
  /// What it is, by an id of the centre's own; a responder says which kinds stand for it.
  package var kind: String
  package var area: String?
  package var phone: String?
  package var open: String?
  package var whatTheyCanDo: String?

  package init(
    id: String, name: String, kind: String, area: String? = nil, phone: String? = nil,
    open: String? = nil, whatTheyCanDo: String? = nil
  ) {
    self.id = id
    self.name = name
    self.kind = kind
    self.area = area
    self.phone = phone
    self.open = open
    self.whatTheyCanDo = whatTheyCanDo
  }
}

/// Supports as a counsellor saw them beside an offer, and which of them it was to be. A call keeps
/// them by value, since the directory changes every week and the call must not.
package struct ShownSupports: Equatable, Sendable {
  package var places: [Support]
  /// The id of one of them; nil where it was left open.
  package var chosen: String?

  package init(_ places: [Support], chosen: String? = nil) {
    self.places = places
    self.chosen = chosen
  }

  package var chosenPlace: Support? { places.first { $0.id == chosen } }
}
