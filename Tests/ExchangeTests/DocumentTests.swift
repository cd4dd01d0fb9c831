// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import CallSamples
import Exchange
import Foundation
import Interview
import Protocols
import Testing

@Suite("Documents")
struct DocumentTests {
  private static let endings: [Document.Form: String] = [
    .readAloud: "read-aloud.txt", .page: "page.txt", .json: "json",
  ]

  private func expectGolden(_ name: String, of scoped: ScopedRecord) throws {
    for form in Document.Form.allCases {
      let ending = try #require(Self.endings[form])
      try ExchangeTests.expectGolden("\(name).\(ending)", Document(form, of: scoped).text)
    }
  }

  @Test("a friend's call, opened by a limited consent, in every form")
  func limited() throws {
    let call = try SampleCall.friend()
    try expectGolden("limited", of: call.scoped(for: call.handoff(to: "mobile-desk")))
  }

  @Test("the same call under an exception, in every form")
  func exception() throws {
    let call = try SampleCall.friend()
    let basis = Handoff.Basis.exception("life-in-danger", reason: "she stopped answering")
    try expectGolden(
      "exception", of: call.scoped(for: call.handoff(to: "mobile-desk", basis: basis)))
  }

  @Test("the same call where nothing is open holds its head and what is withheld")
  func closed() throws {
    let call = try SampleCall.friend()
    try expectGolden("closed", of: call.scoped(for: call.handoff(to: "own-clinic")))
  }

  @Test("a later version, in every form, says on top what its receiver held otherwise")
  func later() throws {
    var call = try SampleCall.friend()
    try call.perform(.handOff(responder: "mobile-crisis", basis: .consent))
    try call.perform(.readBack(number: 1, ReadBack(.accepted, by: "Kim")))
    try call.perform(.quote("tell them she likes trains"))
    let toy = Statement(.choice("none-seen"), evidence: .saw)
    try call.perform(.correct(fact: "object", toy, reason: "she went closer"))
    let handoff = try #require(call.state.standing.handoffs.first?.handoff)
    try expectGolden("later", of: call.scoped(for: handoff))
  }

