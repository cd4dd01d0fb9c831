// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Foundation
import Interview

/// Which language a call was held in, for whoever is to speak with the person next.
extension Wording {
  /// `Spanish`, or `Spanish, of whoever called`; nil where it is the library's own, or where
  /// nothing may be passed on.
  static func language(of record: ScopedRecord) -> String? {
    guard !record.isClosed, let code = record.head.language else { return nil }
    let name = Locale(identifier: "en_GB").localizedString(forIdentifier: code) ?? code
    return clean(name) + (record.head.hasOtherCaller ? ", of whoever called" : "")
  }
}
