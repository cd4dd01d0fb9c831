// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Protocols

/// One way on from a place, before places are numbered.
struct Way {
  var action: Action
  var place: Place
  /// The protocol that begins with it.
  var ran: Int?
}

extension Way {
  static func drops(_ place: Place) -> Way {
    Way(action: .drops, place: Place(frames: [], whom: place.whom, stage: .dropped))
  }
}

/// The ways on from a place: what `State+Walk` does with one state, for every state at once.
extension CheckedLibrary {
  func ways(from place: Place) -> [Way] {
    switch place.stage {
    case .check: checks(place)
    case .need(let need): answersNeed(need, place) + tellsOfWhom(place) + rechecks(place)
    case .rung(let rung): rungs(rung, place)
    case .visit(let rung): visits(rung, place) + tellsOfWhom(place) + rechecks(place)
    case .over, .dropped: []
    }
  }

  private func checks(_ place: Place) -> [Way] {
    let step = flow.steps[place.top.step]
    var ways = [entered(place)]
    guard step.condition != .always else { return ways }
    ways.append(Way(action: .fails, place: place.at(place.top.step + 1)))
    for need in step.needs.indices where askingStep[step.needs[need].fact] != nil {
      ways.append(Way(action: .opens(need: need), place: place.at(.need(need))))
    }
    return ways
  }

  /// Whether the step is still due is looked at after each act out of turn; of a ladder that was
  /// begun, only its rung.
  private func rechecks(_ place: Place) -> [Way] {
    looking(anewAt: place).map { [Way(action: .rechecks(place.stage), place: $0)] } ?? []
  }

  /// Where it is looked at whether a prompt still stands; nil where nothing takes it away.
  private func looking(anewAt place: Place) -> Place? {
    let isOffer: Bool
    if case .offer = flow.steps[place.top.step].act { isOffer = true } else { isOffer = false }
    guard isOffer || flow.steps[place.top.step].condition != .always else { return nil }
    if case .visit(let rung) = place.stage, rung > 0 { return place.at(.rung(rung)) }
    return place.at(.check)
  }

  /// What entering a step leads to once its condition holds.
  private func entered(_ place: Place) -> Way {
    switch flow.steps[place.top.step].act {
    case .section: return Way(action: .passes, place: place.on)
    case .decide(let finding, _): return Way(action: .decides(finding: finding), place: place.on)
    case .score(let score): return Way(action: .scores(score), place: place.on)
    case .run(let target, let about, _):
      let isAboutCaller = about == .subject ? place.top.isAboutCaller : about == .caller
      return running(target.number, isAboutCaller: isAboutCaller, .runStep, place, by: .runs)
    case .end(let outcome): return ended(outcome, place, by: .ends)
    case .offer: return Way(action: .holds, place: place.at(.rung(0)))
    case .ask, .tell, .instruct, .consent, .wait, .handoff, .promise, .agree:
      return Way(action: .holds, place: place.at(.visit(rung: 0)))
    }
  }

  private func running(
    _ index: Int, isAboutCaller: Bool, _ afterwards: Place.Afterwards, _ place: Place,
    by action: Action
  ) -> Way {
    var place = place
    place.frames.append(frame(index, isAboutCaller: isAboutCaller, afterwards))
    place.stage = .check
    return Way(action: action, place: place, ran: index)
  }

  /// The protocol on top ends; the one below goes on as its step says.
  private func ended(_ outcome: Int, _ place: Place, by action: Action) -> Way {
    var below = place
    let ended = below.frames.removeLast()
    switch ended.afterwards {
    case .root: return Way(action: action, place: below.at(.over(outcome: outcome)))
    case .choice(let then): return follow(then, below, by: action)
    case .runStep:
      guard case .run(_, _, let follows) = flow.steps[below.top.step].act else { break }
      return follow(follows[outcome], below, by: action)
    }
    return Way(action: action, place: below.on)
  }

  /// Where an answer or an outcome leads.
  private func follow(_ follow: Follow, _ place: Place, by action: Action) -> Way {
    switch follow {
    case .on: Way(action: action, place: place.on)
    case .go(let step): Way(action: action, place: place.at(step))
    case .end(let outcome): ended(outcome, place, by: action)
    case .run(let target, let then):
      running(
        target.number, isAboutCaller: place.top.isAboutCaller, .choice(then), place, by: action)
    }
  }

  private func rungs(_ rung: Int, _ place: Place) -> [Way] {
    guard case .offer(let responders, let all) = flow.steps[place.top.step].act,
      rung < responders.count
    else { return [Way(action: .passes, place: place.on)] }
    let responder = responders[rung]
    let next = place.at(.rung(rung + 1))
    return [
      Way(
        action: .skipsRung(responder: responder, .accepted), place: all ? next : place.on),
      Way(action: .skipsRung(responder: responder, .ruledOut), place: next),
      Way(action: .putsRung(responder: responder), place: place.at(.visit(rung: rung))),
    ]
  }

