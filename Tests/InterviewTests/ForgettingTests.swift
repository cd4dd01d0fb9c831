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
}
