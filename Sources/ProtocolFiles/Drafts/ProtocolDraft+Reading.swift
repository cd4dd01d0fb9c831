// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Protocols

extension ProtocolDraft {
  /// A protocol from a map of the shape `Shape.protocolFile`.
  init(_ map: MapNode) {
    var steps: [StepDraft] = []
    var counts: [String: Int] = [:]
    for step in map.maps("steps") {
      if let draft = StepDraft(step, &counts) { steps.append(draft) }
    }
    let sources = map.map("sources")?.pairs.compactMap { pair in
      pair.value.text.map { SourceDraft(id: pair.key.placed, text: $0) }
    }
    self.init(
      id: map.needed("protocol"), title: map.needed("title"), version: map.needed("version"),
      language: map.needed("language"), useWhen: map.text("use when"),
      outcomes: map.texts("outcomes"), sources: sources ?? [],
      review: map.map("review").map(ReviewDraft.init),
      keeps: map.text("keeps"), steps: steps)
  }
}

extension StepDraft {
  /// A step; `counts` numbers the offers and ends of its file, which have no name of their own.
  fileprivate init?(_ map: MapNode, _ counts: inout [String: Int]) {
    guard let first = map.pairs.first, let kind = StepKindDraft(map, first.key.text) else {
      return nil
    }
    let word = first.key.text == "offer all" ? "offer" : first.key.text
    var id = first.value.text ?? first.key.placed
    if word == "offer" || word == "end" {
      counts[word, default: 0] += 1
      id = Placed("\(word)-\(counts[word] ?? 0)", at: first.key.place)
    }
    if word == "section" { id = Placed(slug(id.value), at: id.place) }
    self.init(
      id: map.text("id") ?? id, kind: kind, when: map.text("when"), source: map.text("source"))
  }
}

/// A title as an id: small letters and digits, everything else a hyphen.
private func slug(_ title: String) -> String {
  var slug = ""
  for scalar in title.lowercased().unicodeScalars {
    switch scalar {
    case "a"..."z", "0"..."9": slug.unicodeScalars.append(scalar)
    default: if !slug.isEmpty, slug.last != "-" { slug.append("-") }
    }
  }
  while slug.last == "-" { slug.removeLast() }
  guard let first = slug.first, first.isLetter else { return "section-" + slug }
  return slug
}

extension StepKindDraft {
  fileprivate init?(_ map: MapNode, _ kind: String) {
    let name = map.needed(kind)
    switch kind {
    case "section": self = .section(title: name)
    case "ask": self = .ask(QuestionDraft(map))
    case "tell": self = .tell(id: name, say: map.texts("say"))
    case "do":
      self = .instruct(
        text: map.needed("text"), shows: map.texts("shows"),
        tellsReceivers: map.text("tell receivers") != nil)
    case "decide": self = .decide(finding: name, rules: map.maps("rules").map(RuleDraft.init))
    case "score": self = .score(ScoreDraft(map))
    case "offer": self = .offer(map.texts(kind), all: false)
    case "offer all": self = .offer(map.texts(kind), all: true)
    case "consent": self = .consent(item: name, say: map.texts("say"), limit: map.text("limit"))
    case "wait":
      self = .wait(
        WaitDraft(
          id: name, duration: map.needed("for"), go: map.text("go"), atMost: map.text("at most")))
    case "run": self = .run(RunDraft(map))
    case "handoff":
      self = .handoff(
        HandoffDraft(
          responder: name, receiver: map.text("receiver"), kinds: map.texts("kinds")))
    case "promise":
      self = .promise(
        PromiseDraft(
          id: name, text: map.needed("text"), owner: map.needed("owner"), due: map.needed("due")))
    case "agree": self = .agree(PlanDraft(map))
    case "end": self = .end(outcome: name)
    default: return nil
    }
  }
}

extension RuleDraft {
  fileprivate init(_ map: MapNode) {
    if let otherwise = map.text("otherwise") {
      self.init(condition: nil, gives: otherwise, because: map.needed("because"))
    } else {
      self.init(
        condition: map.needed("if"), gives: map.needed("gives"), because: map.needed("because"))
    }
  }
}

extension ScoreDraft {
  fileprivate init(_ map: MapNode) {
    let bands = map.maps("bands").map { band in
      BandDraft(
        id: band.needed("id"), from: band.needed("from"), to: band.needed("to"),
        label: band.text("label"))
    }
    self.init(
      id: map.needed("score"), items: map.texts("items"), missing: map.text("missing"),
      bands: bands)
  }
}

extension RunDraft {
  fileprivate init(_ map: MapNode) {
    let outcomes = map.maps("outcomes").compactMap { item -> OutcomeDraft? in
      guard let pair = item.pairs.first, case .text(let text) = pair.value,
        let next = NextDraft(text)
      else { return nil }
      return OutcomeDraft(outcome: pair.key.placed, next: next)
    }
    self.init(target: map.needed("run"), about: map.text("about"), outcomes: outcomes)
  }
}

extension PlanDraft {
  fileprivate init(_ map: MapNode) {
    let lines = map.maps("lines").map { line in
      PlanLineDraft(act: line.needed("do"), after: line.text("after"), who: line.text("who"))
    }
    self.init(
      id: map.needed("agree"), text: map.needed("text"), lines: lines,
      mayBeSaid: map.text("may be said"), whomNotToCall: map.text("whom not to call"))
  }
}