  private func answersNeed(_ need: Int, _ place: Place) -> [Way] {
    let fact = flow.steps[place.top.step].needs[need].fact
    return roleChanges(of: fact, in: place).map { role, after in
      Way(
        action: .answers(fact: fact, .on, role: role, need: need), place: after.at(.check))
    }
  }

  private func visits(_ rung: Int, _ place: Place) -> [Way] {
    switch flow.steps[place.top.step].act {
    case .ask(let fact, let follows): return answers(fact, follows, place)
    case .tell, .instruct: return [Way(action: .acknowledges, place: place.on)]
    case .wait(let back, _): return [waits(back, place)]
    case .offer(let responders, let all):
      let next = place.at(.rung(rung + 1))
      let responder = responders[rung]
      return [
        Way(
          action: .endsOffer(responder: responder, accepted: true), place: all ? next : place.on),
        Way(action: .endsOffer(responder: responder, accepted: false), place: next),
      ]
    case .consent(let item):
      return speakers(place).map { Way(action: .consents(item: item, party: $0), place: place.on) }
    case .handoff: return [.handsOff, .leavesOut].map { Way(action: $0, place: place.on) }
    case .promise: return [.promises, .leavesOut].map { Way(action: $0, place: place.on) }
    case .agree(let plan):
      return [true, false].map { Way(action: .agrees(plan: plan, $0), place: place.on) }
    case .section, .decide, .score, .run, .end: return []
    }
  }

  /// One way for each thing that may follow, and for each change of whom the call is about.
  private func answers(_ fact: Int, _ follows: [Int: Follow], _ place: Place) -> [Way] {
    var kinds: [Follow] = [.on]
    for (_, follow) in follows.sorted(by: { $0.key < $1.key }) where !kinds.contains(follow) {
      kinds.append(follow)
    }
    return roleChanges(of: fact, in: place).flatMap { role, after in
      kinds.map { kind in
        follow(kind, after, by: .answers(fact: fact, kind, role: role, need: nil))
      }
    }
  }

  /// Telling early whom the call is about moves whom its readers mean; whether the step is due is
  /// looked at anew.
  private func tellsOfWhom(_ place: Place) -> [Way] {
    guard place.whom == .notSaid, let fact = factIndex(BuiltInFact.caller.rawValue),
      fact != factAsked(at: place)
    else { return [] }
    return roleChanges(of: fact, in: place).map { role, after in
      Way(
        action: .tells(fact: fact, party: 0, role: role), place: looking(anewAt: after) ?? after)
    }
  }

  /// The fact that a pause asks; nil where it asks none.
  func factAsked(at place: Place) -> Int? {
    switch place.stage {
    case .need(let need): return flow.steps[place.top.step].needs[need].fact
    case .visit:
      guard case .ask(let fact, _) = flow.steps[place.top.step].act else { return nil }
      return fact
    case .check, .rung, .over, .dropped: return nil
    }
  }

  private func roleChanges(of fact: Int, in place: Place) -> [(Action.RoleChange, Place)] {
    guard facts[fact].id == BuiltInFact.caller.rawValue else { return [(.none, place)] }
    func said(_ whom: Place.Whom) -> Place {
      var after = place
      after.whom = whom
      return after
    }
    let unclear = place.whom == .notSaid ? said(.caller) : place
    return [(.none, unclear), (.isThirdParty, said(.somebodyElse)), (.isCaller, said(.caller))]
  }

  private func waits(_ back: Int?, _ place: Place) -> Way {
    guard let back else { return Way(action: .acknowledges, place: place.on) }
    guard let bound = flow.steps[place.top.step].act.bound else {
      return Way(action: .acknowledges, place: place.at(back))
    }
    let steps = flow.protocols[place.top.protocolIndex].steps
    let loops = steps.filter { flow.steps[$0].act.bound != nil }
    guard let loop = loops.firstIndex(of: place.top.step), place.top.rounds[loop] < bound else {
      return Way(action: .acknowledges, place: place.on)
    }
    var again = place.at(back)
    again.frames[again.frames.count - 1].rounds[loop] += 1
    return Way(action: .acknowledges, place: again)
  }

  /// Who may be on the line: the caller, the person where a role says so, or somebody else.
  private func speakers(_ place: Place) -> [Int?] {
    var parties: [Int?] = [place.roles.caller]
    if place.isThirdParty, roles.contains(where: { $0.party == .person }) { parties.append(1) }
    if roles.contains(where: { $0.party == .other }) { parties.append(nil) }
    return parties
  }
}

extension Place {
  func at(_ stage: Stage) -> Place {
    var place = self
    place.stage = stage
    return place
  }

  func at(_ step: Int) -> Place {
    var place = self
    place.frames[place.frames.count - 1].step = step
    place.stage = .check
    return place
  }

  /// The next step of the protocol on top.
  var on: Place { at(top.step + 1) }
}
