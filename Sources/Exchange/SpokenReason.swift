// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Interview

/// Why somebody should come, in as few words as will do: the heart of the read-aloud form.
///
/// | first | what | cost |
/// |---|---|---|
/// | 1 | signs in life and body in danger, what was taken and given | to 180; a breath never |
/// | 2 | what was seen with one's own eyes | 170 |
/// | 3 | danger at the scene | 175 |
/// | 3 | whether they may act on thoughts of suicide, the thoughts, an attempt, when, a plan | |
/// | | in fewer words, then not at all | 125, 166 to 171 |
/// | 3 | what may be near that somebody may die by, and its kind | 172, 176 |
/// | 3 | that somebody hurts them or may soon, and that they need to get away | 187, 186 |
/// | 4 | what was in the hands, if anything, with its doubt and what else it may be | 165, 168 |
/// | 5 | what was heard, what is a guess, what changed | 112 to 120 |
/// | 6 | where all of these are silent: the gravest hazards, else the caller's words | 150 |
///
/// An ambulance hears first, and never cut, what decides how its crew comes: signs of life, signs
/// in the body that are a danger with what came with them, what was taken, what is near, that
/// somebody is being hurt, danger at the scene. What is only background to these may be cut.
struct SpokenReason {
  /// What an ambulance hears before the place: what it is, and the breath.
  let breath: [SpokenUnit]
  /// What it hears right after the place.
  let first: [SpokenUnit]
  let units: [SpokenUnit]
  let isForAmbulance: Bool
  /// Whether a team comes to somebody who thinks of suicide, as far as it may know.
  let isForSuicide: Bool
  private let said: [RecordItem]

  init(_ record: ScopedRecord) {
    let isForAmbulance = record.head.recipient.responder == RecordPlacing.ambulance
    let life = Self.life(in: record, isForAmbulance)
    let seen = Self.found(["what-seen"], in: record)
    let scene = record[.hazards].filter { Self.ofScene.contains($0.id) && $0.weight > 0 }
    let means = Self.means(in: record)
    let fear = Self.found(Self.ofFear, in: record).filter { $0.weight > 0 }
    let object = Self.object(in: record)
    let further = Self.found(["what-heard", "what-guessed", "what-changed"], in: record)
    self.isForAmbulance = isForAmbulance
    let ofSuicide = isForAmbulance ? Self.ofSuicide : Self.ofSuicideToTeam
    let suicide = Self.found(ofSuicide, in: record).filter { $0.weight > 0 }
    isForSuicide = !isForAmbulance && !suicide.isEmpty
    let vital = life.filter { isForAmbulance && Self.isVital($0) }
    let isWrong = { (item: RecordItem) in
      item.id == RecordPlacing.alarm || item.id == RecordPlacing.breath
    }
    breath = vital.filter(isWrong).map { SpokenUnit(said: Wording.spoken($0)) }
    // Where not even these fit, what comes last of them goes first, danger to a crew last of all.
    func atLast(_ items: [RecordItem], _ cost: Int) -> [SpokenUnit] {
      items.enumerated().map { SpokenUnit(atLast: $1, cost: cost - $0) }
    }
    // Somebody being hurt right now decides how a crew comes near.
    let underWay = isForAmbulance ? fear.filter { $0.weight == 100 } : []
    first =
      isForAmbulance
      ? atLast(vital.filter { !isWrong($0) }, 250) + atLast(means, 262)
        + atLast(underWay + scene, 272) : []
    var units = life.filter { item in !vital.contains { $0.id == item.id } }.map(Self.lifeUnit)
    units += seen.map { SpokenUnit($0, leaving: "What was seen: ask me.", at: 170) }
    units += Self.since(seen + further, beside: life + scene + means + fear, in: record)
    let thoughts = suicide.enumerated().map { number, item in
      var unit = SpokenUnit(item, cost: 171 - number)
      if !isForAmbulance, let short = Self.inFewerWords(item) { unit.cuts.insert(short, at: 0) }
      return unit
    }
    if !isForAmbulance {
      units += scene.map { SpokenUnit($0, cost: 175) }
      units += thoughts
      units += means.map { Self.unit(ofMeans: $0, in: record) }
    }
    units += Self.unit(of: object)
    units += fear.enumerated().filter { underWay.isEmpty || $1.weight < 100 }
      .map { SpokenUnit($1, cost: 187 - $0) }
    if isForAmbulance { units += thoughts }
    units += further.enumerated().map { SpokenUnit($1, cost: $1.id == "what-guessed" ? 120 : 112) }
    var said = life + seen + scene + object + further
    if said.isEmpty {
      let other = Self.other(than: means + suicide + fear, in: record)
      units += other.map { SpokenUnit($0, cost: 150) }
      said += other
    }
    self.units = units
    self.said = said + means + suicide + fear
  }

