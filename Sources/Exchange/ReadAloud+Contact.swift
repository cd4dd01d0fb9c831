// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Interview

/// How somebody is to be spoken to and rung, so that it does no harm: who hears it, that only yes
/// and no can be answered, what a hang-up means, and the number with what may be said there.
extension ReadAloud {
  /// Said in a place of its own, each once.
  static func isOfContact(_ item: RecordItem) -> Bool {
    isOverheard(item) || item.id == RecordPlacing.answersBy || isOfRinging(item)
      || isHangUpInDanger(item) || item.id == agreedSign || signsOfDanger.contains(item.id)
  }

  /// Somebody may be listening, or has picked up: whoever rings or comes must know it, or it harms.
  static func isOverheard(_ item: RecordItem) -> Bool {
    ["safe-to-talk", "my-voice", "texts-seen", "who-answers"].contains(item.id) && item.weight > 0
  }

  private static func isHangUpInDanger(_ item: RecordItem) -> Bool {
    item.id == "hang-up-means" && item.weight > 0
  }

  static func isOfRinging(_ item: RecordItem) -> Bool {
    item.id == safeNumber || limitsOfRinging.contains(item.id)
      || conditionsOfRinging.contains(item.id)
  }

  private static let agreedSign = "agreed-sign"
  /// What tells whoever reaches them that it is not safe, and its word.
  private static let signsOfDanger = ["safety-sign", "sign-word"]
  private static let coverStory = "cover-story"
  private static let safeNumber = "safe-number"
  private static let advocateWay = RecordPlacing.advocateWay
  private static let limitsOfRinging = [
    callBackLimit, "get-in-touch", "safe-hour", "contact-hour", advocateWay,
  ]
  private static let conditionsOfRinging = ["may-be-said", "agreed-words", "cover-story"]

  /// One fact of two sources is said with both; where it is said twice over by one, once.
  static func speaking(_ record: ScopedRecord) -> [SpokenUnit] {
    let overheard = record[.hazards].filter(isOverheard).reduce(into: [RecordItem]()) {
      seen, item in
      if !seen.contains(where: { says($0, sameAs: item) }) { seen.append(item) }
    }
    let answers =
      record[.person].filter { $0.id == RecordPlacing.answersBy }
      + record[.wayBack].filter { $0.id == agreedSign }
    let hangUp = record[.hazards].filter(isHangUpInDanger)
    return overheard.map {
      SpokenUnit(said: spokenShort($0), cuts: [.init(cost: 205, leaves: "")])
    } + answers.map { SpokenUnit($0, cost: $0.id == agreedSign ? 145 : 184) }
      + record[.wayBack].filter { signsOfDanger.contains($0.id) && $0.unknown == nil }
      .map { SpokenUnit(said: spokenCondition($0), cuts: [.init(cost: 146, leaves: "")]) }
      + hangUp.map { SpokenUnit($0, cost: 183) }
  }

  private static func says(_ one: RecordItem, sameAs other: RecordItem) -> Bool {
    one.id == other.id && one.value == other.value && one.about == other.about
  }

  /// `To talk: Not safe.`, in fewer words than the page has.
  static func spokenShort(_ item: RecordItem) -> String {
    guard item.value != .nothing else { return Wording.spoken(item) }
    var short = item
    switch item.id {
    case "my-voice": short.label = "We are heard there"
    case "texts-seen": short.label = "Texts are read there"
    case "who-answers": short.label = "At the last ring"
    case _: short.label = "To talk"
    }
    return Wording.spoken(short)
  }

  /// How an advocate may reach them is to an advocate what a place is to a team: never left out.
  static func wayForAdvocate(_ record: ScopedRecord) -> [SpokenUnit] {
    record[.wayBack].filter { isWayOf(record, $0) }.map {
      SpokenUnit(
        said: spokenCondition($0),
        cuts: [.init(cost: 210, leaves: "There is a safe way to reach them; ask me.")])
    }
  }

  private static func isWayOf(_ record: ScopedRecord, _ item: RecordItem) -> Bool {
    item.id == advocateWay && record.head.recipient.responder == RecordPlacing.advocate
  }

