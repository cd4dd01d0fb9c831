// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Interview
import Protocols

/// What receivers still hold that is otherwise now.
extension Conversation {
  /// Interrupts once for each new set of corrections, the new value first.
  func announceCorrections() {
    let now = desk.now()
    sent.follow(call.state, at: now)
    guard !sent.versions.isEmpty else { return }
    // Whoever picked up hears the cover first; no other words stand above it.
    guard !promptScreen.isUnderCover else { return }
    announceHeldBack()
    let owed = sent.owed(in: call.state, at: now)
    defer { correctionsOwed = owed }
    show(settled(by: owed))
    let isToldAlready =
      owed.count == correctionsOwed.count
      && zip(owed, correctionsOwed).allSatisfy { $0.says(sameAs: $1) }
    guard !isToldAlready, !owed.isEmpty else { return }
    var lines: [ScreenLine] = []
    for correction in owed {
      let number = correction.handoff.number
      let title = correction.recipient.title
      let isNews = correction.items.allSatisfy { $0.manner == .added }
      let call =
        isNews
        ? CarePhrase.newsFor(title, handoff: number).text
        : Phrase.correctionTo(title, handoff: number).text
      lines.append(.named("SAY NOW", call))
      // All of it: what is booked as said is what stands here, no more and no less.
      for item in correction.items {
        lines.append(.text(isNow(item)))
        if item.was != nil { lines.append(.text(Phrase.correctionWas(earlier(of: item)).text)) }
      }
      lines += promptScreen.wholeWords(in: correction)
      lines.append(.hint(Phrase.correctionHow(number).text))
    }
    show(lines)
  }

  /// What was owed and is not any more, though nobody said it: they hold what is so.
  private func settled(by owed: [OwedCorrection]) -> [ScreenLine] {
    correctionsOwed.filter { before in
      !owed.contains { $0.handoff.number == before.handoff.number }
        && sent.isHeld(before.handoff, in: call.state)
    }.map { before in
      .text(CarePhrase.owedNoMore(before.recipient.title, before.handoff.number).text)
    }
  }

  /// What of weight a receiver will not get is said when they get the rest, and when it changes:
  /// else nobody would know that it is silently held back. That they may not hold a kind is known
  /// once it was said.
  private func announceHeldBack() {
    let screen = promptScreen
    let now = call.state.standing.handoffs.map(\.handoff)
    let latest = now.enumerated().filter { index, handoff in
      !now[(index + 1)...].contains { $0.responder == handoff.responder }
    }.map(\.element)
    for handoff in latest {
      let held = screen.heldBack(from: handoff)
      var told = heldBackTold[handoff.responder] ?? HeldBackTold()
      let new = told.hear(held, of: handoff)
      heldBackTold[handoff.responder] = told
      show(screen.lines(of: new, for: handoff))
    }
  }

  /// What was never so is corrected, and nothing has changed in the world.
  private func isNow(_ change: RecordChange) -> String {
    let now = text(of: change.now)
    switch change.manner {
    case .corrected: return CarePhrase.correctedIs(change.label, now: now).text
    case .added: return CarePhrase.newIs(change.label, now).text
    case .changed, .setAside: return Phrase.correctionIs(change.label, now: now).text
    }
  }

  /// Whose words are the same before it was done after all says that it could not be done.
  private func earlier(of change: RecordChange) -> String {
    guard change.now?.doneAt != nil, change.was?.doneAt == nil else { return text(of: change.was) }
    return Phrase.notDone.text
  }

  private func text(of item: RecordItem?) -> String {
    guard let item else { return Phrase.noLongerSo.text }
    var text: String
    switch item.value {
    case .label(let label): text = label
    case .words(let words): text = words
    case .moment(let then, let offset, let about):
      text = LocalTime(utcMilliseconds: then, offsetMinutes: offset)
        .said(beside: desk.now().local, about: about)
    case .nothing:
      return (item.unknown.map { .care(.notKnownBecause($0)) } ?? Phrase.noLongerSo).text
    }
    if let done = item.doneAt { text = Phrase.record(.doneAt(text, done.clock)).text }
    if item.doubts.contains(.unsureSince) { return CarePhrase.unsureSince(text).text }
    if item.doubts.contains(.disputed), item.unknown == nil, let other = item.otherSays {
      return CarePhrase.oneOfTwo(by: item.source?.by?.title, text, other).text
    }
    if item.unknown == .disputed { return CarePhrase.twoVoices(text).text }
    return item.isDoubted || item.unknown != nil ? Phrase.notCertain(text).text : text
  }

  /// `said NUMBER WHO`: the receiver of that handoff repeated the correction.
  func said(_ command: Command) {
    let (typed, who) = command.firstWord
    guard let number = Int(typed), !who.isEmpty else {
      return show([.text(Phrase.correctionHow(Int(typed) ?? 1).text)])
    }
    let isOwed = sent.owed(in: call.state, at: desk.now()).contains { $0.handoff.number == number }
    let isKnown = call.state.standing.handoffs.contains { $0.handoff.number == number }
    guard isOwed || !isKnown else { return show([.text(CarePhrase.nothingOwed(number).text)]) }
    // What is said now is not what has settled by itself.
    correctionsOwed.removeAll { $0.handoff.number == number }
    perform(
      .sayCorrection(handoff: number, ReadBack(.accepted, by: who)), saying: .correctionSaid(who))
  }
}
