// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Interview
import Protocols

/// A record in thirty seconds of speech: at most 80 words, in the order in which somebody who is to
/// set out needs them.
///
/// An ambulance hears what is wrong and the breath before the place, and limits and warnings last:
/// they change nothing of how its crew sets out.
///
/// | said | what |
/// |---|---|
/// | 1 | the handoff's number, limits, and what nobody else may hear |
/// | 2 | what is asked, where, and in which language if it is not the library's own |
/// | 3 | who may be listening, that only yes and no can be answered, then why: `SpokenReason`, and
/// | | how they are to be met: before why, but behind it where it is thoughts of suicide |
/// | 4 | the number that is safe, and who is there |
/// | 5 | what is otherwise than this receiver was told before |
/// | 6 | levels, hazards and wishes, as far as there is time |
///
/// Where it is too long, what costs least goes first, one cut at a time, whole and with its doubt:
///
/// | cost | what goes |
/// |---|---|
/// | 15, 16 | to whom it goes; an example of what is asked |
/// | 20 to 100 | a fact of the rest, by the weight of its part or its own |
/// | 60 | all but the first of who is there |
/// | 105 | a change that bears on no reason to come, but for the first and the latest |
/// | 108 to 120 | how an object looks; what changed, was heard or is a guess; a note on a place |
/// | 125, 126 | to a team, thoughts of suicide in fewer words; then how they are to be met |
/// | 128 | the number that is safe, with what may be said there: that there is one stays |
/// | 129 | a limit, on ringing too, and how they are to be met: that there is something stays |
/// | 130 | a level |
/// | 140 | to a crew how they are to be met; a change of a reason to come, in the middle |
/// | 144 to 146 | who we are to be, the signs for yes and no, the sign that it is not safe |
/// | 150 | the gravest of all else, else the caller's words |
/// | 160 | a promise of this receiver's |
/// | 161 to 180 | parts of the reason, the last first: `SpokenReason` |
/// | 174 | the level of suicide risk |
/// | 181 | that they said no to police |
/// | 182 | what it was before the latest change; what it is now stays, in words |
/// | 182 | that somebody may be there, where who it is is held back |
/// | 183, 184 | that a hang-up means danger, that only yes and no are answered |
/// | 186, 187 | that somebody hurts them or may soon, and that they need to get away |
/// | 190 to 220 | a warning, who is there, a place, a way, an earlier change are said short |
/// | 205 | who may listen: it keeps them alive when somebody rings |
/// | never | the language |
/// | 230 to 290 | beyond 90 words only: long words of the latest change; for an ambulance all |
/// | | but the breath |
/// | never before | for an ambulance: the place, life signs, dangers in the body, what was |
/// | | taken, means, violence under way, danger at the scene |
///
/// What is never cut may take more than 80 words; then nothing else is said. Where it would take
/// more than 90, long words are left to the page, then the last of it goes, each whole: signs
/// first, then means, danger there, and a place that is long; the breath never. An ambulance desk
/// is a dispatch, and what is said to it carries no level: its crew hears what that rests on.
struct ReadAloud {
  static let wordBudget = 80
  /// What else is never cut goes beyond this, too: nobody takes in more by ear.
  static let hardBudget = 90
  /// Words of a place beyond which it may be left to the page.
  private static let longPlace = 30
  private static let more = "More; ask me."
  private static let stale = "Parts not re-checked."

  private let units: [SpokenUnit]
  /// Whether the page says more than could be said even with time.
  private let isSilentOnSome: Bool
  /// Whether time has passed over something that is said; once is enough to say so.
  private let isStale: Bool

  init(_ whole: ScopedRecord) {
    let record = whole.sayingTimes
    let head = Self.head(record)
    let cautions = Self.cautions(record)
    guard !record.isClosed else {
      units = head + cautions
      isSilentOnSome = false
      isStale = false
      return
    }
    let reason = SpokenReason(record)
    let items = RecordPart.allCases.flatMap { part in record[part].map { (part, $0) } }
    let rest = items.filter {
      !Self.hasOwnPlace($0.0) && !reason.says($0.1) && !Self.isOfContact($0.1)
        && !Self.isOfMeeting($0.1) && !($0.1.saysNoHarm && record.isSilentOnHarm)
        && !Self.isSaidAsChange($0.1, in: record)
    }
    let speakable = rest.filter { Self.weight(of: $0.0, $0.1) != nil }
    isStale = items.contains { part, item in
      item.doubts.contains(.notRechecked)
        && (part == .place || part == .present || reason.says(item) || Self.isOfContact(item))
    }
    isSilentOnSome = speakable.count < rest.count
    let places = Self.places(record[.place], mayBeCut: !reason.isForAmbulance)
    let isFirst = reason.isForAmbulance
    units =
      head + (isFirst ? [] : cautions) + Self.ask(record[.agreed]) + reason.breath + places
      + Self.language(of: record) + Self.wayForAdvocate(record) + reason.first
      + Self.speaking(record) + Self.reasonAndMeeting(record, reason) + Self.ringing(record)
      + Self.present(record[.present]) + Self.changes(record, reason)
      + (isFirst ? [] : record.levels.map(Self.level))
      + speakable.map { SpokenUnit($0.1, cost: Self.weight(of: $0.0, $0.1) ?? 0) }
      + (isFirst ? cautions : [])
  }

