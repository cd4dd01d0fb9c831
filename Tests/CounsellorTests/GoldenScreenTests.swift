// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Foundation
import Interview
import Protocols
import Terminal
import Testing
import WrittenLibraries

@Suite("Screens")
struct GoldenScreenTests {
  /// A terminal that a screen is made for.
  struct Kind {
    var isRich: Bool
    var columns: Int

    static let all = [80, 40].flatMap { columns in
      [true, false].map { Kind(isRich: $0, columns: columns) }
    }
    static let widest = [true, false].map { Kind(isRich: $0, columns: 132) }
    var name: String { "\(isRich ? "rich" : "plain"), \(columns) columns" }
  }

  @Test("a screen looks as recorded, rich and plain, wide and narrow", arguments: Story.all)
  func looks(_ story: Story) throws {
    var text = ""
    for kind in Kind.all where kind.isRich || !story.isRichOnly {
      text += "=== \(kind.name)\n\(try page(story, kind))\n"
    }
    try expectGolden(story.name + ".txt", text)
  }

  @Test("what must be on a screen is on it, however it looks", arguments: Story.all)
  func says(_ story: Story) throws {
    let facts = try golden(story.name + ".facts").split(separator: "\n").filter {
      !$0.hasPrefix("#")
    }
    #expect(!facts.isEmpty)
    for kind in Kind.all where kind.isRich || !story.isRichOnly {
      let page = Self.flat(try page(story, kind))
      for fact in facts {
        #expect(page.contains(Self.flat(String(fact))), "\"\(fact)\" at \(kind.name)")
      }
    }
  }

  @Test("no line is wider than its terminal, and plain ones hold no sign of drawing")
  func fits() throws {
    for story in Story.all {
      for kind in Kind.all where kind.isRich || !story.isRichOnly {
        // What a receiver gets has a width of its own.
        let page = try page(story, kind, namesRecords: true)
        for line in page.split(separator: "\n") where !line.contains("> ") {
          let text = line.replacing("«", with: "").replacing("»", with: "")
          #expect(text.count <= kind.columns, "\(story.name), \(kind.name): \(text)")
          #expect(kind.isRich || !text.contains("--"), "\(story.name): \(text)")
        }
      }
    }
  }

  @Test("no sentence of a screen stands outside the catalogue, and longer ones fit")
  func catalogue() throws {
    let known = try Self.libraryWords()
    for story in Story.all where !story.isOfShipped {
      for kind in Kind.all + Kind.widest where kind.isRich || !story.isRichOnly {
        let text = try InterfaceLanguage.$spoken.withValue(.madeUp) {
          try page(story, kind, namesRecords: true)
        }
        let lines = text.replacing("«", with: "").replacing("»", with: "")
          .split(separator: "\n").filter { !$0.contains(" > ") && !$0.hasSuffix(" >") }
          .map { kind.isRich ? $0 : Self.withoutHead($0) }
        for line in lines { #expect(line.count <= kind.columns, "\(story.name): \(line)") }
        var rest = lines.joined(separator: " ")
        while let framed = rest.firstMatch(of: #/\[[^\[\]]*\]/#) {
          rest.replaceSubrange(framed.range, with: " ")
        }
        let typed = Self.words((story.before + story.shown).map { "\($0)" }.joined(separator: " "))
        let strangers = Self.words(rest).subtracting(known).subtracting(typed)
          .filter { $0 != $0.uppercased() }
        #expect(strangers.isEmpty, "\(story.name), \(kind.name): \(strangers.sorted())")
      }
    }
  }

  /// Every word of the small library: what authors wrote is no sentence of the program. What is
  /// owed is still put into words by the engine.
  private static func libraryWords() throws -> Set<String> {
    let folder = Project.path("Tests/CounsellorTests/Library")
    let files = try FileManager.default.contentsOfDirectory(atPath: folder)
    return try files.reduce(into: ["Enter", "by", "yet", "unsure", "declined"]) { words, name in
      words.formUnion(Self.words(try String(contentsOfFile: folder + "/" + name, encoding: .utf8)))
    }
  }

  /// `Owed: ` and the like stand before a plain line as `OWED` does before a rich one.
  private static func withoutHead(_ line: Substring) -> Substring {
    line.firstMatch(of: #/^[A-Z][a-z]+(?: [a-z]+)?: /#).map { line[$0.range.upperBound...] } ?? line
  }

  private static func words(_ text: String) -> Set<String> {
    Set(text.split { !$0.isLetter && $0 != "-" }.map(String.init).filter { $0.count > 1 })
  }

  private func page(
    _ story: Story, _ kind: Kind, namesRecords: Bool = false
  ) throws -> String {
    let library = story.isOfShipped ? NightLine.shipped : NightLine.small
    var sitting = Sitting(library: try #require(library))
    sitting.showsRecords = story.showsRecords && !namesRecords
    let screen = Screen(isRich: kind.isRich, columns: kind.columns)
    let first = PageEditor(
      isRich: kind.isRich, clock: sitting.clock, before: story.before,
      shown: story.isAmended ? [] : story.shown)
    _ = try sitting.begin(first, screen).run()
    guard story.isAmended else { return first.page }
    let second = PageEditor(
      isRich: kind.isRich, clock: sitting.clock, before: [], shown: story.shown)
    _ = try sitting.goOn(second, screen).run()
    return second.page
  }

  /// One space for any run of white space, so that a fact is found wherever a line breaks, and no
  /// difference between `SAY` and `Say:`.
  private static func flat(_ text: String) -> String {
    text.lowercased().replacing("«", with: "").replacing("»", with: "")
      .split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}

private let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Golden")

/// Expected outputs, one file each in `Golden/`; `RECORD=1` writes them anew, never under CI.
func expectGolden(_ name: String, _ output: String) throws {
  let environment = ProcessInfo.processInfo.environment
  if environment["RECORD"] == "1" {
    try #require(environment["CI"] == nil, "golden files are recorded by hand, and read then")
    try output.write(to: folder.appending(path: name), atomically: true, encoding: .utf8)
  }
  let expected = try? golden(name)
  #expect(expected == output, "Golden/\(name) differs; record with RECORD=1 and read the change")
}

func golden(_ name: String) throws -> String {
  try String(contentsOf: folder.appending(path: name), encoding: .utf8)
}
