// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import CallSamples
import Interview
import Protocols
import Testing

@Suite("Notes that are pinned, private or neither")
struct PinnedNoteTests {
  static let typed: [(String, String, [NoteTag], Bool)] = [
    ("she sounds tired", "she sounds tired", [], false),
    (
      "at mum's house #loc, 14 pills in kitchen", "at mum's house, 14 pills in kitchen", [.place],
      false
    ),
    ("#means #place knife under the bed", "knife under the bed", [.place, .means], false),
    ("ask her boss nothing -", "ask her boss nothing", [], true),
    ("her number #phone -", "her number", [.contact], true),
    ("flat #12, ring twice", "flat #12, ring twice", [], false),
    ("#Health. Insulin", "Insulin", [.health], false),
    ("two  spaces and a - in it", "two  spaces and a - in it", [], false),
  ]

  @Test("tags are read off a note wherever they stand, and no other sign is", arguments: typed)
  func reading(_ typed: String, _ words: String, _ pins: [NoteTag], _ isPrivate: Bool) {
    let note = TypedNote(typed)
    #expect(note.words == words)
    #expect(note.tags == NoteTags(pins: pins, isPrivate: isPrivate))
    #expect(note.unknown.isEmpty)
  }

  @Test("a tag that nobody knows stays in the note, and is named")
  func unknown() {
    let note = TypedNote("#hous key under the mat")
    #expect(note.words == "#hous key under the mat")
    #expect(note.unknown == ["#hous"])
    #expect(note.tags == .none)
  }

  private func call(consent words: String? = nil) throws -> SampleCall {
    var call = try SampleCall()
    try call.perform(.note("behind the mill", tags: NoteTags(pins: [.place])))
    try call.perform(.note("calls herself Annika", tags: NoteTags(pins: [.name])))
    try call.perform(.note("kitchen knife", tags: NoteTags(pins: [.means])))
    try call.perform(.note("my own worry", tags: NoteTags(pins: [.place], isPrivate: true)))
    try call.perform(.note("no tag at all"))
    let answer = ConsentAnswer(words == nil ? .given : .limited, words: words)
    try call.perform(.consent(item: "mobile-crisis", answer, of: .person))
    return call
  }

  private func notes(_ scoped: ScopedRecord) -> [RecordPart: [String]] {
    var notes: [RecordPart: [String]] = [:]
    for part in RecordPart.allCases {
      for item in scoped[part] where item.isNote { notes[part, default: []].append(item.id) }
    }
    return notes
  }

  @Test("a pinned note goes where its kind may go, by consent, and no other note does")
  func pinned() throws {
    let call = try call()
    let scoped = call.scoped(for: call.handoff(to: "mobile-desk"))
    #expect(notes(scoped) == [.place: ["note-1"], .hazards: ["note-3"]])
    #expect(scoped[.hazards].first?.source?.isCounsellors == true)
    #expect(notes(call.scoped(for: call.handoff(to: "own-clinic"))).isEmpty)
    var record = call.record(for: call.handoff(to: "mobile-desk"))
    record.head.version = 1
    let all = RecordPart.allCases.flatMap { record[$0] }.filter(\.isNote)
    #expect(all.map(\.id).sorted() == ["note-1", "note-2", "note-3"])
  }

  @Test("no note goes under an exception, or to law enforcement")
  func neverWithoutConsent() throws {
    var call = try call()
    let danger = Handoff.Basis.exception("life-in-danger", reason: "r")
    #expect(notes(call.scoped(for: call.handoff(to: "mobile-desk", basis: danger))).isEmpty)
    try call.perform(.consent(item: "share-with-police", ConsentAnswer(.given), of: .person))
    #expect(notes(call.scoped(for: call.handoff(to: "police-desk"))).isEmpty)
  }

  @Test("a limit holds for notes as for answers, and a refusal shuts them all")
  func limited() throws {
    var call = try call(consent: "only the place")
    let scoped = call.scoped(for: call.handoff(to: "mobile-desk"))
    #expect(notes(scoped) == [.place: ["note-1"]])
    try call.perform(.consent(item: "mobile-crisis", ConsentAnswer(.refused), of: .person))
    #expect(notes(call.scoped(for: call.handoff(to: "mobile-desk"))).isEmpty)
  }

  @Test("a withheld name does not go in a note that may")
  func hidden() throws {
    var call = try call()
    try call.tell("name-to-use", .words("Annika"))
    try call.perform(.note("Annika is in the shed", tags: NoteTags(pins: [.place])))
    let scoped = call.scoped(for: call.handoff(to: "mobile-desk"))
    let note = try #require(scoped[.place].first { $0.id == "note-6" })
    #expect(note.value == .nothing && note.isHeldBack)
  }

  @Test("whoever has a page is owed means that were noted since, and no other note")
  func owed() throws {
    var call = try call()
    try call.perform(.handOff(responder: "mobile-crisis", basis: .consent))
    try call.perform(.note("rope in the boot", tags: NoteTags(pins: [.means])))
    try call.perform(.note("red gate", tags: NoteTags(pins: [.place], isPrivate: true)))
    try call.perform(.note("nothing of theirs"))
    let owed = SentRecords(call.entries, in: call.state.library)
      .owed(in: call.state, at: call.now).flatMap(\.items).map(\.id)
    #expect(owed == ["note-6"])
  }
}
