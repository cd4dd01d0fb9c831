// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

package import Protocols

/// How a call stands: a fold over its entries, and nothing else.
///
/// `apply` changes it and never refuses; whether something may happen is `Engine`'s to decide,
/// before. Most events move the walk on from where it stands; a correction or an undo replays
/// the acts from the start, each at its own place in the order.
package struct State: Equatable, Sendable {
  package let library: CheckedLibrary
  package private(set) var opening: Opening?
  package private(set) var closing: Closing?
  /// Acts that the walk had come by when the call was first closed, or had still to come back to:
  /// the end or an amendment may leave the walk at a question that nobody can be asked any more,
  /// and what was told after it stays told. It follows from the events alone, so no comparison
  /// reads it.
  private(set) var countedAtEnd: [Int] = []
  package private(set) var lastSequence = 0
  package internal(set) var acts: [Act] = []
  package internal(set) var standing: Standing
  /// Notes, quotes and other lines that bear on nothing.
  package private(set) var remarks: [Remark] = []
  package private(set) var isSuspended = false
  /// The language that the caller is spoken to in; nil as long as nobody chose one.
  package private(set) var language: String?
  package private(set) var beside = Beside()

  /// When the last entry was written.
  package private(set) var lastAt: Moment?
  /// By handoff: who made it. How a call stands does not depend on who typed it, so a state that is
  /// only supposed has none, and no comparison reads it.
  package private(set) var makers: [Int: String] = [:]

  var chains = Chains()
  /// When each wait was first come to. Neither an act during it nor a replay begins it anew; like
  /// the makers, it moves nothing and no comparison reads it.
  private(set) var waits: [WaitBegun] = []
  private(set) var levelTimes = LevelTimes()
  /// The last act, for as long as a slip of the finger may still take it back.
  package private(set) var lastAct: ActID?

  package init(library: CheckedLibrary) {
    self.library = library
    standing = Standing(library)
    beginCall()
  }

  package static func == (left: State, right: State) -> Bool {
    left.library === right.library && left.opening == right.opening
      && left.closing == right.closing && left.lastSequence == right.lastSequence
      && left.acts == right.acts && left.standing == right.standing
      && left.remarks == right.remarks && left.isSuspended == right.isSuspended
      && left.language == right.language && left.beside == right.beside
      && left.lastAct == right.lastAct
  }

  /// Takes in one entry of the journal.
  package mutating func apply(_ entry: Entry) {
    apply(entry.events, at: entry.at, sequence: entry.sequence)
    credit(entry)
  }

  /// Takes note of who wrote an entry that was taken in.
  mutating func credit(_ entry: Entry) {
    for event in entry.events {
      guard case .handoffPrepared(_, let handoff) = event else { continue }
      makers[handoff.number] = entry.by.counsellor
    }
  }

  /// How it would stand after these events; changes nothing here.
  package func supposing(_ events: [Event], at: Moment) -> State {
    var copy = self
    copy.apply(events, at: at, sequence: lastSequence + 1)
    return copy
  }

  mutating func apply(_ events: [Event], at: Moment, sequence: Int) {
    lastSequence = sequence
    lastAt = at
    var position = 0
    for event in events {
      apply(event, at: at, id: ActID(sequence: sequence, position: position))
      position += 1
    }
    settle()
    levelTimes.follow(standing.decided, at: at)
    if let wait = pendingWait, !waits.contains(where: { $0.visit == wait }) {
      waits.append(WaitBegun(visit: wait, at: at))
    }
  }

  private mutating func apply(_ event: Event, at: Moment, id: ActID) {
    switch event {
    case .callOpened(let opening): self.opening = opening
    case .callClosed(let closing):
      if self.closing == nil {
        countedAtEnd = acts.indices.filter { standing.isReached($0) || mayComeBack($0) }
      }
      self.closing = closing
    case .languageChosen(let chosen): language = chosen
    case .callSuspended: isSuspended = true
    case .callResumed: isSuspended = false
    case .noteTaken(let text, let tags):
      remarks.append(Remark(kind: .note, text: text, at: at, tags: tags))
    case .quoteTaken(let text):
      remarks.append(
        Remark(kind: .quote, text: text, at: at, fact: pendingFact?.fact, by: standing.speakerParty)
      )
    case .doneOutsideRules(let rules, let what, let reason):
      let text = "\(what): \(reason)"
      remarks.append(Remark(kind: .outsideRules(rules), text: text, at: at))
    case .alarmRaisedAgain(let alarm):
      remarks.append(Remark(kind: .raisedAgain(alarm), text: "", at: at))
    case .yesOrNoModeSet, .timerSet, .callBackPlanned, .callBackTried, .correctionSaid,
      .recordAmended:
      beside.take(event, at: at)
    case .corrected(let act, let answer, let reason):
      correct(
        act,
        Correction(
          answer: answer, reason: reason, at: at, isByYesOrNo: isByYesOrNo))
      lastAct = nil
    case .actUndone(let act):
      revise(act) { $0.isUndone = true }
      lastAct = nil
    case .answerRecorded, .toldEarly, .changedNow, .disputed, .questionSkipped, .toldCaller,
      .instructionDone, .instructionNotDone, .instructionDoneLater, .waited, .offerEnded,
      .consentRecorded, .promiseMade,
      .promiseLeftOut,
      .planAnswered, .planLineDone, .handoffPrepared, .handoffLeftOut, .handoffAnswered,
      .speakerChanged, .partyJoined, .alarmRaised, .alarmLeft, .switched, .levelRaised,
      .levelLowered, .stoodDown, .callerAsked, .toldAtOnce, .wishRecorded, .wishWithdrawn,
      .supportsShown,
      .answersAttributed,
      .factExpired:
      add(event, at: at, id: id)
      lastAct = id
    }
  }

  private mutating func add(_ event: Event, at: Moment, id: ActID) {
    var isOfVisit = false
    if let visit = event.visit {
      isOfVisit = true
      if let key = key(of: visit, by: event.partyAsked) { chains[key] = acts.count }
    }
    let asked = standing.top.flatMap { library.stops[$0.step].fact }
    acts.append(
      Act(
        id: id, at: at, event: event, isOfVisit: isOfVisit,
        isFree: !isOfVisit || event.isLatched,
        answering: Answering(event, asked: asked, at: at, in: library),
        wasByYesOrNo: isByYesOrNo))
    standing.acts.append(ActStanding())
  }

  private mutating func correct(_ id: ActID, _ correction: Correction) {
    guard let index = acts.lastIndex(where: { $0.id == id }) else { return }
    var correction = correction
    if let was = acts[index].answer, was.isEvidenceAssumed, was.value == correction.answer.value {
      // Said later how it is known: the answer itself is as old as it was.
      correction.at = acts[index].saidAt
      correction.isByYesOrNo = acts[index].isByYesOrNo
    }
    var answering = acts[index].answering
    if let known = answering {
      answering?.cell = library.cell(
        of: correction.answer, to: known.fact, of: known.party, at: acts[index].at)
    }
    revise(id) { [correction] act in
      act.correction = correction
      act.answering = answering
    }
  }

  /// Changes an act where it stands in the order and replays everything from the start.
  private mutating func revise(_ id: ActID, _ change: (inout Act) -> Void) {
    guard let index = acts.lastIndex(where: { $0.id == id }) else { return }
    change(&acts[index])
    let event = acts[index].event
    if acts[index].isUndone, let visit = event.visit,
      let key = key(of: visit, by: event.partyAsked)
    {
      chains[key] = nil
    }
    replay()
  }

  /// The same call with everything worked out from its acts again.
  func replayed() -> State {
    var copy = self
    copy.replay()
    return copy
  }

  /// The same call without notes, quotes and whatever else was typed.
  func withoutWords() -> State {
    var copy = self
    copy.acts = acts.map(\.withoutWords)
    copy.remarks = []
    copy.beside = beside.withoutWords
    copy.replay()
    return copy
  }

  private mutating func replay() {
    standing = Standing(library)
    standing.acts = Array(repeating: ActStanding(), count: acts.count)
    beginCall()
    settle()
  }
}

/// A line that bears on no condition.
package struct Remark: Equatable, Sendable {
  package enum Kind: Equatable, Sendable {
    case note, quote
    case outsideRules([String])
    case raisedAgain(String)
  }

  package var kind: Kind
  package var text: String
  package var at: Moment
  /// The question that stood open when words were taken, by position: its kind is theirs.
  var fact: Int?
  /// Who was on the line when they were.
  var by: Party?
  /// What becomes of a note.
  package var tags = NoteTags.none
}

/// A note with its number, by which screens and pages name it.
package struct NumberedNote: Equatable, Sendable {
  package var number: Int
  package var remark: Remark
}

extension State {
  /// The notes of the call, counted from 1 as they were taken.
  package var notes: [NumberedNote] {
    remarks.filter { $0.kind == .note }.enumerated().map { index, remark in
      NumberedNote(number: index + 1, remark: remark)
    }
  }
}
