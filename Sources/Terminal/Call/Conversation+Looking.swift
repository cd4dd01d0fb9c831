// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Interview
import Protocols

/// Looking: why, where, what is known, other words. None of it changes anything.
extension Conversation {
  private var library: CheckedLibrary { call.state.library }

  func showWhy() {
    guard let number = prompt.step else { return showLevels() }
    let step = library.steps[number]
    var lines: [ScreenLine] = []
    if let why = step.wording.why { lines.append(.named("WHY", why)) }
    if let say = step.wording.ifAsked { lines += saying(number).lines(say, \.ifAsked) }
    if let condition = step.condition { lines.append(.named("HERE", "because \(condition)")) }
    let written = library.protocols[step.protocolIndex]
    var source = "\(written.id) \(written.version)"
    if let id = step.source, let text = written.sources[id] { source += ", \(text)" }
    lines.append(.named("FROM", source))
    show(lines)
  }

  func showOtherWording() {
    guard let number = prompt.step else { return }
    let wording = library.steps[number].wording
    guard !wording.ways.isEmpty else { return show(saying(number).lines(wording.say, \.say)) }
    let way = wordingShown % wording.ways.count
    show(
      saying(number).lines(wording.ways[way]) {
        $0.ways.count == wording.ways.count ? $0.ways[way] : nil
      })
    wordingShown += 1
  }

  private func saying(_ step: Int) -> Saying {
    Saying(library: library, step: step, language: call.state.language)
  }

  func showWhere() {
    let answered = call.state.standing.facts.filter { $0.current >= 0 }.count
    let aside = call.state.asideFacts
    var lines: [ScreenLine] = [.rule(["WHERE"])]
    for walk in call.state.standing.walks {
      let chain = walk.frames.map { library.protocols[$0.protocolIndex].title }
      lines.append(.text(chain.joined(separator: " > ")))
    }
    lines.append(.text("answered \(answered), set aside \(aside.count)"))
    if !aside.isEmpty { lines.append(.text("set aside: " + aside.joined(separator: ", "))) }
    for owed in call.state.owed() { lines.append(.named("OWED", owed)) }
    show(lines)
  }

  func showAnswers() {
    var lines: [ScreenLine] = []
    for party in call.state.standing.parties.indices {
      for fact in library.facts.indices {
        guard let known = call.state.current(fact, of: Party(party)) else { continue }
        let text = shownAnswer(fact, of: Party(party), known.answer)
        let doubt = known.answer.certainty == .doubtful ? ", doubtful" : ""
        let who = party == 0 ? "" : " (party \(party + 1))"
        lines.append(
          .text(
            "\(known.at.clock) \(library.facts[fact].id)\(who): \(text)"
              + " (\(known.answer.evidence.rawValue)\(doubt))"))
      }
    }
    show(lines.isEmpty ? [.text("Nothing is known yet.")] : lines)
  }

  /// Every place for a responder, or for the one on screen.
  func showPlaces(_ typed: String) {
    var id = offeredOnScreen
    if !typed.isEmpty { id = resolve(typed, among: library.responders.map(\.id)) }
    guard let id else {
      if typed.isEmpty { show([.text(Phrase.refusal(.notHere).text)]) }
      return
    }
    let lines = SupportLines(places(for: id)).all
    show(lines.isEmpty ? [.text(Phrase.noPlaces.text)] : lines)
  }

  var offeredOnScreen: String? {
    guard case .offer(let responder, _, _) = prompt.kind else { return nil }
    return library.responders[responder].id
  }

  /// What the directory has for a responder now.
  func places(for id: String) -> [SupportMatch] {
    guard let responder = library.responderIndex(id) else { return [] }
    return call.state.supports(for: responder, in: call.supports, at: desk.now())
  }

  /// Wrong, now and another source: shows what it would do, then asks.
  func change(_ command: Command) {
    let (name, rest) = command.firstWord
    guard let fact = fact(name), let statement = statement(rest, of: fact) else { return }
    change(command.word, fact, statement)
  }

  /// Shows what a change would do, and does it only on a second, explicit key.
  func change(_ word: Command.Word, _ fact: Fact, _ statement: Statement) {
    var intent = Intent.correct(fact: fact.id, statement, reason: nil)
    if word == .now { intent = .change(fact: fact.id, statement) }
    if word == .other { intent = .dispute(fact: fact.id, statement) }
    if isAmending {
      guard let reason = words("", Phrase.reason) else { return showPrompt() }
      intent = .amend(reason: reason, fact: fact.id, statement)
    }
    do {
      let preview = try Engine.preview(intent, in: call.state, at: desk.now())
      show([.rule(["CHANGE", fact.id])] + lines(of: preview) + [.text(Phrase.changeOrKeep.text)])
    } catch {
      return show([.text(Phrase.refusal(error).text)])
    }
    guard ask("change > ", keys: ["1", "2"]) == "1" else {
      show([.text(Phrase.keptAsItWas.text)])
      return showPrompt()
    }
    perform(intent, saying: .changed)
  }

  private func lines(of preview: ChangePreview) -> [ScreenLine] {
    var lines: [ScreenLine] = [.text(Phrase.keepsCount(preview.keeps).text)]
    if !preview.setsAside.isEmpty {
      lines.append(.text("sets aside: " + preview.setsAside.joined(separator: ", ")))
    }
    if !preview.restores.isEmpty {
      lines.append(.text("counts again: " + preview.restores.joined(separator: ", ")))
    }
    if let first = preview.asksFirst {
      let back = preview.thenBackTo ?? "the end"
      lines.append(.text(Phrase.asksFirst(first, thenBackTo: back).text))
    }
    for level in preview.levels {
      let finding = library.findings[level.finding]
      let from = level.from.map { finding.values[$0].title } ?? "not decided"
      let to = level.to.map { finding.values[$0].title } ?? "not decided"
      lines.append(.text("\(finding.title): \(from) -> \(to)"))
    }
    if !preview.cannotUndo.isEmpty {
      lines.append(.text("cannot undo: " + preview.cannotUndo.joined(separator: ", ")))
    }
    return lines
  }

  /// The answer of a fact; of a disputed one both voices, each with who said it.
  private func shownAnswer(_ fact: Int, of party: Party, _ answer: Answer) -> String {
    guard !call.state.isForgotten(fact) else { return "not kept" }
    let known = library.facts[fact]
    let text = answerText(answer.value, of: known, at: desk.now())
    let other = Int(call.state.fact(fact, of: party).other)
    guard other >= 0, let second = call.state.acts[other].answer else { return text }
    let voices = [(text, answer), (answerText(second.value, of: known, at: desk.now()), second)]
    let said = voices.map {
      "\($0.0) (\($0.1.evidence.rawValue) by party \(($0.1.by?.number ?? 0) + 1))"
    }
    return Phrase.twoVoices(said[0], said[1]).text
  }
}
