// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

/// Something that happened in a call, as far as a rule can name it: what monitors are shown.
///
/// Before each visit comes `prompted`, then what its act did, the answer already known to the
/// conditions; whatever else moves facts or levels comes as `moved`.
package enum SeenAct: Equatable, Hashable, Sendable {
  /// The counsellor was given a prompt.
  case prompted
  /// Put or confirmed by the counsellor, or skipped with a reason; told early alone is none of
  /// these.
  case asked(fact: Int, ofPerson: Bool, ofCaller: Bool)
  case told(String)
  /// A `do` step, by its id; what could not be done is none of these.
  case done(String)
  /// However the offer ended, or ruled out.
  case offered(responder: Int)
  case handedOff(Release)
  case located
  case ran(protocolIndex: Int)
  case decided(finding: Int)
  /// The opening protocol has ended: ready to close.
  case ended
  case lineDropped
  /// Facts, levels or consents moved by something that no rule names.
  case moved
}

/// What leaves the house with a handoff.
package struct Release: Equatable, Hashable, Sendable {
  package var responder: Int
  /// The named exception that opened it; nil for consent.
  package var exception: Int?
  package var receiver: Int?
  package var kinds: Set<SecretKind>

  package init(
    responder: Int, exception: Int? = nil, receiver: Int? = nil, kinds: Set<SecretKind> = []
  ) {
    self.responder = responder
    self.exception = exception
    self.receiver = receiver
    self.kinds = kinds
  }
}

extension CheckedLibrary {
  /// What the act of a step does that rules can name: pure, by position in the flow.
  ///
  /// A rung for offers, an exception for handoffs; questions as in a call about oneself. Ends are
  /// seen by whoever knows whether the protocol is the opening one.
  package func seen(
    at step: Int, rung: Int = 0, under exception: Int? = nil
  ) -> SeenAct {
    switch flow.steps[step].act {
    case .ask(let fact, _): .asked(fact: fact, ofPerson: true, ofCaller: true)
    case .tell: .told(tell(at: step) ?? flow.steps[step].id)
    case .instruct: .done(flow.steps[step].id)
    case .offer(let responders, _): .offered(responder: responders[rung])
    case .handoff(let responder): .handedOff(release(to: responder, at: step, under: exception))
    case .run(let target, _, _): .ran(protocolIndex: target.number)
    case .decide(let finding, _): .decided(finding: finding)
    case .section, .score, .consent, .wait, .promise, .agree, .end: .moved
    }
  }

  /// A handoff with the kinds it may hold: those of its step, or else of its receiver; an
  /// exception opens no more than its own least content.
  package func release(
    to responder: Int, at step: Int? = nil, under exception: Int? = nil, receiver: Int? = nil
  ) -> Release {
    var target = receiver ?? receivers.firstIndex { $0.responder == responder }
    var kinds: [SecretKind] = []
    if let step, case .handoff(let named, let listed) = steps[step].detail {
      target = receiver ?? named ?? target
      kinds = listed
    }
    if kinds.isEmpty, let target { kinds = receivers[target].kinds }
    if let exception {
      kinds = exceptions[exception].kinds.filter { kinds.contains($0) }
    } else if let target {
      kinds += receivers[target].facts.map { facts[$0].secretKind }
    }
    return Release(
      responder: responder, exception: exception, receiver: target, kinds: Set(kinds))
  }
}
