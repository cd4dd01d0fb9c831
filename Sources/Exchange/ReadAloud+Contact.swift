// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Interview

/// How somebody is to be spoken to and rung, so that it does no harm: who hears it, that only yes
/// and no can be answered, what a hang-up means, and the number with what may be said there.
extension ReadAloud {
  /// Said in a place of its own, each once.
  static func isOfContact(_ item: RecordItem) -> Bool {
    isOverheard(item) || item.id == RecordPlacing.answersBy || isOfRinging(item)
      || isHangUpInDanger(item)
  }

  /// Somebody may be listening: whoever rings or comes must know it, or it harms.
  static func isOverheard(_ item: RecordItem) -> Bool {
    ["safe-to-talk", "my-voice"].contains(item.id) && item.weight > 0
  }

  private static func isHangUpInDanger(_ item: RecordItem) -> Bool {
    item.id == "hang-up-means" && item.weight > 0
  }

  private static func isOfRinging(_ item: RecordItem) -> Bool {
    ["safe-number", "may-be-said", "call-back"].contains(item.id)
  }

  /// One fact of two sources is said with both; where it is said twice over by one, once.
  static func speaking(_ record: ScopedRecord) -> [SpokenUnit] {
    let overheard = record[.hazards].filter(isOverheard).reduce(into: [RecordItem]()) {
      seen, item in
      if !seen.contains(where: { says($0, sameAs: item) }) { seen.append(item) }
    }
    let answers = record[.person].filter { $0.id == RecordPlacing.answersBy }
    let hangUp = record[.hazards].filter(isHangUpInDanger)
    return overheard.map {
      SpokenUnit(said: spokenShort($0), cuts: [.init(cost: 185, leaves: "")])
    } + answers.map { SpokenUnit($0, cost: 184) } + hangUp.map { SpokenUnit($0, cost: 183) }
  }

  private static func says(_ one: RecordItem, sameAs other: RecordItem) -> Bool {
    one.id == other.id && one.value == other.value && one.about == other.about
  }

  /// `To talk: Not safe.`, in fewer words than the page has.
  private static func spokenShort(_ item: RecordItem) -> String {
    guard item.value != .nothing else { return Wording.spoken(item) }
    var short = item
    short.label = item.id == "my-voice" ? "We are heard there" : "To talk"
    return Wording.spoken(short)
  }

  /// The limit, the number and what may be said to others stand together or not at all: a number
  /// alone may do harm.
  static func ringing(_ items: [RecordItem]) -> [SpokenUnit] {
    let known = items.filter(isOfRinging)
    guard let number = known.first(where: { $0.id == "safe-number" }) else {
      return known.map { SpokenUnit($0, cost: 40) }
    }
    guard case .words(let digits) = number.value else {
      return [SpokenUnit(said: Wording.spoken(number), cuts: [.init(cost: 128, leaves: "")])]
    }
    let limit = known.filter { $0.id == "call-back" }.map(Wording.spoken)
    let ring = Wording.sentence("Safe number: \"\(Wording.clean(digits))\"")
    let said = known.filter { $0.id == "may-be-said" }.map { item in
      var short = item
      short.label = "If another answers"
      return Wording.spoken(short)
    }
    let short = "There is a safe number; ask me."
    return [
      SpokenUnit(
        said: (limit + [ring + Wording.spokenDoubt(of: number)] + said).joined(separator: " "),
        cuts: [.init(cost: 128, leaves: short)], isDoubtful: !number.isCertain)
    ]
  }
}
