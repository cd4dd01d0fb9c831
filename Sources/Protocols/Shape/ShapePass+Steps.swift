// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

extension ShapePass {
  /// Lays every protocol out as numbered steps, one after the other.
  mutating func readSteps() {
    var first = 0
    for written in draft.protocols {
      checkIDs(written.steps.map(\.id), called: "step", isValue: false)
      checkIDs(written.outcomes, called: "outcome", isValue: false)
      let range = first..<(first + written.steps.count)
      parts.flow.protocols.append(
        FlowProtocol(
          id: written.id.value, steps: range, outcomes: written.outcomes.map(\.value)))
      first = range.upperBound
      endsWithEnd(written)
    }
    for (index, written) in draft.protocols.enumerated() { readSteps(of: written, index) }
  }

  private mutating func endsWithEnd(_ written: ProtocolDraft) {
    if let last = written.steps.last, case .end = last.kind, last.when == nil { return }
    let place = written.steps.last?.id ?? written.id
    complain(
      .outcome, "The last step of \"\(written.id.value)\" does not end it.", at: place,
      help: "Add \"- end:\" with one of its outcomes as the last step.")
  }

  private mutating func readSteps(of written: ProtocolDraft, _ index: Int) {
    var section: String?
    let scope = StepScope(
      written: written, index: index, first: parts.flow.protocols[index].steps.lowerBound)
    for step in written.steps {
      if case .section(let title) = step.kind { section = title.value }
      let number = parts.flow.steps.count
      var detail = StepDetail.none
      let act = act(of: step, in: scope, detail: &detail)
      let (condition, needs) = compiledWhen(step.when)
      parts.flow.steps.append(
        FlowStep(id: step.id.value, condition: condition, needs: needs, act: act ?? .instruct))
      parts.steps.append(
        CheckedStep(
          id: step.id.value, protocolIndex: index, section: section, wording: wording(of: step),
          condition: step.when?.value, source: step.source?.value, detail: detail,
          tellsReceivers: step.kind.tellsReceivers, place: step.id.place))
      if case .ask(let fact, _)? = act, parts.askingStep[fact] == nil {
        parts.askingStep[fact] = number
      }
      checkSource(step, in: written)
    }
  }

  private mutating func checkSource(_ step: StepDraft, in written: ProtocolDraft) {
    guard let source = step.source else { return }
    _ = position(of: source, among: written.sources.map(\.id.value), called: "source")
  }

  private mutating func act(
    of step: StepDraft, in scope: StepScope, detail: inout StepDetail
  ) -> FlowAct? {
    switch step.kind {
    case .section: return .section
    case .ask(let question): return ask(question, in: scope)
    case .tell(let id, _):
      detail = .tell(id.value)
      return .tell
    case .instruct(_, let shows, _):
      let ids = parts.facts.map(\.id)
      let facts = shows.compactMap { position(of: $0, among: ids, called: "fact") }
      if !facts.isEmpty { detail = .shows(facts) }
      return .instruct
    case .decide(let finding, let rules):
      return decide(finding, rules, detail: &detail)
    case .score(let score):
      return parts.scores.firstIndex { $0.id == score.id.value }.map(FlowAct.score)
    case .offer(let ids, let all): return offer(ids, all: all)
    case .consent(let item, _, let limit):
      if let limit { detail = .limit(limit.value) }
      return position(of: item, among: parts.consents.map(\.id), called: "consent item")
        .map(FlowAct.consent)
    case .wait(let wait): return self.wait(wait, in: scope, detail: &detail)
    case .run(let run): return self.run(run, in: scope)
    case .handoff(let handoff): return self.handoff(handoff, detail: &detail)
    case .promise(let promise):
      let due = milliseconds(promise.due) ?? 0
      detail = .promise(owner: promise.owner.value, dueMilliseconds: due)
      return .promise
    case .agree(let plan): return parts.planIndex(of: plan.id.value).map(FlowAct.agree)
    case .end(let outcome): return self.outcome(outcome, in: scope).map(FlowAct.end(outcome:))
    }
  }

  private mutating func ask(_ question: QuestionDraft, in scope: StepScope) -> FlowAct? {
    guard let fact = parts.facts.firstIndex(where: { $0.id == question.fact.value }) else {
      return nil
    }
    var follows: [Int: Follow] = [:]
    for (index, choice) in question.answers.choices.enumerated() {
      guard choice.next != nil || choice.run != nil else { continue }
      var follow = next(choice.next ?? .on, in: scope)
      if let run = choice.run {
        let target = position(of: run, among: parts.protocols.map(\.id), called: "protocol")
        if let target { follow = .run(RunTarget(target), then: follow) }
      }
      follows[index] = follow
    }
    return .ask(fact: fact, follows: follows)
  }

