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
    let outputs = Written.outputs(of: replay.state)
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
    let count = replay.judged(outputs: Written.outputs(of: replay.state)).count
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
