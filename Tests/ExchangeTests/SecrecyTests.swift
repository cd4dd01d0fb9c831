// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import CallSamples
import Exchange
import Foundation
import Interview
import Protocols
import Testing

/// Properties of scope over made-up calls; `SEED=n` repeats one run.
@Suite("What is withheld stays withheld")
struct SecrecyTests {
  static let seed =
    ProcessInfo.processInfo.environment["SEED"].flatMap(UInt64.init)
    ?? UInt64.random(in: 0..<1_000_000)
  static let count: UInt64 = 60

  /// A made-up call, and each thing somebody said in it with what it is about.
  private struct Made {
    var call: SampleCall
    /// A state keeps only the last correction of an answer, so each fact is corrected once.
    var corrected: Set<String> = []
    var secrets: [(word: String, kind: SecretKind, fact: String)] = []
    /// Words of notes that stand on no page whatever.
    var unsaid: [String] = []
  }

  private static let words = [
    "help-place", "safe-number", "name-to-use", "taken-what", "companion", "wanted", "do-not-tell",
  ]
  private static let choices = [
    "object": ["in-hand", "near", "none-seen"], "thoughts": ["yes", "no"], "plan": ["yes", "no"],
    "violence": ["yes", "no"],
  ]

  private func made(_ generator: inout Chance) throws -> Made {
    var made = Made(call: try SampleCall())
    if Bool.random(using: &generator) {
      try made.call.tell("caller", .choice("third-party"))
      try made.call.perform(.speak(role: "friend"))
    }
    for _ in 0..<12 { try tell(&made, &generator) }
    if Bool.random(using: &generator) {
      try made.call.perform(.quote(secret(&made, RecordItem.quoteID, &generator)))
    }
    for _ in 0..<Int.random(in: 0...3, using: &generator) { try note(&made, &generator) }
    if Bool.random(using: &generator) {
      try made.call.perform(
        .offer(responder: "clinic", .ruledOut, reason: secret(&made, "", &generator)))
    }
    for _ in 0..<Int.random(in: 0...3, using: &generator) { try consent(&made, &generator) }
    return made
  }

  /// One that is pinned, private, or neither.
  private func note(_ made: inout Made, _ generator: inout Chance) throws {
    let pins = NoteTag.allCases.filter { _ in Int.random(in: 0..<4, using: &generator) == 0 }
    let isPrivate = Int.random(in: 0..<3, using: &generator) == 0
    let tags = NoteTags(pins: pins, isPrivate: isPrivate)
    guard tags.isPinned else {
      let word = word(&generator)
      made.unsaid.append(word)
      return try made.call.perform(.note(word, tags: tags))
    }
    let text = secret(&made, Self.noteID, &generator)
    for kind in tags.kinds { made.secrets.append((text, kind, Self.noteID)) }
    try made.call.perform(.note(text, tags: tags))
  }

  private static let noteID = "note"

  private func word(_ generator: inout Chance) -> String {
    let letters = (0..<9).map { _ in "bcdfghjklmnpqrstvwxz".randomElement(using: &generator) ?? "q"
    }
    return "zq" + String(letters)
  }

  private func tell(_ made: inout Made, _ generator: inout Chance) throws {
    let id = (Self.words + Self.choices.keys.sorted()).randomElement(using: &generator) ?? ""
    var value = AnswerValue.unsure
    if Self.choices[id] != nil, Int.random(in: 0..<4, using: &generator) == 0 {
      // Something else: words, under the kind of their question.
      value = .words(secret(&made, id, &generator))
    } else if let ids = Self.choices[id], let choice = ids.randomElement(using: &generator) {
      value = .choice(choice)
    } else if Int.random(in: 0..<6, using: &generator) > 0 {
      value = .words(secret(&made, id, &generator))
    }
    let quote = Bool.random(using: &generator) ? secret(&made, id, &generator) : nil
    let statement = Statement(value, certainty: .doubtful, quote: quote)
    let index = try #require(made.call.state.library.factIndex(id))
    let isKnown = made.call.state.current(index, of: made.call.state.subject) != nil
    switch (isKnown, Int.random(in: 0..<4, using: &generator)) {
    case (true, 0): try made.call.perform(.change(fact: id, statement))
    case (true, 1) where made.corrected.insert(id).inserted:
      let reason = secret(&made, "", &generator)
      try made.call.perform(.correct(fact: id, statement, reason: reason))
    case (true, 2): try made.call.perform(.dispute(fact: id, statement))
    case _: try made.call.perform(.tell(fact: id, statement))
    }
  }

  /// Words that nothing else says; now and then with those that another fact already said.
  private func secret(
    _ made: inout Made, _ fact: String, _ generator: inout Chance
  ) -> String {
    let word = word(&generator)
    let library = made.call.state.library
    let kind = library.facts.first { $0.id == fact }?.secretKind
    var text = word
    if Int.random(in: 0..<4, using: &generator) == 0,
      let other = made.secrets.randomElement(using: &generator)
    {
      text += " and \(other.word)"
    }
    let state = made.call.state.standing
    let quoted: SecretKind = state.callerParty == state.personParty ? .health : .thirdParty
    let own = fact == RecordItem.quoteID ? quoted : .none
    made.secrets.append((text, kind ?? own, fact))
    return text
  }

