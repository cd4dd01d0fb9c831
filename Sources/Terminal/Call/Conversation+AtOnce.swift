// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Interview
import Protocols

/// What a change wants at once, before the question that stands open.
extension Conversation {
  /// What is to be said and done, then the first question, offer or protocol that the call passed
  /// while it was not needed; after it the call comes back to where it was.
  func doWhatIsNeeded(by fact: Fact, since before: State) {
    let needed = call.state.newlyNeeded(since: before)
    showDoneAtOnce(fact, needed.filter(isSaidOrDone))
    let library = call.state.library
    let runs = needed.compactMap { step -> String? in
      guard case .run(let target, _, _) = library.flow.steps[step].act else { return nil }
      return library.protocols[target.number].id
    }.eachOnce
    let reason = CarePhrase.becauseOf(fact.said).text
    for run in runs.dropFirst().reversed() {
      guard add(.switchTo(protocol: run, reason: reason)) else { return }
    }
    // What was typed is done, and is not to come back to the line.
    line = ""
    if let first = runs.first {
      perform(.switchTo(protocol: first, reason: reason), saying: .care(.neededNow(reason)))
    } else if let command = needed.lazy.compactMap(self.command).first {
      show([.loud(CarePhrase.neededNow(reason).text)])
      obey(command)
    }
  }

  /// What was agreed on, above the first prompt of an alarm, but for what stands on that itself.
  func agreedAbove(_ alarm: String) -> [ScreenLine] {
    let screen = promptScreen
    let isUnderCover = alarm == Self.overheard && screen.coverStory != nil
    let hangUp = alarm == Self.lineDropped || isUnderCover ? [] : screen.hangUp
    let again = isUnderCover ? screen.agreedOnCover : screen.heard
    return (screen.agreedSigns + hangUp).filter { !again.contains($0) }
  }

  private func isSaidOrDone(_ step: Int) -> Bool {
    switch call.state.library.flow.steps[step].act {
    case .tell, .instruct: true
    case .section, .ask, .decide, .score, .offer, .consent, .wait, .run, .handoff, .promise,
      .agree, .end:
      false
    }
  }

  /// A step that the walk has passed, as a command that does it by hand.
  private func command(for step: Int) -> Command? {
    let library = call.state.library
    switch library.flow.steps[step].act {
    case .ask(let fact, _): return Command(word: .told, rest: library.facts[fact].id)
    case .offer(let responders, _):
      return responders.first.map { Command(word: .offer, rest: library.responders[$0].id) }
    case .section, .tell, .instruct, .decide, .score, .consent, .wait, .run, .handoff, .promise,
      .agree, .end:
      return nil
    }
  }

  private func showDoneAtOnce(_ fact: Fact, _ needed: [Int]) {
    let library = call.state.library
    guard let index = library.factIndex(fact.id) else { return }
    let steps = (call.state.doneAtOnce(about: index) + needed).eachOnce
    if !steps.isEmpty {
      sayAtOnce(steps, needed)
    } else if let alarm = call.state.alarmToRaise(about: index).map({ library.alarms[$0] }) {
      show([.loud(CarePhrase.raiseAtOnce("\(alarm.key)", alarm.label).text)])
    }
  }

  /// Shows the words, and books them as said, or as done where the walk does not come to them any
  /// more, only where the counsellor says that they were.
  private func sayAtOnce(_ steps: [Int], _ needed: [Int]) {
    let library = call.state.library
    let lines = steps.flatMap { step -> [ScreenLine] in
      let words = library.steps[step].wording.say
      guard case .instruct = library.flow.steps[step].act else {
        return promptScreen.saying(step).lines(words, \.say)
      }
      return words.map { .named("DO", $0) }
    }
    let block = [.loud(CarePhrase.doAtOnce.text)] + lines
    let tells = steps.compactMap { library.tell(at: $0) }
    let done = needed.filter(library.isInstruction).map { library.flow.steps[$0].id }
    guard !tells.isEmpty || !done.isEmpty else { return show(block) }
    let marks = [
      Mark("1", (done.isEmpty ? Phrase.saidIt : .done).text),
      Mark("2", CarePhrase.notYetSaid.text),
    ]
    let key = choose("at once > ", marks, above: block, redo: "", givesLineBack: false)?.key
    needsPrompt = false
    guard key == "1" else { return }
    _ = add(.sayAtOnce(tells + done))
  }
}
