// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Protocols
import Testing
import WrittenLibraries

@testable import ProtocolFiles

@Suite("Words in another language")
struct TranslationTests {
  private static let library = """
    library: small
    format: 1
    title: Small
    opens with: tonight
    protocols: [tonight]

    """
  private static let tonight = """
    protocol: tonight
    format: 1
    title: Tonight
    version: 1.0.0
    language: en
    outcomes: [settled]
    steps:
      - ask: inside
        say: Are you inside?
        confirm: You said {answer}. Still so?
        ways: [Is there a roof?, Are you in from the cold?]
        answer: yes or no
        secret kind: none
      - ask: hurt
        say: Are you hurt?
        choices:
          - badly: Badly
            as yes or no: Badly?
          - unhurt: Not hurt
            as yes or no: Unhurt?
        when: inside is known and inside is no
        secret kind: health
      - tell: doors
        say: [There are doors open., We can look.]
      - end: settled

    """
  private static let head = "translation: tonight\nformat: 1\nlanguage: es\nwords:\n"
  private static let full = [
    ("inside/say", ["Are you inside?"], ["¿Está adentro?"]),
    (
      "inside/confirm", ["You said {answer}. Still so?"], ["Dijo {answer}. ¿Sigue así?"]
    ),
    (
      "inside/ways", ["Is there a roof?", "Are you in from the cold?"],
      ["¿Hay un techo?", "¿Tiene abrigo?"]
    ),
    ("inside/answer/yes", ["Yes"], ["que sí"]), ("inside/answer/no", ["No"], ["que no"]),
    ("hurt/say", ["Are you hurt?"], ["¿Tiene heridas?"]),
    ("hurt/choices/badly/as yes or no", ["Badly?"], ["¿Graves?"]),
    ("hurt/choices/unhurt/as yes or no", ["Unhurt?"], ["¿Ninguna?"]),
    ("doors/say", ["There are doors open.", "We can look."], ["Hay puertas.", "Busquemos."]),
  ]

  private static func text(
    leavingOut path: String? = nil, _ change: (String, [String], [String])? = nil
  ) -> String {
    var entries = full.filter { $0.0 != path && $0.0 != change?.0 }
    if let change { entries.append(change) }
    return head
      + entries.map { path, from, to in
        let from = from.map { "\"\($0)\"" }.joined(separator: ", ")
        let to = to.map { "\"\($0)\"" }.joined(separator: ", ")
        return "  \(path):\n    from: [\(from)]\n    to: [\(to)]\n"
      }.joined()
  }

  private func reading(
    _ text: String, as path: String = "tonight.es.yaml"
  ) -> (library: CheckedLibrary?, says: String) {
    let files = [
      ("library.yaml", Self.library), ("tonight.yaml", Self.tonight), (path, text),
    ].map { SourceFile($0, $1) }
    let reading = readLibrary(files)
    let page = DiagnosticText(files: files)
    return (reading.library, reading.diagnostics.map(page.lines).joined(separator: "\n"))
  }

  @Test("every text is read to its place, and a step without words has none")
  func whole() throws {
    let (read, says) = reading(Self.text())
    #expect(says == "")
    let library = try #require(read)
    #expect(library.ownLanguage == "en" && library.otherLanguages == ["es"])
    let inside = try #require(library.translated(step: 0, into: "es"))
    #expect(inside.wording.say == ["¿Está adentro?"])
    #expect(inside.wording.confirm == "Dijo {answer}. ¿Sigue así?")
    #expect(inside.wording.ways == ["¿Hay un techo?", "¿Tiene abrigo?"])
    #expect(inside.labels == ["yes": "que sí", "no": "que no"])
    let hurt = try #require(library.translated(step: 1, into: "es"))
    #expect(hurt.asYesOrNo == ["badly": "¿Graves?", "unhurt": "¿Ninguna?"])
    #expect(library.translated(step: 2, into: "es")?.wording.say == ["Hay puertas.", "Busquemos."])
    #expect(library.translated(step: 3, into: "es") == nil)
    #expect(library.translated(step: 0, into: "fr") == nil)
  }

