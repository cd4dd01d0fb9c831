// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Interview
import ProtocolFiles
import Protocols
import Testing

@Suite("What limits leave open together")
struct LimitedReachTests {
  private static let at = Moment(utcMilliseconds: 1_700_000_000_000)
  private static let danger = Handoff.Basis.exception("life-in-danger", reason: "r")

  private func handoff(_ responder: String, _ receiver: String, _ basis: Handoff.Basis = .consent)
    -> Handoff
  {
    Handoff(number: 1, responder: responder, receiver: receiver, basis: basis)
  }

  private func scoped(_ record: HandoffRecord, _ handoff: Handoff, _ state: State) -> ScopedRecord {
    scope(
      record, for: Recipient(of: handoff, in: state.library), consents: state.recordedConsents,
      exceptions: state.library.exceptions)
  }

  private func consent(_ item: String, _ words: String) -> Intent {
    .consent(
      item: item, ConsentAnswer(words.isEmpty ? .given : .limited, words: words), of: .caller)
  }

  /// Limits of the item to pass on and of the item for the ambulance ("" is a yes without one, nil
  /// not asked), and whether the place and the breath go.
  static let pairs: [(passOn: String?, ambulance: String?, place: Bool, breath: Bool)] = [
    ("only the place", "only the breathing", true, true),
    ("only the breathing", "only the place", true, true),
    ("only the breathing", nil, true, true),
    ("only the breathing", "only tonight", true, true),
    ("only tonight", nil, true, true),
    (nil, "only tonight", true, true),
    ("only the place", nil, true, false),
    ("not my health", nil, true, false),
    ("", "only her health", true, true),
    ("", "not the place", false, true),
    ("not the place", "", true, true),
    ("not the place", nil, false, true),
    ("not the place", "only her health", false, true),
    ("not the place", "only tonight", false, true),
    ("not where she is, and nothing about Bob", nil, false, true),
  ]