  /// The limits, the hour, the number, what may be said to others and who we are then stand
  /// together or not at all: a number alone may do harm.
  static func ringing(_ record: ScopedRecord) -> [SpokenUnit] {
    let known = record[.wayBack].filter { isOfRinging($0) && !isWayOf(record, $0) }
    guard let number = known.first(where: { $0.id == safeNumber }) else {
      return known.map { item in
        // Who we are to be holds for whoever comes to the door, too.
        item.id == coverStory
          ? SpokenUnit(said: spokenCondition(item), cuts: [.init(cost: 144, leaves: "")])
          : SpokenUnit(item, cost: item.id == callBackLimit ? 129 : 40)
      }
    }
    // What was said of ringing at all stays, also where the number goes.
    let limit = known.filter { $0.id == callBackLimit }.map(spokenCondition)
    guard case .words(let digits) = number.value else {
      return [SpokenUnit(said: Wording.spoken(number), cuts: [.init(cost: 128, leaves: "")])]
        + limit.map { SpokenUnit(said: $0, cuts: [.init(cost: 129, leaves: limited)]) }
    }
    let limits = known.filter { limitsOfRinging.contains($0.id) }.map(spokenCondition)
    let isDoubted = number.doubts.contains(.strangerPickedUp)
    let name = isDoubted ? "Number, perhaps not safe" : "Safe number"
    let ring = Wording.sentence("\(name): \"\(Wording.clean(digits))\"")
    let said = known.filter { conditionsOfRinging.contains($0.id) }.map(spokenCondition)
    let short =
      isDoubted ? "There is a number, perhaps not safe; ask me." : "There is a safe number; ask me."
    var cuts = [SpokenUnit.Cut(cost: 128, leaves: (limit + [short]).joined(separator: " "))]
    if !limit.isEmpty { cuts.append(.init(cost: 129, leaves: "\(short) \(limited)")) }
    return [
      SpokenUnit(
        said: (limits + [ring + Wording.spokenDoubt(of: number)] + said).joined(separator: " "),
        cuts: cuts, isDoubtful: !number.isCertain)
    ]
  }

  private static let callBackLimit = "call-back"
  private static let limited = "Ringing has a limit; ask me."

  private static let ofMeeting: Set<String> = [
    "team-manner", "what-harms", "triggers", "refuses", "needs",
  ]

  /// Said in a place of its own: what whoever comes must not do keeps somebody safe.
  static func isOfMeeting(_ item: RecordItem) -> Bool {
    item.isFact && ofMeeting.contains(item.id) && item.unknown == nil
  }

  private static func meeting(_ record: ScopedRecord) -> [RecordItem] {
    let parts: [RecordPart] = [.person, .story, .wants, .hazards]
    return parts.flatMap { record[$0] }.filter(isOfMeeting)
  }

  private static func meeting(_ record: ScopedRecord, shortAt cost: Int) -> [SpokenUnit] {
    meeting(record).map { item in
      SpokenUnit(
        item, leaving: Wording.sentence("\(Wording.label(item.label)) ask me"), at: cost)
    }
  }

  /// Why somebody should come, and how the person is to be met. Thoughts of suicide come
  /// before what is wanted and feared, and those go as a whole.
  static func reasonAndMeeting(_ record: ScopedRecord, _ reason: SpokenReason) -> [SpokenUnit] {
    if reason.isForAmbulance { return reason.units + meeting(record, shortAt: 140) }
    guard reason.isForSuicide else { return meeting(record, shortAt: 129) + reason.units }
    return reason.units + meeting(record).map { SpokenUnit($0, cost: 126) }
  }

  /// Who cannot be spoken to cannot be met: two words, and never left out.
  static func language(of record: ScopedRecord) -> [SpokenUnit] {
    Wording.language(of: record).map {
      [SpokenUnit(said: Wording.sentence("Language: \($0)"))]
    } ?? []
  }

  /// In fewer words than the page has.
  static func spokenCondition(_ item: RecordItem) -> String {
    var short = item
    switch item.id {
    case "contact-hour": short.label = "Hour"
    case "safe-hour": short.label = "Safe to ring"
    case advocateWay: short.label = "Safe way for the advocate"
    case "may-be-said": short.label = "If another answers"
    case "agreed-words": short.label = "The words"
    case coverStory: short.label = "We are then"
    case "safety-sign": short.label = "Sign that it is not safe"
    case "sign-word": short.label = "Its word"
    case _: break
    }
    return Wording.spoken(short)
  }
}
