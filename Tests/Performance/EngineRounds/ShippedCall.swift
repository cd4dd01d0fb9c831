// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Foundation
import Interview
import ProtocolFiles
import Protocols
import WrittenLibraries

/// A call through the shipped library's opening, its suicide protocol and its closing: each
/// question gets its first choice, every tenth act is told early, act 20 raises the alarm for an
/// overdose. The correction at act 50 says that nothing was taken, so that what the opening asked
/// about it no longer counts.
struct ShippedCall: Script {
  let library: CheckedLibrary
  let isCorrecting: Bool

  init(_ library: CheckedLibrary, correcting: Bool) {
    self.library = library
    isCorrecting = correcting
  }

  static func library(in folder: String) -> CheckedLibrary? {
    readLibrary(libraryFiles(in: folder)).library
  }

  func intent(for prompt: Prompt, after rounds: Int) -> Intent? {
    if rounds == 20 { return .alarm("overdose") }
    if rounds == 50, isCorrecting {
      return .correct(fact: "something-taken", Statement(.choice("neither")), reason: nil)
    }
    if rounds % 10 == 0 { return .tell(fact: "needs", Statement(.unsure)) }
    switch prompt.kind {
    case .ask(let question): return .answer(Statement(value(library.facts[question.fact])))
    case .tell, .instruct, .wait: return .acknowledge
    case .offer: return .offer(responder: nil, .declined, reason: nil)
    case .consent: return .consent(item: nil, ConsentAnswer(.given), of: .person)
    case .handoff: return .leaveOut
    case .promise: return .promise(nil)
    case .agree: return .agree(true)
    case .alarmStaysOn: return .leaveAlarm
    case .readyToClose, .closed: return nil
    }
  }

  func check(_ end: State) {
    precondition(end.standing.isReadyToClose && end.standing.toldTells.contains("goodbye"))
    precondition(end.witness.levels == ["suicide-level=imminent"], "an attempt on this day")
    precondition(
      end.asideFacts == (isCorrecting ? Self.askedOfOverdose : []), "\(end.asideFacts)")
    for (number, fact) in library.facts.enumerated() {
      guard let answer = end.current(number, of: .first)?.answer else { continue }
      let isCorrected = isCorrecting && fact.id == "something-taken"
      let value = isCorrected ? .choice("neither") : fact.id == "needs" ? .unsure : value(fact)
      precondition(answer.value == value, fact.id)
    }
  }

  /// What the opening's own run of `overdose.yaml` asks. `breathing` is "stopped" and the ambulance
  /// is declined, so neither its place nor a consent is asked; `breathing-again` asks the same
  /// fact; `naloxone` comes because the breath is not well; the rest is asked always, and "help is
  /// with them" ends it. Once `something-taken` is "neither", the opening's `run: overdose` is not
  /// due: the caller is the person, so nothing had asked `awake` before it. The alarm's run stays.
  private static let askedOfOverdose = [
    "breathing", "breathing", "naloxone", "awake", "taken-what", "taken-when", "help-state",
  ]

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
