// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Interview
import Protocols
import Terminal
import Testing

@Suite("Typed answers")
struct AnswerReaderTests {
  private let now = Moment(utcMilliseconds: 1_700_000_000_000, offsetMinutes: 60)

  private func reader(_ answers: AnswerKind) -> AnswerReader {
    AnswerReader(fact: Fact(id: "f", answers: answers, secretKind: .none), now: now)
  }

  private var choices: AnswerReader {
    reader(
      .choices([
        Choice(id: "in-hand", label: "In my hand"), Choice(id: "in-room", label: "Same room"),
        Choice(id: "away", label: "Locked away", lowers: true),
      ]))
  }

  @Test("the mark that closes a quote is no word of it, and what is quoted within keeps its own")
  func closingQuote() {
    #expect(Command("\"nobody believes me\"", onWords: true)?.rest == "nobody believes me")
    #expect(Command("\"he said \"no\"", onWords: false)?.rest == "he said \"no\"")
    #expect(Command("\"he said \"no\"\"", onWords: false)?.rest == "he said \"no\"")
  }

  @Test(
    "a choice is its number, its id, its label or the only one that begins so",
    arguments: [
      ("1", AnswerReader.Reading.answer(.choice("in-hand"), .certain)),
      ("~2", .answer(.choice("in-room"), .doubtful)), ("away", .answer(.choice("away"), .certain)),
      (" same ROOM ", .answer(.choice("in-room"), .certain)),
      ("lock", .answer(.choice("away"), .certain)), ("8", .answer(.unsure, .certain)),
      ("9", .answer(.declined, .certain)), ("0", .inWords("")), ("4", .noSuchKey("4")),
      ("-1", .noSuchKey("-1")), ("in", .severalFit(["In my hand", "Same room"])),
      ("yse", .noSuchChoice), ("", .noSuchChoice),
    ])
  func choice(typed: String, reading: AnswerReader.Reading) {
    #expect(choices.read(typed) == reading)
  }

  @Test("a choice that lowers a level never answers by one key")
  func lowering() {
    #expect(choices.immediateKeys == Set("012456789"))
  }

  @Test("a no that leads away from danger never answers by one key, one that leads nowhere does")
  func harmless() {
    var fact = Fact(id: "plan", answers: .yesOrNo, secretKind: .none)
    #expect(AnswerReader(fact: fact, now: now).immediateKeys == Set("0123456789"))
    fact.graveness = fact.answers.valueIDs.map { $0 == "yes" ? 1 : 0 }
    #expect(AnswerReader(fact: fact, now: now).immediateKeys == Set("0123456789"))
    fact.isRead = true
    #expect(AnswerReader(fact: fact, now: now).immediateKeys == Set("013456789"))
  }

  @Test("on a scale the digits are numbers, and only words are unsure or declined")
  func scale() {
    let scale = reader(.scale(from: 0, to: 10))
    #expect(scale.read("8") == .answer(.number(8), .certain))
    #expect(scale.read("unsure") == .answer(.unsure, .certain))
    #expect(scale.read("declined") == .answer(.declined, .certain))
    #expect(scale.immediateKeys == [])
  }

  @Test("several answers are numbers, each counted once; none of them is no answer")
  func several() {
    let many = reader(.many([Choice(id: "a", label: "A one"), Choice(id: "b", label: "B two")]))
    #expect(many.read("2, 1 2") == .answer(.options(["b", "a"]), .certain))
    #expect(many.read("3") == .noSuchKey("3"))
    #expect(many.read(" ") == .noSuchChoice)
  }

  @Test("what a caller said is taken as it is, without the spaces around it")
  func words() {
    #expect(reader(.text).read("  not 1 word ") == .answer(.words("not 1 word"), .certain))
    #expect(reader(.phone).read("8005550100") == .answer(.words("8005550100"), .certain))
  }

