// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Exchange
import Interview
import Protocols
import Testing

@Suite("What was so and has changed since")
struct OvertakenTests {
  private static let knife = "there is a kitchen knife on the table"

  /// A friend who tells of a knife, and what became of it before a team was told.
  private func told(_ later: [Intent], to receiver: [Intent] = Self.team) throws -> ShippedCall {
    var call = try ShippedCall(
      .tell(fact: "caller", Statement(.choice("third-party"))),
      .tell(fact: "object", Statement(.choice("in-hand"))),
      .tell(fact: "what-seen", Statement(.words(Self.knife), evidence: .saw)))
    for intent in later + receiver { try call.perform(intent) }
    return call
  }

  private static let team: [Intent] = [
    .tell(fact: "help-place", Statement(.words("14 Alder Court"))),
    .tell(fact: "companion", Statement(.choice("nobody-there"))),
    .tell(fact: "what-changed", Statement(.words("nothing else"))),
    .offer(responder: "mobile-crisis", .accepted, reason: nil),
    .consent(item: "pass-on", ConsentAnswer(.given), of: .caller),
    .handOff(responder: "mobile-crisis", basis: .consent),
  ]
  private static let away = Intent.change(fact: "object", Statement(.choice("hands-empty")))

  private func clock(of fact: String, in call: ShippedCall) throws -> String {
    let entry = try #require(
      call.entries.first { $0.events.contains { $0.factAnswered == fact } })
    return LocalTime(
      utcMilliseconds: entry.at.utcMilliseconds, offsetMinutes: entry.at.offsetMinutes
    ).clock
  }

  private func flat(_ text: String) -> String {
    text.split { $0.isWhitespace }.joined(separator: " ")
  }

  @Test("words of what was seen are said as past once what they tell of has changed")
  func past() throws {
    let still = try told([]).document(.readAloud)
    #expect(still.contains("Seen: \"\(Self.knife)\"."), "\(still)")
    let call = try told([Self.away])
    let aloud = try call.document(.readAloud)
    let at = try clock(of: "what-seen", in: call)
    #expect(aloud.contains("Was seen at \(at): \"\(Self.knife)\"."), "\(aloud)")
    #expect(!aloud.contains("Seen: "), "\(aloud)")
    #expect(aloud.contains("Since then: Anything in their hands: The hands are empty"), "\(aloud)")
    let page = flat(try call.document(.page))
    #expect(page.contains("as it was before Anything in their hands changed"), "\(page)")
  }

  @Test("words that were told after the change are said as they are")
  func after() throws {
    let again = "he sits on the floor"
    let call = try told([
      Self.away, .change(fact: "what-seen", Statement(.words(again), evidence: .saw)),
    ])
    let aloud = try call.document(.readAloud)
    #expect(aloud.contains("Seen: \"\(again)\"."), "\(aloud)")
    #expect(!aloud.contains("Since then"), "\(aloud)")
  }

  @Test("a change that a receiver is told of is said once, and the words behind it as past")
  func afterHandoff() throws {
    var call = try told([])
    try call.perform(Self.away)
    let aloud = try call.document(.readAloud)
    #expect(aloud.contains("Was seen at "), "\(aloud)")
    #expect(aloud.ranges(of: "The hands are empty").count == 1, "\(aloud)")
  }

  @Test("to whoever may not hear what changed, only that it was so then")
  func held() throws {
    let near = Intent.tell(fact: "means-near", Statement(.choice("in-hand")))
    let locked = Intent.change(fact: "means-near", Statement(.choice("nothing-near")))
    let call = try told([near, locked])
    let page = flat(try call.document(.page))
    #expect(page.contains("as it was then"), "\(page)")
    #expect(!page.contains("Means within reach, as told changed"), "\(page)")
  }

  /// The means as they were told, one after the other, and what a page says of before.
  private func means(_ first: String, _ then: [Intent]) throws -> ShippedCall {
    var call = try ShippedCall(
      .tell(fact: "caller", Statement(.choice("the-person"))),
      .tell(fact: "thoughts", Statement(.choice("yes"))),
      .tell(fact: "means-near", Statement(.choice(first))),
      .tell(fact: "help-place", Statement(.words("12 Quarry Lane"))),
      .offer(responder: "mobile-crisis", .accepted, reason: nil),
      .consent(item: "share-with-mobile-crisis", ConsentAnswer(.given), of: .person))
    for intent in then { try call.perform(intent) }
    try call.perform(.handOff(responder: "mobile-crisis", basis: .consent))
    return call
  }

  private static let locked = AnswerValue.choice("locked-away")

  @Test("a page says what was graver before it changed, and when, on a first page too")
  func graver() throws {
    let call = try means("in-hand", [.change(fact: "means-near", Statement(Self.locked))])
    let at = try clock(of: "means-near", in: call)
    let page = flat(try call.document(.page))
    #expect(page.contains("Means within reach, as told: Locked up, or in another place"))
    #expect(page.contains("before that: In the hand, at \(at)"), "\(page)")
    let aloud = try call.document(.readAloud)
    #expect(aloud.contains("Before that: In the hand, at \(at)."), "\(aloud)")
    #expect(try call.document(.json).contains("before that: In the hand, at \(at)"))
  }

  @Test("what was a slip was never so, and what was milder is not said")
  func slip() throws {
    let slip = try means(
      "in-hand", [.correct(fact: "means-near", Statement(Self.locked), reason: "misheard")])
    let milder = try means(
      "locked-away", [.change(fact: "means-near", Statement(.choice("in-hand")))])
    for call in [slip, milder] {
      let page = flat(try call.document(.page))
      #expect(!page.contains("before that"), "\(page)")
    }
  }

  @Test("what was graver keeps its doubt")
  func doubtful() throws {
    let doubt = Statement(.choice("in-hand"), certainty: .doubtful)
    let call = try means(
      "locked-away",
      [
        .change(fact: "means-near", doubt), .change(fact: "means-near", Statement(Self.locked)),
      ])
    let page = flat(try call.document(.page))
    #expect(page.contains("before that: In the hand, not certain, at "), "\(page)")
  }

  @Test("the boxes of a read-back are those of what was read out")
  func boxes() throws {
    var call = try means("in-hand", [])
    let record = call.scoped(to: "mobile-crisis")
    #expect(Document.boxesRead(of: record).contains(.place))
    #expect(record.boxes.contains(.level) == !record.levels.isEmpty)
    let long = (0..<14).map { "word\($0)" }.joined(separator: " ")
    for fact in ["team-manner", "helped-before", "wanted", "keeps-going"] {
      try call.perform(.tell(fact: fact, Statement(.words(long))))
    }
    try call.perform(.raise(finding: "suicide-level", to: "imminent"))
    try call.perform(
      .tell(fact: "help-place", Statement(.words("\(long) \(long) \(long) \(long) \(long)"))))
    let full = call.scoped(to: "mobile-crisis")
    let aloud = Document(.readAloud, of: full).text
    let read = Document.boxesRead(of: full)
    #expect(full.boxes.contains(.level) && full.boxes.contains(.place))
    #expect(read.contains(.level) == aloud.contains("Level of suicide risk:"), "\(aloud)")
    #expect(read.contains(.place) == aloud.contains("Place: \""), "\(aloud)")
    #expect(read.contains(.number) && read.contains(.firstAction) && !read.contains(.byWhen))
    #expect(Set(read).isSubset(of: Set(full.boxes)))
    #expect(read != full.boxes)
  }
}
