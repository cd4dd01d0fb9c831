// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Interview
import Protocols
import Testing
import Training

@Suite("An expectation that is not met is told")
struct ControlTests {
  @Test("each expectation, altered, fails at its own line", arguments: Written.names)
  func altered(_ name: String) throws {
    var transcript = try Written.transcript(name)
    let replay = try Written.replay(transcript)
    let outputs = Written.outputs(of: replay)
    transcript.expect = transcript.expect.map { alter($0, replay, outputs) }
    let failures = try Written.replay(transcript).judged(outputs: outputs)
    for wish in transcript.expect {
      #expect(
        failures.contains { $0.place == wish.place },
        "\(name):\(wish.place.line): altered to \(wish.kind) \(wish.name) \(wish.value), it passes")
    }
  }

  @Test("what must not happen is told where it happened", arguments: Written.names)
  func forbidden(_ name: String) throws {
    var transcript = try Written.transcript(name)
    let asked = try #require(try Written.replay(transcript).visited.last)
    let tell = try #require(transcript.acts.first { $0.kind == .said }).name
    let forbidden = ["asks \(asked)", "tells \(tell)", "sings softly"]
    transcript.mustNot = forbidden
    let replay = try Written.replay(transcript)
    let count = replay.judged(outputs: Written.outputs(of: replay)).count
    #expect(count == forbidden.count)
  }

  @Test("an act at another question, and an act wrongly said to be refused, fail")
  func acts() throws {
    let name = try #require(Written.names.first)
    var transcript = try Written.transcript(name)
    let first = try #require(transcript.acts.firstIndex { $0.kind == .answer })
    transcript.acts[first].name = "needs"
    #expect(!(try Written.replay(transcript)).failures.isEmpty)
    transcript = try Written.transcript(name)
    transcript.acts[first].isRefused = true
    #expect(!(try Written.replay(transcript)).failures.isEmpty)
  }

  @Test(
    "a name that does not exist is told, where without it the expectation would hold for ever",
    arguments: [
      Training.Expectation.Kind.neverVisits, .neverOffered, .notKnown, .notForSure,
    ])
  func unknownNames(_ kind: Training.Expectation.Kind) throws {
    var transcript = try Written.transcript(try #require(Written.names.first))
    let place = Place(file: "t", line: 9, column: 5)
    transcript.expect = [Training.Expectation(kind: kind, name: "nowhere", place: place)]
    transcript.mustNot = []
    let failures = try Written.replay(transcript).judged(outputs: [:])
    #expect(
      failures.map(\.message) == ["\(kind.rawValue) nowhere: there is no such name"])
    #expect(failures.map(\.place) == [place])
  }

  @Test(
    "an act that must not be names something that is there",
    arguments: [
      "offers polcie", "hands off to polcie", "asks name-to-sue", "tells police-consequence",
      "promises secrecy",
    ])
  func unknownActs(_ act: String) throws {
    var transcript = try Written.transcript(try #require(Written.names.first))
    transcript.expect = []
    transcript.mustNot = [act]
    let name = act.split(separator: " ").last ?? ""
    let failures = try Written.replay(transcript).judged(outputs: [:])
    #expect(
      failures.map(\.message) == ["must not \"\(act)\": there is no \"\(name)\""])
  }

  @Test("a turn that is said only if something is asked wants it asked, and known to the library")
  func onlyIfAsked() throws {
    var transcript = try Written.transcript(try #require(Written.names.first))
    let replay = try Written.replay(transcript)
    let asked = try #require(replay.visited.first { replay.state.library.factIndex($0) != nil })
    let unasked = try #require(
      replay.state.library.facts.map(\.id).first { !replay.visited.contains($0) })
    transcript.expect = []
    transcript.mustNot = []
    transcript.turns[0].onlyIfAsked = [asked, unasked, "nowhere"]
    #expect(
      try Written.replay(transcript).judged(outputs: [:]).map(\.message) == [
        "turn 1 is said only if \"\(unasked)\" is asked, and it was not asked",
        "turn 1 is said only if \"nowhere\" is asked, and no step asks it",
      ])
  }

  @Test("a protocol and an accepted value that do not exist are told")
  func unknownProtocol() throws {
    var transcript = try Written.transcript(try #require(Written.names.first))
    transcript.expect = []
    transcript.mustNot = []
    transcript.protocolID = "nowhere"
    let first = try #require(
      transcript.acts.firstIndex { $0.kind == .answer && $0.name == "safe-to-talk" })
    transcript.acts[first].accept = ["unsure", "overheard", "nobody"]
    #expect(
      try Written.replay(transcript).judged(outputs: [:]).map(\.message) == [
        "answer safe-to-talk has \"nobody\", which is no answer to safe-to-talk",
        "there is no protocol \"nowhere\"",
      ])
  }

  /// The opposite where the kind has one; else the same of another name or value.
  private func alter(
    _ wish: Training.Expectation, _ replay: Replay, _ outputs: [String: String]
  ) -> Training.Expectation {
    var wish = wish
    switch wish.kind {
    case .visits: wish.kind = .neverVisits
    case .neverVisits: wish.kind = .visits
    case .forSure: wish.kind = .notForSure
    case .notForSure: wish.kind = .forSure
    case .neverOffered: wish.kind = .offered
    case .recordSays: wish.kind = .recordNeverSays
    case .recordNeverSays: wish.kind = .recordSays
    case .offered where wish.value.isEmpty: wish.kind = .neverOffered
    case .knows, .level, .offered, .consent: wish.value += " or else"
    case .notKnown: wish.name = "caller"
    case .disputed, .setAside, .promised, .handoffs, .told, .ending, .asks:
      wish.name += " or else"
    }
    return wish
  }
}