  var text: String {
    var units = units
    var isCut = isSilentOnSome
    let tail = isStale ? 3 : 0
    // What is not said aloud at all, such as that nothing is in the hands any more, counts as cut.
    Self.repeatWhatWasCut(in: &units)
    var count: Int { Self.words(in: units) + tail + (isCut ? 3 : 0) }
    while count > Self.wordBudget, let index = Self.cheapest(of: units),
      units[index].cuts[0].cost < SpokenUnit.atLast || count > Self.hardBudget
    {
      let cut = units[index].cuts.removeFirst()
      // The same sentence twice tells a listener nothing.
      units[index].said = units.contains { $0.said == cut.leaves } ? "" : cut.leaves
      units[index].repeating = nil
      if !cut.isOnlyShorter { isCut = true }
      Self.repeatWhatWasCut(in: &units)
    }
    let stale = isStale ? [Self.stale] : []
    return (units.map(\.said) + stale + [isCut ? Self.more : ""]).filter { !$0.isEmpty }
      .joined(separator: " ") + "\n"
  }

  /// A change whose new value is said nowhere any more says it itself.
  private static func repeatWhatWasCut(in units: inout [SpokenUnit]) {
    for index in units.indices {
      guard let (value, said) = units[index].repeating,
        !units.indices.contains(where: { $0 != index && units[$0].said.contains(value) })
      else { continue }
      units[index].said = said
      units[index].repeating = nil
    }
  }

  /// The next to cut: cheap before dear, certain before doubtful, the last said first.
  private static func cheapest(of units: [SpokenUnit]) -> Int? {
    units.indices.filter { !units[$0].cuts.isEmpty }.min { left, right in
      let (one, other) = (units[left], units[right])
      return (one.cuts[0].cost, one.isDoubtful ? 1 : 0, -left)
        < (other.cuts[0].cost, other.isDoubtful ? 1 : 0, -right)
    }
  }

  private static func words(in units: [SpokenUnit]) -> Int {
    units.reduce(0) { $0 + $1.said.split(separator: " ").count }
  }
}

/// One thing to say: in full, then ever shorter, where that may be.
struct SpokenUnit {
  struct Cut {
    var cost: Int
    var leaves: String
    /// Whether nothing is lost by it that the receiver does not know.
    var isOnlyShorter = false
  }

  var said: String
  var cuts: [Cut] = []
  /// Goes after what is certain and costs the same.
  var isDoubtful = false
  /// What must be said here once it is said nowhere else, and in whose place it goes.
  var repeating: (value: String, said: String)?
}

extension SpokenUnit {
  /// A fact that goes as a whole.
  init(_ item: RecordItem, cost: Int) {
    self.init(
      said: Wording.spoken(item), cuts: [Cut(cost: cost, leaves: "")], isDoubtful: !item.isCertain)
  }
}

extension ReadAloud {
  private static func head(_ record: ScopedRecord) -> [SpokenUnit] {
    let head = record.head
    let practice = head.store == .practice ? "Practice. " : ""
    let number = "\(practice)Handoff \(head.callNumber)-\(head.handoffNumber)"
    let to = "\(number) to \(Wording.clean(head.recipient.title))."
    var units = [
      SpokenUnit(
        said: to, cuts: [.init(cost: 15, leaves: number + ".", isOnlyShorter: true)])
    ]
    if record.isClosed { units.append(SpokenUnit(said: closed)) }
    return units
  }

