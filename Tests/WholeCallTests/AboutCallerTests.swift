// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Interview
import ProtocolFiles
import Protocols
import Testing
import WrittenLibraries

@Suite("What a caller says of themself")
struct AboutCallerTests {
  private let at = Moment(utcMilliseconds: 1_700_000_000_000)

  /// Questions of the library that are about the caller also where the call is about another.
  static let facts = [
    "safe-to-talk", "safe-number", "may-be-said", "what-matters", "out-of-reach", "caller-bears",
    "hoped-for", "knows-person",
  ]

  /// Told as any first choice, or as words.
  private func tell(_ id: String, _ library: CheckedLibrary) throws -> Intent {
    let fact = library.facts[try #require(library.factIndex(id))]
    if let first = fact.answers.valueIDs.first {
      return .tell(fact: id, Statement(.choice(first)))
    }
    return .tell(fact: id, Statement(.words("in words of their own")))
  }

  @Test("is theirs, told before or after it is known whom the call is about", arguments: facts)
  func eitherOrder(_ id: String) throws {
    let library = try LibraryUnderTest.shipped.library()
    let fact = try #require(library.factIndex(id))
    let about = Intent.tell(fact: "caller", Statement(.choice("third-party")))
    for intents in [[about, try tell(id, library)], [try tell(id, library), about]] {
      let state = try LibraryUnderTest.shipped.call(intents, at: at)
      #expect(
        state.knownFacts.contains { $0.fact == fact && $0.party == state.standing.callerParty })
      #expect(state.standing.callerParty != state.standing.personParty)
      let handoff = Handoff(number: 1, responder: "mobile-crisis", receiver: nil, basis: .consent)
      let record = HandoffRecord(of: state, for: handoff, at: at)
      let lines = RecordPart.allCases.flatMap { record[$0] }.filter { $0.id == id }
      #expect(lines.map(\.about) == [.caller], "\(id)")
      #expect(lines.allSatisfy { $0.isFirstHand })
    }
  }

  @Test("is about the person where the call is about the caller", arguments: facts)
  func ownCall(_ id: String) throws {
    let library = try LibraryUnderTest.shipped.library()
    let about = Intent.tell(fact: "caller", Statement(.choice("the-person")))
    let state = try LibraryUnderTest.shipped.call([about, try tell(id, library)], at: at)
    let handoff = Handoff(number: 1, responder: "mobile-crisis", receiver: nil, basis: .consent)
    let record = HandoffRecord(of: state, for: handoff, at: at)
    let lines = RecordPart.allCases.flatMap { record[$0] }.filter { $0.id == id }
    #expect(lines.map(\.about) == [.person], "\(id)")
  }

  @Test("asked in the middle of a call about another, it is still theirs")
  func asked() throws {
    let about = Intent.tell(fact: "caller", Statement(.choice("third-party")))
    let state = try LibraryUnderTest.shipped.call([about, .acknowledge], at: at)
    let pending = try #require(state.pendingFact)
    #expect(state.library.facts[pending.fact].id == "safe-to-talk")
    #expect(pending.party == state.standing.callerParty)
  }

  @Test("a fact is about the caller wherever it is asked, or nowhere")
  func differs() throws {
    let manual = try #require(RuleManuals.forms.first { $0.name == "never reads" }).manual
    let files = try #require(manual.examples.first).files
    let main = try #require(files.first { $0.path == "main.yaml" })
    let line = try #require(main.text.split(separator: "\n").first { $0.contains("secret kind") })
    let step = """

        - ask: again
          id: once-more
          say: Once more?
          answer: yes or no
          about: caller
          secret kind: none
        - ask: again
          say: Again?
          answer: yes or no
      \(line)

      """
    let text = main.text.replacing("\nsteps:\n", with: "\nsteps:" + step)
    let changed = files.map { file in
      SourceFile(file.path, file.path == main.path ? text : file.text)
    }
    #expect(
      readLibrary(changed).diagnostics.map(\.headline).contains(
        "\"again\" is about the caller in one place, and not in another."))
  }
}
