// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

package import Protocols

/// Everything that a call may hand over, before anybody has settled who may have it.
///
/// Parts stand in the order of I-PASS with severity first, because free handoffs begin with it
/// once in thirty (domain notes, 10.1). Nothing renders this type: only `scope` makes what may be
/// rendered.
package struct HandoffRecord: Equatable, Sendable {
  package var head: RecordHead
  package var levels: [RecordLevel]
  package var parts: [RecordPart: [RecordItem]]
  package var changes: [RecordChange]
  /// What earlier versions of it had corrected, the oldest first.
  var corrected: [PastCorrection] = []
  /// Every answer that the call keeps, also those that no longer count: not for showing, but so
  /// that scope finds what was withheld wherever else it was said.
  var spoken: [RecordItem]

  /// The record of a call as it stands at a moment, for one handoff; of a closed one, what is kept.
  /// Nothing in it has changed: only `SentRecords` knows what a receiver was told before.
  package init(of state: State, for handoff: Handoff, at: Moment) {
    let state = state.asKept
    let fold = RecordFold(state: state, at: at)
    head = RecordHead(of: state, for: handoff, at: at)
    levels = fold.levels()
    parts = fold.parts(for: handoff)
    changes = []
    spoken = fold.spoken()
  }

  package subscript(part: RecordPart) -> [RecordItem] { parts[part] ?? [] }

  /// What does not count any more goes to whoever was told it, and to others only until the walk
  /// has come back to it: a first page that named a danger that was a slip would be believed. That
  /// something was asked, and is not known, stands there all the same.
  func settingAside(onlyOf given: [ScopedRecord]) -> HandoffRecord {
    var record = self
    let (told, untold) = self[.setAside].reduce(into: ([RecordItem](), [RecordItem]())) {
      let isTold = $1.isWaiting || given.contains { [item = $1] in $0.tells(item) }
      if isTold { $0.0.append($1) } else { $0.1.append($1) }
    }
    record.parts[.setAside] = told
    for item in untold where item.isFact {
      let isThere = RecordPart.allCases.contains { part in
        record[part].contains { $0.isFact && $0.id == item.id && $0.about == item.about }
      }
      if !isThere { record.parts[.notKnown, default: []].append(item.noLongerCounting) }
    }
    return record
  }
}

extension RecordItem {
  /// That it was asked, and nothing of what was said.
  fileprivate var noLongerCounting: RecordItem {
    var item = RecordItem(
      id: id, isFact: isFact, label: label, value: .nothing, kinds: kinds, about: about)
    item.kindsMeant = kindsMeant
    item.question = question
    item.unknown = .noLongerCounts
    return item
  }
}

extension ScopedRecord {
  /// Whether its receiver read this very value in it, wherever it stood.
  fileprivate func tells(_ item: RecordItem) -> Bool {
    item.value != .nothing
      && parts.values.contains { $0.contains { $0.id == item.id && $0.value == item.value } }
  }
}

/// The parts that hold lines, in the order in which they are read.
package enum RecordPart: String, CaseIterable, Equatable, Hashable, Sendable {
  case doNotTell = "do not tell"
  case person
  case place
  case wayBack = "way back"
  case story
  /// What was said word for word, beside any question.
  case quotes = "in their words"
  case wants = "wants and refuses"
  case agreed = "asked and agreed"
  case hazards
  case present = "others present"
  case notKnown = "not known"
  case setAside = "set aside"
}

/// Whose record it is, and what it rests on.
package struct RecordHead: Equatable, Sendable {
  package var recipient: Recipient
  /// Who made the handoff, as the journal says; nil where nobody has yet.
  package var sender: String?
  /// The call's number to speak, and the handoff's number within it.
  package var callNumber: Int
  package var handoffNumber: Int
  package var version: Int
  package var basis: Handoff.Basis
  /// Lines that the counsellor left out, by id.
  package var leftOut: Set<String> = []
  package var exceptionTitle: String?
  package var store: Opening.Store
  package var protocolID: String
  package var protocolTitle: String
  package var protocolVersion: String
  package var bundleDigest: String
  /// What was known of the library's paths when the call began.
  package var proof: ProofState?
  package var madeAt: Moment
  /// How the call stood then is what the record says.
  package var asOf: Moment
  package var readBack: ReadBack?
  /// The version that they read it from; nil while nothing was said back.
  package internal(set) var readBackVersion: Int?
  /// Whether the one who calls is not the one it is about.
  package var hasOtherCaller: Bool
  /// Whether it was said which of the two it is.
  var isCallerSettled: Bool
  /// The language that the call was held in, such as `es`; nil where it is the library's own.
  package var language: String?
  /// The library's own.
  var libraryLanguage: String
  /// Rules that hold without being written, and that the centre has turned off.
  package var allowances: [Allowance]

  init(of state: State, for handoff: Handoff, at: Moment) {
    let made = state.standing.handoffs.first { $0.handoff.number == handoff.number }
    let library = state.library
    let first = library.protocols[library.opensWith]
    recipient = Recipient(of: handoff, in: library)
    sender = state.makers[handoff.number]
    callNumber = state.opening?.number ?? 0
    handoffNumber = handoff.number
    version = state.version(of: handoff)
    basis = handoff.basis
    leftOut = Set(handoff.edits.leftOut)
    if case .exception(let id, _, _) = handoff.basis {
      exceptionTitle = library.exceptions.first { $0.id == id }?.title
    }
    store = state.opening?.store ?? .practice
    protocolID = first.id
    protocolTitle = first.title
    protocolVersion = first.version
    bundleDigest = state.opening?.bundleDigest ?? ""
    proof = state.opening?.proof
    madeAt = made?.at ?? at
    asOf = at
    readBack = made?.readBack
    hasOtherCaller = state.standing.callerParty != state.standing.personParty
    isCallerSettled = state.isCallerSettled
    language = state.language.flatMap { $0 == library.ownLanguage ? nil : $0 }
    libraryLanguage = library.ownLanguage
    allowances = library.policy.allowances
  }
}

