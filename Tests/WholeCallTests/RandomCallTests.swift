// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import CallSamples
import Foundation
import ProtocolFiles
import Protocols
import Testing

@testable import Interview

@Suite("Whole calls")
struct RandomCallTests {
  /// `SEED=n` repeats one; a failure prints its own.
  static var seeds: [UInt64] {
    if let text = ProcessInfo.processInfo.environment["SEED"], let seed = UInt64(text) {
      return [seed]
    }
    return Array(1...60)
  }

  @Test("each library's shape is right", arguments: LibraryUnderTest.allCases)
  func shape(under: LibraryUnderTest) throws {
    #expect(under.reading().diagnostics == [])
  }

  @Test(
    "a reopened call stands where it stood, after every entry",
    arguments: LibraryUnderTest.allCases)
  func reopening(under: LibraryUnderTest) throws {
    let library = try under.library()
    for seed in Self.seeds {
      let entries = try call(library, seed: seed, length: 60) { _ in }
      var reopened = State(library: library)
      for entry in entries {
        reopened.apply(entry)
        #expect(reopened.witness == entry.witness, "seed \(seed), entry \(entry.sequence)")
      }
    }
  }

  @Test(
    "law enforcement is never reached but by the person's word or harm for sure",
    arguments: LibraryUnderTest.allCases)
  func policeLast(under: LibraryUnderTest) throws {
    let library = try under.library()
    var handedOver = 0
    for seed in Self.seeds {
      _ = try call(library, seed: seed, length: 80) { state in
        for handoff in state.standing.handoffs {
          let responder = try #require(library.responderIndex(handoff.handoff.responder))
          guard library.responders[responder].isLawEnforcement else { continue }
          handedOver += 1
          #expect(state.standing.toldTells.contains(library.responders[responder].tellFirst ?? ""))
        }
      }
    }
    print("police handoffs that a rule allowed: \(handedOver)")
  }

  @Test(
    "working everything out again from the acts changes nothing",
    arguments: LibraryUnderTest.allCases)
  func replaying(under: LibraryUnderTest) throws {
    let library = try under.library()
    for seed in Self.seeds.prefix(30) {
      var isSame = true
      _ = try call(library, seed: seed, length: 60) { state in
        guard isSame else { return }
        let again = state.replayed()
        isSame =
          again.standing.table == state.standing.table && again.witness == state.witness
          && again.watched() == state.watched()
        #expect(isSame, "seed \(seed), entry \(state.lastSequence)")
      }
    }
  }

  @Test("no answer is ever lost: each is current, corrected, taken back, older or set aside")
  func nothingLost() throws {
    let library = try LibraryUnderTest.everything.library()
    for seed in Self.seeds {
      let entries = try call(library, seed: seed, length: 60) { _ in }
      var state = State(library: library)
      for entry in entries { state.apply(entry) }
      let recorded = entries.flatMap(\.events).filter { $0.answer != nil }.count
      #expect(state.acts.filter { $0.event.answer != nil }.count == recorded, "seed \(seed)")
    }
  }

  /// Makes a call of random acts and looks at it after each.
  private func call(
    _ library: CheckedLibrary, seed: UInt64, length: Int, look: (State) throws -> Void
  ) throws -> [Entry] {
    var caller = RandomCaller(chance: Chance(state: seed), library: library)
    var state = State(library: library)
    var at = Moment(utcMilliseconds: 1_700_000_000_000)
    var entries: [Entry] = []
    var intent = Intent.open(Opening(bundleDigest: "", store: .practice, number: 1))
    for _ in 0..<length {
      if let events = try? Engine.decide(intent, in: state, at: at) {
        state = state.supposing(events, at: at)
        entries.append(
          Entry(
            call: CallID("x"), sequence: state.lastSequence, epoch: 1, at: at,
            by: Author(counsellor: "a", seat: "b"), events: events, witness: state.witness))
        try look(state)
      }
      at.utcMilliseconds += 7_000
      intent = caller.intent(for: Engine.prompt(of: state, at: at), in: state)
    }
    return entries
  }
}
