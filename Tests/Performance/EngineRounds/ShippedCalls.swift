// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Foundation
import Interview
import ProtocolFiles
import Protocols

/// Calls through the shipped library: findings are recomputed, every tenth act is told early, an
/// alarm is raised at act 20 and an answer corrected at act 50.
struct ShippedCalls {
  let library: CheckedLibrary

  init?(folder: String) {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    let files = names.filter { LibraryBundle.holds(path: $0) }.compactMap { name in
      FileManager.default.contents(atPath: folder + "/" + name).map {
        SourceFile(path: name, bytes: Array($0))
      }
    }
    guard let library = readLibrary(files).library else { return nil }
    self.library = library
  }

  /// Rounds of one call, with and without the correction.
  func rounds(correcting: Bool) -> Int {
    var state = State(library: library)
    let at = Moment(utcMilliseconds: 1_700_000_000_000)
    var intent = Intent.open(Opening(bundleDigest: "", store: .practice, number: 1))
    var rounds = 0
    while !state.standing.isReadyToClose, rounds < 150 {
      rounds += 1
      if let events = try? Engine.decide(intent, in: state, at: at) {
        state.apply(
          Entry(
            call: CallID(""), sequence: rounds, epoch: 1, at: at,
            by: Author(counsellor: "", seat: ""), events: events,
            witness: Witness(step: "", levels: [])))
      }
      intent = next(after: rounds, Engine.prompt(of: state, at: at), correcting: correcting)
    }
    precondition(rounds > 60, "the call goes through the protocols")
    return rounds
  }

  private func next(after round: Int, _ prompt: Prompt, correcting: Bool) -> Intent {
    if round == 20 { return .alarm(library.alarms[0].id) }
    if round == 50, correcting {
      return .correct(fact: "safe-to-talk", Statement(.unsure), reason: nil)
    }
    if round % 10 == 0 { return .tell(fact: "needs", Statement(.unsure)) }
    switch prompt.kind {
    case .ask(let question): return .answer(Statement(value(library.facts[question.fact])))
    case .tell, .instruct, .wait: return .acknowledge
    case .offer: return .offer(responder: nil, .declined, reason: nil)
    case .consent: return .consent(item: nil, ConsentAnswer(.given), of: .person)
    case .handoff: return .leaveOut
    case .promise: return .promise(nil)
    case .agree: return .agree(true)
    case .alarmStaysOn: return .leaveAlarm
    case .readyToClose, .closed: return .note("end")
    }
  }

  private func value(_ fact: Fact) -> AnswerValue {
    switch fact.answers {
    case .choices, .yesOrNo: .choice(fact.answers.valueIDs[0])
    case .many: .options([fact.answers.valueIDs[0]])
    case .scale(let from, _), .number(_, let from, _): .number(from)
    case .time: .unsure
    case .text, .place, .phone, .nameToUse: .words("words")
    }
  }
}
