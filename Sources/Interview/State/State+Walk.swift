// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

package import Protocols

/// Walking: each visit takes the act that is anchored to it, and acts of no visit come in where
/// they stand in the order. A walk stops at the first visit that has no act.
///
/// ```
/// step ─ condition false ─▶ next step
///   │ rests on a fact never answered ─▶ visit of that fact, then the step again
///   ▼ true
/// needs no act ─▶ on        needs one ─ none there ─▶ pending
///                             └ one there: first every free act before it, then the act
/// ```
extension State {
  mutating func beginCall() {
    push(.call, protocolIndex: library.opensWith, chain: library.protocols[library.opensWith].id)
  }

  /// Moves every walk on as far as the acts reach. Acts of no visit come in one at a time, each
  /// with a look at what it leads to, exactly as they came in the call itself.
  mutating func settle() {
    advanceAll()
    while standing.nextFree < acts.count {
      if takeNextFree() { advanceAll() }
    }
  }

  private mutating func advanceAll() {
    for walk in standing.walks.indices where walk < standing.walks.count { advance(walk) }
    while let top = standing.walks.indices.last, top > 0, standing.walks[top].pending == .over {
      finish(top)
      advance(top - 1)
    }
  }

  mutating func push(_ cause: Walk.Cause, protocolIndex: Int, chain: String) {
    let frame = frame(protocolIndex, about: .person, chain: chain, afterwards: .root)
    standing.walks.append(Walk(cause: cause, frames: [frame], root: protocolIndex))
    standing.doneProtocols.insert(protocolIndex)
    show(.ran(protocolIndex: protocolIndex))
  }

  private mutating func frame(
    _ protocolIndex: Int, about: Reader, chain: String, afterwards: Frame.Afterwards
  ) -> Frame {
    let steps = library.flow.protocols[protocolIndex].steps
    return Frame(
      protocolIndex: protocolIndex, about: about, chain: chain, chainKey: chainKey(chain),
      firstStep: steps.lowerBound, step: steps.lowerBound,
      entered: Array(repeating: 0, count: steps.count),
      afterwards: afterwards)
  }

  private mutating func chainKey(_ chain: String) -> Int32 {
    if let known = chainKeys[chain] { return known }
    let key = Int32(chainKeys.count)
    chainKeys[chain] = key
    return key
  }

  /// Walks until an act is missing or the walk is over.
  mutating func advance(_ walk: Int) {
    while standing.walks[walk].frames.last != nil {
      guard step(walk) else { return }
    }
    standing.walks[walk].pending = standing.walks[walk].staysOn ? .staysOn : .over
  }

  /// One step; false when it waits for an act.
  private mutating func step(_ walk: Int) -> Bool {
    guard let frame = standing.walks[walk].frames.last else { return false }
    let step = library.flow.steps[frame.step]
    if frame.rung == 0 {
      switch isDue(step, in: frame) {
      case nil:
        guard let need = openNeed(of: step, in: frame) else { break }
        return visit(walk, part: .need(fact: need))
      case false?:
        standing.walks[walk].moveOn(counting: false)
        return true
      case true?: break
      }
    }
    return enter(step.act, walk, frame)
  }

  private func isDue(_ step: FlowStep, in frame: Frame) -> Bool? {
    if step.needs.isEmpty { return step.condition.holds(in: standing.table, for: roles(frame)) }
    return step.condition.settled(in: standing.table, for: roles(frame), needs: step.needs)
  }

  /// The first needed fact that was never answered and can be asked.
  private func openNeed(of step: FlowStep, in frame: Frame) -> Int? {
    let roles = roles(frame)
    return step.needs.first { need in
      library.askingStep[need.fact] != nil
        && standing.table[need.variable, roles[need.reader]] == .notKnown
    }?.fact
  }

  package func roles(_ frame: Frame) -> Roles {
    let caller = standing.callerParty.number
    let person = standing.personParty.number
    return Roles(subject: frame.about == .caller ? caller : person, caller: caller, person: person)
  }

