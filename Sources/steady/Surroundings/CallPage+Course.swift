// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Exchange
import Interview
import Protocols
import Terminal

/// How a call went on: who spoke, what was said back, call-backs, and every answer that stood
/// otherwise before.
extension CallPage {
  var speakers: [Line] {
    state.acts.compactMap { act -> Line? in
      switch act.event {
      case .speakerChanged(let role) where !act.isUndone:
        return (act.at, "speaker  \(title(ofRole: role))")
      case .partyJoined(let role) where !act.isUndone:
        return (act.at, "also there  \(title(ofRole: role))")
      case _: return nil
      }
    }
  }

  /// Plans that were put to the caller, and each line of them that was played.
  var plans: [Line] {
    state.acts.compactMap { act -> Line? in
      switch act.event {
      case .planAnswered(_, let id, let agreed) where !act.isUndone:
        return (act.at, "plan  \(id): \(agreed ? "agreed" : "not agreed")")
      case .planLineDone(let id, let line) where !act.isUndone:
        let plan = state.library.planIndex(id).map { state.library.plans[$0] }
        let lines = plan?.lines ?? []
        let words = lines.indices.contains(line - 1) ? ", \(lines[line - 1].act)" : ""
        return (act.at, "plan  \(id), line \(line) done\(words)")
      case _: return nil
      }
    }
  }

  /// What the counsellor judged otherwise than the tool suggests, with why and with whom.
  var judgements: [Line] {
    state.acts.compactMap { act -> Line? in
      switch act.event {
      case .levelRaised(let id, let party, let value) where !act.isUndone:
        return (act.at, "raised  \(level(id, value))\(whose(party))\(author(of: act))")
      case .levelLowered(let id, let party, let value, let reason, let second, let name)
      where !act.isUndone:
        let why = hidesWords || reason.isEmpty ? "" : ", because: \(reason)"
        let who = name.map { hidesWords ? "" : ", \($0)" } ?? ""
        let heard = second.map { "; second person: \(Self.words($0))\(who)" } ?? ""
        let by = author(of: act)
        return (act.at, "lowered  \(level(id, value))\(whose(party))\(why)\(heard)\(by)")
      case .stoodDown(let id, let party, let reason) where !act.isUndone:
        let name = name(ofFact: id)
        let why = hidesWords || reason.isEmpty ? "" : ", because: \(reason)"
        return (act.at, "stood down  \(name)\(whose(party))\(why)")
      case _: return nil
      }
    }
  }

  /// Who judged so, by the journal.
  private func author(of act: Act) -> String {
    entries.first { $0.sequence == act.id.sequence }.map { "; by \($0.by.counsellor)" } ?? ""
  }

  /// Each level as it stands now, and whose judgement that is.
  var levels: [String] { decidedLevels + levelsSoFar }

  /// What was clear of a level that nothing has decided.
  private var levelsSoFar: [String] {
    state.levelsSoFar.map { level in
      let finding = state.library.findings[level.finding]
      let title = finding.values[level.least.value].title
      return "level  \(finding.title)\(whose(level.party)): so far \(title), not decided"
    }
  }

  private var decidedLevels: [String] {
    state.standing.decided.map { decided in
      let finding = state.library.findings[decided.finding]
      let tool = decided.suggestion.map { "; the tool suggests \(finding.values[$0.value].title)" }
      var whose =
        decided.suggestion == nil ? ", raised by the counsellor" : ", as the tool suggests"
      if let raised = decided.raisedTo, raised == decided.level, raised != decided.suggestion?.value
      {
        whose = ", raised by the counsellor" + (tool ?? "")
      }
      if let lowered = decided.lowered {
        let why = hidesWords || lowered.reason.isEmpty ? "" : ", because: \(lowered.reason)"
        let raised = decided.raisedTo.map { "; raised to \(finding.values[$0].title) before" } ?? ""
        whose = ", lowered by the counsellor" + why + raised + (tool ?? "")
      }
      let level = finding.values[decided.judged].title
      return "level  \(finding.title)\(self.whose(decided.party)): \(level)\(whose)"
    }
  }

  private func level(_ id: String, _ value: String) -> String {
    guard let finding = state.library.findings.first(where: { $0.id == id }) else {
      return "\(id) to \(value)"
    }
    return "\(finding.title) to \(finding.values.first { $0.id == value }?.title ?? value)"
  }

  private static func words(_ second: SecondPerson) -> String {
    switch second {
    case .asked: "asked"
    case .agreed: "agreed"
    case .notReachable: "not reachable"
    }
  }

  /// What was taken back as a slip: that it was, and never what it said.
  var takenBack: [Line] {
    var named: [ActID: String] = [:]
    return entries.flatMap { entry in
      entry.events.enumerated().compactMap { position, event -> Line? in
        named[ActID(sequence: entry.sequence, position: position)] = name(of: event)
        guard case .actUndone(let act) = event else { return nil }
        return (entry.at, "taken back  \(named[act] ?? "an act")")
      }
    }
  }