  /// Limits of consent, and that something may not be told to others.
  static func cautions(_ record: ScopedRecord) -> [SpokenUnit] {
    var units: [SpokenUnit] = []
    for limit in record.limits {
      let isUnsaid = ScopedRecord.isUnsaid(limit)
      let said =
        isUnsaid ? limit : Wording.sentence("Consent has a limit: \(Wording.limit(limit))")
      // What is as short as the sentence in its place, such as "no siren", stays.
      let isShort = isUnsaid || said.split(separator: " ").count < shortLimit
      units.append(
        SpokenUnit(said: said, cuts: [.init(cost: isShort ? 190 : 129, leaves: limitedConsent)]))
    }
    if record.hasUnsaidWarning || !record[.doNotTell].isEmpty {
      let warnings = record[.doNotTell].map { "Do not tell: \(Wording.value(of: $0))" }
      let full = warnings.isEmpty ? unsaid : Wording.sentence(warnings.joined(separator: " "))
      units.append(SpokenUnit(said: full, cuts: [.init(cost: 190, leaves: unsaid)]))
    }
    return units
  }

  private static let limitedConsent = "Consent has a limit; ask me."
  /// Words of a limit that is said whole as long as nothing vital wants its place.
  private static let shortLimit = 9
  private static let closed = "Nothing may be passed on without consent."
  private static let unsaid = "Tell nobody else before you ask me."

  /// Parts that are said in a place of their own.
  private static func hasOwnPlace(_ part: RecordPart) -> Bool {
    switch part {
    case .doNotTell, .place, .present, .notKnown, .setAside: true
    case .person, .wayBack, .story, .quotes, .wants, .agreed, .hazards: false
    }
  }

  /// What a fact of the rest costs; nil for what is only read.
  private static func weight(of part: RecordPart, _ item: RecordItem) -> Int? {
    switch part {
    case .hazards:
      // That there is no danger is the first of them to go.
      RecordPlacing.isNothingSeen(item) ? nil : item.weight > 0 ? max(50, item.weight) : 45
    case .wayBack: 40
    case .person: 35
    case .wants: item.weight > 0 ? 181 : item.isFact ? 30 : nil
    case .agreed:
      item.isReceiversOwn || item.isNote
        ? 160 : item.isFact || item.dueUTCMilliseconds != nil ? 25 : nil
    case .quotes: 20
    case .doNotTell, .place, .story, .present, .notKnown, .setAside: nil
    }
  }

  static let asksFor = "We ask for: "

  /// What the receiver is to do first is short, and always said: by the name of the place that they
  /// are, where one was chosen.
  private static func ask(_ agreed: [RecordItem]) -> [SpokenUnit] {
    guard let asked = agreed.first else { return [] }
    let place = agreed.first { !$0.isFact && $0.kinds == [.place] }
    let said = "\(asksFor)\(Wording.value(of: place ?? asked))"
    guard let example = said.firstRange(of: ", such as") else {
      return [SpokenUnit(said: Wording.sentence(said))]
    }
    let short = Wording.sentence(String(said[..<example.lowerBound]))
    return [
      SpokenUnit(
        said: Wording.sentence(said),
        cuts: [.init(cost: 16, leaves: short, isOnlyShorter: true)])
    ]
  }

  /// The place itself comes before why; what the counsellor noted beside it takes no place of that.
  private static func places(_ items: [RecordItem], mayBeCut: Bool) -> [SpokenUnit] {
    let isKnown = items.contains { !$0.isNote && $0.value != .nothing }
    return items.map { item in
      isKnown && item.isNote
        ? SpokenUnit(item, cost: 110) : place(item, mayBeCut: mayBeCut)
    }
  }

  private static func place(_ item: RecordItem, mayBeCut: Bool) -> SpokenUnit {
    let short = "There is a place; ask me."
    guard case .words(let text) = item.value else {
      return SpokenUnit(said: item.isHeldBack ? short : Wording.spoken(item))
    }
    let said = Wording.sentence("Place: \"\(Wording.clean(text))\"")
    // Half a way leads nowhere: a long one is read from the page, before it pushes out why to come.
    let isLong = said.split(separator: " ").count > longPlace
    let cost = mayBeCut ? (isLong ? 165 : 210) : 290
    return SpokenUnit(
      said: said + Wording.spokenDoubt(of: item),
      cuts: [.init(cost: cost, leaves: isLong ? "Place: on the page." : short)])
  }

  static func present(_ items: [RecordItem]) -> [SpokenUnit] {
    guard let first = items.first else { return [] }
    let all = items.map(Wording.spoken).joined(separator: " ")
    let one = Wording.spoken(first)
    let fewer = items.count == 1 ? [] : [SpokenUnit.Cut(cost: 60, leaves: one)]
    // That somebody may be there and who is held back says less than anything that is known.
    let isHeldBack = items.allSatisfy(\.isHeldBack)
    let none =
      isHeldBack
      ? SpokenUnit.Cut(cost: 182, leaves: "")
      : SpokenUnit.Cut(cost: 200, leaves: "Who is there: ask me.")
    return [SpokenUnit(said: all, cuts: fewer + [none])]
  }
}
