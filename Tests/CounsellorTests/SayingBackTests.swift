// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Interview
import Protocols
import Terminal
import Testing

/// Whoever has the stream alone hears what each key did, and by the names that people use.
@Suite("What was chosen, said back")
struct SayingBackTests {
  @Test("every choice of every screen is said back in the plain stream", arguments: Story.all)
  func screens(_ story: Story) throws {
    guard !story.isRichOnly else { return }
    let sitting = Sitting(library: try #require(NightLine.small))
    let screen = Screen(isRich: false, columns: 80)
    let typed = (story.before + (story.isAmended ? [] : story.shown))
    let watch = ChoiceWatch(typed, sitting.clock)
    _ = try sitting.begin(watch, screen).run()
    if story.isAmended {
      let second = ChoiceWatch(story.shown, sitting.clock)
      _ = try sitting.goOn(second, screen).run()
      #expect(second.silent == [])
    }
    #expect(watch.silent == [])
  }

  @Test(
    "and of every recorded call, without a name that has a label", arguments: NightLine.transcripts)
  func calls(_ name: String) throws {
    let plain = try PlainCall(name)
    let library = try #require(NightLine.shipped)
    let sitting = Sitting(library: library, supports: NightLine.directory ?? .empty)
    let screen = Screen(isRich: false, columns: 80)
    let watch = ChoiceWatch(plain.lines.map { .text($0.text) }, sitting.clock)
    _ = try sitting.begin(watch, screen).run()
    while watch.isWaiting { _ = try sitting.goOn(watch, screen).run() }
    #expect(watch.silent == [])
    #expect(watch.names(in: library) == [])
  }

  @Test("consents, exceptions, read-backs and corrections are said back by their labels")
  func special() throws {
    let library = try #require(NightLine.shipped)
    let sitting = Sitting(library: library)
    let typed = [
      "told caller 2", "1", "told help-place", "behind the library", "told knows-person", "1",
      "wrong knows-person", "2", "1", "now knows-person 1", "1", "other knows-person", "3", "1",
      "consent", "1", "1", "offer talk", "1", "offer ambulance", "1", "handoff ambulance exception",
      "1", "not breathing",
      "1", "readback", "1", "Kim", "1", "readback", "", "readback 1 declined", "",
      "wrong help-place", "beside the mill", "1", "known knows-person", "1", "answers", ".",
      "told something-taken", "1", "level", "yesno", "1", "1", "", "1", "2", "2", "yesno off",
    ]
    let watch = ChoiceWatch(typed.map { .text($0) }, sitting.clock)
    _ = try sitting.begin(watch, Screen(isRich: false, columns: 80)).run()
    #expect(watch.silent == [])
    #expect(watch.names(in: library) == [])
    for said in [
      "Chose: A life is in danger now.", "Chose: Keeping notes of the call.",
      "Chose: Change it.", "Chose: They accept it.",
      "No read-back of handoff 1 was kept. The handoff stays as it was.",
    ] { #expect(watch.shown.contains(said), "\(said)") }
  }

  @Test("a lone digit never replaces words that are known, Enter keeps them, words change them")
  func loneDigit() throws {
    let library = try #require(NightLine.shipped)
    let before = ["1", "told may-be-said 1", "told safe-number", "555 0177", "1", "1"]
    for (typed, known) in [("3", "555 0177"), ("", "555 0177"), ("555 0188", "555 0188")] {
      let sitting = Sitting(library: library)
      let watch = ChoiceWatch((before + [typed]).map { .text($0) }, sitting.clock)
      _ = try sitting.begin(watch, Screen(isRich: false, columns: 80)).run()
      #expect(watch.prompts.contains { $0.contains("safe-number > ") })
      let fact = try #require(library.factIndex("safe-number"))
      #expect(sitting.state.current(fact, of: .first)?.answer.value == .words(known))
      #expect(watch.shown.contains("3 is no key here") == (typed == "3"))
    }
  }

  @Test("no instruction of a protocol names a key of some other screen")
  func keys() throws {
    for step in try #require(NightLine.shipped).steps {
      for words in step.wording.say + [step.wording.hint ?? ""] {
        #expect(words.firstMatch(of: #/\b[Kk]ey [0-9]/#) == nil, "\(step.id): \(words)")
      }
    }
  }
}

/// Types what it is given and complains of every choice that nothing says back.
final class ChoiceWatch: LineEditor {
  private(set) var silent: [String] = []
  private(set) var shown = ""
  private(set) var prompts: [String] = []
  let text = ""
  private let clock: TestClock
  private var typed: ArraySlice<PageEditor.Typed>
  private var block = ""
  private var marks: [String: String] = [:]
  /// What was chosen last, until it is said back.
  private var chosen: String?

  init(_ typed: [PageEditor.Typed], _ clock: TestClock) {
    self.typed = typed[...]
    self.clock = clock
  }

  var isWaiting: Bool { !typed.isEmpty }

  func next(_ request: LineRequest) -> LineInput {
    look()
    prompts.append(request.prompt)
    guard let next = typed.popFirst() else { return .hangup }
    clock.pass(milliseconds: 1)
    switch next {
    case .seconds(let seconds):
      clock.pass(milliseconds: seconds * 1_000)
      return .tick
    case .backspace: return .line("back")
    case .text(let text):
      let key = text.hasPrefix("~") ? String(text.dropFirst()) : text
      chosen = marks[key].map { "\(request.prompt)\(text), \($0)" }
      return .line(text)
    }
  }

  /// Whether the last choice was said, and which keys stand on the screen now.
  private func look() {
    if let chosen, !block.contains("Chose: "), !block.contains("There is no") {
      silent.append(chosen)
    }
    chosen = nil
    let now = block.split(separator: "\n").compactMap { line in
      line.firstMatch(of: #/^([0-9a-z])\. (.+)$/#).map { (String($0.1), String($0.2)) }
    }
    if !now.isEmpty { marks = Dictionary(now) { $1 } }
    block = ""
  }

  func show(_ text: String) -> Output.Outcome {
    block += text
    shown += text
    return .written
  }

  func closeLine() {}
  func close() {}

  /// Names of facts with a label that were said all the same; where names are listed to be typed
  /// they may be.
  func names(in library: CheckedLibrary) -> [String] {
    let ids = library.facts.filter { $0.label != nil && $0.id.contains("-") }.map(\.id)
    let lines = shown.split(separator: "\n").filter {
      !$0.hasPrefix("Or the first letter") && !$0.hasPrefix("More than one fits")
        && $0.firstMatch(of: #/^[1-9]\. [a-z-]+$/#) == nil
    }
    return lines.filter { line in
      ids.contains { id in line.split { !$0.isLetter && $0 != "-" }.contains(Substring(id)) }
    }.map(String.init)
  }
}