  private func name(of event: Event) -> String {
    if let id = event.factAnswered { return name(ofFact: id) }
    return event.visit?.step ?? "an act beside the questions"
  }

  private func title(ofRole id: String) -> String {
    state.library.roles.first { $0.id == id }?.title ?? id
  }

  /// Each answer of a receiver, also those that a later one replaced.
  var readBacks: [Line] {
    state.acts.compactMap { act -> Line? in
      guard case .handoffAnswered(let number, let said) = act.event, !act.isUndone else {
        return nil
      }
      return (act.at, "read-back \(number)  \(words(of: said))")
    }
  }

  private func words(of said: ReadBack) -> String {
    let reason = hidesWords ? "" : said.reason.map { ", \($0)" } ?? ""
    return "\(said.outcome.rawValue) by \(said.by)\(reason)"
  }

  /// Planned for when and how, each try, and what is still open.
  var callBacks: [Line] {
    var planned: [Int: Moment] = [:]
    for entry in entries {
      for event in entry.events {
        if case .callBackPlanned(let callBack) = event { planned[callBack.number] = entry.at }
      }
    }
    return state.beside.callBacks.flatMap { standing -> [Line] in
      let callBack = standing.callBack
      let due = Moment(
        utcMilliseconds: callBack.dueUTCMilliseconds, offsetMinutes: at.offsetMinutes)
      let words = hidesWords || callBack.words.isEmpty ? "" : ": \(callBack.words)"
      let open = standing.isOpen ? ", still open" : ""
      let name = "call-back \(callBack.number)"
      let plan = "\(name)  for \(due.local.date) \(due.clock)\(open)\(words)"
      let tries = standing.tries.map { ($0.at, "\(name)  \($0.outcome.rawValue)") }
      return [(planned[callBack.number] ?? at, plan)] + tries
    }
  }

  /// Each answer that stood otherwise before: corrected, or changed since; the value now first.
  /// What another source says is corrected against its own word, and is no earlier answer.
  var changes: [Line] {
    var said: [ActID: (fact: Int, answer: Answer)] = [:]
    var beside: Set<ActID> = []
    var last: [String: Answer] = [:]
    var lines: [Line] = []
    for entry in entries {
      for (position, event) in entry.events.enumerated() {
        let id = ActID(sequence: entry.sequence, position: position)
        if case .corrected(let act, let answer, let reason) = event, let was = said[act] {
          let why = hidesWords ? "" : reason.map { "; \($0)" } ?? ""
          lines.append(
            (entry.at, "corrected  " + change(was.fact, from: was.answer, to: answer) + why))
          said[act] = (was.fact, answer)
          if !beside.contains(act) { last[state.library.facts[was.fact].id] = answer }
        }
        guard let name = event.factAnswered, let answer = event.answer,
          let fact = state.library.factIndex(name)
        else { continue }
        if case .changedNow = event, let was = last[name] {
          lines.append((entry.at, "changed  " + change(fact, from: was, to: answer)))
        }
        said[id] = (fact, answer)
        if case .disputed = event { beside.insert(id) } else { last[name] = answer }
      }
    }
    return lines
  }

  /// Words that are the same twice say how they differ: in how sure they are, or whose they are.
  private func change(_ fact: Int, from was: Answer, to now: Answer) -> String {
    let known = state.library.facts[fact]
    let name = known.name
    guard !isForgotten(fact) else { return "\(name): not kept" }
    let texts = [now, was].map { answerText($0.value, of: known, at: at) }
    let isSame = texts[0] == texts[1]
    let said = zip(texts, [now, was]).map { text, answer in
      let sure = answer.certainty == .doubtful ? ", not certain" : isSame ? ", certain" : ""
      return text + sure + (isSame ? ", \(source(of: answer, fact, state.partyKnowing(fact)))" : "")
    }
    return "\(name): \(said[0]); was: \(said[1])"
  }

  /// What each correction that a receiver repeated back had corrected.
  var corrections: [Line] {
    let sent = SentRecords(entries, in: state.library)
    var versions: [Int: Int] = [:]
    return state.beside.corrections.flatMap { said -> [Line] in
      let name = "handoff \(said.handoff)"
      let title = "\(name)  correction said; \(words(of: said.readBack))"
      let handoff = state.standing.handoffs.first { $0.handoff.number == said.handoff }?.handoff
      guard let handoff, said.readBack.outcome == .accepted else { return [(said.at, title)] }
      versions[said.handoff, default: 0] += 1
      let given = sent.given(handoff, in: state)
      let number = versions[said.handoff] ?? 0
      guard !hidesWords, given.indices.contains(number) else { return [(said.at, title)] }
      let items = given[number].changes.map { (said.at, "\(name)  \(CorrectionText($0).text)") }
      return [(said.at, title)] + items
    }
  }
}
