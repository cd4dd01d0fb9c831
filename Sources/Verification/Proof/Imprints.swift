// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Protocols

/// The imprints of walks over one survey: a walk with the imprint of one that found nothing broken
/// finds nothing broken either, and need not be made.
///
/// Taken in is all that a walk goes by: where it begins, the places that matter to what it looks
/// at, what may still be read at each, and what each move and each act out of turn does there.
/// Fields and rules go by names, so that an imprint outlives a change elsewhere in the library. Of
/// a move everything is taken in, also what is out of sight: that costs a walk made in vain, never
/// one left out. What is new is told right where it is first named, so no two walks read alike.
struct Imprints {
  private let survey: Survey
  private let model: Model
  private let key: ImprintKey
  /// What each bit of the diagrams is called; empty where two fields or rules are called alike.
  private let bitNames: [Imprint]
  private let ruleNames: [Imprint]
  /// Whether something was looked for that the survey does not have.
  private var isCut = false
  private var ofNodes: [Imprint?]
  private var ofChanges: [Imprint?]
  private var ofSteps: [MonitorKey: [(rule: Int, imprint: Imprint)]] = [:]

  /// `model` is the one that the survey was made with.
  init(_ survey: Survey, _ model: Model, key: ImprintKey) {
    (self.survey, self.model, self.key) = (survey, model, key)
    bitNames = model.imprintsOfBits(key) ?? []
    ruleNames = model.monitors.map { monitor in
      var name = Imprinter(key)
      name.take(monitor.rule.id)
      return name.imprint
    }
    ofNodes = Array(repeating: nil, count: model.store.nodeCount)
    ofChanges = Array(repeating: nil, count: survey.deeds.count)
  }

  /// One walk, as far as it was taken in: deeds and freedoms by the order in which they came.
  private struct Walk {
    var imprinter: Imprinter
    let fields: [Int]
    let rules: [Int]
    var deeds: [Int]
    var freedoms: [Int]
    /// By the deed that leaves a prompt where it does not stand any more.
    var standings: [Int]
    var lives: [Int?]
    var deedCount = 0
    var freedomCount = 0
    var standingCount = 0
  }

  /// Nil where names do not tell all apart, or the walk's beginning breaks a rule.
  mutating func imprint(of terrain: inout Terrain, _ shortcuts: Shortcuts) -> Imprint? {
    var breaches = Breaches()
    let beginnings = terrain.beginnings(&breaches)
    guard !bitNames.isEmpty, breaches.found.isEmpty,
      terrain.kept.members.count + terrain.active.members.count < 32
    else { return nil }
    var walk = Walk(
      imprinter: Imprinter(key), fields: terrain.kept.members, rules: terrain.active.members,
      deeds: Array(repeating: -1, count: survey.deeds.count),
      freedoms: Array(repeating: -1, count: survey.freedoms.count),
      standings: Array(repeating: -1, count: survey.deeds.count),
      lives: Array(repeating: nil, count: survey.lives.count))
    var numbers = Array(repeating: -1, count: survey.graph.places.count)
    for (number, place) in shortcuts.order.enumerated() { numbers[place] = number }
    takeSight(&walk)
    walk.imprinter.take(shortcuts.order.count, beginnings.count)
    for begun in beginnings {
      let place = shortcuts.standIn(for: begun.place)
      walk.imprinter.take(place < 0 ? -1 : numbers[place])
      var later: [Int32: Imprint] = [:]
      walk.imprinter.take(imprint(of: begun.set.node, in: terrain.model.store, &later))
    }
    for place in shortcuts.order {
      let edges = shortcuts.edges(from: place)
      walk.imprinter.take(edges.count, life(at: place, &walk))
      takePrompt(at: place, terrain, &walk)
      for each in edges {
        let edge = shortcuts.edge(each, terrain)
        let target = shortcuts.standIn(for: edge.target)
        let deed = number(ofDeed: edge.deed, terrain, &walk)
        walk.imprinter.take(
          deed * 2 + (edge.isRecheck ? 1 : 0), target < 0 ? -1 : numbers[target])
        takeDeed(edge.deed, deed, terrain, &walk)
      }
    }
    return isCut ? nil : walk.imprinter.imprint
  }