  @Test(
    "a time is a clock time of today or yesterday, or so long ago",
    arguments: [
      ("now", 1_700_000_000_000, false), ("20 minutes ago", 1_699_998_800_000, false),
      ("about 2 hours ago", 1_699_992_800_000, true), ("23:00", 1_699_999_200_000, false),
      ("23:30", 1_699_914_600_000, false),
    ] as [(String, Int64, Bool)])
  func time(typed: String, utcMilliseconds: Int64, about: Bool) {
    #expect(
      reader(.time).read(typed)
        == .answer(.moment(utcMilliseconds: utcMilliseconds, about: about), .certain))
  }

  @Test(
    "a time as callers say it is only about then, and nothing that lies ahead",
    arguments: [
      ("last night", 1_699_909_200_000), ("This morning", 1_699_945_200_000),
      ("yesterday evening", 1_699_898_400_000), ("two hours ago", 1_699_992_800_000),
      ("an hour ago", 1_699_996_400_000), ("half an hour ago", 1_699_998_200_000),
      ("an hour and a half ago", 1_699_994_600_000), ("midnight", 1_699_916_400_000),
      ("noon", 1_699_959_600_000), ("since this afternoon", 1_699_970_400_000),
      ("tonight", 1_699_995_600_000),
    ] as [(String, Int64)])
  func timeOfCallers(typed: String, utcMilliseconds: Int64) {
    #expect(
      reader(.time).read(typed)
        == .answer(.moment(utcMilliseconds: utcMilliseconds, about: true), .certain))
  }

  @Test("an hour with am or pm is exact, and yesterday's where it is said so")
  func halfOfDay() {
    let read = { (typed: String) in reader(.time).read(typed) }
    let nine = AnswerValue.moment(utcMilliseconds: 1_699_992_000_000, about: false)
    #expect(read("9 pm") == .answer(nine, .certain))
    let before = AnswerValue.moment(utcMilliseconds: 1_699_905_600_000, about: false)
    #expect(read("yesterday 21:00") == .answer(before, .certain))
  }

  @Test("in the small hours tonight is the evening before, and this morning is none yet")
  func smallHours() {
    let two = Moment(utcMilliseconds: 1_699_916_400_000 + 2 * 3_600_000, offsetMinutes: 60)
    let late = AnswerReader(
      fact: Fact(id: "f", answers: .time, secretKind: .none), now: two)
    let evening = AnswerValue.moment(utcMilliseconds: 1_699_909_200_000, about: true)
    #expect(late.read("tonight") == .answer(evening, .certain))
    #expect(late.read("last night") == .answer(evening, .certain))
    #expect(late.read("this morning") == .noSuchChoice)
  }

  @Test(
    "a time that is none records nothing", arguments: ["25:00", "later", "-3 minutes ago", "3"])
  func noTime(typed: String) {
    #expect(reader(.time).read(typed) == .noSuchChoice)
  }
}

@Suite("Typed commands")
struct CommandTests {
  @Test("a word and what follows it is a command where no words are asked for")
  func word() {
    #expect(
      Command("wrong plan yes", onWords: false) == Command(word: .wrong, rest: "plan yes"))
    #expect(Command("!o", onWords: false) == Command(word: .alarm, rest: "o"))
    #expect(Command("1", onWords: false) == nil)
  }

  @Test(
    "where words are asked for, what a caller says is never taken for a command",
    arguments: ["help me please", "now I am alone", "note from my sister", "why me?", "end it all"])
  func callersWords(line: String) {
    #expect(Command(line, onWords: true) == nil)
  }

  @Test("a lone command word, or one after a slash, is a command there too")
  func forced() {
    #expect(Command("help", onWords: true) == Command(word: .help, rest: ""))
    #expect(Command("/note she cries", onWords: true) == Command(word: .note, rest: "she cries"))
    #expect(Command("?", onWords: true) == Command(word: .why, rest: ""))
    #expect(Command("!o", onWords: true) == Command(word: .alarm, rest: "o"))
    #expect(Command("! she said", onWords: true) == nil)
  }
}
