// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import CallSamples
import Interview
import Protocols
import Testing

@Suite("What is shown after notes were refused")
struct ForgettingTests {
  private func closed(notes: ConsentState) throws -> SampleCall {
    var call = try SampleCall()
    try call.tell("help-place", .words("zqplace"))
    try call.tell("name-to-use", .words("zqname"))
    try call.perform(.quote("zqquote"))
    try call.perform(.tell(fact: "thoughts", Statement(.choice("yes"), quote: "zqsaid")))
    try call.perform(.consent(item: "share", ConsentAnswer(.given), of: .person))
    try call.perform(.consent(item: "notes", ConsentAnswer(notes), of: .person))
    try call.perform(.close(.stopped))
    return call
  }

  private func lines(of call: SampleCall) -> [RecordItem] {
    let record = call.record(for: call.handoff(to: "mobile-desk"))
    return RecordPart.allCases.flatMap { record[$0] }
  }

  @Test(
    "a refusal or a withdrawal leaves no typed word in the record",
    arguments: [
      ConsentState.refused, .withdrawn,
    ])
  func refused(_ notes: ConsentState) throws {
    let lines = try lines(of: closed(notes: notes))
    let texts = lines.flatMap { line -> [String] in
      if case .words(let words) = line.value { return [words, line.quote ?? ""] }
      return [line.quote ?? "", line.typed ?? ""]
    }
    #expect(!texts.contains { $0.contains("zq") })
    #expect(lines.first { $0.id == "help-place" }?.unknown == .notKept)
    #expect(lines.contains { $0.id == "thoughts" && $0.value == .label("Yes") })
  }

  @Test(
    "a yes, a doubt or no answer about notes takes nothing away",
    arguments: [
      ConsentState.given, .unsure,
    ])
  func kept(_ notes: ConsentState) throws {
    let lines = try lines(of: closed(notes: notes))
    #expect(lines.contains { $0.value == .words("zqplace") })
  }

  /// What the receiver was given of the place, and what is known of it when the end takes it away.
  static let places: [(given: Statement, later: Statement?)] = [
    (Statement(.unsure), nil),
    (Statement(.declined), nil),
    (Statement(.words("zqplace")), nil),
    (Statement(.unsure), Statement(.words("zqplace"))),
  ]

  @Test("nobody is owed that something was not kept", arguments: places.indices)
  func owed(_ index: Int) throws {
    let place = Self.places[index]
    var call = try SampleCall()
    try call.perform(.tell(fact: "object", Statement(.choice("in-hand"))))
    try call.perform(.tell(fact: "help-place", place.given))
    try call.perform(.consent(item: "mobile-crisis", ConsentAnswer(.given), of: .person))
    try call.perform(.handOff(responder: "mobile-crisis", basis: .consent))
    if let later = place.later {
      try call.perform(.correct(fact: "help-place", later, reason: nil))
    }
    try call.perform(.correct(fact: "object", Statement(.choice("none-seen")), reason: nil))
    try call.perform(.consent(item: "notes", ConsentAnswer(.refused), of: .person))
    try call.perform(.close(.stopped))
    let owed = owedCorrections(call.entries, in: call.state.library).flatMap(\.items)
    #expect(owed.map(\.id) == ["object"])
  }
}