  /// The names of what is looked at, in their order.
  private func takeSight(_ walk: inout Walk) {
    walk.imprinter.take(walk.fields.count, walk.rules.count)
    for field in walk.fields.map({ model.fields[$0] }) {
      walk.imprinter.take(Int(field.width))
      if field.width > 0 { walk.imprinter.take(bitNames[Int(field.firstLevel)]) }
    }
    for rule in walk.rules { walk.imprinter.take(ruleNames[rule]) }
  }

  /// What of that which is looked at may still be read, and which rules may still be broken: a bit
  /// each.
  private func life(at place: Int, _ walk: inout Walk) -> Int {
    let number = survey.lifeOf[place]
    if let known = walk.lives[number] { return known }
    var bits = 0
    for field in walk.fields {
      bits = bits << 1 | (survey.lives[number].fields.contains(field) ? 1 : 0)
    }
    for rule in walk.rules {
      bits = bits << 1 | (survey.lives[number].rules.contains(rule) ? 1 : 0)
    }
    walk.lives[number] = bits
    return bits
  }

  /// What may be done at a prompt out of turn, and what of it takes the prompt away.
  private mutating func takePrompt(at place: Int, _ terrain: Terrain, _ walk: inout Walk) {
    guard survey.roads.isPause[place] else { return walk.imprinter.take(-1, -1) }
    let freedom = survey.freedomOf[place]
    let isNew = walk.freedoms[freedom] < 0
    if isNew {
      walk.freedoms[freedom] = walk.freedomCount
      walk.freedomCount += 1
    }
    guard let recheck = survey.roads.recheckOf[place] else {
      walk.imprinter.take(walk.freedoms[freedom], -1)
      if isNew { takeFreedom(freedom, terrain, &walk) }
      return
    }
    let deed = number(ofDeed: recheck, terrain, &walk)
    walk.imprinter.take(walk.freedoms[freedom], deed)
    takeDeed(recheck, deed, terrain, &walk)
    takeStanding(survey.standing[place], leftBy: recheck, &walk)
    if isNew { takeFreedom(freedom, terrain, &walk) }
  }

  /// Prompts that are left by one deed stand where the same holds.
  private mutating func takeStanding(
    _ standing: Diagram, leftBy deed: Int, _ walk: inout Walk
  ) {
    if walk.standings[deed] >= 0 { return walk.imprinter.take(walk.standings[deed]) }
    walk.imprinter.take(walk.standingCount)
    walk.standings[deed] = walk.standingCount
    walk.standingCount += 1
    walk.imprinter.take(imprint(of: standing))
  }

  private mutating func takeFreedom(_ freedom: Int, _ terrain: Terrain, _ walk: inout Walk) {
    let acts = terrain.freeActs(with: freedom, on: terrain.kept)
    walk.imprinter.take(acts.count)
    for act in acts {
      let deed = number(ofDeed: act.deed, terrain, &walk)
      walk.imprinter.take(deed)
      takeDeed(act.deed, deed, terrain, &walk)
    }
  }

  /// Of idle deeds only whether they can be done; else the first that is free.
  private func number(ofDeed deed: Int, _ terrain: Terrain, _ walk: inout Walk) -> Int {
    if walk.deeds[deed] >= 0 { return walk.deeds[deed] }
    return terrain.isIdle[deed] ? survey.deeds[deed].isNever ? 1 : 0 : walk.deedCount + 2
  }

