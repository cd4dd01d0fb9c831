// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Foundation
import Interview
import Protocols
import Storage
import Terminal
import Testing
import Training

/// Every written call, made at the prompt: plain by labels alone, rich by keys, and by the program
/// itself over a pipe and a terminal.
@Suite("Recorded calls at the prompt")
struct RecordedCallTests {
  @Test("rich, plain and piped give one journal but for the time", arguments: NightLine.transcripts)
  func oneJournal(_ name: String) throws {
    let plain = try PlainCall(name)
    #expect(plain.complaints == [])
    let rich = try plain.retyped()
    #expect(rich.complaints == [])
    #expect(timeless(rich.entries) == timeless(plain.entries))
    let piped = try Program().piped(plain.lines)
    #expect(timeless(piped.entries) == timeless(plain.entries))
    let typed = try Program().typed(rich.typed)
    #expect(timeless(typed) == timeless(plain.entries))
  }

  @Test(
    "a call typed by labels comes to the levels of its transcript",
    arguments: NightLine.transcripts)
  func levels(_ name: String) throws {
    let plain = try PlainCall(name)
    let library = try #require(NightLine.shipped)
    let replay = Replay(
      try NightLine.transcript(name), library: library, begin: NightLine.evening, digest: "")
    var state = State(library: library)
    for entry in plain.entries { state.apply(entry) }
    #expect(state.witness == replay.state.witness)
    #expect(state.closing?.manner == replay.state.closing?.manner)
  }

  @Test(
    "a piped stream holds no escape, no redraw, and a label with each number",
    arguments: NightLine.transcripts)
  func stream(_ name: String) throws {
    let plain = try PlainCall(name)
    let stream = try Program().piped(plain.lines).stream
    #expect(!stream.contains("\u{1B}") && !stream.contains("\r") && !stream.contains("\u{08}"))
    for line in stream.split(separator: "\n") {
      #expect(!line.hasPrefix("--") && !line.contains("---"), "\(line)")
      #expect(line.firstMatch(of: #/^(?:[1-9]|~1|[a-z])\.\s*$/#) == nil, "\(line)")
    }
    let choices = plain.acts.filter(\.isChoice).count
    #expect(stream.components(separatedBy: "Chose: ").count - 1 >= choices)
  }

  /// What whole calls take, every byte counted and every name found by its label, letter by letter
  /// where it is not listed; the aim is 1.2, and none may get worse. What is left above it is
  /// printed, and why it is there stands in ARCHITECTURE.md.
  static let keysAnAnswer = [
    "dropped-line.yaml": 1.48, "high-after-the-offers.yaml": 1.35, "look-after-the-cat.yaml": 1.42,
    "man-in-the-road.yaml": 1.43, "overdose-under-way.yaml": 1.27,
    // Their own question was answered just before ours: one Enter more.
    "shouting-at-the-fridge.yaml": 1.51, "will-you-call-the-police.yaml": 1.53,
  ]

  @Test(
    "an answer on the screen takes hardly more than a key, an alarm 2, a question 12 rows",
    arguments: NightLine.transcripts)
  func keys(_ name: String) throws {
    let plain = try PlainCall(name)
    let library = try #require(NightLine.shipped)
    let rich = try plain.retyped()
    var (all, shown, alarms) = (Tally(), Tally(), Tally())
    var ledger = KeyLedger()
    for typed in rich.typed where !typed.isFree {
      let act = plain.acts[typed.act]
      if act.kind == .alarm { alarms.add(typed.count, for: typed.act) }
      guard act.isCoded(in: library) else { continue }
      all.add(typed.count, for: typed.act)
      ledger.add(typed, for: act)
      if act.isOnScreen { shown.add(typed.count, for: typed.act) }
    }
    print("\(name): \(shown) on the screen, \(all) in all; \(rich.tallest.rows) rows; \(ledger)")
    #expect(shown.each <= 1.24)
    #expect(all.each <= Self.keysAnAnswer[name] ?? 1.2)
    #expect(alarms.keys == 2 * alarms.acts.count)
    #expect(rich.complaints == [])
    #expect(rich.tallest.rows <= 12, "\(rich.tallest)")
  }
}

/// Keys, and the acts that they were for.
private struct Tally: CustomStringConvertible {
  private(set) var keys = 0
  private(set) var acts: Set<Int> = []

  var each: Double { Double(keys) / Double(max(1, acts.count)) }
  var description: String {
    "\(keys) keys for \(acts.count) answers (\((each * 100).rounded() / 100))"
  }

  mutating func add(_ count: Int, for act: Int) {
    keys += count
    acts.insert(act)
  }
}

/// What the keys of a call were for, beside the one that each answer takes.
private struct KeyLedger: CustomStringConvertible {
  private var counts: [String: Int] = [:]

