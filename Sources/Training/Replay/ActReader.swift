// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Interview
import Protocols

/// Why an act of a transcript is no intent.
enum ActError: Error, Equatable {
  case unknownFact(String)
  case badValue(String, fact: String)
  case badWord(String, allowed: [String])

  var sentence: String {
    switch self {
    case .unknownFact(let id): "names \"\(id)\", which no step asks"
    case .badValue(let value, let fact): "has \"\(value)\", which is no answer to \(fact)"
    case .badWord(let word, let allowed):
      "has \"\(word)\"; it may be " + allowed.joined(separator: ", ")
    }
  }
}

/// Turns one act of a transcript into the intent it stands for.
struct ActReader {
  var act: TranscriptAct
  var state: State
  var at: Moment

  func intent() throws(ActError) -> Intent {
    switch act.kind {
    case .answer: return .answer(try statement(of: act.name))
    case .keep: return .keep
    case .told: return .tell(fact: act.name, try statement(of: act.name))
    case .wrong:
      return .correct(fact: act.name, try statement(of: act.name), reason: act.because)
    case .now: return .change(fact: act.name, try statement(of: act.name))
    case .other: return .dispute(fact: act.name, try statement(of: act.name))
    case .skip: return .skip(reason: act.because ?? "")
    case .notDone: return .notDone(reason: act.because ?? "")
    case .said, .done, .waited: return .acknowledge
    case .offer: return .offer(responder: act.name, try offerEnd(), reason: act.because)
    case .consent:
      let party = act.value.dropFirst().first.flatMap { Role.Party(rawValue: $0) } ?? .other
      let answer = ConsentAnswer(try consentState(), words: act.quote)
      return .consent(item: act.name, answer, of: party)
    case .promise: return .promise(nil)
    case .leaveOut: return .leaveOut
    case .agree: return .agree(act.value.first != "no")
    case .play: return .playLine(plan: act.name)
    case .handoff: return .handOff(responder: act.name, basis: basis)
    case .outside:
      return .recordOutsideRules(responder: act.name, reason: act.because ?? "")
    case .speaker: return .speak(role: act.name)
    case .also: return .join(role: act.name)
    case .alarm: return .alarm(act.name)
    case .leaveAlarm: return .leaveAlarm
    case .switchTo: return .switchTo(protocol: act.name, reason: act.because ?? "")
    case .raise: return .raise(finding: act.name, to: act.value.first ?? "")
    case .lower:
      return .lower(
        finding: act.name, to: act.value.first ?? "", reason: act.because ?? "", second: second)
    case .standDown: return .standDown(fact: act.name, reason: act.because ?? "")
    case .theirs: return .attribute
    case .note: return TypedNote(act.name).intent
    case .quote: return .quote(act.name)
    case .theyAsk: return .theyAsk(act.name)
    case .wish: return .wish(responder: act.name)
    case .undo: return .undo
    case .suspend: return .suspend(reason: act.name)
    case .resume: return .resume
    case .readBack: return .readBack(number: Int(act.name) ?? 0, try readBack())
    case .close: return .close(try word(Closing.Manner.self, act.name))
    }
  }

  private var basis: Handoff.Basis {
    guard let exception = act.value.first else { return .consent }
    return .exception(exception, reason: act.because ?? "", second: second)
  }

  /// The second person stands after the level or the exception.
  private var second: SecondPerson? {
    act.value.dropFirst().first.flatMap { SecondPerson(rawValue: $0) }
  }

  private func readBack() throws(ActError) -> ReadBack {
    let outcome = try word(ReadBack.Outcome.self, act.value.first ?? "")
    return ReadBack(outcome, by: act.value.dropFirst().first ?? "", reason: act.because)
  }

  private func word<Words: RawRepresentable & CaseIterable>(
    _ type: Words.Type, _ text: String
  ) throws(ActError) -> Words where Words.RawValue == String {
    if let word = Words(rawValue: text) { return word }
    throw .badWord(text, allowed: Words.allCases.map(\.rawValue))
  }

  private func offerEnd() throws(ActError) -> OfferEnd {
    switch act.value.first {
    case "accepted": return .accepted
    case "another time": return .anotherTime
    case "declined": return .declined
    case "unsure": return .unsure
    case "ruled out": return .ruledOut
    default:
      let allowed = ["accepted", "another time", "declined", "unsure", "ruled out"]
      throw .badWord(act.value.first ?? "", allowed: allowed)
    }
  }

  private func consentState() throws(ActError) -> ConsentState {
    switch act.value.first {
    case "given": return .given
    case "limited": return .limited
    case "refused": return .refused
    case "unsure": return .unsure
    case "withdrawn": return .withdrawn
    default:
      throw .badWord(
        act.value.first ?? "", allowed: ["given", "limited", "refused", "unsure", "withdrawn"])
    }
  }

  private func statement(of id: String) throws(ActError) -> Statement {
    let pending = state.pendingFact.map { state.library.facts[$0.fact].id }
    let name = act.kind == .answer ? pending ?? id : id
    guard let index = state.library.factIndex(name) else { throw .unknownFact(name) }
    return Statement(
      try value(for: state.library.facts[index]), evidence: act.evidence,
      certainty: act.isDoubtful ? .doubtful : .certain, quote: act.quote)
  }

  private func value(for fact: Fact) throws(ActError) -> AnswerValue {
    let first = act.value.first ?? ""
    if act.value.count == 1, first == "unsure" { return .unsure }
    if act.value.count == 1, first == "declined" { return .declined }
    switch fact.answers {
    case .choices, .yesOrNo:
      guard fact.answers.valueIDs.contains(first) else {
        throw .badValue(first, fact: fact.id)
      }
      return .choice(first)
    case .many: return .options(act.value)
    case .scale, .number:
      guard let number = Int(first) else { throw .badValue(first, fact: fact.id) }
      return .number(number)
    case .text, .place, .phone, .nameToUse: return .words(first)
    case .time: return try moment(first, of: fact)
    }
  }

  /// `20 minutes ago`, with `about` before it where it was not said exactly.
  private func moment(_ text: String, of fact: Fact) throws(ActError) -> AnswerValue {
    let about = text.hasPrefix("about ")
    let words = (about ? String(text.dropFirst(6)) : text)
    guard words.hasSuffix(" ago"), let length = durationMilliseconds(String(words.dropLast(4)))
    else { throw .badValue(text, fact: fact.id) }
    return .moment(utcMilliseconds: at.utcMilliseconds - length, about: about)
  }
}
