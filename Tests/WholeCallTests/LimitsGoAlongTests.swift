// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Interview
import ProtocolFiles
import Protocols
import Testing

@Suite("Limits that stand together, and what their receivers read of them")
struct LimitsGoAlongTests {
  private static let at = Moment(utcMilliseconds: 1_700_000_000_000)
  private static let unsaid = "There is a limit. Ask before you use or pass on anything."
  private static let unsaidOfPeople = "Somebody must not be told. " + unsaid
  private static let desks = [
    ("mobile-crisis", "mobile-desk"), ("ambulance", "ambulance-desk"),
    ("advocate", "advocate-desk"), ("trusted-person", "trusted-contact"),
  ]

  /// Something of every kind that these receivers may hold, and dangers beside.
  private static func told(by caller: String) -> [Intent] {
    [
      .tell(fact: "caller", Statement(.choice(caller))),
      .tell(fact: "help-place", Statement(.words("under the mill bridge"))),
      .tell(fact: "safe-number", Statement(.words("555 01 99"))),
      .tell(fact: "name-to-use", Statement(.words("Orlo"))),
      .tell(fact: "safe-to-talk", Statement(.choice("overheard"))),
      .tell(fact: "my-voice", Statement(.choice("yes"))),
      .tell(fact: "alone", Statement(.choice("with-someone"))),
      .tell(fact: "holder", Statement(.choice("with-other"))),
      .tell(fact: "object", Statement(.choice("in-hand"))),
      .tell(fact: "object-words", Statement(.words("knife, black handle"))),
      .tell(fact: "thoughts", Statement(.choice("yes"))),
      .tell(fact: "what-matters", Statement(.words("that somebody listens"))),
    ]
  }

  private func share(_ words: String?, with responder: String) -> Intent {
    consent("share-with-\(responder)", words)
  }

  private func consent(_ item: String, _ words: String?, of party: Role.Party = .caller) -> Intent {
    .consent(
      item: item, ConsentAnswer(words == nil ? .given : .limited, words: words), of: party)
  }

  /// What was told stands in a call once, and is gone on with in many ways.
  private static let begun = Result {
    try ["the-person", "third-party"].map {
      try LibraryUnderTest.shipped.call(told(by: $0), at: at)
    }
  }

  private func call(_ intents: [Intent], by caller: String = "the-person") throws -> State {
    var state = try Self.begun.get()[caller == "the-person" ? 0 : 1]
    for intent in intents {
      state = state.supposing(try Engine.decide(intent, in: state, at: Self.at), at: Self.at)
    }
    return state
  }

  private func scoped(
    _ intents: [Intent], to desk: (responder: String, receiver: String),
    by caller: String = "the-person"
  ) throws -> ScopedRecord {
    let state = try call(intents, by: caller)
    let handoff = Handoff(
      number: 1, responder: desk.responder, receiver: desk.receiver, basis: .consent)
    return scope(
      HandoffRecord(of: state, for: handoff, at: Self.at),
      for: Recipient(of: handoff, in: state.library), consents: state.recordedConsents,
      exceptions: state.library.exceptions)
  }

  /// What of the answers goes, by id: a line that only says that more is held back is none.
  private func ids(_ record: ScopedRecord) -> Set<String> {
    Set(
      RecordPart.allCases.filter { $0 != .notKnown && $0 != .setAside }.flatMap { record[$0] }
        .filter { $0.isFact && !$0.isHeldBack }.map(\.id))
  }

  static let passedOn: [(words: String, read: String)] = [
    ("no siren", "no siren"), ("not to my mother", "not to my mother"),
    ("only the place", "only the place"), ("no siren, not my name", "no siren, not my name"),
  ]

  @Test(
    "a person's own limit of what is passed on goes along beside a yes without one, and narrows it",
    arguments: passedOn.indices)
  func ownLimit(_ index: Int) throws {
    let (words, read) = Self.passedOn[index]
    let desk = Self.desks[0]
    let wide = try scoped([share(nil, with: desk.0)], to: desk)
    for order in [0, 1] {
      let both = [consent("pass-on", words), share(nil, with: desk.0)]
      let record = try scoped(order == 0 ? both : both.reversed(), to: desk)
      #expect(record.limits == [read], "\(words)")
      // Who must not be told narrows nothing for whoever reads it.
      let isOfPeople = words.hasPrefix("not to")
      let alone = try scoped([share(words, with: desk.0)], to: desk)
      #expect(ids(record) == ids(isOfPeople ? wide : alone), "\(words)")
      #expect(ids(record).isSubset(of: ids(wide)))
    }
    let state = try call([consent("pass-on", words), share(nil, with: desk.0)])
    let responder = try #require(state.library.responderIndex(desk.0))
    #expect(state.limits(forSharingWith: responder).map(\.words) == [words])
  }

  @Test("beside who must not be told whatever else a limit says narrows as it would alone")
  func besidePeople() throws {
    for (words, alone) in [
      ("not to my mother; not the place", "not the place"),
      ("not to my mother (kept back: place)", "not the place"),
      ("not to my mother about zq", "zq"),
    ] {
      let desk = Self.desks[0]
      let record = try scoped([consent("pass-on", words), share(nil, with: desk.0)], to: desk)
      #expect(ids(record) == ids(try scoped([share(alone, with: desk.0)], to: desk)), "\(words)")
    }
    // Whom they trust may be who must not know.
    let trusted = Self.desks[3]
    let both = [consent("pass-on", "not to my mother"), share(nil, with: trusted.0)]
    #expect(try scoped(both, to: trusted)[.place].isEmpty)
  }

