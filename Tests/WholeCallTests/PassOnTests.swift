// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Interview
import ProtocolFiles
import Protocols
import Testing

@Suite("What a caller saw")
struct PassOnTests {
  private let at = Moment(utcMilliseconds: 1_700_000_000_000)

  /// What a receiver would get after a bystander told what was seen, and answered about it.
  private func scoped(
    _ answer: ConsentState?, to responder: String, person: ConsentState? = nil
  ) throws -> ScopedRecord {
    var intents: [Intent] = [
      .tell(fact: "caller", Statement(.choice("third-party"))),
      .tell(fact: "what-seen", Statement(.words("something long in his hand"))),
      .tell(fact: "name-to-use", Statement(.words("Orlo"))),
    ]
    if let answer {
      intents.append(.consent(item: "pass-on", ConsentAnswer(answer), of: .caller))
    }
    if let person {
      intents.append(.consent(item: "pass-on", ConsentAnswer(person), of: .person))
    }
    let state = try LibraryUnderTest.shipped.call(intents, at: at)
    let library = state.library
    let receiver = library.receivers.first { receiver in
      receiver.responder.map { library.responders[$0].id } == responder
    }
    let handoff = Handoff(
      number: 1, responder: responder, receiver: receiver?.id, basis: .consent)
    let record = HandoffRecord(of: state, for: handoff, at: at)
    return scope(
      record, for: Recipient(of: handoff, in: library), consents: state.recordedConsents,
      exceptions: library.exceptions)
  }

  private func words(_ record: ScopedRecord) -> [RecordValue] {
    record.parts.values.joined().map(\.value)
  }

  @Test("is theirs to pass on, without what is the person's own to say")
  func given() throws {
    let record = try scoped(.given, to: "call-support")
    #expect(words(record).contains(.words("something long in his hand")))
    #expect(!words(record).contains(.words("Orlo")))
    #expect(record.consentOf == [.caller])
  }

  @Test(
    "goes to nobody where the person said no to it", arguments: [ConsentState.refused, .withdrawn])
  func personsNo(_ no: ConsentState) throws {
    let record = try scoped(.given, to: "call-support", person: no)
    #expect(!words(record).contains(.words("something long in his hand")))
    #expect(record.withheld.contains { $0.about == .person && $0.reason == .consent(no) })
    let unsure = try scoped(.given, to: "call-support", person: .unsure)
    #expect(words(unsure).contains(.words("something long in his hand")))
  }

  @Test("tells the ambulance of breath, waking and doses, and not what was taken")
  func signs() throws {
    let intents: [Intent] = [
      .tell(fact: "caller", Statement(.choice("third-party"))), .alarm("overdose"),
      .tell(fact: "awake", Statement(.choice("no-answer"))),
      .tell(fact: "naloxone", Statement(.choice("one-dose"))),
      .tell(fact: "taken-what", Statement(.words("white powder"))),
      .tell(fact: "thoughts", Statement(.choice("yes"))),
    ]
    for (words, shown) in [(nil, ["alarm", "awake", "naloxone"]), ("only the place", [])] {
      let given = ConsentAnswer(words == nil ? .given : .limited, words: words)
      let consent = Intent.consent(item: "pass-on", given, of: .caller)
      let state = try LibraryUnderTest.shipped.call(intents + [consent], at: at)
      let handoff = Handoff(
        number: 1, responder: "ambulance", receiver: "ambulance-desk", basis: .consent)
      let scoped = scope(
        HandoffRecord(of: state, for: handoff, at: at),
        for: Recipient(of: handoff, in: state.library), consents: state.recordedConsents,
        exceptions: state.library.exceptions)
      let ids = scoped.parts.filter { $0.key == .hazards || $0.key == .story }.values.joined()
        .map(\.id)
      #expect(ids.filter { ["alarm", "awake", "naloxone"].contains($0) }.sorted() == shown)
      #expect(!ids.contains("taken-what") && !ids.contains("thoughts"))
    }
  }

  @Test("stays with us where they refuse, are unsure or were not asked")
  func notGiven() throws {
    for answer in [ConsentState.refused, .unsure, .withdrawn, nil] {
      #expect(try scoped(answer, to: "call-support").isClosed)
    }
  }

  @Test("never goes to law enforcement by that")
  func police() throws {
    #expect(try scoped(.given, to: "police").isClosed)
  }
}
