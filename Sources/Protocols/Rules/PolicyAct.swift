// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

/// Something that happens in a call, as a rule names it.
///
/// | written | case |
/// |---|---|
/// | `asks FACT`, `asks caller's FACT`, `asks person's FACT` | `asks` |
/// | `asks anything marked MARK` | `asksMarked` |
/// | `asks all of (FACT, FACT)` | `asksAll` |
/// | `asks at least N of marked MARK` | `asksAtLeast` |
/// | `tells TELL` | `tells` |
/// | `does STEP` | `does` |
/// | `offers RESPONDER` | `offers` |
/// | `hands off to RESPONDER [under EXCEPTION]` | `handsOff` |
/// | `hands off to law-enforcement [under EXCEPTION]` | `handsOffToLawEnforcement` |
/// | `shares KIND with RECEIVER` | `shares` |
/// | `locates` | `locates` |
/// | `runs PROTOCOL` | `runs` |
/// | `ends with FINDING VALUE` | `ends` |
/// | `it ends` | `itEnds` |
/// | `the line drops` | `lineDrops` |
package enum PolicyAct: Equatable, Sendable {
  /// Of the party that is named; of `subject` where none is.
  case asks(fact: Int, of: Reader)
  case asksMarked(String, facts: [Int])
  /// Happens when the last of them is asked.
  case asksAll([Int])
  /// Happens when so many different ones have been asked.
  case asksAtLeast(Int, marked: String, facts: [Int])
  case tells(String)
  /// Every `do` step with that id.
  case does(String)
  case offers(responder: Int)
  /// Under one exception, or however.
  case handsOff(responder: Int, under: Int?)
  case handsOffToLawEnforcement(responders: [Int], under: Int?)
  case shares(SecretKind, receiver: Int)
  case locates
  case runs(protocolIndex: Int)
  /// Happens where the call ends and the finding has that value.
  case ends(finding: Int, value: Int, Atom)
  case itEnds
  case lineDrops
}

extension PolicyAct {
  /// Where something seen performs this act; nil where it is another one. An act of several parts
  /// is never performed by one thing alone: see `parts`.
  ///
  /// A question put about somebody else than the person does not fulfil `asks`, but it does break
  /// a rule against asking (`aboutAnyone`). Where a rule names the party, it is about that one.
  package func isPerformed(by seen: SeenAct, aboutAnyone: Bool) -> Guard? {
    switch (self, seen) {
    case (.asks(let wanted, let party), .asked(let fact, let ofPerson, let ofCaller)):
      guard fact == wanted else { return nil }
      switch party {
      case .subject: return ofPerson || aboutAnyone ? .always : nil
      case .person: return ofPerson ? .always : nil
      case .caller: return ofCaller ? .always : nil
      }
    case (.asksMarked(_, let facts), .asked(let fact, let ofPerson, _)):
      return facts.contains(fact) && (ofPerson || aboutAnyone) ? .always : nil
    case (.tells(let wanted), .told(let tell)): return tell == wanted ? .always : nil
    case (.does(let wanted), .done(let step)): return step == wanted ? .always : nil
    case (.offers(let wanted), .offered(let responder)):
      return responder == wanted ? .always : nil
    case (.handsOff(let responder, let under), .handedOff(let release)):
      return release.responder == responder && release.isUnder(under) ? .always : nil
    case (.handsOffToLawEnforcement(let responders, let under), .handedOff(let release)):
      return responders.contains(release.responder) && release.isUnder(under) ? .always : nil
    case (.shares(let kind, let receiver), .handedOff(let release)):
      return release.receiver == receiver && release.kinds.contains(kind) ? .always : nil
    case (.runs(let wanted), .ran(let index)): return index == wanted ? .always : nil
    case (.ends(_, _, let atom), .ended): return .atom(atom)
    case (.locates, .located), (.itEnds, .ended), (.lineDrops, .lineDropped): return .always
    case (.asks, _), (.asksMarked, _), (.asksAll, _), (.asksAtLeast, _), (.tells, _),
      (.does, _), (.offers, _), (.handsOff, _), (.handsOffToLawEnforcement, _), (.shares, _),
      (.locates, _),
      (.runs, _), (.ends, _), (.itEnds, _), (.lineDrops, _):
      return nil
    }
  }

  /// The facts that must be asked, and how many of them, where it takes more than one.
  package var parts: (needed: Int, facts: [Int])? {
    switch self {
    case .asksAll(let facts): (facts.count, facts)
    case .asksAtLeast(let count, _, let facts): (count, facts)
    case .asks, .asksMarked, .tells, .does, .offers, .handsOff, .handsOffToLawEnforcement, .shares,
      .locates, .runs, .ends, .itEnds, .lineDrops:
      nil
    }
  }
}

extension Release {
  fileprivate func isUnder(_ wanted: Int?) -> Bool {
    wanted == nil || wanted == exception
  }
}