  private mutating func enter(_ act: FlowAct, _ walk: Int, _ frame: Frame) -> Bool {
    switch act {
    case .section:
      standing.walks[walk].moveOn()
      return true
    case .decide(let finding, _):
      decide(finding, at: frame.step, for: Party(roles(frame).subject))
      show(.decided(finding: finding))
      standing.walks[walk].moveOn()
      return true
    case .score(let score):
      pass(score, for: Party(roles(frame).subject))
      standing.walks[walk].moveOn()
      return true
    case .run(let target, let about, _):
      run(target, about: about == .subject ? frame.about : about, .runStep, walk)
      return true
    case .end(let outcome):
      end(walk, outcome: outcome)
      return true
    case .offer(let responders, let all):
      return offer(responders, all: all, walk, frame)
    case .ask, .tell, .instruct, .consent, .wait, .handoff, .promise, .agree:
      return visit(walk, part: .whole)
    }
  }

  /// Rungs already accepted end the step; rungs ruled out are passed over.
  private mutating func offer(
    _ responders: [Int], all: Bool, _ walk: Int, _ frame: Frame
  ) -> Bool {
    guard frame.rung < responders.count else {
      standing.walks[walk].moveOn()
      return true
    }
    let key = key(frame, part: .rung(frame.rung))
    let earlier = standing.offers.last { $0.responder == responders[frame.rung] }
    if actAt[key] == nil, let earlier, earlier.end == .accepted || earlier.end == .ruledOut {
      let isDone = earlier.end == .accepted && !all
      standing.walks[walk].nextRung(isLast: isDone)
      return true
    }
    return visit(walk, part: .rung(frame.rung))
  }

  /// Takes the act of this visit, after every act of no visit that came before it.
  private mutating func visit(_ walk: Int, part: Pending.Part) -> Bool {
    guard let frame = standing.walks[walk].frames.last else { return false }
    guard let act = actAt[key(frame, part: part)] else {
      standing.walks[walk].pending = .visit(step: frame.step, time: frame.time, part: part)
      return false
    }
    while standing.nextFree < act {
      if takeNextFree() { return true }
    }
    standing.isReached[act] = true
    take(act)
    if case .need = part { return true }
    follow(acts[act], walk, frame)
    return true
  }

  private mutating func follow(_ act: Act, _ walk: Int, _ frame: Frame) {
    switch library.flow.steps[frame.step].act {
    case .ask(let fact, let follows):
      let value = act.answer.flatMap { library.facts[fact].valueIndex(of: $0.value) }
      follow(value.flatMap { follows[$0] } ?? .on, walk)
    case .wait(let back, let atMost):
      if let back, frame.time <= atMost ?? Int.max {
        follow(.go(step: back), walk)
      } else {
        standing.walks[walk].moveOn()
      }
    case .offer(_, let all):
      var isDone = false
      if case .offerEnded(_, _, .accepted, _) = act.event { isDone = !all }
      standing.walks[walk].nextRung(isLast: isDone)
    case .section, .tell, .instruct, .decide, .score, .consent, .run, .handoff, .promise, .agree,
      .end:
      standing.walks[walk].moveOn()
    }
  }

  private mutating func follow(_ follow: Follow, _ walk: Int) {
    switch follow {
    case .on: standing.walks[walk].moveOn()
    case .go(let step): standing.walks[walk].go(to: step)
    case .end(let outcome): end(walk, outcome: outcome)
    case .run(let target, let then):
      let about = standing.walks[walk].frames.last?.about ?? .person
      run(target, about: about, .choice(then), walk)
    }
  }

  private mutating func run(
    _ target: RunTarget, about: Reader, _ afterwards: Frame.Afterwards, _ walk: Int
  ) {
    guard let below = standing.walks[walk].frames.last else { return }
    let id = library.protocols[target.number].id
    let chain = "\(below.chain)/\(id)@\(library.flow.steps[below.step].id)#\(below.time)"
    let above = frame(target.number, about: about, chain: chain, afterwards: afterwards)
    standing.walks[walk].frames.append(above)
    standing.doneProtocols.insert(target.number)
    show(.ran(protocolIndex: target.number))
  }

