// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

package import Protocols

/// Findings, scores and what is latched.
extension State {
  /// Passing a `decide` step: from here on its value follows the answers.
  mutating func decide(_ finding: Int, at step: Int, for party: Party) {
    let index = decidedIndex(finding, party) ?? follow(finding, at: step, for: party)
    standing.decided[index].rows.step = step
    standing.decided[index].isPassed = true
    recomputeFindings()
  }

  private func decidedIndex(_ finding: Int, _ party: Party) -> Int? {
    standing.decided.firstIndex { $0.finding == finding && $0.party == party }
  }

  private mutating func follow(_ finding: Int, at step: Int, for party: Party) -> Int {
    let rows = Decided.Suggestion(step: step, row: -1, value: 0)
    standing.decided.append(Decided(finding: finding, party: party, rows: rows))
    return standing.decided.count - 1
  }

  mutating func pass(_ score: Int, for party: Party) {
    let passed = Scored(score: score, party: party)
    if !standing.scored.contains(passed) { standing.scored.append(passed) }
    recomputeFindings()
  }

  /// Each passed finding is a function of the answers as they stand now.
  mutating func recomputeFindings() {
    for passed in standing.scored {
      let score = library.scores[passed.score]
      let sum = sum(of: score, for: passed.party)
      let interval = sum.map { score.partition.interval(of: $0) }
      standing.table[score.variable, passed.party.number] =
        interval.map { .value($0, forSure: true) } ?? .unsure
    }
    // A finding may read another that was passed after it: settled after as many rounds at most.
    for _ in standing.decided.indices {
      var hasMoved = false
      for index in standing.decided.indices where recompute(index) { hasMoved = true }
      if !hasMoved { break }
    }
    lapseLowerings()
  }

  /// A lowering was of the level that stood then: of a higher one nobody has judged.
  private mutating func lapseLowerings() {
    for index in standing.decided.indices {
      guard let lowered = standing.decided[index].lowered,
        standing.decided[index].level > lowered.from
      else { continue }
      standing.decided[index].lowered = nil
    }
  }

  /// Whether another row gives the value now.
  private mutating func recompute(_ index: Int) -> Bool {
    let party = standing.decided[index].party.number
    let roles = Roles(
      subject: party, caller: standing.callerParty.number, person: standing.personParty.number)
    let before = standing.decided[index].rows
    guard
      let decision = library.flow.steps[before.step].act.decision(in: standing.table, for: roles)
    else { return false }
    let isOther = decision.value != before.value
    standing.decided[index].rows.row = decision.row
    standing.decided[index].rows.value = decision.value
    let finding = library.findings[standing.decided[index].finding]
    standing.table[finding.variable, party] =
      .value(standing.decided[index].level, forSure: true)
    if standing.decided[index].isPassed {
      standing.table[finding.suggestion, party] = .value(decision.value, forSure: true)
    }
    return isOther || decision.row != before.row
  }

  /// The sum of points, or nil when a missing item refuses it.
  package func sum(of score: Score, for party: Party) -> Int? {
    let items = score.items.map { points(of: $0, for: party) }
    let known = items.compactMap { $0 }
    return score.sum(of: known.reduce(0, +), from: known.count)
  }

  private func points(of fact: Int, for party: Party) -> Int? {
    let current = Int(standing.facts[standing.position(fact, party, library)].current)
    let cell = standing.table[library.facts[fact].variable, party.number]
    guard current >= 0, let value = cell.valueIndex else { return nil }
    var number: Int?
    if case .number(let said)? = acts[current].answer?.value { number = said }
    return library.facts[fact].answers.points(ofValue: value, number: number)
  }

  mutating func raiseLevel(_ id: String, _ party: Party, to value: String) {
    guard let index = judgedIndex(id, party), let value = levelIndex(id, value) else { return }
    standing.decided[index].raisedTo = value
    standing.decided[index].lowered = nil
  }

  mutating func lowerLevel(
    _ id: String, _ party: Party, to value: String, reason: String,
    _ second: (answer: SecondPerson?, name: String?), at: Moment
  ) {
    guard let index = judgedIndex(id, party), let value = levelIndex(id, value) else { return }
    standing.decided[index].lowered = Decided.Lowering(
      value: value, from: standing.decided[index].level, reason: reason, second: second.answer,
      secondName: second.name, at: at)
  }

  /// A level may be raised before its step was passed: then the rows of its first step are
  /// followed, and suggest nothing yet.
  private mutating func judgedIndex(_ id: String, _ party: Party) -> Int? {
    guard let finding = library.findingIndex(id) else { return nil }
    if let known = decidedIndex(finding, party) { return known }
    let step = library.flow.steps.firstIndex { step in
      if case .decide(finding, _) = step.act { return true }
      return false
    }
    guard let step else { return nil }
    let index = follow(finding, at: step, for: party)
    recomputeFindings()
    return index
  }

  private func levelIndex(_ finding: String, _ value: String) -> Int? {
    library.findingIndex(finding).flatMap { index in
      library.findings[index].values.firstIndex { $0.id == value }
    }
  }

  /// What was used stays used.
  mutating func latch(_ act: Act) {
    switch act.event {
    case .offerEnded(_, let id, let end, let reason):
      guard let responder = library.responderIndex(id) else { return }
      standing.offers.append(
        OfferStanding(
          responder: responder, by: standing.speakerParty, end: end, reason: reason, at: act.at))
      standing.table[library.responders[responder].variable, 0] =
        .value(end.rawValue, forSure: true)
    case .consentRecorded(_, let id, let party, let answer):
      guard let item = library.consentIndex(id) else { return }
      standing.consents.append(
        ConsentStanding(
          item: item, party: party, answer: answer, at: act.at, isByYesOrNo: act.isByYesOrNo))
      guard let variable = library.vocabulary.consents[id] else { return }
      standing.table[variable, party.number] = .value(answer.state.rawValue, forSure: true)
    case .promiseMade(_, let promise): standing.promises.append(promise)
    case .planAnswered(_, let id, let agreed):
      guard let plan = library.planIndex(id), agreed else { return }
      standing.agreedPlans.insert(plan)
      standing.table[library.plans[plan].variable, 0] = .value(0, forSure: true)
    case .planLineDone(let id, let line):
      guard let plan = library.planIndex(id) else { return }
      standing.planLinesDone[plan] = line
    case .handoffPrepared(_, let handoff):
      standing.handoffs.append(HandoffStanding(handoff: handoff, at: act.at))
    case .handoffAnswered(let number, let readBack):
      guard let index = standing.handoffs.firstIndex(where: { $0.handoff.number == number }) else {
        return
      }
      standing.handoffs[index].readBack = readBack
    case .wishRecorded(let responder, let party):
      standing.wishes.append(Wish(responder: responder, by: party))
    case .wishWithdrawn(let responder, let party):
      standing.wishes.removeAll { $0 == Wish(responder: responder, by: party) }
    case .supportsShown(let id, let shown):
      guard let responder = library.responderIndex(id) else { return }
      standing.supports[responder] = shown
    default: return
    }
  }
}
