// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import CallSamples
import Interview
import Protocols
import Terminal

@testable import Storage

/// Presses keys by a table of weights, call after call, and looks at the journal after each.
final class Monkey: LineEditor {
  private(set) var keys = 0
  private(set) var complaints: [String] = []
  /// What was wanted and done in the calls.
  private(set) var intents: Set<IntentKind> = []
  /// How often a question on screen was held against the one that the journal comes to.
  private(set) var comparisons = 0
  let text = ""

  private var chance: Chance
  private let most: Int
  private let library: CheckedLibrary
  private let answersLoweringAtOnce: Bool
  private var sitting: Sitting
  private var looked = 0
  private var folded: State
  private let screen = Screen(isRich: true, columns: 80)
  /// The question that was shown last, and when.
  private var question: (text: String, at: Moment)?
  /// What is still to be typed of a line, key by key.
  private var line: [Character] = []
  private var typed = ""
  private var endings = 0

  /// With a planted fault, where choices that lower a level want no Enter.
  init(seed: UInt64, keys: Int, _ library: CheckedLibrary, answersLoweringAtOnce: Bool = false) {
    chance = Chance(state: seed)
    most = keys
    self.library = library
    self.answersLoweringAtOnce = answersLoweringAtOnce
    sitting = Sitting(library: library)
    folded = State(library: library)
  }

  /// Calls until the keys are used up: some ended, some left and gone on with, some amended.
  func play() throws {
    while keys < most {
      question = nil
      let isOver = folded.closing != nil && one(in: 3)
      if sitting.log.entries.isEmpty || isOver {
        sitting = Sitting(library: library)
        folded = State(library: library)
        looked = 0
        _ = try sitting.begin(self, screen).run()
      } else {
        _ = try sitting.goOn(self, screen).run()
      }
      look(after: "the end")
    }
  }

  func next(_ request: LineRequest) -> LineInput {
    look(after: typed)
    compare(with: request.prompt)
    guard keys < most else { return .hangup }
    keys += 1
    sitting.clock.pass(milliseconds: Int64.random(in: 50...20_000, using: &chance))
    typed = ""
    asked = request.prompt
    let pressed = press(request)
    // Whatever asks, a digit without Enter is a lone one. A detail of an answer is no answer: there
    // it counts how the one before it was given.
    if !Self.details.contains(request.prompt) {
      if case .key(let key) = pressed { isLone = key.isNumber } else { isLone = false }
      if request.prompt.contains("] ") { isAnswered = false }
      if request.prompt == "voices > " { isAnswered = true }
      if !isAnswered { isAnswerLone = isLone }
    }
    trail.append("\(request.prompt)\(pressed) \(typed)")
    return pressed
  }

  /// What was pressed, and where: a complaint ends with the last of it.
  private var trail: [String] = []

  private func complain(_ what: String) {
    complaints.append(what + "\n  after " + trail.suffix(12).joined(separator: "\n  "))
  }

  /// The table of keys, by weight.
  private func press(_ request: LineRequest) -> LineInput {
    switch Int.random(in: 0..<100, using: &chance) {
    case 0..<40: return digit(request)
    case 40..<44: return .line("")
    case 44..<48: return .backspaceOnEmpty(emptyForMilliseconds: one(in: 2) ? 100 : 700)
    case 48..<52: return sign(request)
    case 52..<54: return .interrupt(wasEmpty: one(in: 2))
    case 54: return pick([.endKey, .suspend, .resized, .tick])
    case 55: return .lineTooLong(limit: 4_000)
    case 56: return pick([.endOfInput, .hangup, .terminate])
    case 57, 58: return pick([.listWanted, .screenCleared])
    case 59..<62:
      return .line(pick(["~1", "yes", "no", "unsure", "1 2", "some words", "10", "é字"]))
    default: return .line(command())
    }
  }

  private func digit(_ request: LineRequest) -> LineInput {
    let key = pick(Array("1234567890"))
    typed = String(key)
    var immediate = request.immediateKeys
    if answersLoweringAtOnce, immediate.contains("1") { immediate.formUnion("1234567890") }
    let isKey = immediate.contains(key)
    keys += isKey ? 0 : 1
    return isKey ? .key(key) : .line(typed)
  }

  private var asked = ""
  /// Whether what was typed last was one digit, without Enter.
  private var isLone = false
  /// The same of an answer, whichever of two voices was said to count after it.
  private var isAnswerLone = false
  private var isAnswered = false

  private static let details = ["how known > ", "keep > "]

  private func sign(_ request: LineRequest) -> LineInput {
    let key = pick(Array(" \"?.!ws,-=~+"))
    typed = String(key)
    return request.immediateKeys.contains(key) ? .key(key) : .line(typed)
  }