  @Test("the label of an answer that is never said back may be translated, and need not be")
  func labels() throws {
    let (library, says) = reading(Self.text(("hurt/choices/badly", ["Badly"], ["graves"])))
    #expect(says == "")
    #expect(try #require(library).translated(step: 1, into: "es")?.labels == ["badly": "graves"])
  }

  @Test("the file is in the bundle, so that a call keeps the words it was begun with")
  func bundle() {
    #expect(LibraryBundle.holds(path: "tonight.es.yaml"))
  }

  @Test("words made from others than those that stand there now are not said")
  func stale() throws {
    let old = ("doors/say", ["A door is open."], ["Hay una puerta."])
    let (library, says) = reading(Self.text(old))
    #expect(try #require(library).translated(step: 2, into: "es") == nil)
    #expect(says == Golden("translations").expected("stale", now: says))
  }

  @Test(
    "what is missing or unknown is a warning, and the rest is used",
    arguments: [
      ("missing", text(leavingOut: "inside/say")),
      ("missing labels", text(leavingOut: "inside/answer/no")),
      (
        "an unknown path",
        text(leavingOut: "doors/say", ("doors/sey", ["There are doors open."], ["y"]))
      ),
      (
        "another number of ways",
        text(
          ("inside/ways", ["Is there a roof?", "Are you in from the cold?"], ["¿Hay un techo?"]))
      ),
      ("a choice taken out", text(("hurt/choices/unharmed/as yes or no", ["x?"], ["y"]))),
      ("a step taken out", text(("dours/say", ["x"], ["y"]))),
      (
        "a choice misspelt",
        text(
          leavingOut: "hurt/choices/badly/as yes or no",
          ("hurt/choices/badley/as yes or no", ["Badly?"], ["¿Graves?"]))
      ),
      ("logic", text(("hurt/when", ["inside is known and inside is no"], ["inside is yes"]))),
      ("a counsellor's text", text(("doors/text", ["x"], ["y"]))),
    ])
  func warnings(_ name: String, _ text: String) throws {
    let (library, says) = reading(text)
    #expect(try #require(library).translated(step: 1, into: "es") != nil)
    #expect(says == Golden("translations").expected(name, now: says))
  }

  @Test(
    "what would say something wrong, or cannot be read, is an error",
    arguments: [
      (
        "an answer not said back",
        text(("inside/confirm", ["You said {answer}. Still so?"], ["¿Sigue así?"]))
      ),
      ("another protocol", text().replacing("translation: tonight", with: "translation: later")),
      ("no words to say", head + "  inside/say:\n    from: Are you inside?\n"),
      ("a text for an entry", head + "  inside/say: ¿Está adentro?\n"),
      ("an entry twice", head + "  a/say: {from: b, to: c}\n  a/say: {from: b, to: c}\n"),
      ("a key that is not", text() + "outcomes: [settled]\n"),
    ])
  func errors(_ name: String, _ text: String) {
    let (library, says) = reading(text)
    #expect(library == nil)
    #expect(says == Golden("translations").expected(name, now: says))
  }

  @Test("a file that is named after another language or protocol is told")
  func names() {
    let other = reading(Self.text(), as: "tonight.fr.yaml").says
    #expect(other == Golden("translations").expected("file name", now: other))
    let own = reading(
      Self.text().replacing("language: es", with: "language: en"), as: "tonight.en.yaml"
    ).says
    #expect(own == Golden("translations").expected("its own language", now: own))
    let unlisted = reading(Self.text(), as: "later.es.yaml").says
    #expect(unlisted == Golden("translations").expected("not listed", now: unlisted))
  }

  @Test("what ships in Spanish is whole, and made from the words that ship")
  func shipped() throws {
    let reading = shippedReading()
    #expect(reading.diagnostics == [])
    let library = try #require(reading.library)
    #expect(library.otherLanguages == ["es"])
  }
}
