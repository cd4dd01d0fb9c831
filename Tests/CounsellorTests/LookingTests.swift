// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Foundation
import Interview
import Protocols
import Terminal
import Testing

/// What a counsellor looks up or leaves out at the prompt, and what small slips may not do.
@Suite("Looking and leaving out at the prompt")
struct LookingTests {
  private let sitting: Sitting

  init() throws {
    sitting = Sitting(library: try #require(NightLine.small))
  }

  private static let atPlace = ["1", "1", "1", "lost her job"]
  private static let atWait = atPlace + ["home", "1", "1", "1"]
  private static let atOffer = atWait + ["1"]

  private func typed(_ lines: [String], isRich: Bool = true) throws -> ScriptedEditor {
    let editor = ScriptedEditor(lines.map { .line($0) })
    _ = try sitting.begin(editor, Screen(isRich: isRich, columns: 80)).run()
    return editor
  }

  private func page(_ lines: [String], isRich: Bool = true) throws -> String {
    try typed(lines, isRich: isRich).page
  }

  @Test("where says what is left and what was skipped, in 12 rows, with the question below it")
  func whereIsShort() throws {
    for isRich in [true, false] {
      let sitting = Sitting(library: try #require(NightLine.small))
      let editor = ScriptedEditor(
        (Self.atPlace + ["/skip no time", "."]).map { .line($0) })
      _ = try sitting.begin(editor, Screen(isRich: isRich, columns: 80)).run()
      let looked = try #require(editor.shown.components(separatedBy: "WHERE").last)
      #expect(looked.contains("skipped: place"), "\(looked)")
      #expect(looked.contains("questions left: at least 2, at most 4"), "\(looked)")
      #expect(looked.contains("Are you thinking about suicide?"), "\(looked)")
      let above = looked.components(separatedBy: isRich ? "\n-- " : "\n22:")[0]
      #expect(above.split(separator: "\n").count <= 12, "\(looked)")
    }
  }

  @Test("the bounds of what is left come together at the end, and hold all along a call")
  func bounds() throws {
    let lines = Self.atOffer + ["3", "3", "1", "5"]
    var before: (least: Int, most: Int)?
    for count in lines.indices {
      let sitting = Sitting(library: try #require(NightLine.small))
      let editor = ScriptedEditor((lines[..<count] + ["."]).map { .line($0) })
      _ = try sitting.begin(editor, Screen(isRich: true, columns: 80)).run()
      let match = try #require(
        editor.page.matches(of: #/at least (\d+), at most (\d+)/#).last, "\(editor.page)")
      let (least, most) = (try #require(Int(match.1)), try #require(Int(match.2)))
      #expect(least <= most)
      if let before { #expect(most <= before.most) }
      before = (least, most)
    }
    #expect(before?.least == before?.most)
  }

  @Test("why says in a line that no reason is written, and what the step comes from")
  func why() throws {
    let page = try page(Self.atPlace.dropLast() + ["?"])
    #expect(page.contains("WHY No reason is written for this one; what it comes from:"), "\(page)")
    #expect(page.contains("FROM evening 1.2.0"))
  }

  @Test("other words that nobody wrote are said to be missing")
  func wording() throws {
    #expect(try page(["v"]).contains("No other words are written for this one."))
  }

  @Test("an offer is skipped with a reason, and counts as no answer of theirs")
  func skipsOffer() throws {
    let page = try page(Self.atOffer + ["/skip she is asleep"])
    #expect(page.contains("Chose: Ruled out."), "\(page)")
    #expect(
      sitting.log.entries.flatMap(\.events).contains { event in
        if case .offerEnded(_, _, .ruledOut, let reason) = event {
          return reason == "she is asleep"
        }
        return false
      })
  }

  @Test("a consent that nobody was asked for has its reason, opens nothing, and is owed an asking")
  func skipsConsent() throws {
    let editor = try typed(["1", "1", "/skip danger now", "/end stopped", "9"])
    #expect(editor.page.contains("Chose: not asked."), "\(editor.page)")
    #expect(editor.prompts.last?.contains("call-back") == false, "\(editor.prompts)")
    let standing = try #require(sitting.state.standing.consents.last)
    #expect(standing.answer == .notAsked(because: "danger now"))
    #expect(!sitting.state.mayCallBack)
    let last = editor.page.components(separatedBy: "Chose: not asked.").last ?? ""
    #expect(last.contains("Being called back"), "\(last)")
  }

  @Test("what was said of a consent stands where it is left out the next time")
  func skipsConsentAgain() throws {
    _ = try typed(["1", "consent call-back", "3", "1", "/skip"])
    #expect(sitting.state.standing.consents.map(\.answer.state) == [.refused, .refused])
  }

  @Test("a menu that is left by Enter says that nothing of it was kept", arguments: [true, false])
  func leftMenu(isRich: Bool) throws {
    let page = try page(["1", "consent call-back", "", "/skip", ""], isRich: isRich)
    #expect(page.components(separatedBy: "Left. Nothing of it was recorded.").count == 3, "\(page)")
    #expect(sitting.state.standing.consents.isEmpty)
  }

  @Test("a word that is no choice of another question brings that question's choices")
  func choicesOfAnother() throws {
    let page = try page(["1", "told thoughts bananas"])
    #expect(page.contains("is not a choice"), "\(page)")
    #expect(page.contains("Yes, now"), "\(page)")
  }

  @Test("words that begin with a are no question of theirs, and are not dropped without a word")
  func wordsWithA() throws {
    for isRich in [true, false] {
      let words = try page(["a kitchen knife, by the bread"], isRich: isRich)
      #expect(words.contains("nothing of it is lost"), "\(words)")
      #expect(try page(["a 99"], isRich: isRich).contains("That is not a choice here."))
    }
  }

  @Test("a timer of nothing is no time ahead", arguments: ["0", "0 look", "in 0", "0 minutes"])
  func timerOfNothing(_ typed: String) throws {
    let page = try page(["/timer " + typed])
    #expect(page.contains("is no time ahead") || page.contains("When? Such as"), "\(page)")
    #expect(sitting.state.beside.timers.isEmpty)
  }

  @Test("an hour of 0 is midnight where it is said to be an hour", arguments: ["at 0", "by 0"])
  func midnight(_ typed: String) throws {
    _ = try page(["/timer " + typed])
    #expect(sitting.state.beside.timers.count == 1)
  }

  @Test("language alone says what there is to choose from")
  func languages() throws {
    #expect(try page(["language"]).contains("The caller can be spoken to in: en, es."))
  }

  @Test("a key is nobody's cover story")
  func coverStory() throws {
    let page = try page(["yesno", "1", "1", "1", "a survey"])
    #expect(page.contains("1 is no story."), "\(page)")
    #expect(
      !sitting.log.entries.flatMap(\.events).contains { event in
        if case .noteTaken(let words, _) = event { return words.hasSuffix(": 1") }
        return false
      })
  }

  @Test("a sentence that ends by itself gets no second stop, and one that does not gets its own")
  func stops() throws {
    let asked = try page(["promise a letter", "Ann", "2 hours", "end"])
    #expect(asked.contains("a letter. Owed by Ann"), "\(asked)")
    #expect(Phrase.chose("Will you send someone?").text == "Chose: Will you send someone?")
    #expect(Phrase.chose("Go on, wait.").text == "Chose: Go on, wait.")
    #expect(Phrase.chose("Yes").text == "Chose: Yes.")
  }

  @Test("a minute can be added to a countdown, which still answers nothing")
  func oneMinuteMore() throws {
    let page = try page(Self.atWait + ["+", "+", "."])
    #expect(page.contains("+ one minute more"))
    #expect(page.contains("One minute more: 3:00 left. It answers nothing."), "\(page)")
    #expect(page.contains("4:00 left. Nothing happens by itself."), "\(page)")
    #expect(sitting.state.pendingVisit?.visit.name == "check-in")
  }

  @Test("the check-in is told when the added minute is over, and not before")
  func toldAfterTheMinute() throws {
    let editor = PageEditor(
      isRich: true, clock: sitting.clock, before: Self.atWait.map { .text($0) },
      shown: ["+", .seconds(100), .seconds(42), .seconds(30), "1"])
    _ = try sitting.begin(editor, Screen(isRich: true, columns: 80)).run()
    let parts = editor.page.components(separatedBy: "Check-in time. Ask now.")
    #expect(parts.count == 2, "\(editor.page)")
    #expect(parts[0].contains("Check-in in half a minute."), "\(editor.page)")
    #expect(!editor.page.contains("Time: Check-in"), "\(editor.page)")
  }

  @Test("at most one line interrupts within two seconds, whatever falls due together")
  func oneInTwoSeconds() throws {
    for isRich in [true, false] {
      let sitting = Sitting(library: try #require(NightLine.small))
      let watch = Interruptions(sitting.clock)
      _ = try sitting.begin(watch, Screen(isRich: isRich, columns: 80)).run()
      #expect(watch.told.count == 3, "\(watch.told)")
      for (one, next) in zip(watch.told, watch.told.dropFirst()) {
        #expect(next - one >= 2_000, "\(watch.told)")
      }
    }
  }
}

/// Sets three timers for one moment, then looks when each is told; a question is asked meanwhile,
/// and shown again by every other key.
private final class Interruptions: LineEditor {
  private(set) var told: [Int64] = []
  let text = ""
  private let clock: TestClock
  private var lines: ArraySlice<String> = ["/timer 1 one", "/timer 1 two", "/timer 1 three"]
  private var ticks = 0

  init(_ clock: TestClock) { self.clock = clock }

  func next(_ request: LineRequest) -> LineInput {
    if let line = lines.popFirst() { return .line(line) }
    ticks += 1
    clock.pass(milliseconds: ticks == 1 ? 60_000 : 300)
    guard ticks < 40 else { return .hangup }
    return [.tick, .screenCleared, .line("")][ticks % 3]
  }

  func show(_ text: String) -> Output.Outcome {
    for line in text.split(separator: "\n") where line.lowercased().hasPrefix("due") {
      told.append(clock.now.utcMilliseconds)
    }
    return .written
  }

  func closeLine() {}
  func close() {}
}