  private static let ofScene: Set<String> = ["scene-danger", "hurt-with"]
  private static let ofFear = ["violence", "get-away"]
  private static let ofSuicide = ["intent", "thoughts", "soon", "plan"]
  /// A team hears of what was tried, too.
  private static let ofSuicideToTeam = [
    "intent", "thoughts", "behaviour", "recent", "soon", "plan",
  ]

  /// By custom the level is called so; whoever comes hears it with its reason.
  static func isOfSuicide(_ level: RecordLevel) -> Bool { level.finding == levelOfSuicide }

  private static let levelOfSuicide = "suicide-level"

  /// Whether a change is one of what is the reason to come.
  func weighs(_ change: RecordChange) -> Bool {
    let ids = Self.ofSuicideToTeam + [Self.levelOfSuicide, "means-kind"] + Self.meansNear
    return ids.contains(change.id) || change.now.map(says) ?? false
  }

  private static let meansNear = ["means-near-at-the-end", "means-near"]

  private static let neverCut = Set(
    [
      RecordPlacing.alarm, RecordPlacing.breath, RecordPlacing.there, RecordPlacing.antidote,
    ] + RecordPlacing.taken)

  /// A sign in the body that is a danger, and what came with it: it decides what a crew brings.
  private static let medical: Set<String> = [
    "body-sign", "new-confusion", withTheSign, "drink-stopped", "awake",
  ]
  private static let withTheSign = "with-the-sign"
  /// Those of them that are a danger also where nobody is sure.
  private static let doubtedSigns: Set<String> = [RecordPlacing.breath, "new-confusion"]

  /// Whether it is one of these to a crew.
  func isSignInBody(_ item: RecordItem) -> Bool {
    isForAmbulance && Self.medical.contains(item.id)
  }

  private static func isVital(_ item: RecordItem) -> Bool {
    neverCut.contains(item.id)
      || medical.contains(item.id)
        && (item.weight > 0 || item.unknown != nil || item.id == withTheSign)
  }

  /// What a team must hear of all, in fewer words than the page has.
  static func inFewerWords(_ item: RecordItem) -> SpokenUnit.Cut? {
    guard item.value != .nothing else { return nil }
    var short = item
    switch item.id {
    case "intent": short.label = "May act on the thoughts"
    case "thoughts": short.label = "Thoughts of suicide"
    case "behaviour": short.label = "An attempt or close to one"
    case "recent": short.label = "The last"
    case "plan": short.label = "A plan"
    case "soon": short.label = "When"
    case _: return nil
    }
    return .init(cost: 125, leaves: Wording.spoken(short), isOnlyShorter: true)
  }

  func says(_ item: RecordItem) -> Bool {
    said.contains { $0.id == item.id && $0.about == item.about }
  }

  /// Known signs of life, in the order in which they are asked for; all of them, once one is in
  /// danger or something was taken or given. An alarm alone is one to a team only as long as nobody
  /// said that the breath is well: then it is why the alarm was raised, and not why to come.
  private static func life(in record: ScopedRecord, _ isForAmbulance: Bool) -> [RecordItem] {
    let known = found(RecordPlacing.lifeSigns, in: record)
    // A breath that nobody is sure of is no good breath, and is said as what it is.
    let doubted = record[.notKnown].filter { item in
      doubtedSigns.contains(item.id) && item.about == .person && item.unknown != .notReached
        && item.unknown != .skippedByRule && item.unknown != .noLongerCounts
        && !known.contains { $0.id == item.id }
    }
    let breathesWell = known.contains { $0.id == RecordPlacing.breath && $0.weight == 0 }
    let alarmIsOver = !isForAmbulance && breathesWell
    let isGrave = known.contains { item in
      item.weight > 0 && (item.id != RecordPlacing.alarm || !alarmIsOver) || item.id == "taken-what"
        || item.id == RecordPlacing.antidote
    }
    guard isGrave || !doubted.isEmpty else { return [] }
    let first = known.prefix { $0.id == RecordPlacing.alarm }
    return first + doubted + known.dropFirst(first.count)
  }

  private static func lifeUnit(_ item: RecordItem) -> SpokenUnit {
    if item.id == RecordPlacing.alarm { return SpokenUnit(said: Wording.spoken(item)) }
    if item.id == RecordPlacing.breath { return SpokenUnit(said: Wording.spoken(item)) }
    let order = RecordPlacing.lifeSigns.firstIndex(of: item.id) ?? 0
    guard case .words = item.value else { return SpokenUnit(item, cost: 180 - order) }
    return SpokenUnit(
      item, leaving: Wording.sentence("\(Wording.label(item.label)) ask me"), at: 180 - order)
  }