/// Who is to get a record, and the kinds of fact it may ever hold for them.
package struct Recipient: Equatable, Sendable {
  package var id: String
  package var title: String
  package var responder: String
  package var kinds: Set<SecretKind>
  /// Facts whose answers it may hold although their kind is none of these, and their kinds.
  package var facts: Set<String> = []
  var kindsInPart: Set<SecretKind> = []
  package var isLawEnforcement: Bool
  /// A copy for a dispatch carries no level label (record page, "The record").
  var isDispatch: Bool { isLawEnforcement || responder == RecordPlacing.ambulance }
  /// Whether it reads in their words who must not be told.
  var readsWhomNotToTell: Bool { kinds.contains(.thirdParty) && !isLawEnforcement }

  package init(
    id: String, title: String, responder: String, kinds: Set<SecretKind>,
    isLawEnforcement: Bool = false
  ) {
    self.id = id
    self.title = title
    self.responder = responder
    self.kinds = kinds
    self.isLawEnforcement = isLawEnforcement
  }

  /// A handoff to no declared receiver may hold nothing that is a secret of any kind.
  package init(of handoff: Handoff, in library: CheckedLibrary) {
    let responder = library.responders.first { $0.id == handoff.responder }
    let receiver = library.receivers.first { $0.id == handoff.receiver }
    self.init(
      id: receiver?.id ?? handoff.responder,
      title: receiver?.title ?? responder?.title ?? handoff.responder,
      responder: handoff.responder, kinds: Set(receiver?.kinds ?? []),
      isLawEnforcement: responder?.isLawEnforcement ?? true)
    let named = (receiver?.facts ?? []).map { library.facts[$0] }
    facts = Set(named.map(\.id))
    kindsInPart = Set(named.map(\.secretKind)).subtracting(kinds.union([.none]))
  }
}

/// A level and its whole reason; every fact that it names exists in the library.
package struct RecordLevel: Equatable, Sendable {
  package var finding: String
  package var title: String
  package var about: RecordVoice
  /// What the rules suggest, nil before their step is passed, and what conditions read: the higher
  /// of suggested and raised.
  package var suggested: String?
  package var level: String
  package var raisedTo: String?
  package var loweredTo: String?
  /// Whether a second person was heard before it was lowered.
  package var second: SecondPerson?
  /// The counsellor's reason for lowering.
  package var typed: String?
  package var since: Moment
  package var condition: String?
  package var because: String?
  /// Facts that the row read, as they stand.
  package var facts: [RecordItem]
  /// Facts that it would have read and that are not known.
  package var missing: [RecordItem]
  /// The kinds of all facts that this row or one before it reads: which row it is tells of them.
  package var kinds: Set<SecretKind>
  /// What a limit means by those facts.
  package var kindsMeant: Set<SecretKind> = []
}

extension RecordLevel {
  /// Whether it is the counsellor's, above what the tool suggests, if it suggests anything.
  package var isRaised: Bool { raisedTo == level && suggested != level }

  /// Whether it rests on what somebody else told of the one it is about.
  package var isByOthers: Bool {
    facts.contains { item in
      guard let source = item.source, let by = source.by, !source.isCounsellors else {
        return false
      }
      return by != about
        && (source.isNotAsked || source.evidence != .saw && source.evidence != .heard)
    }
  }
}

/// What one earlier version of a record had corrected.
package struct PastCorrection: Equatable, Sendable {
  package var version: Int
  package var at: Moment
  package var changes: [RecordChange]
}

/// Something that was told, and is otherwise now.
package struct RecordChange: Equatable, Sendable {
  package enum Manner: String, CaseIterable, Equatable, Sendable {
    /// It was never true.
    case corrected
    /// It was true, and has changed.
    case changed
    /// What it rested on no longer holds.
    case setAside = "set aside"
    /// It was not in the earlier record.
    case added
  }

  package var manner: Manner
  package var id: String
  package var label: String
  package var about: RecordVoice
  package var kinds: Set<SecretKind>
  package var was: RecordItem?
  package var now: RecordItem?
  package var typed: String?
  package var at: Moment
}