  /// Ends the protocol on top; the one below goes on as its step says.
  private mutating func end(_ walk: Int, outcome: Int) {
    guard let ended = standing.walks[walk].frames.popLast() else { return }
    switch ended.afterwards {
    case .choice(let then): follow(then, walk)
    case .runStep:
      guard let below = standing.walks[walk].frames.last,
        case .run(_, _, let follows) = library.flow.steps[below.step].act
      else { return }
      follow(follows[outcome], walk)
    case .root: endRoot(walk, outcome: outcome)
    }
  }

  private mutating func endRoot(_ walk: Int, outcome: Int) {
    switch standing.walks[walk].cause {
    case .call: readyToClose()
    case .switched: return
    case .alarm(let alarm):
      switch library.alarms[alarm].after[outcome] {
      case .back: return
      case .closing: readyToClose()
      case .stay: standing.walks[walk].staysOn = true
      }
    }
  }

  private mutating func readyToClose() {
    standing.isReadyToClose = true
    show(.ended)
  }

  /// Takes a walk that is over from the stack.
  private mutating func finish(_ walk: Int) {
    standing.walks.remove(at: walk)
  }

  func key(_ frame: Frame, part: Pending.Part) -> VisitKey {
    VisitKey(chain: frame.chainKey, step: Int32(frame.step), time: Int32(frame.time), part: part)
  }

  /// The key of a visit by author ids; nil when this library has no such step.
  mutating func key(of visit: Visit) -> VisitKey? {
    if let frame = standing.walks.last?.frames.last,
      library.flow.steps[frame.step].id == visit.step, frame.chain == visit.chain
    {
      return part(of: visit, at: frame.step).map {
        VisitKey(
          chain: frame.chainKey, step: Int32(frame.step), time: Int32(visit.time), part: $0)
      }
    }
    guard let index = protocolIndex(ofChain: visit.chain) else { return nil }
    let steps = library.flow.protocols[index].steps
    guard let step = steps.first(where: { library.flow.steps[$0].id == visit.step }) else {
      return nil
    }
    let chain = chainKey(visit.chain)
    return part(of: visit, at: step).map {
      VisitKey(chain: chain, step: Int32(step), time: Int32(visit.time), part: $0)
    }
  }

  private func part(of visit: Visit, at step: Int) -> Pending.Part? {
    guard let part = visit.part else { return .whole }
    if case .offer(let responders, _) = library.flow.steps[step].act,
      let rung = responders.firstIndex(where: { library.responders[$0].id == part })
    {
      return .rung(rung)
    }
    return library.factIndex(part).map(Pending.Part.need(fact:))
  }

  /// A chain's last protocol: `opening/suicide@thoughts#1` is suicide's.
  private func protocolIndex(ofChain chain: String) -> Int? {
    let last = chain.split(separator: "/").last ?? ""
    let id = last.drop { $0 == "!" || $0 == ">" }.prefix { $0 != "@" && $0 != "#" }
    return library.protocolIndex(String(id))
  }
}

extension Frame {
  /// Which time the step it stands on is being entered, from 1.
  package var time: Int { Int(entered[step - firstStep]) + 1 }
}

extension Walk {
  fileprivate var top: Int { frames.count - 1 }

  fileprivate mutating func moveOn(counting: Bool = true) {
    go(to: frames[top].step + 1, counting: counting)
  }

  fileprivate mutating func go(to step: Int, counting: Bool = true) {
    if counting { frames[top].entered[frames[top].step - frames[top].firstStep] += 1 }
    frames[top].step = step
    frames[top].rung = 0
  }

  fileprivate mutating func nextRung(isLast: Bool) {
    if isLast { moveOn() } else { frames[top].rung += 1 }
  }
}
