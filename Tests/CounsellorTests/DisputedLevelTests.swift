// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Foundation
import Interview
import Protocols
import Terminal
import Testing

/// Two voices on what decides a level: what the first said is not weighed down without a word.
@Suite("A level over two voices")
struct DisputedLevelTests {
  private let sitting: Sitting

  init() throws {
    sitting = Sitting(library: try #require(NightLine.shipped))
  }

  private static let bothTold: [LineInput] = [
    .line("told caller 1"), .line("switch suicide they ask"), .line("told thoughts 1"),
    .line("speaker family"), .line("told intent 1"), .line("speaker self"),
  ]

  private func soFar() -> String? {
    let state = sitting.state
    guard let finding = state.library.findings.firstIndex(where: { $0.id == "suicide-level" }),
      let least = state.levelsSoFar.first(where: { $0.finding == finding })?.least
    else { return nil }
    return state.library.findings[finding].values[least.value].id
  }

  @Test("a no of the person beside a yes of another leaves the level as high as it was")
  func both() throws {
    let page = try sitting.page(Self.bothTold + [.line("told intent 2"), .key("1")])
    #expect(page.contains("1 Both stay"), "\(page)")
    #expect(soFar() == "high", "\(page)")
  }

  @Test("a yes of another beside a no of the person raises it as a yes alone would")
  func raised() throws {
    let page = try sitting.page([
      .line("told caller 1"), .line("switch suicide they ask"), .line("told thoughts 1"),
      .line("told intent 2"), .line("speaker family"), .line("told intent 1"), .key("1"),
    ])
    #expect(soFar() == "high", "\(page)")
  }

  @Test("what would lower a level that is clear so far says so before, and wants Enter")
  func lowered() throws {
    let page = try sitting.page(
      Self.bothTold + [
        .line("told behaviour 1"), .line("told intent 2"), .key("2"),
      ])
    let asked = page.components(separatedBy: "1 Both stay").first ?? ""
    #expect(asked.contains("Level of suicide risk: High -> Moderate"), "\(page)")
    #expect(page.contains("that takes its place (2+Enter)"), "\(page)")
  }

  @Test("a slip of what another voice said is first told to be theirs")
  func slip() throws {
    let page = try sitting.page(Self.bothTold + [.line("wrong intent 2")])
    let block = page.components(separatedBy: "CHANGE").last ?? ""
    let said = try #require(block.firstRange(of: "Family said this at"), "\(page)")
    let becomes = try #require(block.firstRange(of: "Yes -> No"), "\(page)")
    #expect(said.lowerBound < becomes.lowerBound && block.contains("`told` keeps both."))
  }

  @Test("what is put for a yes or a no begins with no word that asks for more")
  func closed() throws {
    let library = try #require(NightLine.shipped)
    for step in library.steps.indices {
      for (words, language) in Self.putForYesOrNo(library, step) {
        let first = words.lowercased().split { !$0.isLetter }.first.map(String.init) ?? ""
        let asksWhy = words.lowercased().contains("por qué")
        #expect(
          !Self.open.contains(first) && !asksWhy, "\(library.steps[step].id), \(language): \(words)"
        )
      }
    }
  }

  private static let open: Set<String> = [
    "what", "who", "whom", "when", "where", "which", "how", "why", "qué", "quién", "quiénes",
    "cuándo", "dónde", "cuál", "cuáles", "cómo", "cuánto",
  ]

  /// A consent is put in its own words, a question by its own or by those for yes and no.
  private static func putForYesOrNo(
    _ library: CheckedLibrary, _ step: Int
  ) -> [(String, String)] {
    let languages = [library.ownLanguage] + library.otherLanguages
    return languages.flatMap { language -> [(String, String)] in
      let other = library.translated(step: step, into: language)
      let isOwn = language == library.ownLanguage
      guard let wording = isOwn ? library.steps[step].wording : other?.wording else { return [] }
      var put = [wording.yesOrNo].compactMap { $0 }
      switch library.flow.steps[step].act {
      case .consent: put += wording.say
      case .ask(let fact, _) where library.facts[fact].answers == .yesOrNo: put += wording.say
      case .ask, .section, .tell, .instruct, .decide, .score, .wait, .promise, .agree, .end,
        .handoff, .offer, .run:
        break
      }
      return (put + (other.map { Array($0.asYesOrNo.values) } ?? [])).map { ($0, language) }
    }
  }
}