  private func consent(_ made: inout Made, _ generator: inout Chance) throws {
    let items = ["share", "mobile-crisis", "clinic", "share-with-police"]
    let states: [ConsentState] = [.given, .given, .given, .limited, .refused, .withdrawn]
    let answer = ConsentAnswer(
      states.randomElement(using: &generator) ?? .refused, words: "only tonight")
    try made.call.perform(
      .consent(item: items.randomElement(using: &generator) ?? "share", answer, of: .person))
  }

  private func bytes(_ scoped: ScopedRecord) -> String {
    Document.Form.allCases.map { Document($0, of: scoped).text }.joined()
  }

  private func handoffs(_ call: SampleCall) -> [Handoff] {
    ["mobile-desk", "police-desk", "own-clinic"].flatMap { receiver in
      [
        call.handoff(to: receiver),
        call.handoff(to: receiver, basis: .exception("life-in-danger", reason: "zqreasonzq")),
      ]
    }
  }

  @Test("a word whose kind is withheld occurs in no byte of any form", arguments: 0..<count)
  func withheld(_ run: UInt64) throws {
    var generator = Chance(state: Self.seed &+ run)
    let made = try made(&generator)
    for handoff in handoffs(made.call) {
      let scoped = made.call.scoped(for: handoff)
      let text = bytes(scoped)
      let shut = Set(scoped.withheld.filter { $0.about == .person }.map(\.kind))
      for secret in made.secrets where shut.contains(secret.kind) {
        #expect(
          !text.contains(secret.word),
          "seed \(Self.seed &+ run): \(secret.fact) went to \(handoff.receiver ?? "")")
      }
      if handoff.basis != .consent || handoff.receiver == "police-desk" {
        for secret in made.secrets
        where secret.fact == RecordItem.quoteID || secret.fact == Self.noteID {
          #expect(!text.contains(secret.word), "seed \(Self.seed &+ run): exact words went")
        }
      }
      for word in made.unsaid {
        #expect(!text.contains(word), "seed \(Self.seed &+ run): a note went that goes nowhere")
      }
      if !shut.isEmpty {
        for secret in made.secrets where secret.fact.isEmpty {
          #expect(!text.contains(secret.word), "seed \(Self.seed &+ run): typed words went")
        }
      }
      #expect(scoped.withheld.isEmpty || !text.contains("zqreasonzq"))
    }
  }

  @Test("a refusal more never shows more", arguments: 0..<count)
  func refusal(_ run: UInt64) throws {
    var generator = Chance(state: Self.seed &+ 10_000 &+ run)
    let made = try made(&generator)
    for item in ["share", "mobile-crisis", "clinic", "share-with-police"] {
      for state in [ConsentState.refused, .unsure, .withdrawn, .expired] {
        var call = made.call
        try call.perform(.consent(item: item, ConsentAnswer(state), of: .person))
        for handoff in handoffs(call) {
          let before = made.call.scoped(for: handoff)
          let after = call.scoped(for: handoff)
          for part in RecordPart.allCases {
            #expect(
              after[part].count <= before[part].count, "seed \(Self.seed &+ 10_000 &+ run)")
          }
          #expect(after.levels.count <= before.levels.count)
          #expect(after.changes.count <= before.changes.count)
          #expect(Set(before.withheld.map(\.kind)).isSubset(of: after.withheld.map(\.kind)))
        }
      }
    }
  }

  @Test("an exception never shows more than its least content", arguments: 0..<count)
  func exception(_ run: UInt64) throws {
    var generator = Chance(state: Self.seed &+ 20_000 &+ run)
    let made = try made(&generator)
    for handoff in handoffs(made.call) where handoff.basis != .consent {
      let scoped = made.call.scoped(for: handoff)
      let shown = RecordPart.allCases.flatMap { scoped[$0] }
      let kinds = shown.reduce(into: Set<SecretKind>()) { $0.formUnion($1.kinds) }
      #expect(kinds.isSubset(of: [.place, .health, .none]), "seed \(Self.seed &+ 20_000 &+ run)")
      let levels = scoped.levels.reduce(into: Set<SecretKind>()) { $0.formUnion($1.kinds) }
      #expect(levels.isSubset(of: [.place, .health, .none]))
    }
  }

  @Test("every fact shown that somebody said has its source", arguments: 0..<count)
  func source(_ run: UInt64) throws {
    var generator = Chance(state: Self.seed &+ 30_000 &+ run)
    let made = try made(&generator)
    for handoff in handoffs(made.call) {
      let scoped = made.call.scoped(for: handoff)
      for item in RecordPart.allCases.flatMap({ scoped[$0] })
      where item.isFact && item.unknown == nil && !item.doubts.contains(.notStoodDown) {
        #expect(item.source != nil, "seed \(Self.seed &+ 30_000 &+ run): \(item.id)")
      }
      for level in scoped.levels {
        #expect(level.facts.allSatisfy { made.call.state.library.factIndex($0.id) != nil })
      }
    }
  }
}
