// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Protocols
import Testing
import WrittenLibraries

@testable import ProtocolFiles

@Suite("Reading the directory of supports")
struct SupportsReadingTests {
  private static let head = "supports: county\nformat: 1\n\nplaces:\n"

  private func reading(
    _ text: String, for library: LibraryDraft? = nil
  ) -> (directory: SupportDirectory?, says: String) {
    let file = SourceFile("supports.yaml", text)
    let (directory, diagnostics) = readSupports(file, for: library)
    let page = DiagnosticText(files: [file])
    return (directory, diagnostics.map(page.lines).joined(separator: "\n"))
  }

  @Test("every key of a place is read, and what is left out is not known")
  func everyKey() throws {
    let text =
      Self.head + """
          - id: river-house
            name: River House
            kind: group-home
            area: North
            near: [Mill Road, Old Mill]
            phone: 555-0100
            open: day and night
            what they can do: Staff come out.
          - id: least
            name: The least
            kind: other
        """
    let (directory, says) = reading(text)
    #expect(says == "")
    let entries = try #require(directory?.entries)
    #expect(
      entries.map(\.support) == [
        Support(
          id: "river-house", name: "River House", kind: "group-home", area: "North",
          phone: "555-0100", open: "day and night", whatTheyCanDo: "Staff come out."),
        Support(id: "least", name: "The least", kind: "other"),
      ])
    #expect(entries.map(\.near) == [["Mill Road", "Old Mill"], []])
    #expect(entries.map { $0.hours == nil } == [false, true])
  }

  static let traps = [
    Trap("an empty file", ""),
    Trap("no places", "supports: county\nformat: 1\n"),
    Trap("another file", "protocol: a\nformat: 1\n"),
    Trap("a key that is not", head + "  - id: a\n    name: A\n    kind: b\n    tel: 1\n"),
    Trap("no kind", head + "  - id: a\n    name: A\n"),
    Trap("an id that is none", head + "  - id: A b\n    name: A\n    kind: Group Home\n"),
    Trap(
      "an id twice",
      head + "  - id: a\n    name: A\n    kind: b\n  - id: a\n    name: B\n    kind: b\n"),
    Trap("a text in place of places", "supports: county\nformat: 1\nplaces: none\n"),
  ]

  @Test("what is wrong is named with its place, and nothing of it is used", arguments: traps)
  func trap(_ trap: Trap) {
    let (directory, says) = reading(String(decoding: trap.bytes, as: UTF8.self))
    #expect(directory == nil)
    #expect(says == Golden("supports").expected(trap.name, now: says))
  }

  @Test("hours that look like hours and are none are a warning, and the place is used")
  func hours() {
    let (directory, says) = reading(
      Self.head + "  - id: a\n    name: A\n    kind: b\n    open: weekdays 9 to 5\n")
    #expect(directory?.entries.count == 1)
    #expect(says == Golden("supports").expected("hours", now: says))
  }

  @Test("a responder whose places are in no directory is a warning at the responder")
  func kinds() {
    let place = Place(file: "library.yaml", line: 7, column: 16)
    func at(_ text: String) -> Placed<String> { Placed(text, at: place) }
    var library = LibraryDraft(
      id: at("a"), title: at("A"), opensWith: at("b"), protocolIDs: [at("b")])
    library.responders = [
      ResponderDraft(
        name: TitledDraft(id: at("home"), title: at("Home")), rung: at("1"),
        isLawEnforcement: false, tellFirst: nil, supports: [at("group-home"), at("clinic")])
    ]
    let (directory, says) = reading(
      Self.head + "  - id: a\n    name: A\n    kind: group-hom\n", for: library)
    #expect(directory?.entries.count == 1)
    #expect(says == Golden("supports").expected("kinds", now: says))
  }

  @Test("the directory that ships is read without a complaint, for the library that ships")
  func shipped() throws {
    let file = try #require(SourceFile("supports.yaml", in: Project.protocols))
    let (directory, diagnostics) = readSupports(file, for: shippedReading().draft)
    #expect(diagnostics == [])
    #expect(directory?.entries.isEmpty == false)
  }
}

/// The library that ships.
func shippedReading() -> LibraryReading {
  readLibrary(libraryFiles(in: Project.protocols))
}
