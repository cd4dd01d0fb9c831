// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

package import Interview
package import Protocols

/// Plays a transcript through the engine: the transcript takes the place of the keyboard.
///
/// Before each answer the prompt must stand at the question it names, so a transcript also says
/// which path the call takes.
package struct Replay {
  package private(set) var state: State
  package private(set) var entries: [Entry] = []
  /// Every step the walk waited at, in order.
  package private(set) var visited: [String] = []
  package private(set) var failures: [Failure] = []
  let transcript: Transcript
  private var at: Moment

  /// Something that did not go as written, with its place in the file.
  package struct Failure: Equatable, Sendable {
    package var place: Place
    package var message: String
  }

  /// Plays the whole transcript at once; its turns count from `begin`.
  package init(_ transcript: Transcript, library: CheckedLibrary, begin: Moment, digest: String) {
    self.transcript = transcript
    state = State(library: library)
    at = begin
    let opening = Opening(bundleDigest: digest, store: .practice, number: 1)
    append([.callOpened(opening)])
    for act in transcript.acts { play(act, begin: begin) }
    noteVisit()
  }

  private mutating func play(_ act: TranscriptAct, begin: Moment) {
    noteVisit()
    advanceClock(to: act, begin: begin)
    guard standsRight(act) else { return }
    do {
      let intent = try ActReader(act: act, state: state, at: at).intent()
      checkAccepted(act)
      let events = try Engine.decide(intent, in: state, at: at)
      if act.isRefused { return fail(act, "was not refused") }
      append(events)
    } catch let error as ActError {
      fail(act, error.sentence)
    } catch {
      if !act.isRefused { fail(act, "was refused: \(refusalFact(error))") }
    }
  }

  /// A value that would be just as right is an answer too.
  private mutating func checkAccepted(_ act: TranscriptAct) {
    for value in act.accept {
      var other = act
      other.value = [value]
      do {
        _ = try ActReader(act: other, state: state, at: at).intent()
      } catch {
        fail(act, error.sentence)
      }
    }
  }

  private func refusalFact(_ error: any Error) -> String {
    guard let refusal = error as? Refusal else { return "for an unknown reason" }
    if case .rules(let unmet) = refusal { return unmet.map(\.rule).joined(separator: ", ") }
    return "\(refusal)"
  }

  private mutating func advanceClock(to act: TranscriptAct, begin: Moment) {
    at.utcMilliseconds += 1_000
    guard let turn = act.atTurn, turn >= 1, turn <= transcript.turns.count else { return }
    let then = begin.utcMilliseconds + Int64(transcript.turns[turn - 1].atSeconds) * 1_000
    at.utcMilliseconds = max(at.utcMilliseconds, then)
  }

  /// An act that belongs to a visit must find it on the prompt.
  private mutating func standsRight(_ act: TranscriptAct) -> Bool {
    if let step = act.step {
      let names = stepNames
      if names.contains(step), state.pendingVisit?.visit.part == act.name { return true }
      fail(act, "expects \"\(step)\", but the prompt stands at \"\(names.last ?? "nothing")\"")
      return false
    }
    guard act.kind.needsVisit else { return true }
    let pending = state.pendingVisit?.visit
    let fact = state.pendingFact.map { state.library.facts[$0.fact].id }
    if act.name == pending?.step || act.name == pending?.part || act.name == fact { return true }
    let shown = pending.map { $0.part ?? $0.step } ?? "nothing"
    fail(act, "expects \"\(act.name)\", but the prompt shows \"\(shown)\"")
    return false
  }

  private mutating func append(_ events: [Event]) {
    let sequence = state.lastSequence + 1
    state = state.supposing(events, at: at)
    entries.append(
      Entry(
        call: CallID("replay"), sequence: sequence, epoch: 1, at: at,
        by: Author(counsellor: "replay", seat: "replay"), events: events, witness: state.witness))
  }

  /// The step on the prompt: by its own name, and with its protocol's before it.
  private var stepNames: [String] {
    guard let pending = state.pendingVisit else { return [] }
    let index = state.library.steps[pending.step].protocolIndex
    let step = pending.visit.step
    return [step, "\(state.library.protocols[index].id)/\(step)"]
  }

  /// What stands on the prompt; of a rung also the step that it is offered at.
  private mutating func noteVisit() {
    guard let pending = state.pendingVisit else { return }
    if case .rung = pending.part { visited += stepNames }
    visited.append(pending.visit.part ?? pending.visit.step)
  }

  private mutating func fail(_ act: TranscriptAct, _ message: String) {
    failures.append(
      Failure(place: act.place, message: "\(act.kind.rawValue) \(act.name) \(message)"))
  }

  mutating func fail(at place: Place, _ message: String) {
    failures.append(Failure(place: place, message: message))
  }
}

extension TranscriptAct.Kind {
  /// Whether the act is one of the step on the prompt, which must then be the one named.
  fileprivate var needsVisit: Bool {
    switch self {
    case .answer, .keep, .skip, .said, .done, .notDone, .waited, .promise, .leaveOut, .agree: true
    case .told, .wrong, .now, .other, .offer, .consent, .play, .handoff, .outside, .speaker,
      .also, .alarm, .leaveAlarm, .switchTo, .raise, .lower, .standDown, .theirs, .note, .quote,
      .theyAsk,
      .wish, .undo, .suspend, .resume, .readBack, .close:
      false
    }
  }
}
