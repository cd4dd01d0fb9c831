// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Interview
import Protocols

/// Notes: taken at any moment, pinned by a word that begins with `#`, private by `-` at their end.
extension Conversation {
  /// Keeps words as a note and shows the question again.
  func takeNote(_ typed: String) {
    let note = TypedNote(typed)
    perform(note.intent) { show(linesOfLastNote(note)) }
  }

  /// The same where more is to come before the question; false where it was not kept.
  func addNote(_ typed: String) -> Bool {
    let note = TypedNote(typed)
    guard add(note.intent) else { return false }
    show(linesOfLastNote(note))
    return true
  }

  private func linesOfLastNote(_ typed: TypedNote) -> [ScreenLine] {
    guard let note = call.state.notes.last else { return [] }
    let tags = note.remark.tags
    let kept = NotePhrase.kept(
      note.number, at: desk.now().elapsed(since: desk.begun),
      on: call.state.pendingVisit?.visit.name, isPrivate: tags.isPrivate)
    var phrases: [NotePhrase] = [kept]
    if tags.isPinned { phrases.append(promptScreen.reach(ofNote: note)) }
    if tags.pins.isEmpty, !tags.isPrivate { phrases.append(.staysHere) }
    return (phrases + typed.unknown.prefix(1).map(NotePhrase.noSuchTag)).map { .text($0.text) }
  }
}

extension PromptScreen {
  /// Whom a pinned note goes to by a handoff made now, and who may have it with a consent.
  func reach(ofNote note: NumberedNote) -> NotePhrase {
    let kinds = note.remark.tags.kinds
    var (now, later): ([String], [String]) = ([], [])
    for responder in library.responders.indices
    where !library.responders[responder].isLawEnforcement {
      let handoff = handoff(to: responder)
      guard handoff.receiver != nil else { continue }
      let recipient = Recipient(of: handoff, in: library)
      guard kinds.isSubset(of: recipient.kinds.union([.none])) else { continue }
      let ruling = rulings(of: [note], in: handoff).first
      let isShown = ruling?.shown.map { !$0.isHeldBack } ?? false
      if isShown { now.append(recipient.title) } else { later.append(recipient.title) }
    }
    let pins = note.remark.tags.pins.map(\.rawValue)
    return .reaches(pins: pins, now: now.eachOnce, withConsent: later.eachOnce)
  }

  private func rulings(of notes: [NumberedNote], in handoff: Handoff) -> [LineRuling] {
    let ids = Set(notes.map { RecordItem.noteID($0.number) })
    return RecordVersion(handoff, in: state, at: self.now).lineRulings(in: state)
      .filter { ids.contains($0.item.id) }
  }

  /// Notes that stand on no page: those that stay with the line, and by number the private ones and
  /// those that are pinned and may not go to this receiver.
  func notesLeft(out handoff: Handoff) -> [ScreenLine] {
    let typed = state.notes.filter { !isOurs($0.remark) }
    let untagged = typed.filter { $0.remark.tags == .none }
    let hidden = typed.filter(\.remark.tags.isPrivate).map(\.number)
    var parts: [NotePhrase] = hidden.isEmpty ? [] : [.isPrivate(hidden)]
    let held = rulings(of: typed, in: handoff).filter { $0.shown.map(\.isHeldBack) ?? true }
    parts += held.alike { $0.reason == $1.reason }.map { alike in
      let ids = alike.map(\.item.id)
      let numbers = typed.filter { ids.contains(RecordItem.noteID($0.number)) }.map(\.number)
      return .held(numbers, alike[0].reason)
    }
    var lines: [ScreenLine] = []
    if !untagged.isEmpty {
      lines.append(.named("NOTES", CarePhrase.notesStay(untagged.count).text))
    }
    if !parts.isEmpty {
      lines.append(.named("NOTES", NotePhrase.leftOut(parts.map(\.text)).text))
    }
    return lines
  }

  /// What the program noted itself.
  private func isOurs(_ remark: Remark) -> Bool {
    let agreed = Set(Phrase.hangUpMeanings.map(\.phrase.text))
    return AgreedSign(note: remark.text) != nil || agreed.contains(remark.text)
      || remark.text.hasPrefix(AgreedSign.coverStory)
  }
}