  /// Takes in what a deed does and shows, right after its number where that comes first.
  private mutating func takeDeed(
    _ deed: Int, _ number: Int, _ terrain: Terrain, _ walk: inout Walk
  ) {
    guard walk.deeds[deed] < 0 else { return }
    walk.deeds[deed] = number
    guard !terrain.isIdle[deed] else { return }
    walk.deedCount += 1
    walk.imprinter.take(survey.deeds[deed].isByHand ? 1 : 0)
    walk.imprinter.take(changes(of: deed))
    takeSteps(on: survey.deeds[deed].seenBefore, terrain.active, &walk)
    takeSteps(on: survey.deeds[deed].seenAfter, terrain.active, &walk)
  }

  private mutating func takeSteps(
    on keys: [MonitorKey], _ active: FieldSet, _ walk: inout Walk
  ) {
    let steps = keys.flatMap { self.steps(on: $0) }.filter { active.contains($0.rule) }
    walk.imprinter.take(steps.count)
    for step in steps { walk.imprinter.take(step.imprint) }
  }

  private mutating func changes(of deed: Int) -> Imprint {
    if let known = ofChanges[deed] { return known }
    var imprint = Imprinter(key)
    for change in survey.deeds[deed].changes {
      for part in [change.before, change.bits, change.after] {
        imprint.take(self.imprint(of: part))
      }
    }
    ofChanges[deed] = imprint.imprint
    return imprint.imprint
  }

  private mutating func steps(on seen: MonitorKey) -> [(rule: Int, imprint: Imprint)] {
    if let known = ofSteps[seen] { return known }
    guard let known = model.monitorSteps[seen] else {
      isCut = true
      return []
    }
    let steps = known.map { ($0.monitor, imprint(of: $0)) }
    ofSteps[seen] = steps
    return steps
  }

  private mutating func imprint(of step: MonitorStep) -> Imprint {
    var imprint = Imprinter(key)
    imprint.take(ruleNames[step.monitor])
    imprint.take(step.turns.count)
    for turn in step.turns {
      for part in [turn.bit, turn.yes, turn.no] { imprint.take(self.imprint(of: part)) }
    }
    for part in [step.bits, step.broken, step.refused] { imprint.take(self.imprint(of: part)) }
    return imprint.imprint
  }

  private mutating func imprint(of set: Diagram) -> Imprint {
    var none: [Int32: Imprint] = [:]
    return imprint(of: set.node, in: model.store, &none)
  }

  /// `later` has those of nodes that came after the survey.
  private mutating func imprint(
    of node: Int32, in store: DiagramStore, _ later: inout [Int32: Imprint]
  ) -> Imprint {
    let number = Int(node)
    if let known = number < ofNodes.count ? ofNodes[number] : later[node] { return known }
    var imprint = Imprinter(key)
    imprint.take(min(number, 2))
    if number > 1 {
      let known = store.nodes[number]
      imprint.take(bitNames[Int(known.level)])
      imprint.take(self.imprint(of: known.low, in: store, &later))
      imprint.take(self.imprint(of: known.high, in: store, &later))
    }
    if number < ofNodes.count {
      ofNodes[number] = imprint.imprint
    } else {
      later[node] = imprint.imprint
    }
    return imprint.imprint
  }
}

extension Model {
  /// A name for each bit of the diagrams; nil where two would be called alike.
  fileprivate func imprintsOfBits(_ key: ImprintKey) -> [Imprint]? {
    var words: [Int32: (kind: Int, name: String, bit: Int)] = [:]
    for (field, name) in zip(fields, fieldNames()) {
      for bit in 0..<field.width {
        words[field.firstLevel + bit] = (0, name ?? "", Int(bit))
      }
    }
    for (monitor, bits) in zip(monitors, monitorBits) {
      for (number, bit) in bits.enumerated() {
        words[store.nodes[Int(bit.node)].level] = (1, monitor.rule.id, number)
      }
    }
    var names: [Imprint] = []
    for level in 0..<Int32(words.count) {
      guard let word = words[level], !word.name.isEmpty else { return nil }
      var name = Imprinter(key)
      name.take(word.kind)
      name.take(word.bit)
      name.take(word.name)
      names.append(name.imprint)
    }
    return Set(names).count == names.count ? names : nil
  }
}