  /// Told as not for sure, handed over, and then corrected to the same for sure, twice.
  private func surer() throws -> (call: SampleCall, handoff: Handoff) {
    var call = try SampleCall()
    let unsure = Statement(.choice("in-hand"), evidence: .saw, certainty: .doubtful)
    try call.perform(.tell(fact: "object", unsure))
    try call.perform(.consent(item: "mobile-crisis", ConsentAnswer(.given), of: .person))
    try call.perform(.handOff(responder: "mobile-crisis", basis: .consent))
    let sure = Statement(.choice("in-hand"), evidence: .saw)
    try call.perform(.correct(fact: "object", sure, reason: nil))
    return (call, try #require(call.state.standing.handoffs.first?.handoff))
  }

  @Test("where only the doubt is gone, it says how sure it was and is")
  func onlySurer() throws {
    let (call, handoff) = try surer()
    let page = Document(.page, of: call.scoped(for: handoff)).text
    #expect(page.contains("Certain now."), "\(page)")
    #expect(page.contains("Something in a hand, not certain"))
    let aloud = Document(.readAloud, of: call.scoped(for: handoff)).text
    #expect(aloud.contains("not certain; certain now."), "\(aloud)")
  }

  @Test("what another source says otherwise is never told as if the one voice were certain")
  func twoVoices() throws {
    var call = try SampleCall()
    try call.perform(.tell(fact: "object-known", Statement(.choice("clear"), evidence: .saw)))
    try call.perform(.consent(item: "mobile-crisis", ConsentAnswer(.given), of: .person))
    try call.perform(.handOff(responder: "mobile-crisis", basis: .consent))
    try call.perform(
      .dispute(fact: "object-known", Statement(.choice("taken-for"), evidence: .saw)))
    let handoff = try #require(call.state.standing.handoffs.first?.handoff)
    let scoped = call.scoped(for: handoff)
    for form in [Document.Form.readAloud, .page] {
      let text = Document(form, of: scoped).text.split { $0.isWhitespace }.joined(separator: " ")
      #expect(text.contains("says: taken-for"), "\(text)")
    }
  }

  @Test("a third version still says what the second had corrected, and only that")
  func earlierCorrections() throws {
    var (call, handoff) = try surer()
    try call.perform(.sayCorrection(handoff: 1, ReadBack(.accepted, by: "Kim")))
    #expect(!Document(.page, of: call.scoped(for: handoff)).text.contains("HAD CORRECTED"))
    let none = Statement(.choice("none-seen"), evidence: .saw)
    try call.perform(.correct(fact: "object", none, reason: nil))
    let page = Document(.page, of: call.scoped(for: handoff)).text
    let parts = [
      "version 3", "OTHERWISE THAN YOU WERE TOLD", "Object: None seen",
      "VERSION 2 HAD CORRECTED", "Certain now.",
    ]
    let places = parts.compactMap { page.firstRange(of: $0)?.lowerBound }
    #expect(places.count == parts.count && places == places.sorted(), "\(page)")
  }

  @Test("a document that was given stays as it was, and what reads otherwise is another version")
  func given() throws {
    var (call, handoff) = try surer()
    let sent = SentRecords(call.entries, in: call.state.library)
    let first = try #require(sent.given(handoff, in: call.state).first)
    #expect(first.head.version == 1 && first.changes.isEmpty)
    #expect(first.head.asOf == call.state.standing.handoffs.first?.at)
    #expect(first[.hazards].first?.isCertain == false)
    try call.perform(.sayCorrection(handoff: 1, ReadBack(.accepted, by: "Kim")))
    try call.tell("wanted", .words("company"))
    let later = SentRecords(call.entries, in: call.state.library)
    #expect(later.given(handoff, in: call.state).map(\.head.version) == [1, 2])
    #expect(later.given(handoff, in: call.state).first == first)
    #expect(call.scoped(for: handoff).head.version == 3)
    #expect(call.scoped(for: handoff).changes.isEmpty == false)
  }

  @Test("what was given is shown without a typed word once the call has forgotten them")
  func givenForgotten() throws {
    func shown(_ notes: ConsentState) throws -> String {
      var call = try SampleCall()
      try call.tell("help-place", .words("zqplace"))
      try call.perform(.tell(fact: "thoughts", Statement(.choice("yes"), quote: "zqsaid")))
      try call.tell("wanted", .words("zqwanted"))
      try call.perform(
        .consent(item: "mobile-crisis", ConsentAnswer(.given), of: .person))
      try call.perform(.handOff(responder: "mobile-crisis", basis: .consent))
      try call.perform(
        .correct(fact: "help-place", Statement(.words("zqother")), reason: "zqreason"))
      try call.perform(.sayCorrection(handoff: 1, ReadBack(.accepted, by: "Kim")))
      try call.perform(.correct(fact: "help-place", Statement(.words("zqthird")), reason: nil))
      try call.perform(.sayCorrection(handoff: 1, ReadBack(.accepted, by: "Kim")))
      try call.perform(.consent(item: "notes", ConsentAnswer(notes), of: .person))
      try call.perform(.close(.stopped))
      let handoff = try #require(call.state.standing.handoffs.first?.handoff)
      let given = SentRecords(call.entries, in: call.state.library).given(handoff, in: call.state)
      #expect(given.map(\.head.version) == [1, 2, 3])
      return given.flatMap { record in Document.Form.allCases.map { Document($0, of: record).text }
      }
      .joined()
    }
    for word in ["zqplace", "zqsaid", "zqwanted", "zqother", "zqthird"] {
      #expect(try shown(.given).contains(word), "\(word)")
    }
    #expect(try !shown(.refused).contains("zq"))
  }

  @Test("speech keeps to 80 words, keeps who is there and every doubt, and says that it is short")
  func eighty() throws {
    var call = try SampleCall.friend()
    let long = Array(repeating: "word", count: 60).joined(separator: " ")
    try call.perform(.change(fact: "wanted", Statement(.words(long))))
    try call.perform(.change(fact: "companion", Statement(.words("her sister, " + long))))
    let scoped = call.scoped(for: call.handoff(to: "mobile-desk"))
    let text = Document(.readAloud, of: scoped).text
    #expect(text.split(whereSeparator: \.isWhitespace).count <= 80)
    #expect(text.contains("Who is there: ask me.") && text.hasSuffix("More; ask me.\n"))
    #expect(text.contains("did not see it clearly"))
  }

  @Test("what changed does not push the level out of speech")
  func levelAfterChanges() throws {
    var call = try SampleCall.friend()
    try call.perform(.handOff(responder: "mobile-crisis", basis: .consent))
    let toy = Statement(.choice("none-seen"), evidence: .saw)
    try call.perform(.correct(fact: "object", toy, reason: "she went closer"))
    let words = "her carer and her brother sit beside her and both of them know her well"
    try call.perform(.change(fact: "companion", Statement(.words(words))))
    let handoff = try #require(call.state.standing.handoffs.first?.handoff)
    let text = Document(.readAloud, of: call.scoped(for: handoff)).text
    #expect(text.contains("Level of suicide risk: suggests"), "\(text)")
    #expect(text.split(whereSeparator: \.isWhitespace).count <= 80)
  }

  @Test("speech says what is asked, where, why and who is there, in this order")
  func order() throws {
    let call = try SampleCall.friend()
    let scoped = call.scoped(for: call.handoff(to: "mobile-desk"))
    let text = Document(.readAloud, of: scoped).text
    let parts = [
      "Handoff 4821-1", "We ask for:", "Place:", "An object not identified",
      "did not see it clearly", "her carer sits beside her", "Level of",
    ]
    let places = parts.compactMap { text.firstRange(of: $0)?.lowerBound }
    #expect(places.count == parts.count && places == places.sorted())
    #expect(!text.contains("Correction") && !text.contains("W1"))
  }

  @Test("whose consent it is, is said, and so is what the receiver said back")
  func basis() throws {
    let call = try SampleCall.friend()
    let handoff = call.handoff(to: "mobile-desk")
    var record = call.record(for: handoff)
    record.head.readBack = ReadBack(.declined, by: "Kim", reason: "no car")
    let scoped = scope(
      record, for: Recipient(of: handoff, in: call.state.library),
      consents: [RecordedConsent(item: "pass-on", by: .caller, answer: ConsentAnswer(.given))],
      exceptions: [])
    let page = Document(.page, of: scoped).text
    #expect(page.contains("Basis: the caller's consent to pass on what they saw"))
    #expect(page.contains("Reply: declined by Kim: no car"))
  }

  @Test("a rule that the centre turned off is on every page, with why and who agreed")
  func turnedOff() throws {
    let call = try SampleCall.friend()
    let handoff = call.handoff(to: "own-clinic")
    var record = call.record(for: handoff)
    record.head.allowances = [
      Allowance(
        id: "looped", place: Place(file: "policy.yaml", line: 1, column: 1), rule: .loopsEnd,
        because: "Breaths are counted.", second: "medical adviser")
    ]
    let scoped = scope(
      record, for: Recipient(of: handoff, in: call.state.library),
      consents: call.state.recordedConsents, exceptions: call.state.library.exceptions)

    #expect(
      Document(.page, of: scoped).text.split(separator: "\n").contains {
        $0.hasPrefix("Off: the rule loops-end, because")
      })
    #expect(Document(.json, of: scoped).text.contains("\"rule\": \"loops-end\""))
  }

