// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Interview
import Protocols

/// A place or a fact of weight that a receiver does not get: which, as it stands, and why.
struct HeldBack: Equatable {
  var item: RecordItem
  /// Nil where words in it are withheld, and it goes in other words.
  var reason: WithholdReason?

  var isPlace: Bool { item.kinds.contains(.place) }

  func isSame(as other: HeldBack) -> Bool {
    item.id == other.item.id && item.about == other.item.about && item.value == other.item.value
  }
}

/// What goes by a consent, by its labels, what its limit holds back, and what is the person's own
/// to say and waits for their consent.
package struct Reach: Equatable, Sendable {
  /// How much of a long list is said.
  enum Detail: CaseIterable {
    /// Every line by its label.
    case named
    /// How many of each kind.
    case byKind
    case counted
  }

  /// A line by its label and the kind that it counts as.
  struct Line: Equatable, Sendable {
    var label: String
    var kind: SecretKind
  }

  var goes: [Line]
  var held: [Line]
  var notTheirs: [Line]
  /// Whether anything is known at all, whoever may hold it.
  var isAnythingKnown: Bool
  var detail = Detail.named
}

extension Reach {
  /// What goes or is held, named to the last or counted: what is left out silently nobody can mind.
  func text(_ lines: KeyPath<Reach, [Line]>, else none: String?) -> String {
    let all = self[keyPath: lines]
    guard !all.isEmpty else { return none ?? "nothing known yet" }
    switch detail {
    case .named: return all.map(\.label).joined(separator: "; ")
    case .byKind:
      return SecretKind.allCases.compactMap { kind in
        let count = all.count { $0.kind == kind }
        return count == 0 ? nil : "\(kind == .none ? "no secret" : kind.rawValue) \(count)"
      }.joined(separator: ", ")
    case .counted: return counted(all.count, "line")
    }
  }
}

/// What a receiver will not hear of: the counsellor must know it, and whoever is sent must not.
extension PromptScreen {
  func heldBack(from handoff: Handoff) -> [HeldBack] {
    let version = RecordVersion(handoff, in: state, at: now)
    guard !version.scoped.isClosed else { return [] }
    var held: [HeldBack] = []
    let facts = self.facts(in: version)
    for line in facts {
      // What goes as one voice told it is not held back as another did.
      guard
        line.shown != nil || !facts.contains(where: { $0.shown != nil && $0.item.says(line.item) })
      else { continue }
      // What a limit keeps back is always named: nobody can see where it stops.
      guard
        line.item.weight > 0 || line.part == .place || line.reason == .consent(.limited)
          || (RecordPlacing.lifeSigns.contains(line.item.id) && line.reason != .notForReceiver)
          || RecordPlacing.witness.contains(line.item.id) && line.reason == .notForReceiver
          || RecordPlacing.manner.contains(line.item.id) && line.reason == .notForReceiver
      else { continue }
      if line.part == .place, line.shown?.value == .nothing, line.item.value != .nothing {
        held.append(HeldBack(item: line.item))
      }
      guard let reason = line.reason, line.part != .place || reason != .notForReceiver
      else { continue }
      held.append(HeldBack(item: line.item, reason: reason))
    }
    return held
  }

  /// Each fact or wish that is known, with what of it a receiver would see.
  private func facts(in version: RecordVersion) -> [LineRuling] {
    version.lineRulings(in: state).filter { line in
      line.part != .notKnown && line.part != .setAside && (line.item.isFact || line.item.isWish)
    }
  }

  /// What of all that is known goes by a handoff, and what does not, by its labels.
  func reach(of handoff: Handoff) -> Reach {
    let version = RecordVersion(handoff, in: state, at: now)
    var (goes, held, notTheirs): ([Reach.Line], [Reach.Line], [Reach.Line]) = ([], [], [])
    let recipient = version.record.head.recipient
    let mayHold = recipient.kinds.union([.none])
    let facts = self.facts(in: version)
    for line in facts
    where line.item.kinds.isSubset(of: mayHold) || recipient.facts.contains(line.item.id) {
      let kind = SecretKind.allCases.first { $0 != .none && line.item.kinds.contains($0) }
      let entry = Reach.Line(label: line.item.label, kind: kind ?? .none)
      if let shown = line.shown, !shown.isHeldBack {
        goes.append(entry)
      } else if line.reason == .notAsked || line.reason == .onlyOfOthers {
        notTheirs.append(entry)
      } else {
        held.append(entry)
      }
    }
    let going = Set(goes.map(\.label))
    return Reach(
      goes: goes.eachOnce, held: held.eachOnce.filter { !going.contains($0.label) },
      notTheirs: notTheirs.eachOnce.filter { !going.contains($0.label) },
      isAnythingKnown: !facts.isEmpty)
  }

