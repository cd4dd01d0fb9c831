// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Interview
import Protocols

/// Levels: what is suggested and why, and what the counsellor judges.
extension Conversation {
  /// Why a level is what it is, since when, and what would change it.
  func showLevels() {
    let library = call.state.library
    let words = ConditionWords(library: library)
    var lines: [ScreenLine] = []
    for decided in call.state.standing.decided {
      let finding = library.findings[decided.finding]
      lines.append(.named("LEVEL", suggestion(of: decided, finding)))
      if let row = library.row(of: decided) {
        let said = row.condition.map { words.text(of: $0, in: call.state, of: decided.party) }
        let because = row.because + (said.map { " (\($0))" } ?? "")
        lines.append(.named("WHY", Phrase.levelWhy(because).text))
        lines += doubts(of: decided)
      }
      lines += moves(of: decided, finding) + judgements(of: decided, finding)
    }
    lines += call.state.levelsSoFar.flatMap(soFar)
    show(lines.isEmpty ? [.text(Phrase.noLevel.text)] : lines)
  }

  /// What is not decided yet, and why it is at least that.
  private func soFar(_ level: LevelSoFar) -> [ScreenLine] {
    let library = call.state.library
    let finding = library.findings[level.finding]
    let title = finding.values[level.least.value].title
    var lines = [ScreenLine.named("LEVEL", CarePhrase.levelSoFar(finding.title, title).text)]
    if let row = library.row(level.least) {
      let words = row.condition.map {
        ConditionWords(library: library).text(of: $0, in: call.state, of: level.party)
      }
      let because = row.because + (words.map { " (\($0))" } ?? "")
      lines.append(.named("WHY", Phrase.levelWhy(because).text))
    }
    return lines
  }

  /// A level is no surer than what it rests on.
  func doubts(of decided: Decided) -> [ScreenLine] {
    let grounds = call.state.doubtfulGrounds(of: decided).compactMap { fact -> String? in
      guard let known = call.state.current(fact, of: decided.party) else { return nil }
      let named = call.state.library.facts[fact]
      return "\(named.said) = \(answerText(known.answer, of: named, at: desk.now()))"
    }
    guard !grounds.isEmpty else { return [] }
    return [.named("DOUBT", Phrase.levelDoubts(grounds.joined(separator: "; ")).text)]
  }

  func suggestion(of decided: Decided, _ finding: Finding) -> String {
    guard let value = decided.suggestion?.value else {
      return Phrase.levelNotDecided(finding.title).text
    }
    let level = finding.values[value].title
    let since = call.state.suggestedSince(decided).clock
    return Phrase.levelSuggests(finding.title, level: level, since: since).text
  }

  private func moves(of decided: Decided, _ finding: Finding) -> [ScreenLine] {
    call.state.moves(of: decided).prefix(3).map { move in
      let fact = call.state.library.facts[move.fact]
      let value = answerText(.choice(move.value), of: fact, at: desk.now())
      let level = finding.values[move.level].title
      return .named("ELSE", Phrase.levelWouldBe(level, if: "\(fact.said) = \(value)").text)
    }
  }

  private func judgements(of decided: Decided, _ finding: Finding) -> [ScreenLine] {
    var lines: [ScreenLine] = []
    if let raised = decided.raisedTo {
      lines.append(.named("YOU", Phrase.levelRaised(finding.values[raised].title).text))
    }
    if let lowered = decided.lowered {
      lines.append(.named("YOU", judged(lowered, finding)))
    }
    return lines
  }

  /// What the counsellor judged lower, why, and who agreed where that was said.
  func judged(_ lowered: Decided.Lowering, _ finding: Finding) -> String {
    let title = finding.values[lowered.value].title
    let text = Phrase.levelLowered(title, because: lowered.reason).text
    return lowered.secondName.map { CarePhrase.withSecondPerson(text, $0).text } ?? text
  }

  /// At once, and by one key less than lowering.
  func raise(_ command: Command) {
    guard let (finding, value) = level(command) else { return }
    let rest = finding.values[value].id
    perform(.raise(finding: finding.id, to: rest), saying: .chose(finding.values[value].title))
  }