  @Test("to an ambulance the words go along, what they refuse is held back, and the place goes")
  func ambulance() throws {
    let desk = Self.desks[1]
    let siren = try scoped([consent("pass-on", "no siren"), share(nil, with: desk.0)], to: desk)
    #expect(siren.limits == ["no siren"])
    let wide = try scoped([share(nil, with: desk.0)], to: desk)
    #expect(ids(siren) == ids(wide) && ids(wide).contains("thoughts"))
    let place = [consent("pass-on", "not my health, not the place"), share(nil, with: desk.0)]
    let narrow = try scoped(place, to: desk)
    #expect(!ids(narrow).contains("thoughts") && !narrow[.place].isEmpty)
  }

  @Test("what the person says of passing on narrows what whoever calls may pass on of them")
  func ofCallersReport() throws {
    let desk = Self.desks[0]
    let caller = [consent("pass-on", nil)]
    let wide = try scoped(caller, to: desk, by: "third-party")
    #expect(!wide[.place].isEmpty)
    let person = consent("pass-on", "no siren, not the place", of: .person)
    let narrow = try scoped(caller + [person], to: desk, by: "third-party")
    #expect(narrow[.place].isEmpty)
    #expect(narrow.limits.contains { $0.contains("no siren") })
    for (words, read) in [
      ("no siren, not the place", "no siren"),
      ("torches frighten him (how to come)", "torches frighten him"),
    ] {
      let persons: [Intent] = [
        .consent(item: "share-with-mobile-crisis", ConsentAnswer(.given), of: .person),
        consent("pass-on", words),
      ]
      let record = try scoped(persons, to: desk, by: "third-party")
      #expect(record.limits == [read] && !record[.place].isEmpty)
    }
  }

  @Test(
    "that somebody listens goes by a limit on the phone, and by one that nobody can read",
    arguments: ["not my phone number", "everything but my number", "nothing zq", "only tonight"])
  func listening(_ limit: String) throws {
    for desk in [Self.desks[0], Self.desks[2]] {
      let record = try scoped([share(limit, with: desk.0)], to: desk)
      let heard = record[.hazards].filter { ["safe-to-talk", "my-voice"].contains($0.id) }
      #expect(heard.count == 2 && heard.allSatisfy { !$0.isHeldBack }, "\(limit) \(desk.1)")
    }
  }

  /// Without it they could not come or ring at all: only words that refuse just that keep it back.
  private static let needed = ["ambulance": ["help-place"], "advocate": ["safe-number"]]

  static let readable = [
    "only the place", "only my number", "only my health", "not my name", "not my number",
    "everything but my health", "not the others", "not the place", "not the drugs",
    "not the violence", "no police", "no siren",
  ]

  @Test(
    "a limit that nobody can read lets nothing go that one that is read does not",
    arguments: ["zq", "only tonight", "not to my brother", "nur den Ort", "solo el lugar"])
  func unread(_ limit: String) throws {
    for desk in Self.desks {
      let open = ids(try scoped([share(limit, with: desk.0)], to: desk))
      for words in Self.readable {
        let narrow = ids(try scoped([share(words, with: desk.0)], to: desk))
        let more = open.subtracting(narrow).subtracting(Self.needed[desk.0] ?? [])
        #expect(more.isEmpty, "\(limit) against \(words), \(desk.1): \(more)")
      }
    }
  }

  /// Words of a limit, and what a team and an ambulance read of it.
  static let read: [(limit: String, team: [String], ambulance: [String])] = [
    ("not to my mother", ["not to my mother"], [unsaidOfPeople]),
    ("my brother must not know", ["my brother must not know"], [unsaidOfPeople]),
    ("no a mi madre", ["no a mi madre"], [unsaidOfPeople]),
    ("no siren, not to my wife", ["no siren, not to my wife"], ["no siren", unsaidOfPeople]),
    ("not to my mother (kept back: contact)", ["not to my mother"], [unsaidOfPeople]),
    ("not to my mother (kept back: third party)", [unsaid], [unsaid]),
    ("nothing about my brother", [unsaid], [unsaid]),
    ("not to Kevin", [unsaid], [unsaid]),
    ("not to my mother about the rehab", [unsaid], [unsaid]),
    ("not the drinking", [unsaid], [unsaid]),
    ("only tonight", ["only tonight"], ["only tonight"]),
  ]

  @Test(
    "a page says who must not be told to whoever may hear of others, and nothing that tells more",
    arguments: read.indices)
  func whomNotToTell(_ index: Int) throws {
    let (limit, team, ambulance) = Self.read[index]
    for (desk, shown) in [(Self.desks[0], team), (Self.desks[1], ambulance)] {
      let record = try scoped([share(limit, with: desk.0)], to: desk)
      #expect(record.limits == shown, "\(limit) \(desk.1)")
      #expect(shown.allSatisfy { $0 == limit || !ScopedRecord.isUnsaid(limit) })
    }
  }

  @Test("of the caller a page says what they were asked, and never that they were not")
  func ofCaller() throws {
    let desk = Self.desks[0]
    for (answer, reason) in [
      (ConsentAnswer(.limited, words: "only the place"), "onlyOfOthers"),
      (ConsentAnswer(.given), "onlyOfOthers"), (nil, "notAsked"),
    ] as [(ConsentAnswer?, String)] {
      var intents: [Intent] = [
        .consent(item: "share-with-mobile-crisis", ConsentAnswer(.given), of: .person)
      ]
      if let answer { intents.append(.consent(item: "pass-on", answer, of: .caller)) }
      let record = try scoped(intents, to: desk, by: "third-party")
      let ofCaller = record.withheld.filter { $0.about == .caller }
      let reasons = Set(ofCaller.map { "\($0.reason)" })
      #expect(reasons.contains(reason), "\(reasons)")
      #expect(reason == "notAsked" || !reasons.contains("notAsked"), "\(reasons)")
    }
  }
}