  @Test(
    "whether the library's paths are proved is on every record, and why it is used where not",
    arguments: [
      (ProofState.proved(checker: 3), "proved by checker 3"),
      (.unproved(because: "a drill"), "not proved; the library was used because: a drill"),
    ])
  func paths(proof: ProofState, says: String) throws {
    let call = try SampleCall.friend()
    let handoff = call.handoff(to: "own-clinic")
    var record = call.record(for: handoff)
    record.head.proof = proof
    let scoped = scope(
      record, for: Recipient(of: handoff, in: call.state.library),
      consents: call.state.recordedConsents, exceptions: call.state.library.exceptions)
    #expect(Document(.page, of: scoped).text.contains("\nPaths: \(says)\n"))
    #expect(Document(.json, of: scoped).text.contains("\"paths\": \"\(says)\""))
  }

  @Test("a page is never wider than 80 columns and says which of how many it is")
  func page() throws {
    var call = try SampleCall.friend()
    try call.perform(
      .change(fact: "wanted", Statement(.words(String(repeating: "x", count: 300)))))
    let scoped = call.scoped(for: call.handoff(to: "mobile-desk"))
    let text = Document(.page, of: scoped).text
    #expect(text.split(separator: "\n").allSatisfy { $0.count <= 80 })
    #expect(text.contains("page 1 of"))
  }

  @Test("what a caller says cannot steer a terminal, nor end a line of JSON")
  func hostile() throws {
    var call = try SampleCall()
    try call.tell("wanted", .words("a\u{1B}[2J\u{202E}b\n\"c\\\u{2028}\u{0}d"))
    try call.perform(.consent(item: "mobile-crisis", ConsentAnswer(.given), of: .person))
    let scoped = call.scoped(for: call.handoff(to: "mobile-desk"))
    for form in Document.Form.allCases {
      let text = Document(form, of: scoped).text
      #expect(!text.contains("\u{1B}") && !text.contains("\u{202E}") && !text.contains("\u{2028}"))
    }
    let json = Document(.json, of: scoped).text
    let read = try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any]
    let parts = try #require(read?["parts"] as? [String: Any])
    let wants = try #require(parts["wants"] as? [[String: Any]])
    let value = try #require(wants.first?["value"] as? [String: Any])
    #expect(value["text"] as? String == "a\u{1B}[2J\u{202E}b\n\"c\\\u{2028}\u{0}d")
  }

  @Test("no document says armed, violent or suspect unless somebody's own words do")
  func words() throws {
    let call = try SampleCall.friend()
    for receiver in ["mobile-desk", "own-clinic", "police-desk"] {
      for form in Document.Form.allCases {
        let text = Document(form, of: call.scoped(for: call.handoff(to: receiver))).text
        for word in ["armed", "violent", "suspect"] {
          #expect(!text.lowercased().split { !$0.isLetter }.contains { $0 == word })
        }
      }
    }
  }
}
