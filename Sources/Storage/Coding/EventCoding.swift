// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Interview

/// One event as an object: its kind first, then its fields in the order below, nil left out.
enum EventCoding {
  static func node(_ event: Event) -> JSONNode {
    .object([("kind", .text(EventKind.word(of: event)))] + fields(of: event))
  }

  typealias Fields = [(key: String, value: JSONNode)]

  /// Longer than the house likes, because it is one table of every kind.
  private static func fields(of event: Event) -> Fields {
    switch event {
    case .callOpened(let opening): opening.fields
    case .answerRecorded(let at, let fact, let party, let answer, let kept):
      [("at", at.node)] + about(fact, party)
        + [("answer", answer.node), ("kept", .flag(kept))]
    case .toldEarly(let fact, let party, let answer),
      .changedNow(let fact, let party, let answer),
      .disputed(let fact, let party, let answer):
      about(fact, party) + [("answer", answer.node)]
    case .corrected(let act, let answer, let reason):
      [("act", act.node), ("answer", answer.node)] + optional("reason", reason)
    case .actUndone(let act), .instructionDoneLater(let act): [("act", act.node)]
    case .questionSkipped(let at, let fact, let party, let reason, let said):
      [("at", at.node)] + about(fact, party) + [("reason", .text(reason))]
        + optional("said", said?.stored)
    case .toldCaller(let at, let tell): [("at", at.node), ("tell", .text(tell))]
    case .instructionNotDone(let at, let reason): [("at", at.node), ("reason", .text(reason))]
    case .instructionDone(let at), .waited(let at), .promiseLeftOut(let at),
      .handoffLeftOut(let at):
      [("at", at.node)]
    case .offerEnded(let at, let responder, let end, let reason):
      place(at) + [("responder", .text(responder)), ("end", word(end))]
        + optional("reason", reason)
    case .consentRecorded(let at, let item, let party, let consent):
      place(at) + [("item", .text(item)), ("party", number(party.number))] + consent.fields
    case .promiseMade(let at, let promise): place(at) + promise.fields
    case .planAnswered(let at, let plan, let agreed):
      [("at", at.node), ("plan", .text(plan)), ("agreed", .flag(agreed))]
    case .planLineDone(let plan, let line): [("plan", .text(plan)), ("line", number(line))]
    case .handoffPrepared(let at, let handoff): place(at) + handoff.fields
    case .handoffAnswered(let handoff, let said): [("number", number(handoff))] + said.fields
    case .doneOutsideRules(let rules, let what, let reason):
      [("rules", texts(rules)), ("what", .text(what)), ("reason", .text(reason))]
    case .speakerChanged(let role), .partyJoined(let role): [("role", .text(role))]
    case .alarmRaised(let alarm), .alarmRaisedAgain(let alarm), .alarmLeft(let alarm):
      [("alarm", .text(alarm))]
    case .switched(let target, let reason): [("to", .text(target)), ("reason", .text(reason))]
    case .levelRaised(let finding, let party, let level):
      [("finding", .text(finding)), ("party", number(party.number)), ("to", .text(level))]
    case .levelLowered(let finding, let party, let level, let reason, let second, let name):
      [("finding", .text(finding)), ("party", number(party.number)), ("to", .text(level))]
        + [("reason", .text(reason))] + optional("second", second?.stored)
        + optional("secondName", name)
    case .stoodDown(let fact, let party, let reason):
      about(fact, party) + [("reason", .text(reason))]
    case .noteTaken(let words, let tags): [("words", .text(words))] + tags.fields
    case .quoteTaken(let words): [("words", .text(words))]
    case .callerAsked(let question): [("question", .text(question))]
    case .toldAtOnce(let tell): [("tell", .text(tell))]
    case .wishRecorded(let responder, let by), .wishWithdrawn(let responder, let by):
      [("responder", .text(responder)), ("by", number(by.number))]
    case .supportsShown(let responder, let shown):
      [("responder", .text(responder))] + shown.fields
    case .languageChosen(let language): [("language", .text(language))]
    case .factExpired(let fact, let party): about(fact, party)
    case .callSuspended(let reason): [("reason", .text(reason))]
    case .callResumed, .answersAttributed: []
    case .callClosed(let closing): closing.fields
    case .yesOrNoModeSet(let isOn): [("on", .flag(isOn))]
    case .timerSet(let timer): timer.fields
    case .callBackPlanned(let callBack): callBack.fields
    case .callBackTried(let callBack, let outcome):
      [("number", number(callBack)), ("outcome", word(outcome))]
    case .correctionSaid(let handoff, let said): [("number", number(handoff))] + said.fields
    case .recordAmended(let reason): [("reason", .text(reason))]
    }
  }

  private static func about(_ fact: String, _ party: Party) -> Fields {
    [("fact", .text(fact)), ("party", number(party.number))]
  }

  private static func place(_ visit: Visit?) -> Fields {
    visit.map { [("at", $0.node)] } ?? []
  }

  static func optional(_ name: String, _ text: String?) -> Fields {
    text.map { [(name, .text($0))] } ?? []
  }

  static func number(_ number: Int) -> JSONNode { .integer(Int64(number)) }
  static func word(_ word: some StoredWord) -> JSONNode { .text(word.stored) }
  static func texts(_ texts: [String]) -> JSONNode { .list(texts.map { .text($0) }) }
}
