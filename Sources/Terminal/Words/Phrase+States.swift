// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Interview
import Protocols

/// How an offer or a consent stands, in words.
extension Phrase {
  static func offerEnd(_ end: OfferEnd) -> String {
    switch end {
    case .accepted: accepted.text
    case .anotherTime: anotherTime.text
    case .declined: offerDeclined.text
    case .unsure: notSure.text
    case .ruledOut: ruledOut.text
    }
  }

  static func consentState(_ answer: ConsentAnswer) -> String {
    answer.wasAsked ? consentState(answer.state) : KeyPhrase.consentNotAsked.text
  }

  /// With the place that it is to be, where one was chosen.
  static func offerEnd(_ end: OfferEnd, at place: String?) -> String {
    place.map { "\(offerEnd(end)), \($0)" } ?? offerEnd(end)
  }

  static func consentState(_ state: ConsentState) -> String {
    switch state {
    case .given: given.text
    case .limited: limited.text
    case .refused: refused.text
    case .unsure: notSure.text
    case .withdrawn: withdrawn.text
    case .expired: expired.text
    }
  }
}