  /// First the place, with what to do; then one line for each reason, without what was said.
  func lines(of held: [HeldBack], for handoff: Handoff) -> [ScreenLine] {
    let title = Recipient(of: handoff, in: library).title
    var lines: [ScreenLine] = []
    if let place = held.first(where: \.isPlace) {
      lines.append(.named("PLACE", whyNoPlace(place, for: handoff).text))
    }
    for alike in held.filter({ !$0.isPlace }).alike({ $0.reason == $1.reason }) {
      guard let reason = alike[0].reason else { continue }
      let names = alike.map(\.item.name).eachOnce
      lines.append(.named("HELD", CarePhrase.heldBack(names, from: title, reason).text))
    }
    return lines
  }

  private func whyNoPlace(_ place: HeldBack, for handoff: Handoff) -> CarePhrase {
    guard let reason = place.reason else { return .placeInOtherWords(place.item.id) }
    let names = [handoff.responder, handoff.receiver].compactMap { $0 }
    return .placeHeld(reason, askAgain: library.consent(naming: names) ?? "")
  }

  /// Words that go as they were typed while something is held back: they may tell it all the same.
  /// A limit keeps back what nobody has written down apart, too: a name stands in any words.
  /// At the prompt of a handoff there is room for two, or for one and how to see the rest; by hand
  /// all of them are named.
  func wholeWords(
    in handoff: Handoff, beside held: [HeldBack], upTo most: Int = .max
  ) -> [ScreenLine] {
    let open = RecordVersion(handoff, in: state, at: now).scoped
    guard !held.isEmpty || !open.limits.isEmpty else { return [] }
    // The place and the number are what is asked for by them, unless a limit was put to them.
    let own: [RecordPart] = open.limits.isEmpty ? [.place, .wayBack] : []
    let items = RecordPart.allCases.filter { !own.contains($0) }.flatMap { open[$0] }
    return Self.whole(items, upTo: most, of: handoff.responder)
  }

  /// The same for what is to be said to a receiver who has the rest.
  func wholeWords(in correction: OwedCorrection) -> [ScreenLine] {
    let handoff = correction.handoff
    let isLimited = !RecordVersion(handoff, in: state, at: now).scoped.limits.isEmpty
    guard isLimited || !heldBack(from: handoff).isEmpty else { return [] }
    return Self.whole(correction.items.compactMap(\.now))
  }

  private static func whole(
    _ items: [RecordItem], upTo most: Int = .max, of responder: String = ""
  ) -> [ScreenLine] {
    let names = items.filter(\.holdsWords).map(\.name).eachOnce
    guard names.count > most else {
      return names.isEmpty ? [] : [.named("WHOLE", CarePhrase.passedWhole(names).text)]
    }
    let more = CarePhrase.moreNamed(names.count - 1, by: responder).text
    return [.named("WHOLE", CarePhrase.passedWhole(names.prefix(1) + [more]).text)]
  }

  /// The handoff that a responder would get.
  func handoff(to responder: Int, _ basis: Handoff.Basis = .consent) -> Handoff {
    let receiver = library.receivers.first { $0.responder == responder }
    return Handoff(
      number: 0, responder: library.responders[responder].id, receiver: receiver?.id,
      basis: basis)
  }
}

extension RecordItem {
  var name: String { label.isEmpty ? id : label }

  /// Whether both say the same of the same.
  fileprivate func says(_ other: RecordItem) -> Bool {
    id == other.id && value == other.value && value != .nothing
  }

  fileprivate var holdsWords: Bool {
    if case .words = value { return isFact || isNote || id == Self.quoteID }
    return isFact && quote != nil
  }
}
