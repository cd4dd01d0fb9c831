// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Interview

/// What was used in a call and stays used, whatever is changed.
enum UsedPhrase: Equatable {
  case offer(String), offers(Int)
  case handoffs([ChangePreview.Used.Handoff]), handoffCount(Int)
  case promise(String), promises(Int)

  /// Offers and promises are counted once they are more than two, and handoffs are named by
  /// receiver, or counted where that are more than so many.
  static func all(_ used: ChangePreview.Used, upTo most: Int = .max) -> [UsedPhrase] {
    let isFew = used.offers.count + used.promises.count <= min(2, most)
    let offers = isFew ? used.offers.map { offer($0) } : [.offers(used.offers.count)]
    let promises = isFew ? used.promises.map { promise($0) } : [.promises(used.promises.count)]
    let isShort = used.handoffs.map(\.responder).eachOnce.count <= most
    let handoffs = isShort ? UsedPhrase.handoffs(used.handoffs) : .handoffCount(used.handoffs.count)
    return (used.offers.isEmpty ? [] : offers) + (used.handoffs.isEmpty ? [] : [handoffs])
      + (used.promises.isEmpty ? [] : promises)
  }

  var text: String { InterfaceLanguage.spoken.say(english) }

  private var english: String {
    switch self {
    case .offer(let title): "offer of \(title)"
    case .offers(let count): counted(count, "offer")
    case .handoffs(let handoffs): Self.byReceiver(handoffs)
    case .handoffCount(let count): counted(count, "handoff")
    case .promise(let text): "promise \"\(text)\""
    case .promises(let count): counted(count, "promise")
    }
  }

  /// `handoffs 1 and 3 to Advocate, 2 to Ambulance`.
  private static func byReceiver(_ handoffs: [ChangePreview.Used.Handoff]) -> String {
    let parts = handoffs.map(\.responder).eachOnce.map { responder in
      let numbers = handoffs.filter { $0.responder == responder }.map { "\($0.number)" }
      let last = numbers.suffix(1).joined()
      let others = numbers.dropLast().joined(separator: ", ")
      return (others.isEmpty ? last : "\(others) and \(last)") + " to \(responder)"
    }
    return (handoffs.count == 1 ? "handoff " : "handoffs ") + parts.joined(separator: ", ")
  }

  /// Names in a row, and how many more there are.
  static func listed(_ names: [String], upTo most: Int) -> String {
    let more = names.count > most ? ["\(names.count - most) more"] : []
    return (names.prefix(most) + more).joined(separator: ", ")
  }
}
