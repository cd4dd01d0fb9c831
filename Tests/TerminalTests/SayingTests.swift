// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Interview
import ProtocolFiles
import Protocols
import Terminal
import Testing
import WrittenLibraries

@Suite("The caller's language beside the counsellor's")
struct SayingTests {
  private static let files = [
    "library.yaml": """
    library: small
    format: 1
    title: Small
    opens with: tonight
    protocols: [tonight]
    they ask:
      - id: whats-open
        question: What is open?
        say: There are doors open.
        counts as: doors

    """,
    "tonight.yaml": """
    protocol: tonight
    format: 1
    title: Tonight
    version: 1.0.0
    language: en
    outcomes: [settled]
    steps:
      - do: begin
        text: Begin.
      - ask: inside
        say: Are you inside?
        confirm: You said {answer}. Still so?
        choices:
          - indoors: Indoors
            as yes or no: Are you indoors?
          - outdoors: Outdoors
            as yes or no: Are you outdoors?
        secret kind: none
      - tell: doors
        say: There are doors open.
      - ask: spot
        say: Where exactly?
        confirm: You said {answer}. Still there?
        yes or no: Can you tell me the spot?
        answer: text
        secret kind: none
      - end: settled

    """,
    "tonight.es.yaml": """
    translation: tonight
    format: 1
    language: es
    words:
      inside/say: {from: Are you inside?, to: ¿Está adentro?}
      inside/confirm: {from: "You said {answer}. Still so?", to: "Dijo {answer}. ¿Sigue así?"}
      inside/choices/indoors: {from: Indoors, to: que sí}
      inside/choices/indoors/as yes or no: {from: Are you indoors?, to: ¿Está bajo techo?}
      spot/confirm: {from: "You said {answer}. Still there?", to: "Dijo {answer}. ¿Sigue ahí?"}
      spot/yes or no: {from: Can you tell me the spot?, to: ¿Puede decirme el lugar?}

    """,
  ]

  private let at = Moment(utcMilliseconds: 0)

  /// What is said after these intents, with the first step done between `early` and `later`.
  private func screen(
    _ later: [Intent], early: [Intent] = [], readDown: Int = 0
  ) throws -> [ScreenLine] {
    let read = readLibrary(
      Self.files.map { SourceFile($0.key, $0.value) })
    var state = State(library: try #require(read.library))
    let opening = Intent.open(Opening(bundleDigest: "", store: .practice, number: 1))
    for intent in [opening] + early + [.acknowledge] + later {
      state = state.supposing(try Engine.decide(intent, in: state, at: at), at: at)
    }
    let prompt = Engine.prompt(of: state, at: at)
    let screen = PromptScreen(state: state, prompt: prompt, now: at, begun: at, readDown: readDown)
    return screen.lines.filter { line in
      switch line {
      case .say, .named: true
      case .rule, .marks, .text, .loud, .hint: false
      }
    }
  }

  private func told(_ value: String) -> Intent {
    .answer(Statement(.choice(value)))
  }

  @Test("without a language the library's own words are said, and nothing else is shown")
  func own() throws {
    #expect(try screen([]) == [.say("Are you inside?")])
    #expect(try screen([.speakIn(language: "en")]) == [.say("Are you inside?")])
  }

  @Test("what the caller heard already is marked so, with when")
  func saidBefore() throws {
    let said = [
      ScreenLine.say("There are doors open."),
      .named("SAID", "Before, at 00:00."),
    ]
    #expect(try screen([told("indoors")], early: [.theyAsk("whats-open")]) == said)
    #expect(try screen([told("indoors")]) == [said[0]])
  }

  @Test("in another language its words are said, with the library's own below")
  func other() throws {
    #expect(
      try screen([.speakIn(language: "es")])
        == [.say("¿Está adentro?"), .named("EN", "Are you inside?")])
  }

  @Test("words that nobody translated are said as they are, and that is told")
  func missing() throws {
    #expect(
      try screen([.speakIn(language: "es"), told("indoors")]) == [
        .say("There are doors open."),
        .named("ES", "No words in this language here; find your own."),
      ])
  }

  @Test(
    "an answer is said back in the other language where it has a name there",
    arguments: [
      (
        "indoors",
        [ScreenLine.say("Dijo que sí. ¿Sigue así?"), .named("EN", "You said Indoors. Still so?")]
      ),
      (
        "outdoors",
        [
          .say("You said Outdoors. Still so?"),
          .named("ES", "No words in this language here; find your own."),
        ]
      ),
    ])
  func confirm(_ value: String, _ wanted: [ScreenLine]) throws {
    let early = Intent.tell(fact: "inside", Statement(.choice(value)))
    let known = try screen([.speakIn(language: "es")], early: [early])
    #expect(Array(known.prefix(2)) == wanted)
  }

  @Test("a choice read down for a yes or a no is said in the other language too")
  func readDown() throws {
    #expect(
      try screen([.speakIn(language: "es"), .yesOrNo(true)]) == [
        .named("ASKING", "Are you inside?"), .say("¿Está bajo techo?"),
        .named("EN", "Are you indoors?"),
      ])
  }

  @Test("a choice that has no words there is read down as it is, and that is told")
  func readDownMissing() throws {
    #expect(
      try screen([.speakIn(language: "es"), .yesOrNo(true)], readDown: 1) == [
        .say("Are you outdoors?"),
        .named("ES", "No words in this language here; find your own."),
      ])
  }

  @Test("what is no choice is put to a yes or a no in the other language too")
  func typed() throws {
    let asked = try screen([
      .speakIn(language: "es"), .yesOrNo(true), told("indoors"), .acknowledge,
    ])
    #expect(
      Array(asked.prefix(2)) == [
        .say("¿Puede decirme el lugar?"), .named("EN", "Can you tell me the spot?"),
      ])
  }

  @Test("the caller's own words are said back within words of the other language")
  func ownWords() throws {
    let early = Intent.tell(fact: "spot", Statement(.words("la cocina")))
    let known = try screen(
      [.speakIn(language: "es"), told("indoors"), .acknowledge], early: [early])
    #expect(
      Array(known.prefix(2)) == [
        .say("Dijo la cocina. ¿Sigue ahí?"),
        .named("EN", "You said la cocina. Still there?"),
      ])
  }

  @Test("a language without words is refused by name, and the call stays as it is")
  func refused() {
    #expect(throws: Refusal.noSuchName("fr")) { try screen([.speakIn(language: "fr")]) }
  }
}
