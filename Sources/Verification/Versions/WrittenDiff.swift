// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Protocols

/// What two versions of a library have written otherwise and no condition decides: what a fact is,
/// where answers and outcomes lead, in which order steps come, and what is ruled.
struct WrittenDiff {
  private(set) var sentences: [String] = []

  init(from old: CheckedLibrary, to new: CheckedLibrary) {
    compare("fact", old.writtenFacts, new.writtenFacts)
    compare("responder", old.writtenResponders, new.writtenResponders)
    compare("finding", old.writtenFindings, new.writtenFindings)
    compare("alarm", old.writtenAlarms, new.writtenAlarms)
    compare("step", old.writtenSteps, new.writtenSteps)
    compareSteps(old, new)
    compare("rule", old.writtenRules, new.writtenRules)
  }

  /// Each thing with its properties; things of one version alone are named, but for facts and
  /// steps, which `VersionDiff` names by what is done.
  private mutating func compare(_ kind: String, _ old: [Written], _ new: [Written]) {
    let before = Dictionary(
      old.map { ($0.id, $0.properties) }, uniquingKeysWith: { first, _ in first })
    let now = Dictionary(
      new.map { ($0.id, $0.properties) }, uniquingKeysWith: { first, _ in first })
    for written in new {
      guard let was = before[written.id] else {
        if kind != "step" { sentences.append("The \(kind) \(written.id) is new.") }
        continue
      }
      for (name, value) in written.properties {
        let earlier = was.first { $0.name == name }?.value ?? ""
        guard earlier != value else { continue }
        let (isNow, before) = (Self.shown(value), Self.shown(earlier))
        sentences.append("The \(kind) \(written.id): \(name) is \(isNow), and was \(before).")
      }
    }
    for written in old where now[written.id] == nil && kind != "step" {
      sentences.append("The \(kind) \(written.id) is gone.")
    }
  }

  private static func shown(_ value: String) -> String { value.isEmpty ? "nothing" : value }

  /// Steps that only one version of a protocol has, and the first that comes elsewhere.
  private mutating func compareSteps(_ old: CheckedLibrary, _ new: CheckedLibrary) {
    for written in new.flow.protocols {
      guard let was = old.flow.protocols.first(where: { $0.id == written.id }) else { continue }
      let (before, now) = (old.stepIDs(of: was), new.stepIDs(of: written))
      let shared = Set(before).intersection(now)
      for step in written.steps where !(shared.contains(new.flow.steps[step].id)) {
        sentences += new.sentence(about: step, of: written, "is new")
      }
      for step in was.steps where !(shared.contains(old.flow.steps[step].id)) {
        sentences += old.sentence(about: step, of: was, "is gone")
      }
      let (left, right) = (before.filter(shared.contains), now.filter(shared.contains))
      guard let first = zip(left, right).first(where: { $0 != $1 }) else { continue }
      sentences.append(
        "In \(written.id) \(first.1) comes where \(first.0) came: the order is another from there.")
    }
  }
}

extension CheckedLibrary {
  /// Without headings, which do nothing.
  fileprivate func stepIDs(of written: FlowProtocol) -> [String] {
    written.steps.filter { flow.steps[$0].act != .section }.map { flow.steps[$0].id }
  }

  /// `suicide.offer-6 is new: it offers police.`
  fileprivate func sentence(about step: Int, of written: FlowProtocol, _ what: String) -> [String] {
    guard flow.steps[step].act != .section else { return [] }
    let things = things(at: step)
    let does = things.isEmpty ? "" : ": it \(things.joined(separator: ", "))"
    return ["\(written.id).\(flow.steps[step].id) \(what)\(does)."]
  }
}

/// Something with a name, and what its author wrote of it.
private struct Written {
  var id: String
  var properties: [(name: String, value: String)]
}

extension CheckedLibrary {
  fileprivate var writtenFacts: [Written] {
    facts.map { fact in
      let ids = fact.answers.valueIDs
      let danger = ids.indices.filter { fact.graveness[$0] > 0 }
        .sorted { fact.graveness[$0] > fact.graveness[$1] }
      return Written(
        id: fact.id,
        properties: [
          ("what it may be answered with", "\(fact.answers.kindWords)"),
          ("what raises danger", list(danger.map { ids[$0] })),
          ("how long it holds", fact.holdsForMilliseconds.map { "\($0 / 60_000) minutes" } ?? ""),
          ("its secret kind", fact.secretKind.rawValue),
          ("what stays raised", list(fact.sticky.sorted().map(fact.answers.words))),
          ("what it marks", list(fact.marks)),
          ("what must be confirmed when it changes", list(fact.confirmIfChanged)),
          ("how it is known", "\(fact.evidence)"),
          ("asking it afresh", fact.asksAfresh ? "wanted" : "not wanted"),
        ])
    }
  }