  mutating func add(_ keys: Keys, for act: TranscriptAct) {
    counts[purpose(of: keys, for: act), default: 0] += keys.count
  }

  var description: String {
    counts.sorted { $0.value > $1.value }.map { "\($0.value) \($0.key)" }.joined(separator: ", ")
  }

  private func purpose(of keys: Keys, for act: TranscriptAct) -> String {
    if keys.prompt == "how known" || keys.text == "=" { return "how it is known" }
    switch act.kind {
    case .told: return "told before it was asked"
    case .wrong, .now, .other: return "corrections"
    case .handoff: return "handoffs"
    default: break
    }
    if keys.isKey { return "by one key" }
    return keys.text.count == 1 ? "with an Enter" : "in several digits or with a doubt"
  }
}

/// A transcript typed at the plain prompt, in memory.
struct PlainCall {
  private(set) var strokes: [Typist.Stroke] = []
  private(set) var complaints: [String] = []
  private(set) var acts: [TranscriptAct] = []
  private let library: CheckedLibrary
  private let sitting: Sitting

  var entries: [Entry] { sitting.log.entries }
  var lines: [Keys] { strokes.map(Keys.init(line:)) }

  init(_ name: String) throws {
    library = try #require(NightLine.shipped)
    acts = try NightLine.transcript(name).acts
    sitting = Self.sitting(library)
    let screen = Screen(isRich: false, columns: 80)
    var first = 0
    while first < acts.count {
      let typist = Typist(acts, from: first, library, sitting.clock) { [sitting] in sitting.state }
      let talk =
        first == 0
        ? try sitting.begin(typist, screen) : try sitting.goOn(typist, screen)
      _ = talk.run()
      strokes += typist.strokes
      complaints += typist.complaints
      guard typist.begun > first else { break }
      first = typist.begun
      if first < acts.count, acts[first].kind == .resume { first += 1 }
    }
  }

  /// The same strokes at the rich prompt.
  func retyped() throws -> (
    entries: [Entry], typed: [Keys], tallest: String, complaints: [String]
  ) {
    let sitting = Self.sitting(library)
    let screen = Screen(isRich: true, columns: 80)
    var typed: [Keys] = []
    var tallest = ""
    var complaints: [String] = []
    var begun = 0
    while begun < strokes.count {
      let retypist = Retypist(Array(strokes[begun...]), sitting.clock)
      let talk =
        typed.isEmpty ? try sitting.begin(retypist, screen) : try sitting.goOn(retypist, screen)
      _ = talk.run()
      guard !retypist.typed.isEmpty else { break }
      typed += retypist.typed
      begun += retypist.begun
      if retypist.tallest.rows > tallest.rows { tallest = retypist.tallest }
      complaints += retypist.complaints
    }
    return (sitting.log.entries, typed, tallest, complaints)
  }

  private static func sitting(_ library: CheckedLibrary) -> Sitting {
    Sitting(library: library, supports: NightLine.directory ?? .empty)
  }
}

extension String {
  fileprivate var rows: Int { count { $0 == "\n" } + 1 }
}

extension TranscriptAct {
  fileprivate var isChoice: Bool {
    switch kind {
    case .said, .done, .notDone, .waited, .promise, .leaveOut, .agree, .offer, .consent: true
    case .answer, .keep, .told, .wrong, .now, .other, .skip, .play, .handoff, .outside, .speaker,
      .also, .alarm, .leaveAlarm, .switchTo, .raise, .lower, .standDown, .theirs, .note, .quote,
      .theyAsk,
      .wish, .undo, .suspend, .resume, .readBack, .close:
      false
    }
  }

  /// Whether it answers what stands on the screen.
  fileprivate var isOnScreen: Bool { isChoice || kind == .answer || kind == .keep }

  /// An answer of any kind that is one of a few: no words, no time, no call to a command.
  fileprivate func isCoded(in library: CheckedLibrary) -> Bool {
    switch kind {
    case .said, .done, .notDone, .waited, .promise, .leaveOut, .agree, .offer, .consent, .handoff:
      return true
    case .answer, .keep, .told, .wrong, .now, .other:
      guard let fact = library.facts.first(where: { $0.id == name }) else { return true }
      switch fact.answers {
      case .choices, .many, .yesOrNo, .scale, .number: return true
      case .text, .place, .phone, .nameToUse, .time: return false
      }
    case .skip, .play, .outside, .speaker, .also, .alarm, .leaveAlarm, .switchTo, .raise, .lower,
      .standDown, .theirs, .note, .quote, .theyAsk, .wish, .undo, .suspend, .resume, .readBack,
      .close:
      return false
    }
  }
}