  private mutating func next(_ next: NextDraft, in scope: StepScope) -> Follow {
    switch next {
    case .on: return .on
    case .go(let step): return self.step(step, in: scope).map(Follow.go(step:)) ?? .on
    case .end(let outcome):
      return self.outcome(outcome, in: scope).map(Follow.end(outcome:)) ?? .on
    }
  }

  private mutating func step(_ id: Placed<String>, in scope: StepScope) -> Int? {
    position(of: id, among: scope.written.steps.map(\.id.value), called: "step").map {
      scope.first + $0
    }
  }

  private mutating func outcome(_ id: Placed<String>, in scope: StepScope) -> Int? {
    position(of: id, among: scope.written.outcomes.map(\.value), called: "outcome")
  }

  private mutating func offer(_ ids: [Placed<String>], all: Bool) -> FlowAct {
    let responders = parts.responders.map(\.id)
    return .offer(
      ids.compactMap { position(of: $0, among: responders, called: "responder") }, all: all)
  }

  private mutating func wait(
    _ wait: WaitDraft, in scope: StepScope, detail: inout StepDetail
  ) -> FlowAct {
    detail = .wait(milliseconds: milliseconds(wait.duration) ?? 0)
    let back = wait.go.flatMap { step($0, in: scope) }
    if let go = wait.go, wait.atMost == nil {
      complain(
        .endlessLoop, "This wait can lead back for ever.", at: go,
        help: "Add \"at most:\" with how often it may go back.")
    }
    return .wait(back: back, atMost: wait.atMost.flatMap { number($0) })
  }

  private mutating func run(_ run: RunDraft, in scope: StepScope) -> FlowAct? {
    let about: Reader
    switch run.about?.value {
    case nil: about = .subject
    case "person": about = .person
    case "caller": about = .caller
    case let other?:
      complain(
        .unknownWord, "A protocol runs about the person or the caller, not \"\(other)\".",
        at: run.about ?? run.target)
      about = .subject
    }
    guard
      let target = position(of: run.target, among: parts.protocols.map(\.id), called: "protocol")
    else { return nil }
    return .run(RunTarget(target), about: about, follows: follows(run, target, in: scope))
  }

  private mutating func follows(_ run: RunDraft, _ target: Int, in scope: StepScope) -> [Follow] {
    let outcomes = draft.protocols[target].outcomes.map(\.value)
    var follows = Array(repeating: Follow.on, count: outcomes.count)
    var said: Set<Int> = []
    for written in run.outcomes {
      guard let index = position(of: written.outcome, among: outcomes, called: "outcome") else {
        continue
      }
      said.insert(index)
      follows[index] = next(written.next, in: scope)
    }
    for (index, outcome) in outcomes.enumerated() where !said.contains(index) {
      complain(
        .outcome, "Nothing says what follows when \"\(run.target.value)\" ends \"\(outcome)\".",
        at: run.target, help: "Add \"- \(outcome): on\" under \"outcomes:\".")
    }
    return follows
  }

  private mutating func handoff(_ handoff: HandoffDraft, detail: inout StepDetail) -> FlowAct? {
    let receiver = handoff.receiver.flatMap {
      position(of: $0, among: parts.receivers.map(\.id), called: "receiver")
    }
    detail = .handoff(receiver: receiver, kinds: kinds(handoff.kinds))
    return position(
      of: handoff.responder, among: parts.responders.map(\.id), called: "responder"
    ).map(FlowAct.handoff(responder:))
  }
}

/// Where the steps of one protocol stand while they are read.
struct StepScope {
  var written: ProtocolDraft
  var index: Int
  /// The flow number of its first step.
  var first: Int
}

extension AnswersDraft {
  fileprivate var choices: [ChoiceDraft] {
    switch self {
    case .choices(let choices), .many(let choices): choices
    case .yesOrNo, .scale, .number, .text, .time, .place, .phone, .nameToUse: []
    }
  }
}

extension Parts {
  fileprivate func planIndex(of id: String) -> Int? { plans.firstIndex { $0.id == id } }
}

extension StepKindDraft {
  /// Whether a receiver is to know that it could not be done.
  fileprivate var tellsReceivers: Bool {
    if case .instruct(_, _, true) = self { return true }
    return false
  }
}
