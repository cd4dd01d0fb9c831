// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Interview
import Protocols
import Testing
import Training

@Suite("Written calls sound like calls")
struct SpeechTests {
  @Test("nobody on the line speaks in the library's words", arguments: Written.names)
  func ownWords(_ name: String) throws {
    let written = runs(of: wording(try #require(Written.library)))
    for turn in try Written.transcript(name).turns where turn.who != .counsellor {
      let borrowed = runs(of: [turn.says]).intersection(written)
      #expect(borrowed.isEmpty, "\(name): \(borrowed.sorted())")
    }
  }

  @Test("a call has early news, doubt, a correction and idle turns", arguments: Written.names)
  func lifelike(_ name: String) throws {
    let transcript = try Written.transcript(name)
    let heard = transcript.turns.indices.filter { transcript.turns[$0].who != .counsellor }
    let used = Set(transcript.acts.compactMap(\.atTurn).map { $0 - 1 })
    let idle = heard.filter { !used.contains($0) }
    let early = toldEarly(transcript)
    let unsure = transcript.acts.filter { $0.kind == .answer && $0.value == ["unsure"] }
    let wrong = transcript.acts.filter { $0.kind == .wrong }
    print(
      "\(name): \(transcript.turns.count) turns, \(heard.count) heard, \(idle.count) idle,",
      "\(transcript.acts.count) acts, \(early.count) told early, \(unsure.count) unsure,",
      "\(wrong.count) corrected, \(transcript.expect.count) expectations")
    guard !transcript.turns.isEmpty else { return }
    #expect(idle.count * 3 >= heard.count)
    #expect(early.count >= 2 && !unsure.isEmpty && !wrong.isEmpty)
  }

  /// Facts told at a moment when no step had asked them yet.
  private func toldEarly(_ transcript: Transcript) -> [String] {
    var asked: Set<String> = []
    return transcript.acts.compactMap { act in
      if act.kind == .answer || act.kind == .keep { asked.insert(act.name) }
      return act.kind == .told && !asked.contains(act.name) ? act.name : nil
    }
  }

  /// Everything of a library that may be said aloud or stands as the label of a choice.
  private func wording(_ library: CheckedLibrary) -> [String] {
    var all: [String] = library.theyAsk.flatMap(\.say)
    for step in library.steps {
      let words = step.wording
      all += words.say + words.ways
      all += [words.confirm, words.thirdParty, words.younger, words.ifAsked, words.yesOrNo]
        .compactMap { $0 }
    }
    for fact in library.facts {
      switch fact.answers {
      case .choices(let choices), .many(let choices):
        all += choices.map(\.label) + choices.compactMap(\.asYesOrNo)
      case .yesOrNo, .scale, .number, .text, .time, .place, .phone, .nameToUse: continue
      }
    }
    return all
  }

  /// Every five words in a row.
  private func runs(of texts: [String]) -> Set<String> {
    var runs: Set<String> = []
    for text in texts {
      let quiet = text.lowercased().filter { $0 != "'" }
      let words = quiet.split { !$0.isLetter && !$0.isNumber }
      guard words.count >= 5 else { continue }
      for start in 0...(words.count - 5) {
        runs.insert(words[start..<(start + 5)].joined(separator: " "))
      }
    }
    return runs
  }
}
