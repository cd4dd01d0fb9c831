// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Protocols
import Testing

@testable import Interview
@testable import Storage

/// A call through the library of everything. After every entry it is closed, kept as bytes, read
/// again and rebuilt; the rebuilt call must stand where the running one does.
struct Playing {
  private(set) var state: State
  private(set) var entries: [Entry] = []
  private(set) var at = Moment(utcMilliseconds: 1_700_000_000_000)
  private let library: CheckedLibrary

  private static let everything = Result { try LibraryUnderTest.everything.library() }

  init() throws {
    library = try Self.everything.get()
    state = State(library: library)
    try perform(.open(Opening(bundleDigest: "", store: .practice, number: 1)))
  }

  mutating func perform(_ intent: Intent) throws {
    let events = try Engine.decide(intent, in: state, at: at)
    state = state.supposing(events, at: at)
    let entry = Entry(
      call: CallID("0123456789abcdef0123456789abcdef"), sequence: state.lastSequence, epoch: 1,
      at: at, by: Author(counsellor: "a", seat: "b"), events: events, witness: state.witness)
    entries.append(try EntryCoding.entry(from: EntryCoding.bytes(of: entry)))
    var reopened = State(library: library)
    for entry in entries { reopened.apply(entry) }
    #expect(reopened == state)
    #expect(reopened.owed() == state.owed())
    #expect(Engine.prompt(of: reopened, at: at) == Engine.prompt(of: state, at: at))
    at.utcMilliseconds += 7_000
  }

  mutating func perform(_ intents: [Intent]) throws {
    for intent in intents { try perform(intent) }
  }

  /// Goes on as most calls would until this step waits.
  mutating func reach(_ step: String) throws {
    for _ in 0..<80 {
      guard pending != step else { return }
      try perform(try #require(usual))
    }
    Issue.record("\(step) was not reached; the call waits at \(pending)")
  }

  mutating func wait(minutes: Int64) { at.utcMilliseconds += minutes * 60_000 }

  /// Where the call waits: a step, with the rung or the needed fact behind a dot.
  var pending: String {
    guard let visit = state.pendingVisit?.visit else {
      return state.standing.isReadyToClose ? "ready to close" : "alarm stays on"
    }
    return visit.step + (visit.part.map { ".\($0)" } ?? "")
  }

  /// How a fact of the person stands: `yes`, `yes for sure`, `unsure`, `not known`; numbers and
  /// words by the cell they fall into.
  func value(_ id: String) throws -> String {
    let index = try #require(library.factIndex(id))
    let fact = library.facts[index]
    let party = fact.isOfCall ? Party.first : state.standing.personParty
    var values = fact.answers.valueIDs
    if case .many = fact.answers { values = ["answered"] }
    return word(of: state.cell(of: index, party), among: values)
  }

  func level(_ id: String) throws -> String {
    let finding = try #require(library.findingIndex(id))
    let level = state.standing.level(of: finding)
    return level.map { library.findings[finding].values[$0].id } ?? "not decided"
  }

  func isAsked(_ id: String) throws -> Bool {
    let fact = library.facts[try #require(library.factIndex(id))]
    let party = fact.isOfCall ? Party.first : state.standing.personParty
    return state.standing.table[fact.askedVariable, party.number].valueIndex == 0
  }

  /// What the prompt knows of the question that waits.
  var known: Question.Known? {
    if case .ask(let question) = Engine.prompt(of: state, at: at).kind { return question.known }
    return nil
  }

  /// What anybody might enter at the prompt that waits.
  var usual: Intent? {
    switch Engine.prompt(of: state, at: at).kind {
    case .ask(let question):
      Self.answers[library.facts[question.fact].id].map { .answer(Statement($0)) }
    case .tell, .instruct, .wait: .acknowledge
    case .offer: .offer(responder: nil, .declined, reason: nil)
    case .consent: .consent(item: nil, ConsentAnswer(.refused), of: .person)
    case .handoff, .promise: .leaveOut
    case .agree: .agree(false)
    case .alarmStaysOn, .readyToClose, .closed: nil
    }
  }

  static let answers: [String: AnswerValue] = [
    "caller": .choice("the-person"), "mood": .choice("low"), "alone": .choice("no"),
    "signs": .options(["shaking"]), "pain": .number(3), "age": .number(30),
    "since": .moment(utcMilliseconds: 1_699_996_400_000, about: false),
    "story": .words("It began in the morning."), "where": .words("By the mill"),
    "number": .words("555-0100"), "name": .words("Orlo"), "smoke": .choice("clear"),
    "sleep": .choice("little"),
  ]

  private func word(of cell: Cell, among values: [String]) -> String {
    switch cell {
    case .notKnown: return "not known"
    case .unsure: return "unsure"
    case .declined: return "declined"
    case .disputed: return "disputed"
    case .skipped: return "skipped"
    default:
      let index = cell.valueIndex ?? 0
      let value = index < values.count ? values[index] : "cell \(index)"
      return value + (cell.isForSure ? " for sure" : "")
    }
  }
}