  /// What is otherwise since what was seen and heard, where no other place says so.
  private static func since(
    _ words: [RecordItem], beside said: [RecordItem], in record: ScopedRecord
  ) -> [SpokenUnit] {
    let told = said.map(\.id) + record.changes.map(\.id)
    let ids = words.flatMap(\.overtakenBy).eachOnce.filter { !told.contains($0) }
    return RecordPart.allCases.flatMap { record[$0] }
      .filter { $0.isFact && ids.contains($0.id) && $0.value != .nothing }
      .map { item in
        SpokenUnit(
          said: "Since then: \(Wording.spoken(item))", cuts: [.init(cost: 169, leaves: "")])
      }
  }

  /// Where it is, then where it was when that was graver and no change says so.
  private static func unit(ofMeans item: RecordItem, in record: ScopedRecord) -> SpokenUnit {
    var unit = SpokenUnit(item, cost: item.id == "means-kind" ? 176 : 172)
    guard let graver = Wording.graver(item), !record.changes.contains(where: { $0.id == item.id })
    else { return unit }
    unit.cuts.insert(.init(cost: 122, leaves: unit.said), at: 0)
    unit.said += " " + Wording.sentence(Wording.capital(graver))
    return unit
  }

  /// The code in words with what it rests on, only where something was seen or reported.
  private static func object(in record: ScopedRecord) -> [RecordItem] {
    guard let code = record[.hazards].first(where: { $0.code != nil }),
      !RecordPlacing.isNothingSeen(code)
    else { return [] }
    let facts = ["object-known", "object", "directed", "object-else", "object-words"]
    return [code] + found(facts, in: record)
  }

  private static func unit(of object: [RecordItem]) -> [SpokenUnit] {
    guard let code = object.first else { return [] }
    let isUnclear = object.filter { $0.id == "object-known" || $0.id == "object" }
      .compactMap(Wording.doubtOfSight).first
    let doubt = isUnclear.map { " " + $0 } ?? Wording.spokenDoubt(of: code)
    let aim = object.filter { $0.id == "directed" }.map { " " + Wording.spoken($0) }.joined()
    let core = Wording.sentence(Wording.codeInWords(code)) + doubt
    let short = core + aim
    let other = object.first { $0.id == "object-else" }.map { item in
      Wording.sentence(" Asked what else: \(Wording.bareValue(of: item))")
    }
    let look = object.first { $0.id == "object-words" }.map { item in
      Wording.sentence(" It looks: \(Wording.bareValue(of: item))")
    }
    let full = short + (other ?? "")
    var cuts: [SpokenUnit.Cut] = []
    if look != nil { cuts.append(.init(cost: 108, leaves: full)) }
    if other != nil {
      cuts.append(.init(cost: 165, leaves: short + " What else: ask me."))
      // That there is more is said at the end anyway.
      cuts.append(.init(cost: 168, leaves: short))
    }
    return [SpokenUnit(said: full + (look ?? ""), cuts: cuts, isDoubtful: true)]
  }

  /// What is near, and what kind of thing it is, where either is a danger: whoever comes must know
  /// of a gun, also once it was put away.
  private static func means(in record: ScopedRecord) -> [RecordItem] {
    let near = found(meansNear, in: record)
    let kind = found(["means-kind"], in: record)
    let grave = near.first { $0.weight > 0 } ?? (kind.isEmpty ? nil : near.first)
    return (grave.map { [$0] } ?? []) + kind
  }

  /// The gravest of everything else; where nothing is grave, what mattered most to whoever called.
  private static func other(than said: [RecordItem], in record: ScopedRecord) -> [RecordItem] {
    let grave = record[.hazards].filter { item in
      item.weight > 0 && !RecordPlacing.isNothingSeen(item) && !ReadAloud.isOfContact(item)
    }
    let rest = grave.filter { item in !said.contains { $0.id == item.id } }
    if !grave.isEmpty { return Array(rest.prefix(max(0, 3 - said.count))) }
    return Array((found(["what-matters", "weighs"], in: record) + record[.quotes]).prefix(1))
  }

  private static func found(_ ids: [String], in record: ScopedRecord) -> [RecordItem] {
    let parts: [RecordPart] = [.hazards, .story, .wants]
    let all = parts.flatMap { record[$0] }
    return ids.flatMap { id in all.filter { $0.id == id && $0.about == .person } }
  }
}

extension SpokenUnit {
  /// What costs this much goes only beyond the hard budget.
  static let atLast = 230

  /// A fact that goes only where the time is up: long words first say that there are some.
  init(atLast item: RecordItem, cost: Int) {
    self.init(said: Wording.spoken(item), isDoubtful: !item.isCertain)
    if case .words = item.value {
      let short = Wording.sentence("\(Wording.label(item.label)) ask me")
      cuts.append(Cut(cost: cost - 20, leaves: short))
    }
    cuts.append(Cut(cost: cost, leaves: ""))
  }

  /// A fact whose own words may be too long.
  init(_ item: RecordItem, leaving short: String, at cost: Int) {
    self.init(
      said: Wording.spoken(item), cuts: [Cut(cost: cost, leaves: short)],
      isDoubtful: !item.isCertain)
  }
}
