// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Protocols

/// For each rule that holds, the fields that sufficed to prove it: a later proof begins with them,
/// and so comes to its end at the first walk where nothing has changed. Where nothing of that walk
/// has changed either, by its imprint, it is not made again.
///
/// Fields go by names, so that they outlive a change of the library. They decide how long a proof
/// takes and never what it says: a walk makes every call whatever is in its sight.
package struct Sights: Codable, Equatable, Sendable {
  /// What is known of one rule.
  struct Sight: Codable, Equatable, Sendable {
    var fields: [String]
    /// The imprint of the walk that last found it unbroken; nil where none was taken.
    var walk: Imprint?
  }

  /// Nil where walks leave no imprints.
  let key: ImprintKey?
  /// By root and rule.
  private var sights: [String: Sight] = [:]

  /// With a key, walks leave imprints, and what left one is not walked again.
  package init(key: ImprintKey? = nil) { self.key = key }

  subscript(rule: String, root: Root) -> Sight? {
    get { sights[Self.key(rule, root)] }
    set { sights[Self.key(rule, root)] = newValue }
  }

  private static func key(_ rule: String, _ root: Root) -> String {
    switch root {
    case .call: rule
    case .alarm(let alarm): "\(rule) \(alarm)"
    case .switchedTo(let index): "\(rule) switched to \(index)"
    }
  }
}

extension Model {
  /// A name for each field; a variable that nothing stands behind has none.
  func fieldNames() -> [String?] {
    fields.map { field in
      switch field.key {
      case .level(let finding, let party): "level \(library.findings[finding].id) \(party)"
      case .passedScore(let score, let party): "passed \(library.scores[score].id) \(party)"
      case .cell(let variable, let party):
        name(kinds[Int(variable.number)]).map { "\($0) \(party)" }
      }
    }
  }

  private func name(_ kind: VariableKind?) -> String? {
    switch kind {
    case .fact(let fact): library.facts[fact].id
    case .option(let fact, let option): "option \(library.facts[fact].id) \(option)"
    case .asked(let fact): "asked \(library.facts[fact].id)"
    case .past(let fact, let value): "past \(library.facts[fact].id) \(value)"
    case .finding(let finding): "finding \(library.findings[finding].id)"
    case .suggestion(let finding): "suggestion \(library.findings[finding].id)"
    case .score(let score): "score \(library.scores[score].id)"
    case .offer(let responder): "offer \(library.responders[responder].id)"
    case .consent(let item): "consent \(library.consents[item].id)"
    case .plan(let plan): "plan \(library.plans[plan].id)"
    case .fixed, nil: nil
    }
  }
}
