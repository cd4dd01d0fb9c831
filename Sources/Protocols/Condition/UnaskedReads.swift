// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

extension Condition {
  /// Facts whose value is read where they may never have been asked, although the condition says
  /// somewhere else that they are known or asked.
  ///
  /// Saying so anywhere keeps a live call from asking the fact first. So its value must be read
  /// only beside that, in one `and` or `or`: `plan is known and plan is yes`.
  /// Anywhere else what was never asked would count as an answer: as none of those that are named,
  /// and under `not` as one.
  var unaskedReads: [FactName] {
    var reads: [FactName] = []
    gatherReads(beside: [], &reads)
    let aware = named { $0.isAboutAsking }
    return reads.filter { read in aware.contains { $0.id == read.id } }
  }

  private func gatherReads(beside known: [FactName], _ reads: inout [FactName]) {
    switch self {
    case .test(.fact(let name, let test)):
      guard test.readsValue, !known.contains(name), !reads.contains(name) else { return }
      reads.append(name)
    case .test: return
    case .not(let inner): inner.gatherReads(beside: known, &reads)
    case .all(let parts), .any(let parts), .none(let parts):
      let settled = known + parts.compactMap(\.factAskedAbout)
      for part in parts { part.gatherReads(beside: settled, &reads) }
    case .atLeast(_, let parts): for part in parts { part.gatherReads(beside: known, &reads) }
    }
  }

  /// The fact of which this says whether it is known or asked, and nothing else.
  private var factAskedAbout: FactName? {
    switch self {
    case .test(.fact(let name, let test)): test.isAboutAsking ? name : nil
    case .not(let inner): inner.factAskedAbout
    case .test, .all, .any, .none, .atLeast: nil
    }
  }

  /// Facts whose value is read under `not`, of which nothing says that they are known or unclear:
  /// an unclear one would count as another answer.
  var unclearReadsUnderNot: [FactName] {
    var reads: [FactName] = []
    gatherNegated(isNegated: false, &reads)
    let aware = named { $0.asksHowItStands }
    return reads.filter { read in !aware.contains { $0.id == read.id } }
  }

  private func gatherNegated(isNegated: Bool, _ reads: inout [FactName]) {
    switch self {
    case .test(.fact(let name, let test)):
      if isNegated, test.readsValue, !reads.contains(name) { reads.append(name) }
    case .test: return
    case .not(let inner): inner.gatherNegated(isNegated: !isNegated, &reads)
    case .none(let parts):
      for part in parts { part.gatherNegated(isNegated: !isNegated, &reads) }
    case .all(let parts), .any(let parts), .atLeast(_, let parts):
      for part in parts { part.gatherNegated(isNegated: isNegated, &reads) }
    }
  }

  private func named(_ fits: (FactTest) -> Bool) -> [FactName] {
    tests.compactMap { test in
      guard case .fact(let name, let test) = test, fits(test) else { return nil }
      return name
    }
  }
}

extension FactName {
  /// As an author writes it.
  var written: String { (whose.map { $0.rawValue + " " } ?? "") + id }
}

extension FactTest {
  /// `is known` and `is asked`, whether `not` stands there or not.
  fileprivate var isAboutAsking: Bool {
    guard case .state(let word, _) = self else { return false }
    return word == .known || word == .asked
  }

  /// Whether it asks how the fact is known, and not what it is.
  fileprivate var asksHowItStands: Bool {
    if case .state = self { return true }
    return false
  }

  /// Whether what was answered is read, and not only how that stands or stood once.
  fileprivate var readsValue: Bool {
    switch self {
    case .equals, .oneOf, .number, .atLeastLevel, .atMostLevel, .includes, .includesAny,
      .includesNone, .ago:
      true
    case .was, .state: false
    }
  }
}
