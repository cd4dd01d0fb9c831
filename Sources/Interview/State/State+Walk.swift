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
    let about = cause == .switched ? library.usuallyAbout(protocolIndex) : .person
    let frame = frame(protocolIndex, about: about, chain: chain, afterwards: .root)
    standing.walks.append(Walk(cause: cause, frames: [frame], root: protocolIndex))
    standing.doneProtocols.insert(protocolIndex)
    show(.ran(protocolIndex: protocolIndex))
  }

  private mutating func frame(
    _ protocolIndex: Int, about: Reader, chain name: String, afterwards: Frame.Afterwards
  ) -> Frame {
    let steps = library.flow.protocols[protocolIndex].steps
    let chain = chains.number(of: name, stepCount: steps.count)
    let firstPlace = chains.firstPlaces[chain]
    standing.beginRun(at: firstPlace..<firstPlace + steps.count)
    return Frame(
      protocolIndex: protocolIndex, about: about, chain: chain,
      placeOffset: firstPlace - steps.lowerBound, step: steps.lowerBound, afterwards: afterwards)
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
    let stop = library.stops[frame.step]
    if frame.rung == 0, !stop.isAlwaysDue {
      let roles = roles(frame)
      switch library.isDue(frame.step, in: standing.table, for: roles) {
      case nil:
        guard let need = library.openNeed(of: frame.step, in: standing.table, for: roles)
        else { break }
        let party = party(of: need.fact, else: Party(roles[need.reader]))
        return visit(walk, frame, part: .need(fact: need.fact, of: party.number))
      case false?:
        standing.moveOn(walk, counting: false)
        return true
      case true?: break
      }
    }
    return stop.takesAct ? visit(walk, frame, part: .whole) : enter(walk, frame)
  }

  package func roles(_ frame: Frame) -> Roles {
    let caller = standing.callerParty.number
    let person = standing.personParty.number
    if case .caller = frame.about {
      return Roles(subject: caller, caller: caller, person: person)
    }
    return Roles(subject: person, caller: caller, person: person)
  }

  private mutating func enter(_ walk: Int, _ frame: Frame) -> Bool {
    switch library.flow.steps[frame.step].act {
    case .section:
      standing.moveOn(walk)
      return true
    case .decide(let finding, _):
      decide(finding, at: frame.step, for: Party(roles(frame).subject))
      show(.decided(finding: finding))
      standing.moveOn(walk)
      return true
    case .score(let score):
      pass(score, for: Party(roles(frame).subject))
      standing.moveOn(walk)
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
      return visit(walk, frame, part: .whole)
    }
  }

  /// Rungs already accepted end the step; rungs ruled out are passed over.
  private mutating func offer(
    _ responders: [Int], all: Bool, _ walk: Int, _ frame: Frame
  ) -> Bool {
    guard frame.rung < responders.count else {
      standing.moveOn(walk)
      return true
    }
    let key = key(frame, part: .rung(frame.rung))
    let earlier = standing.offers.last { $0.responder == responders[frame.rung] }
    if chains[key] == nil, let earlier, earlier.end == .accepted || earlier.end == .ruledOut {
      let isDone = earlier.end == .accepted && !all
      standing.nextRung(walk, isLast: isDone)
      return true
    }
    return visit(walk, frame, part: .rung(frame.rung))
  }

  /// Takes the act of this visit, after every act of no visit that came before it. What an alarm or
  /// a switch began above this walk goes its way first, as it did when it was made.
  private mutating func visit(_ walk: Int, _ frame: Frame, part: Pending.Part) -> Bool {
    let isOnTop = walk == standing.walks.count - 1
    let own = isOnTop ? chains[key(frame, part: part)] : nil
    guard let act = own else {
      if isOnTop, let next = nextTold(after: walk) { return passOver(part, walk, until: next) }
      standing.walks[walk].pending = .visit(
        step: frame.step, time: standing.time(at: frame), part: part)
      return false
    }
    while standing.nextFree < act {
      if takeNextFree() { return true }
    }
    standing.acts[act].isReached = true
    take(act)
    if case .need = part { return true }
    follow(act, walk, frame)
    return true
  }

  private mutating func follow(_ act: Int, _ walk: Int, _ frame: Frame) {
    if library.stops[frame.step].leadsOn { return standing.moveOn(walk) }
    switch library.flow.steps[frame.step].act {
    case .ask(let fact, let follows):
      let value = acts[act].answer.flatMap {
        library.facts[fact].valueIndex(of: $0.value, at: Moment(utcMilliseconds: 0))
      }
      follow(value.flatMap { follows[$0] } ?? .on, walk)
    case .wait(let back, let atMost):
      if let back, standing.time(at: frame) <= atMost ?? Int.max {
        standing.go(walk, to: back)
      } else {
        standing.moveOn(walk)
      }
    case .offer(_, let all):
      var isDone = false
      if case .offerEnded(_, _, .accepted, _) = acts[act].event { isDone = !all }
      standing.nextRung(walk, isLast: isDone)
    case .section, .tell, .instruct, .decide, .score, .consent, .run, .handoff, .promise, .agree,
      .end:
      standing.moveOn(walk)
    }
  }

  private mutating func follow(_ follow: Follow, _ walk: Int) {
    switch follow {
    case .on: standing.moveOn(walk)
    case .go(let step): standing.go(walk, to: step)
    case .end(let outcome): end(walk, outcome: outcome)
    case .run(let target, let then):
      let about = standing.walks[walk].frames.last?.about ?? .person
      standing.walks[walk].follows.append(then)
      run(target, about: about, .choice, walk)
    }
  }

  private mutating func run(
    _ target: RunTarget, about: Reader, _ afterwards: Frame.Afterwards, _ walk: Int
  ) {
    guard let below = standing.walks[walk].frames.last else { return }
    let id = library.protocols[target.number].id
    let step = library.flow.steps[below.step].id
    let chain = "\(chains.names[below.chain])/\(id)@\(step)#\(standing.time(at: below))"
    let above = frame(target.number, about: about, chain: chain, afterwards: afterwards)
    standing.walks[walk].frames.append(above)
    standing.doneProtocols.insert(target.number)
    show(.ran(protocolIndex: target.number))
  }

  /// Ends the protocol on top; the one below goes on as its step says.
  private mutating func end(_ walk: Int, outcome: Int) {
    guard let ended = standing.walks[walk].frames.popLast() else { return }
    switch ended.afterwards {
    case .choice: follow(standing.walks[walk].follows.removeLast(), walk)
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

  private func key(_ frame: Frame, part: Pending.Part) -> VisitKey {
    VisitKey(place: frame.place, time: standing.time(at: frame), part: part)
  }

  /// The key of a visit by author ids, and whose answer it takes; nil when this library has no such
  /// step.
  mutating func key(of visit: Visit, by party: Party?) -> VisitKey? {
    if let top = standing.top, library.flow.steps[top.step].id == visit.step,
      chains.names[top.chain] == visit.chain
    {
      return part(of: visit, party, at: top.step).map {
        VisitKey(place: top.place, time: visit.time, part: $0)
      }
    }
    guard let index = protocolIndex(ofChain: visit.chain) else { return nil }
    let steps = library.flow.protocols[index].steps
    guard let step = steps.first(where: { library.flow.steps[$0].id == visit.step }) else {
      return nil
    }
    let chain = chains.number(of: visit.chain, stepCount: steps.count)
    let place = chains.firstPlaces[chain] + step - steps.lowerBound
    return part(of: visit, party, at: step).map {
      VisitKey(place: place, time: visit.time, part: $0)
    }
  }

  @inline(__always)
  private func part(of visit: Visit, _ party: Party?, at step: Int) -> Pending.Part? {
    guard let part = visit.part else { return .whole }
    if case .offer(let responders, _) = library.flow.steps[step].act,
      let rung = responders.firstIndex(where: { library.responders[$0].id == part })
    {
      return .rung(rung)
    }
    return library.factIndex(part).map { .need(fact: $0, of: party?.number ?? 0) }
  }

  /// A chain's last protocol: `opening/suicide@thoughts#1` is suicide's.
  private func protocolIndex(ofChain chain: String) -> Int? {
    let last = chain.split(separator: "/").last ?? ""
    let id = last.drop { $0 == "!" || $0 == ">" }.prefix { $0 != "@" && $0 != "#" }
    return library.protocolIndex(String(id))
  }
}
