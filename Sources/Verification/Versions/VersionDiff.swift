// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

package import Protocols

/// What two versions of a library do differently for whoever answers the same.
///
/// It compares levels, and when each thing is its turn, for every way to answer what either
/// version reads, whether or not a call comes to it. What is written down and no condition decides
/// stands in `written`. Words are not compared.
package struct VersionDiff: Equatable, Sendable {
  package struct Change: Equatable, Sendable {
    package enum Kind: Equatable, Sendable {
      /// From one value of a finding to another; nil where no row fits. Higher, lower, or neither.
      case level(from: String?, to: String?, Course)
      /// It is the turn of something where it was not.
      case more
      /// It is no longer its turn.
      case fewer
    }

    package enum Course: Equatable, Sendable { case higher, lower, unlike }

    /// `suicide-level`, or `offers mobile-crisis`.
    package var what: String
    package var kind: Kind
    /// Of `all` ways to answer what either version reads for it, so many are other than before.
    package var count: Count
    package var all: Count
    /// The way to answer of which least is said; what it does not name is not known.
    package var plainest: [String]
    /// Whether it is so only of a call about somebody else.
    package var isOnlyOfOthers: Bool
  }

  package private(set) var changes: [Change] = []
  /// What is written otherwise, a sentence each.
  package private(set) var written: [String]
  /// Whether everything could be looked at; where not, no change means nothing.
  package private(set) var isWhole = true

  package var isEmpty: Bool { changes.isEmpty && written.isEmpty }

  package init(from old: CheckedLibrary, to new: CheckedLibrary) {
    written = WrittenDiff(from: old, to: new).sentences
    var meeting = Meeting(old, new)
    compareLevels(&meeting)
    compareTurns(&meeting)
    isWhole = meeting.isWhole
  }

  private mutating func note(_ change: Change) {
    let isKnown = changes.contains { $0.what == change.what && $0.kind == change.kind }
    if !isKnown { changes.append(change) }
  }
}

// MARK: Levels

extension VersionDiff {
  private mutating func compareLevels(_ meeting: inout Meeting) {
    for finding in meeting.new.library.findings {
      for roles in Tables.everyRoles.indices { compareLevels(of: finding, roles, &meeting) }
    }
  }

  private mutating func compareLevels(of finding: Finding, _ roles: Int, _ meeting: inout Meeting) {
    guard let before = meeting.old.tables.levels(of: finding.id, Tables.everyRoles[roles]),
      let now = meeting.new.tables.levels(of: finding.id, Tables.everyRoles[roles])
    else { return }
    let sets = (before.map(\.set), now.map(\.set))
    for from in before {
      for to in now where from.id != to.id {
        guard let overlap = meeting.overlap(from.set, to.set, among: sets) else { continue }
        let course = Self.course(from.id, to.id, finding.values.map(\.id))
        note(Change(finding.id, .level(from: from.id, to: to.id, course), overlap, roles))
      }
    }
  }

  private static func course(_ from: String?, _ to: String?, _ ranks: [String]) -> Change.Course {
    guard let from = rank(from, ranks), let to = rank(to, ranks) else { return .unlike }
    return from < to ? .higher : .lower
  }

  /// No level is below every other; nil for one that is no more.
  private static func rank(_ level: String?, _ ranks: [String]) -> Int? {
    guard let level else { return -1 }
    return ranks.firstIndex(of: level)
  }
}

extension Tables {
  /// For each value of a finding, and for none, where its rows give it; nil where there is no such
  /// finding.
  fileprivate mutating func levels(
    of finding: String, _ roles: Roles
  ) -> [(id: String?, set: Diagram)]? {
    guard let index = library.findingIndex(finding) else { return nil }
    model.roles = roles
    let sets = model.suggestions(of: index, roles.subject)
    var none = Diagram.all
    for set in sets { none = model.store.subtracting(none, set) }
    let ids = library.findings[index].values.map { Optional($0.id) }
    return Array(zip(ids, sets)).map { (id: $0.0, set: $0.1) } + [(id: nil, set: none)]
  }
}

// MARK: Turns

extension VersionDiff {
  private mutating func compareTurns(_ meeting: inout Meeting) {
    let (old, new) = (meeting.old.library.thingsToDo, meeting.new.library.thingsToDo)
    for now in new {
      guard let before = old.first(where: { $0.words == now.words }) else { continue }
      for (number, roles) in Tables.everyRoles.enumerated() {
        let was = meeting.old.tables.due(before.step, roles)
        let isNow = meeting.new.tables.due(now.step, roles)
        let sets = ([was], [isNow])
        let wasNot = meeting.old.tables.model.not(was)
        if let more = meeting.overlap(wasNot, isNow, among: sets) {
          note(Change(now.words, .more, more, number))
        }
        let isNot = meeting.new.tables.model.not(isNow)
        if let fewer = meeting.overlap(was, isNot, among: sets) {
          note(Change(now.words, .fewer, fewer, number))
        }
      }
    }
  }
}

extension VersionDiff.Change {
  fileprivate init(_ what: String, _ kind: Kind, _ overlap: Meeting.Result, _ roles: Int) {
    self.init(
      what: what, kind: kind, count: overlap.count, all: overlap.all, plainest: overlap.plainest,
      isOnlyOfOthers: roles > 0)
  }
}
