// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Protocols

/// One of two versions of a library that are compared: its conditions and tables as sets, and its
/// fields by name.
struct Version {
  var tables: Tables
  /// Fields that were made after the conditions were read are of no condition.
  private(set) var fields: [FieldName: Int] = [:]
  private(set) var names: [FieldName?] = []

  var library: CheckedLibrary { tables.library }

  init(_ library: CheckedLibrary) {
    tables = Tables(library)
    names = tables.model.fields.map { tables.name(of: $0.key) }
    for (number, name) in names.enumerated() {
      if let name { fields[name] = number }
    }
  }

  /// The ways in which something of this name may stand here, but for measures.
  func ways(of name: FieldName) -> [Said] {
    let answered: [Said] = [.nothing, .unsure, .declined, .skipped, .disputed]
    switch name.kind {
    case .fact:
      guard let fact = fact(name.id) else { return [] }
      let sticky = fact.sticky.sorted().map(fact.answers.words)
      return answered + Self.eachSureness(fact.isMeasured ? [] : fact.valueWords)
        + sticky.flatMap { id in
          [true, false].map { Said.disputedOver(id, isForSure: $0) }
        }
    case .option: return answered + Self.eachSureness(["yes", "no"])
    case .past: return [.nothing] + Self.eachSureness(["yes"])
    case .asked, .plan, .passed: return [.nothing, .value("yes", isForSure: true)]
    case .raised: return [.nothing] + Self.eachSureness(levels(of: name.id))
    case .offer:
      return [.nothing] + OfferEnd.allCases.map { .value("\($0)", isForSure: true) }
    case .consent:
      return [.nothing] + ConsentState.allCases.map { .value("\($0)", isForSure: true) }
    }
  }

  private static func eachSureness(_ values: [String]) -> [Said] {
    values.flatMap { value in [true, false].map { Said.value(value, isForSure: $0) } }
  }

  /// The measures of a fact that conditions here tell apart: the lowest of each interval, or all
  /// where points are counted from them.
  func measures(of name: FieldName) -> [Int] {
    guard name.kind == .fact, let fact = fact(name.id) else { return [] }
    switch fact.answers {
    case .scale(let from, let to), .number(_, let from, let to):
      let isCounted = fields[name].map { number in
        tables.model.fields[number].classOf.keys.contains { $0.number != nil }
      }
      if isCounted == true { return Array(from...to) }
      return [from] + fact.partition.cuts.filter { (from...to).contains($0) }
    case .time: return [0] + fact.partition.cuts
    case .choices, .many, .yesOrNo, .text, .place, .phone, .nameToUse: return []
    }
  }

  /// Where something that stands so is kept, by class; nil where nobody here can say so.
  func place(of said: Said, in name: FieldName) -> Int? {
    guard let number = fields[name], let stance = stance(said, name) else { return nil }
    let field = tables.model.fields[number]
    if let known = field.classOf[stance] { return known }
    guard case .number(let measure, _) = said else { return nil }
    return field.classOf[Stance(stance.cell, number: measure)]
  }

  private func stance(_ said: Said, _ name: FieldName) -> Stance? {
    switch said {
    case .nothing: return .notKnown
    case .unsure: return Stance(.unsure)
    case .declined: return Stance(.declined)
    case .skipped: return Stance(.skipped)
    case .disputed: return Stance(.disputed)
    case .disputedOver(let value, let isForSure):
      guard let position = position(of: value, in: name) else { return nil }
      return Stance(.disputed, beneath: .value(position, forSure: isForSure))
    case .value(let value, let isForSure):
      return position(of: value, in: name).map { Stance(.value($0, forSure: isForSure)) }
    case .number(let measure, let isForSure):
      guard let fact = fact(name.id) else { return nil }
      return Stance(.value(fact.partition.interval(of: measure), forSure: isForSure))
    }
  }

  private func position(of value: String, in name: FieldName) -> Int? {
    switch name.kind {
    case .fact: fact(name.id)?.valueWords.firstIndex(of: value)
    case .option: ["yes", "no"].firstIndex(of: value)
    case .asked, .plan, .passed, .past: 0
    case .raised: levels(of: name.id).firstIndex(of: value)
    case .offer: OfferEnd.allCases.first { "\($0)" == value }?.rawValue
    case .consent: ConsentState.allCases.first { "\($0)" == value }?.rawValue
    }
  }

  private func fact(_ id: String) -> Fact? { library.facts.first { $0.id == id } }

  private func levels(of finding: String) -> [String] {
    library.findings.first { $0.id == finding }?.values.map(\.id) ?? []
  }
}

extension Fact {
  fileprivate var isMeasured: Bool {
    switch answers {
    case .scale, .number, .time: true
    case .choices, .many, .yesOrNo, .text, .place, .phone, .nameToUse: false
    }
  }

  /// What it may be answered with; words that somebody types are one answer.
  fileprivate var valueWords: [String] {
    switch answers {
    case .many, .text, .place, .phone, .nameToUse: ["answered"]
    case .choices, .yesOrNo, .scale, .number, .time: answers.valueIDs
    }
  }
}

extension Tables {
  /// Nil for what stands behind no field.
  fileprivate func name(of key: FieldKey) -> FieldName? {
    switch key {
    case .level(let finding, let party):
      return FieldName(kind: .raised, id: library.findings[finding].id, party: party)
    case .passedScore(let score, let party):
      return FieldName(kind: .passed, id: library.scores[score].id, party: party)
    case .cell(let variable, let party):
      guard let kind = model.kinds[Int(variable.number)] else { return nil }
      return name(of: kind, party)
    }
  }

  private func name(of kind: VariableKind, _ party: Int) -> FieldName? {
    func ofFact(_ kind: FieldName.Kind, _ fact: Int, _ part: Int? = nil) -> FieldName {
      let known = library.facts[fact]
      return FieldName(
        kind: kind, id: known.id, part: part.map(known.answers.words) ?? "", party: party)
    }
    switch kind {
    case .fact(let fact): return ofFact(.fact, fact)
    case .option(let fact, let option): return ofFact(.option, fact, option)
    case .asked(let fact): return ofFact(.asked, fact)
    case .past(let fact, let value): return ofFact(.past, fact, value)
    case .offer(let responder):
      return FieldName(kind: .offer, id: library.responders[responder].id, party: party)
    case .consent(let item):
      return FieldName(kind: .consent, id: library.consents[item].id, party: party)
    case .plan(let plan):
      return FieldName(kind: .plan, id: library.plans[plan].id, party: party)
    case .finding, .suggestion, .score, .fixed: return nil
    }
  }
}