  /// A word with names that fit, and sometimes with none.
  private func command() -> String {
    let word = pick(Command.Word.allCases)
    let fact = pick(library.facts).id
    let responder = pick(library.responders).id
    let rest: String
    switch word {
    case .known: rest = fact
    case .told, .wrong, .now, .other: rest = "\(fact) \(pick(["1", "2", "3", "8", "9", "words"]))"
    case .skip, .note, .quote, .amend, .nottell: rest = "some words"
    case .switchTo: rest = "\(pick(library.protocols).id) needed now"
    case .speaker, .also: rest = pick(library.roles).id
    case .offer, .wish, .places: rest = responder
    case .handoff: rest = responder + (one(in: 2) ? " exception" : "")
    case .outside: rest = "\(responder) they came"
    case .consent: rest = pick(library.consents).id + (one(in: 2) ? " caller" : "")
    case .promise: rest = "a cup of tea"
    case .raise: rest = "risk \(pick(["low", "moderate", "high"]))"
    case .lower: rest = "risk \(pick(["low", "moderate", "high"])) calmer"
    case .standdown: rest = "\(fact) put away"
    case .alarm: rest = pick(library.alarms).id
    case .theyAsk: rest = "1"
    case .readback: rest = "1 \(pick(["accepted", "declined", "unanswered"])) Kim"
    case .said: rest = "1 Kim"
    case .language: rest = pick(["en", "es"])
    case .plan: rest = "if-silent"
    case .end: rest = one(in: 2) ? "dropped" : ""
    case .yesno: rest = one(in: 2) ? "off" : ""
    case .timer: rest = "1 look"
    case .callback: rest = pick(["10 ring once", "1 reached", "1 unanswered", ""])
    case .suspend, .why, .wording, .whereAmI, .answers, .level, .record, .theirs, .leave, .help,
      .back:
      rest = ""
    }
    typed = "/" + word.rawValue
    return "/\(word.rawValue) \(one(in: 12) ? "" : rest)"
  }

  /// Takes in what the journal has grown by, and says what it must not hold.
  private func look(after what: String) {
    for entry in sitting.log.entries.dropFirst(looked) {
      let before = levels
      folded.apply(entry)
      if let intent = IntentKind(of: entry) { intents.insert(intent) }
      if folded.witness != entry.witness {
        complain("entry \(entry.sequence) folds otherwise")
      }
      let isLower = isLone && (levels ?? 9) < (before ?? 0)
      if isLower || (isAnswerLone && isLone && lowers(entry)) {
        complain("lowered by a lone \(what) at \(asked), entry \(entry.sequence)")
      }
    }
    looked = sitting.log.entries.count
  }

  /// Whether it holds a choice that the author marked as lowering.
  private func lowers(_ entry: Entry) -> Bool {
    entry.events.contains { event in
      guard case .answerRecorded(_, let id, _, let answer, kept: false) = event,
        case .choice(let chosen) = answer.value, let fact = library.factIndex(id),
        case .choices(let choices) = library.facts[fact].answers
      else { return false }
      return choices.contains { $0.id == chosen && $0.lowers }
    }
  }

  /// The level that is suggested or raised, without what a counsellor lowered.
  private var levels: Int? { folded.standing.level(of: 0) }

  /// The prompt names what the folded journal waits for, and the question above it is the one that
  /// the folded journal would show: its words and its choices.
  private func compare(with prompt: String) {
    guard prompt.contains("] "), !prompt.hasPrefix("NOT SAVED") else { return }
    let name = promptName(prompt)
    let wanted =
      folded.closing != nil ? "closed" : folded.pendingVisit?.visit.name ?? "call"
    if name != wanted { complain("the screen asks \(name), the journal \(wanted)") }
    guard folded.closing == nil, !folded.beside.isInYesOrNoMode, let question else { return }
    comparisons += 1
    let state = folded.asKept
    let view = PromptScreen(
      state: state, prompt: Engine.prompt(of: folded, at: question.at, supports: sitting.supports),
      now: question.at, begun: NightLine.evening)
    let lines = view.lines.filter { line in
      switch line {
      case .rule, .say, .marks: true
      case .named, .text, .loud, .hint: false
      }
    }
    for line in lines {
      let text = screen.text(of: [line])
      if !question.text.contains(text) {
        complain("at \(name) the screen lacks: \(text) It has: \(question.text)")
      }
    }
  }

  private func one(in count: Int) -> Bool { Int.random(in: 0..<count, using: &chance) == 0 }

  private func pick<Item>(_ items: [Item]) -> Item {
    items[Int.random(in: 0..<items.count, using: &chance)]
  }

  func show(_ text: String) -> Output.Outcome {
    // Only a question's rule begins with the clock.
    if let rule = text.firstMatch(of: #/(?m)^(?:\e\[1m)?-- \d\d:\d\d --/#) {
      question = (String(text[rule.range.lowerBound...]), sitting.clock.now)
    }
    if text.contains("\u{1B}["), !text.contains("\u{1B}[1m") { complain("an escape") }
    return .written
  }

  func closeLine() {}
  func close() {}
}