  /// A reason, and a second person where the library says so.
  func lower(_ command: Command) {
    guard let (finding, value) = level(command) else { return }
    // What cannot be lowered asks for no reason, and for nobody.
    let wanted = Intent.lower(
      finding: finding.id, to: finding.values[value].id, reason: "asked next", second: .agreed)
    do throws(Refusal) {
      _ = try Engine.decide(wanted, in: call.state, at: desk.now())
    } catch {
      return show([.text(Phrase.refusal(error.said(in: call.state.library)).text)])
    }
    var reason = Command(word: .lower, rest: command.firstWord.rest).firstWord.rest
    if reason.isEmpty {
      let detail = Detail(
        label: "reason > ", lines: [.text(Phrase.reason.text)], wantsWords: true,
        redo: "/lower \(finding.id) \(finding.values[value].id)")
      reason = ask(detail) ?? ""
    }
    guard !reason.isEmpty else { return showPrompt() }
    var second = Heard()
    if finding.loweringNeedsSecond {
      guard let answer = askSecondPerson() else { return }
      second = answer
    }
    perform(
      .lower(
        finding: finding.id, to: finding.values[value].id, reason: reason, second: second.person,
        secondName: second.name),
      saying: .chose(finding.values[value].title))
  }

  /// `FINDING VALUE`, each as far as it is plain; a lone finding asks for its value.
  private func level(_ command: Command) -> (finding: Finding, value: Int)? {
    let (name, rest) = command.firstWord
    let findings = call.state.library.findings
    guard let id = resolve(name, among: findings.map { ($0.id, $0.title) }),
      let finding = findings.first(where: { $0.id == id })
    else { return nil }
    var typed = Command(word: .raise, rest: rest).firstWord.word
    if typed.isEmpty {
      guard let picked = pick("\(id) > ", [], finding.values.map { ($0.id, $0.title) }) else {
        return nil
      }
      typed = picked
    }
    guard let value = resolve(typed, among: finding.values.map { ($0.id, $0.title) }) else {
      return nil
    }
    return (finding, finding.values.firstIndex { $0.id == value } ?? 0)
  }

  /// Asked, agreed or not reachable; nobody at all while somebody's breath is in doubt. Nil when
  /// the counsellor leaves it.
  func askSecondPerson() -> Heard? {
    guard !call.state.isBreathInDoubt else {
      show([.text(Phrase.nobodyAwaited.text)])
      return Heard()
    }
    let people: [String: SecondPerson] = ["1": .asked, "2": .agreed, "3": .notReachable]
    let marks = [
      Mark("1", Phrase.secondAsked.text), Mark("2", Phrase.secondAgreed.text),
      Mark("3", Phrase.secondNotReachable.text),
    ]
    let head: [ScreenLine] = [
      .named("SECOND", Phrase.secondPerson.text), .hint(CarePhrase.nameMayFollow.text),
    ]
    return choose("second person > ", marks, above: head, wordsAfter: Set(people.keys))
      .flatMap { chosen in
        people[chosen.key].map {
          Heard(person: $0, name: chosen.words.isEmpty ? nil : chosen.words)
        }
      }
  }

  /// A second person, or that none is waited for.
  struct Heard {
    var person: SecondPerson?
    var name: String?
  }

  func standDown(_ command: Command) {
    let (name, rest) = command.firstWord
    guard let fact = fact(name, after: .standdown) else { return }
    let effect = lowers([.standDown(fact: fact.id, reason: Phrase.reason.text)])
    if !effect.isEmpty {
      let marks = [
        Mark("1", CarePhrase.standItDown.text, wantsEnter: true), Mark("2", Phrase.keepIt.text),
      ]
      guard choose("stand down > ", marks, above: effect)?.key == "1" else { return showPrompt() }
    }
    withWords(rest, Phrase.reason) { .standDown(fact: fact.id, reason: $0) }
  }
}