  @Test(
    "an ambulance gets the place unless exactly that is refused, and a named exception opens it",
    arguments: pairs.indices)
  func ambulance(_ index: Int) throws {
    let pair = Self.pairs[index]
    var intents: [Intent] = [
      .tell(fact: "caller", Statement(.choice("third-party"))),
      .tell(fact: "help-place", Statement(.words("under the mill bridge"))),
      .tell(fact: "breathing", Statement(.choice("slow-noisy"))),
    ]
    if let words = pair.passOn { intents.append(consent("pass-on", words)) }
    if let words = pair.ambulance { intents.append(consent("share-with-ambulance", words)) }
    let state = try LibraryUnderTest.shipped.call(intents, at: Self.at)
    for (basis, isOpen) in [(Handoff.Basis.consent, pair.place), (Self.danger, true)] {
      let handoff = handoff("ambulance", "ambulance-desk", basis)
      let record = scoped(HandoffRecord(of: state, for: handoff, at: Self.at), handoff, state)
      #expect(
        record[.place].contains { $0.value == .words("under the mill bridge") } == isOpen,
        "\(pair) \(basis)")
      guard basis == .consent else { continue }
      let told = record[.hazards].contains { $0.id == "breathing" }
      #expect(told == pair.breath, "\(pair)")
    }
  }

  @Test("any other receiver gets only what every item leaves open")
  func others() throws {
    let state = try LibraryUnderTest.shipped.call(
      [
        .tell(fact: "caller", Statement(.choice("third-party"))),
        .tell(fact: "help-place", Statement(.words("under the mill bridge"))),
        consent("pass-on", "only the place"),
        consent("share-with-mobile-crisis", "only her health"),
      ], at: Self.at)
    let handoff = handoff("mobile-crisis", "mobile-desk")
    let record = scoped(HandoffRecord(of: state, for: handoff, at: Self.at), handoff, state)
    #expect(record[.place].isEmpty)
  }

  private static let wholeOne: [Intent] = [
    .tell(fact: "caller", Statement(.choice("the-person"))),
    .tell(fact: "safe-to-talk", Statement(.choice("overheard"))),
    .tell(fact: "holder", Statement(.choice("with-other"))),
    .tell(fact: "object", Statement(.choice("in-hand"))),
    .tell(fact: "object-words", Statement(.words("knife, black handle"))),
  ]

  @Test("a danger goes whole by any limit, and says so where part of it is refused")
  func wholeDanger() throws {
    for (limit, holder) in [("only the place", true), ("everything but my health", false)] {
      let state = try LibraryUnderTest.shipped.call(
        Self.wholeOne + [consent("share-with-mobile-crisis", limit)], at: Self.at)
      let handoff = handoff("mobile-crisis", "mobile-desk")
      let record = scoped(HandoffRecord(of: state, for: handoff, at: Self.at), handoff, state)
      let hazards = record[.hazards]
      #expect(hazards.contains { $0.value == .words("knife, black handle") }, "\(limit)")
      #expect(hazards.contains { $0.id == "safe-to-talk" && $0.value != .nothing }, "\(limit)")
      let line = try #require(hazards.first { $0.id == "holder" }, "\(limit)")
      #expect((line.value == .label("Someone else")) == holder, "\(limit)")
      #expect(line.isHeldBack != holder)
      #expect(holder || line.label == RecordPlacing.dangerLabel && line.kinds == [.none])
    }
  }

  /// Two limits of one consent, and what its receiver reads of them.
  static let read: [(limit: String, shown: [String])] = [
    ("only the place; no siren", ["only the place", "no siren"]),
    ("only the place, no siren at Nolan House", ["only the place, no siren at (a name) House"]),
    ("nothing about Kevin, no siren", ["no siren", ScopedRecord.unsaidLimit]),
    (
      "only the place; not the drinking, and no lights",
      ["only the place", "no lights", ScopedRecord.unsaidLimit]
    ),
    ("torches frighten him (how to come)", ["torches frighten him"]),
    ("my brother shouts (kept back: third party) (how to come)", [ScopedRecord.unsaidLimit]),
  ]

  @Test("whoever comes reads how to come, whatever else a limit says", arguments: read.indices)
  func manner(_ index: Int) throws {
    let (limit, shown) = Self.read[index]
    let state = try LibraryUnderTest.shipped.call(
      [
        .tell(fact: "caller", Statement(.choice("the-person"))),
        .tell(fact: "help-place", Statement(.words("under the mill bridge"))),
        consent("share-with-mobile-crisis", limit),
      ], at: Self.at)
    let handoff = handoff("mobile-crisis", "mobile-desk")
    let record = scoped(HandoffRecord(of: state, for: handoff, at: Self.at), handoff, state)
    #expect(record.limits == shown)
  }

  private static let words: [SecretKind: String] = [
    .place: "place", .contact: "phone", .identity: "name", .health: "health",
    .substance: "drugs", .violence: "violence", .thirdParty: "companion",
  ]

  /// Facts that a limit means by its words, whatever their own kind is.
  private static let meant: [SecretKind: [String]] = [
    .health: ["breathing", "alarm", "hoped-for", "taken-back"],
    .contact: ["safe-to-talk", "my-voice", "hang-up-means", "who-answers", "taken-back"],
    .place: ["place-tonight", "taken-back"], .thirdParty: ["companion", "alone", "taken-back"],
    .identity: ["taken-back"], .substance: ["taken-back"], .violence: ["taken-back"],
  ]

  /// A line of every shape that a record has, all of one kind.
  private func shapes(of kind: SecretKind, about: RecordVoice) -> [RecordItem] {
    let plain = RecordItem(
      id: "zq-\(kind)", isFact: true, label: "L", value: .label("V"), kinds: [kind], about: about)
    func with(_ change: (inout RecordItem) -> Void) -> RecordItem {
      var item = plain
      change(&item)
      return item
    }
    var items = [
      plain, with { $0.isFact = false }, with { $0.value = .words("zq mill bridge") },
      with { $0.quote = "zq mill bridge" }, with { $0.typed = "zq mill bridge" },
      with { $0.kinds.insert(.none) }, with { $0.dueUTCMilliseconds = 0 },
      with { $0.value = .moment(utcMilliseconds: 0, offsetMinutes: 0, about: false) },
      with { $0.code = "w1" }, with { $0.weight = 100 }, with { $0.isFirstHand = false },
      with { $0.id = RecordItem.quoteID }, with { $0.label = RecordItem.notDoneLabel },
    ]
    items += UnknownReason.allCases.map { reason in
      with {
        $0.unknown = reason
        $0.value = .nothing
      }
    }
    items += RecordDoubt.allCases.map { doubt in with { $0.doubts = [doubt] } }
    items += (Self.meant[kind] ?? []).map {
      RecordItem(
        id: $0, isFact: true, label: "L", value: .label("V"), kinds: [.none], about: about)
    }
    return items
  }

  private func record(_ items: [RecordItem], _ handoff: Handoff, _ state: State) -> HandoffRecord {
    var earlier = RecordVersion(handoff, in: state, at: Self.at)
    for part in RecordPart.allCases { earlier.record.parts[part] = items }
    var record = earlier.record
    for part in RecordPart.allCases { record.parts[part] = items.map(otherwise) }
    record.changes = earlier.changes(until: record)
    let level = record.levels.first
    #expect(level != nil)
    record.levels = items.compactMap { item in
      var level = level
      level?.about = item.about
      level?.kinds = item.kinds
      level?.kindsMeant = item.kindsMeant
      level?.facts = [item]
      return level
    }
    return record
  }

  private func otherwise(_ item: RecordItem) -> RecordItem {
    var later = item
    later.value = .label("W")
    later.unknown = nil
    return later
  }

  @Test(
    "with a limit, no line of any shape shows what is of a withheld kind, or what is meant by it",
    arguments: Array(words.keys))
  func kinds(_ kind: SecretKind) throws {
    let other: SecretKind = kind == .place ? .health : .place
    let word = try #require(Self.words[kind])
    let limits = ["everything but my \(word)", "not my \(word)", "only my \(Self.words[other]!)"]
    for caller in ["the-person", "third-party"] {
      for limit in limits {
        let state = try LibraryUnderTest.shipped.call(
          [
            .tell(fact: "caller", Statement(.choice(caller))),
            .raise(finding: "suicide-level", to: "high"), consent("pass-on", limit),
            consent("share-with-mobile-crisis", limit),
            consent("share-with-ambulance", limit),
          ], at: Self.at)
        for (responder, receiver) in [
          ("ambulance", "ambulance-desk"), ("mobile-crisis", "mobile-desk"),
        ] where responder != "ambulance" || kind != .place || !limit.hasPrefix("only") {
          let handoff = handoff(responder, receiver)
          let items = [RecordVoice.person, .caller].flatMap { shapes(of: kind, about: $0) }
          let open = shapes(of: .none, about: .person)
          let scoped = scoped(record(items + open, handoff, state), handoff, state)
          let shown =
            scoped.parts.values.joined().filter { !$0.isHeldBack || $0.value != .nothing }
            + scoped.changes.flatMap { [$0.was, $0.now] }.compactMap { $0 }
            + scoped.levels.flatMap { $0.facts + $0.missing }
          let leaks = shown.filter { $0.kinds.union($0.kindsMeant).contains(kind) }.map(\.id)
          #expect(leaks.isEmpty, "\(limit) \(caller) \(receiver): \(leaks)")
          #expect(!scoped.levels.contains { $0.kinds.union($0.kindsMeant).contains(kind) })
          #expect(shown.contains { $0.kinds == [.none] }, "\(limit) \(caller) \(receiver)")
        }
      }
    }
  }
}