  fileprivate var writtenResponders: [Written] {
    responders.map { responder in
      Written(
        id: responder.id,
        properties: [
          ("its rung", responder.rung.map { "\($0)" } ?? ""),
          ("law enforcement", responder.isLawEnforcement ? "yes" : "no"),
          ("what is told first", responder.tellFirst ?? ""),
        ])
    }
  }

  fileprivate var writtenFindings: [Written] {
    findings.map { finding in
      Written(
        id: finding.id,
        properties: [
          ("its levels from the lowest", list(finding.values.map(\.id))),
          ("a second person to lower it", finding.loweringNeedsSecond ? "wanted" : "not wanted"),
        ])
    }
  }

  fileprivate var writtenAlarms: [Written] {
    alarms.map { alarm in
      let outcomes = flow.protocols[alarm.protocolIndex].outcomes
      return Written(
        id: alarm.id,
        properties: [
          ("its key", "\(alarm.key)"), ("its protocol", flow.protocols[alarm.protocolIndex].id),
        ]
          + zip(outcomes, alarm.after).map { outcome, after in
            ("what follows \(outcome)", after.rawValue)
          })
    }
  }

  /// Where answers and outcomes lead.
  fileprivate var writtenSteps: [Written] {
    flow.protocols.flatMap { written in
      written.steps.map { step in
        Written(
          id: "\(written.id).\(flow.steps[step].id)",
          properties: [
            ("what it asks first", list(flow.steps[step].needs.map { facts[$0.fact].id }))
          ]
            + leads(from: step))
      }
    }
  }

  private func leads(from step: Int) -> [(name: String, value: String)] {
    switch flow.steps[step].act {
    case .ask(let fact, let follows):
      facts[fact].answers.valueIDs.enumerated().map { value, id in
        ("what follows \(id)", follows[value].map { words(of: $0) } ?? "the next step")
      }
    case .run(let target, let about, let follows):
      [("whom it is about", "\(about)")]
        + zip(flow.protocols[target.number].outcomes, follows).map { outcome, follow in
          ("what follows \(outcome)", words(of: follow))
        }
    case .wait(let back, let atMost):
      [
        ("where it goes back to", back.map { flow.steps[$0].id } ?? ""),
        ("how often", atMost.map { "at most \($0)" } ?? ""),
      ]
    case .offer(let all, let isAll):
      [
        ("whom it offers", list(all.map { responders[$0].id })),
        ("offering", isAll ? "all of them" : "one by one"),
      ]
    case .section, .tell, .instruct, .decide, .score, .consent, .handoff, .promise, .agree, .end: []
    }
  }

  private func words(of follow: Follow) -> String {
    switch follow {
    case .on: "the next step"
    case .go(let step): flow.steps[step].id
    case .end: "the end of it"
    case .run(let target, let then):
      "\(flow.protocols[target.number].id), then \(words(of: then))"
    }
  }

  fileprivate var writtenRules: [Written] {
    policy.rules.map { rule in
      Written(
        id: rule.id,
        properties: [("what it says", rule.says), ("when it speaks", rule.whenInWords ?? "")])
    } + policy.allowances.map { Written(id: "allow \($0.rule.rawValue)", properties: []) }
  }

  private func list(_ words: [String]) -> String { words.joined(separator: ", ") }
}

extension AnswerKind {
  fileprivate var kindWords: String {
    switch self {
    case .choices, .yesOrNo: valueIDs.joined(separator: ", ")
    case .many: "many of \(valueIDs.joined(separator: ", "))"
    case .scale(let from, let to): "\(from) to \(to)"
    case .number(_, let from, let to): "a number from \(from) to \(to)"
    case .text: "words"
    case .time: "a time"
    case .place: "a place"
    case .phone: "a phone number"
    case .nameToUse: "a name"
    }
  }
}
