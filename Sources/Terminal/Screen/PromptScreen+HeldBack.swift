// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

package import Interview
import Protocols

/// A fact of weight that a receiver does not get: which, as it stands, and why.
struct HeldBack: Equatable {
  var item: RecordItem
  var reason: WithholdReason

  func isSame(as other: HeldBack) -> Bool {
    item.id == other.item.id && item.about == other.item.about && item.value == other.item.value
  }
}

/// What a receiver will not hear of: the counsellor must know it, and whoever is sent must not.
extension PromptScreen {
  func heldBack(from handoff: Handoff) -> [HeldBack] {
    let version = RecordVersion(handoff, in: state, at: now)
    let (record, open) = (version.record, version.scoped)
    guard !open.isClosed else { return [] }
    var held: [HeldBack] = []
    for part in RecordPart.allCases where part != .notKnown && part != .setAside {
      for item in record[part] where item.isFact && item.weight > 0 {
        let isShown = open[part].contains { $0.id == item.id && $0.about == item.about }
        guard !isShown, let reason = reason(for: item, in: open) else { continue }
        held.append(HeldBack(item: item, reason: reason))
      }
    }
    return held
  }

  private func reason(for item: RecordItem, in open: ScopedRecord) -> WithholdReason? {
    let voice = item.about == .caller && open.head.hasOtherCaller ? item.about : .person
    return open.withheld.first { $0.about == voice && item.kinds.contains($0.kind) }?.reason
  }

  /// One line for each reason, without what was said.
  func lines(of held: [HeldBack], for handoff: Handoff) -> [ScreenLine] {
    let title = Recipient(of: handoff, in: library).title
    var lines: [ScreenLine] = []
    var rest = held
    while let first = rest.first {
      let names = rest.filter { $0.reason == first.reason }.reduce(into: [String]()) {
        if !$0.contains($1.item.id) { $0.append($1.item.id) }
      }
      rest.removeAll { $0.reason == first.reason }
      lines.append(.named("HELD", CarePhrase.heldBack(names, from: title, first.reason).text))
    }
    return lines
  }

  /// The handoff that a responder would get by consent.
  func handoff(to responder: Int) -> Handoff {
    let receiver = library.receivers.first { $0.responder == responder }
    return Handoff(
      number: 0, responder: library.responders[responder].id, receiver: receiver?.id,
      basis: .consent)
  }
}
