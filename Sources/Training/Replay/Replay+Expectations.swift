// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Interview
import Protocols

/// Judging: every assertion of a transcript against how the call came out.
extension Replay {
  /// What is wrong, in file order; `outputs` are every document the call yields, by name.
  package func judged(outputs: [String: String]) -> [Failure] {
    var judged = self
    judged.judgeNames()
    for expectation in transcript.expect {
      if let message = judged.complaint(about: expectation, outputs) {
        judged.fail(
          at: expectation.place,
          "\(expectation.kind.rawValue) \(expectation.name) \(expectation.value): \(message)")
      }
    }
    for act in transcript.mustNot {
      if let message = judged.breach(of: act) {
        judged.fail(inHead: message)
      }
    }
    return judged.failures
  }

  private func complaint(about wish: Expectation, _ outputs: [String: String]) -> String? {
    switch wish.kind {
    case .visits: return visited.contains(wish.name) ? nil : "it was not visited"
    case .neverVisits: return visited.contains(wish.name) ? "it was visited" : nil
    case .knows: return known(wish)
    case .notKnown: return cell(wish.name)?.valueIndex == nil ? nil : "it is known"
    case .forSure: return cell(wish.name)?.isForSure == true ? nil : "it is not for sure"
    case .notForSure: return cell(wish.name)?.isForSure == true ? "it is for sure" : nil
    case .disputed: return cell(wish.name) == .disputed ? nil : "it is not disputed"
    case .setAside: return state.asideFacts.contains(wish.name) ? nil : "it still counts"
    case .level: return level(wish)
    case .offered: return offered(wish)
    case .neverOffered:
      return state.standing.offers.contains { responder($0.responder) == wish.name }
        ? "it was offered" : nil
    case .consent: return consent(wish)
    case .promised:
      return state.standing.promises.contains { $0.id == wish.name } ? nil : "it was not promised"
    case .handoffs:
      let all = state.standing.handoffs.map(\.handoff.responder)
      return all.contains(wish.name) ? nil : "there is none"
    case .told: return state.standing.toldTells.contains(wish.name) ? nil : "it was not said"
    case .ending: return ending == wish.name ? nil : "it is \(ending)"
    case .asks:
      let shown = state.pendingVisit.map { $0.visit.part ?? $0.visit.step } ?? "nothing"
      return shown == wish.name ? nil : "it asks \(shown)"
    case .recordSays:
      return outputs.values.contains { $0.contains(wish.name) } ? nil : "no output says it"
    case .recordNeverSays:
      let saying = outputs.filter { $0.value.lowercased().contains(wish.name.lowercased()) }
      return saying.isEmpty ? nil : "said by " + saying.keys.sorted().joined(separator: ", ")
    }
  }

  private var ending: String {
    if let closing = state.closing { return closing.manner.rawValue }
    return state.standing.isReadyToClose ? "ready" : "open"
  }

  /// A fact of the person, or of the caller where it is written `caller's FACT`.
  private func party(_ name: String) -> (fact: Int, party: Party)? {
    let isCallers = name.hasPrefix("caller's ")
    let id = isCallers ? String(name.dropFirst(9)) : name
    guard let fact = state.library.factIndex(id) else { return nil }
    return (fact, isCallers ? state.standing.callerParty : state.standing.personParty)
  }

  private func cell(_ name: String) -> Cell? {
    party(name).map { state.cell(of: $0.fact, $0.party) }
  }

  private func known(_ wish: Expectation) -> String? {
    guard let (fact, party) = party(wish.name) else { return "no step asks it" }
    guard let answer = state.current(fact, of: party)?.answer else { return "nothing is known" }
    let text: String
    switch answer.value {
    case .unsure: text = "unsure"
    case .declined: text = "declined"
    case .choice(let id): text = id
    case .options(let ids): text = ids.joined(separator: ", ")
    case .number(let number): text = "\(number)"
    case .moment: text = "a time"
    case .words(let words): text = words
    }
    return text == wish.value ? nil : "it is \(text)"
  }

  private func level(_ wish: Expectation) -> String? {
    guard let finding = state.library.findingIndex(wish.name) else { return "no such finding" }
    guard let level = state.standing.level(of: finding) else {
      return wish.value == "not decided" ? nil : "it is not decided"
    }
    let value = state.library.findings[finding].values[level].id
    return value == wish.value ? nil : "it is \(value)"
  }

  private func responder(_ index: Int) -> String { state.library.responders[index].id }

  private func offered(_ wish: Expectation) -> String? {
    guard let last = state.standing.offers.last(where: { responder($0.responder) == wish.name })
    else { return "it was not offered" }
    let names: [OfferEnd: String] = [
      .accepted: "accepted", .anotherTime: "another time", .declined: "declined",
      .unsure: "unsure", .ruledOut: "ruled out",
    ]
    let end = names[last.end] ?? ""
    return wish.value.isEmpty || end == wish.value ? nil : "it ended \(end)"
  }

  private func consent(_ wish: Expectation) -> String? {
    guard let item = state.library.consentIndex(wish.name),
      let last = state.standing.consents.last(where: { $0.item == item })
    else { return "it was not asked" }
    return "\(last.answer.state)" == wish.value ? nil : "it is \(last.answer.state)"
  }

  /// `offers police`, `hands off to police`, `asks FACT`, `tells TELL`, `promises ID`: what a
  /// transcript says must not be.
  private func breach(of act: String) -> String? {
    let words = act.split(separator: " ").map(String.init)
    guard let name = words.last else { return nil }
    let happened: Bool
    switch words.first {
    case "offers":
      happened = state.standing.offers.contains { responder($0.responder) == name }
    case "hands": happened = state.standing.handoffs.contains { $0.handoff.responder == name }
    case "asks": happened = visited.contains(name)
    case "tells": happened = state.standing.toldTells.contains(name)
    case "promises": happened = state.standing.promises.contains { $0.id == name }
    default: return "\"\(act)\" is not an act that can be watched"
    }
    return happened ? "it \(act), and must not" : nil
  }
}
