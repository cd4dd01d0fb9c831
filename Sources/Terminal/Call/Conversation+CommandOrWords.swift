// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Interview
import Protocols

/// A line that may be two things.
extension Conversation {
  /// A line that may be somebody's words or a command is asked about once.
  func obeyOrAnswer(_ command: Command, _ line: String) {
    obeyed = nil
    // The words are held as an answer: that is what nothing may lose.
    var redo: String?
    if case .ask(let question) = prompt.kind {
      redo = "/told \(call.state.library.facts[question.fact].id) \(trimmed(line))"
    }
    guard let chosen = commandOrWords(redo: redo) else {
      if ending == nil, carried.isEmpty { carried = line }
      return
    }
    if chosen == "1" { return obey(command) }
    answerAnew(line)
  }

  /// `1` for a command, `2` for words.
  func commandOrWords(redo: String?, givesLineBack: Bool = true) -> String? {
    let marks = [Mark("1", Phrase.asCommand.text), Mark("2", Phrase.asAnswer.text)]
    return choose(
      "which > ", marks, above: [.text(Phrase.commandOrAnswer.text)], enter: .isNothing,
      redo: redo, givesLineBack: givesLineBack)?.key
  }

  /// The command that a line of words may be meant for; nil where it is one for sure, or none.
  func perhaps(_ line: String) -> Command? {
    guard Command(line, onWords: true)?.word.isNobodysWord != true,
      let command = Command.maybe(line), fits(command)
    else { return nil }
    return command
  }

  /// Whether what follows the first word makes it that command.
  func fits(_ command: Command) -> Bool {
    let (name, rest) = command.firstWord
    if name.isEmpty { return true }
    let library = call.state.library
    switch command.word {
    case .told, .wrong, .now, .other, .standdown, .known:
      return names(library.facts.map(\.id) + library.steps.map(\.id), name)
    case .switchTo: return names(library.protocols.map(\.id), name)
    case .speaker, .also: return names(library.roles.map(\.id), name)
    case .offer, .handoff, .outside, .wish, .places:
      return names(library.responders.map(\.id), name)
    case .consent: return namesConsent(name, rest)
    case .raise, .lower: return names(library.findings.map(\.id), name)
    case .plan: return names(library.plans.map(\.id), name)
    case .alarm: return names(library.alarms.map(\.id), name)
    case .timer, .callback: return TypedDue(command.rest, now: desk.now()) != nil
    case .readback: return Int(name) != nil || ReadBack.Outcome(rawValue: name) != nil
    case .said, .theyAsk: return Int(name) != nil
    case .language: return library.otherLanguages.contains(name)
    case .yesno: return command.rest == "off"
    case .end: return Closing.Manner(typed: command.rest) != nil
    case .skip, .note, .quote, .promise, .amend, .nottell: return true
    case .record: return name == "page" && (rest.isEmpty || Int(rest) != nil) || Int(name) != nil
    case .why, .wording, .whereAmI, .answers, .level, .theirs, .leave, .suspend, .help, .back:
      return false
    }
  }

  private func names(_ ids: [String], _ typed: String) -> Bool {
    !typed.isEmpty && ids.contains { $0.hasPrefix(typed.lowercased()) }
  }

  /// An item by the beginning of its name or by whom it is shared with, or whose consent it is.
  private func namesConsent(_ name: String, _ rest: String) -> Bool {
    let parties = [Role.Party.person.rawValue, Role.Party.caller.rawValue]
    return names(call.state.library.consents.map(\.id), name)
      || consentEnding(in: name) != nil || parties.contains(name.lowercased())
      || parties.contains(rest.lowercased())
  }

  /// `mobile-crisis` for `share-with-mobile-crisis`, where only one ends so.
  func consentEnding(in name: String) -> String? {
    let fitting = call.state.library.consents.map(\.id).filter {
      $0.hasSuffix("-" + name.lowercased())
    }
    return fitting.count == 1 ? fitting[0] : nil
  }
}
