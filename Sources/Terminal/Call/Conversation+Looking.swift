// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Interview
import Protocols

/// Looking: why, where, what is known, other words. None of it changes anything.
extension Conversation {
  private var library: CheckedLibrary { call.state.library }

  func showWhy() {
    if let consentHere { return show(why(ofConsent: consentHere)) }
    guard let number = prompt.step else { return showLevels() }
    show(why(ofStep: number) + reasonLines + [source(ofStep: number)])
  }

  func why(ofStep number: Int) -> [ScreenLine] {
    let wording = library.steps[number].wording
    let why = ScreenLine.named("WHY", wording.why ?? KeyPhrase.noWhy.text)
    return [why] + (wording.ifAsked.map { saying(number).lines($0, \.ifAsked) } ?? [])
  }

  func source(ofStep number: Int) -> ScreenLine {
    let step = library.steps[number]
    let written = library.protocols[step.protocolIndex]
    var source = "\(written.id) \(written.version)"
    if let id = step.source, let text = written.sources[id] { source += ", \(text)" }
    return .named("FROM", source)
  }

  func showOtherWording() {
    guard let number = whatIsLookedAt else { return }
    let wording = library.steps[number].wording
    guard !wording.ways.isEmpty else {
      return show(
        [.text(KeyPhrase.noOtherWording.text)] + saying(number).lines(wording.say, \.say))
    }
    let way = wordingShown % wording.ways.count
    show(
      saying(number).lines(wording.ways[way]) {
        $0.ways.count == wording.ways.count ? $0.ways[way] : nil
      })
    wordingShown += 1
  }

  func saying(_ step: Int) -> Saying {
    Saying(library: library, step: step, language: call.state.language)
  }

  func showWhere() {
    let skipped = call.state.skipped.map { library.said($0.fact) }
    let answered = call.state.standing.facts.filter { $0.current >= 0 }.count - skipped.count
    let aside = call.state.asideFacts
    var lines: [ScreenLine] = [.rule(["WHERE"])]
    for walk in call.state.standing.walks {
      let chain = walk.frames.map { library.protocols[$0.protocolIndex].title }
      lines.append(.text(chain.joined(separator: " > ")))
    }
    lines += sectionLines
    lines += reasonLines
    lines.append(.text(Phrase.answered(answered, setAside: aside.count).text))
    if !aside.isEmpty { lines.append(.text(Phrase.isAside(list(aside.map(library.said))).text)) }
    if !skipped.isEmpty { lines.append(.text(KeyPhrase.skipped(skipped).text)) }
    let left = call.state.questionsLeft
    lines.append(.text(KeyPhrase.questionsLeft(atLeast: left.least, atMost: left.most).text))
    show(fitting(lines + debts()))
    showPrompt()
  }

  /// As many lines as leave the question below them on the screen; the rest is counted.
  private func fitting(_ lines: [ScreenLine]) -> [ScreenLine] {
    var fit = lines
    func all() -> [ScreenLine] {
      let left = lines.count - fit.count
      return left == 0 ? fit : fit + [.text(KeyPhrase.moreByAnswers(left).text)]
    }
    while fit.count > 1, screen.rows(of: all()) > Self.mostRows { fit.removeLast() }
    return all()
  }

  /// Why the step on screen is asked at all.
  private var reasonLines: [ScreenLine] {
    guard let condition = prompt.step.flatMap({ library.steps[$0].condition }),
      let frame = call.state.standing.walks.last?.frames.last
    else { return [] }
    let words = ConditionWords(library: library).text(
      of: condition, in: call.state, for: call.state.roles(frame))
    return [.named("HERE", Phrase.because(words).text)]
  }

  /// Sections of the protocol on screen: those behind, and those ahead.
  private var sectionLines: [ScreenLine] {
    guard let step = prompt.step, let section = library.steps[step].section else { return [] }
    let sections = promptScreen.sections(of: library.steps[step].protocolIndex)
    guard let here = sections.firstIndex(of: section) else { return [] }
    let done = list(Array(sections[..<here]))
    let left = list(Array(sections[(here + 1)...]))
    return (done.isEmpty ? [] : [.text(Phrase.sectionsDone(done).text)])
      + [.text(Phrase.sectionNow(section).text)]
      + (left.isEmpty ? [] : [.text(Phrase.sectionsLeft(left).text)])
  }

  func showAnswers() {
    var lines: [ScreenLine] = []
    for party in call.state.standing.parties.indices {
      for fact in library.facts.indices {
        guard party == 0 || !library.facts[fact].isOfCall,
          let known = call.state.current(fact, of: Party(party))
        else { continue }
        let text = shownAnswer(fact, of: Party(party), known.answer)
        let name = Phrase.sinceThen(library.facts[fact].said, known.at.clock).text
        let voice = call.state.voice(of: Party(party)).title
        let whose = party == 0 ? name : Phrase.ofParty(name, voice).text
        // Of two voices each has its own.
        let isDisputed = call.state.fact(fact, of: Party(party)).other >= 0
        let how = isDisputed ? nil : how(fact, of: Party(party), known.answer)
        let isDoubtful =
          call.state.howKnown(known.answer, to: fact, of: Party(party)).isUncertain
        let line = how.map {
          isDoubtful ? Phrase.knownDoubtfully(whose, text, $0) : Phrase.knownAs(whose, text, $0)
        }
        lines.append(.text((line ?? .care(.bothSaid(whose, text))).text))
      }
    }
    show(lines.isEmpty ? [.text(Phrase.nothingKnown.text)] : lines)
  }

  /// How an answer is known: the counsellor's own is nobody else's word.
  private func how(_ fact: Int, of party: Party, _ answer: Answer) -> String {
    guard !library.isCounsellors(fact) else { return Phrase.record(.byCounsellor).text }
    let isByYesOrNo = call.state.isByYesOrNo(fact, of: party)
    let known = call.state.howKnown(answer, to: fact, of: party)
    let how = known.word + known.more
    guard isByYesOrNo else { return how }
    return Phrase.record(answer.value.isInWords ? .inOurWords(how) : .byYesOrNo(how)).text
  }

  /// Every place for a responder, or for the one on screen.
  func showPlaces(_ typed: String) {
    var id = offeredOnScreen
    if !typed.isEmpty || id == nil { id = responder(typed) }
    guard let id else { return }
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
    if command.word != .other, let step = undoneStep(name) { return doneLater(step) }
    guard let fact = fact(name, after: command.word) else { return keepWords(behind: command) }
    guard let statement = statement(rest, of: fact) else { return }
    change(command.word, fact, statement)
  }

  /// A step that could not be done, by its name or the beginning of it where that is no fact's.
  private func undoneStep(_ name: String) -> String? {
    let undone = call.state.undone.map(\.step)
    guard !name.isEmpty, !library.facts.contains(where: { $0.id == name }) else { return nil }
    if undone.contains(name) { return name }
    let fitting = Set(undone.filter { $0.hasPrefix(name) })
    let isFacts = library.facts.contains { $0.id.hasPrefix(name) }
    return fitting.count == 1 && !isFacts ? fitting.first : nil
  }

  /// `now STEP`, or `wrong STEP`: it was done after all. When it could not be done stays beside it.
  private func doneLater(_ step: String) {
    let marks = [
      Mark("1", Phrase.record(.doneAfterAll).text), Mark("2", Phrase.record(.stillNotDone).text),
    ]
    let number = library.steps.firstIndex { $0.id == step }
    let words = number.map { library.steps[$0].wording.say } ?? []
    let block = [.rule(["CHANGE", step])] + words.map { ScreenLine.text($0) }
    let chosen = choose("change > ", marks, above: block, enter: .isNothing)
    if chosen?.key == "1" {
      perform(.doneLater(step: step), saying: .record(.doneLater(step)))
    } else if chosen?.key == "2" {
      show([.text(Phrase.keptAsItWas.text)])
      showPrompt()
    }
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
      let needed = word == .now ? needed(by: intent, preview) : []
      let another = saidByAnother(word, fact)
      let slip = word == .other && isOwnWord(fact) ? [Mark("3", CarePhrase.ownSlip.text)] : []
      let marks = changeOrKeep(word, lowering: preview.lowered) + slip
      let block = inRows(above: marks) { detail in
        [.rule(["CHANGE", fact.said])] + another
          + [becomes(word, statement, fact, upTo: detail.characters)]
          + lines(of: preview, upTo: detail.names) + needed
      }
      let chosen = choose("change > ", marks, above: block, enter: .isNothing)
      if chosen?.key == "3" { return change(.wrong, fact, statement) }
      if chosen?.key == "1" {
        let before = call.state
        perform(intent, saying: word == .other ? .disputedNow : .changed) {
          showBefore(fact)
          // After the end nobody is there to whom it could be said.
          guard !isAmending else { return }
          doWhatIsNeeded(by: fact, since: word == .now ? before : call.state)
        }
      }
      guard chosen?.key == "2" else { return }
      show([.text(Phrase.keptAsItWas.text)])
      showPrompt()
    } catch .nothingKnown(let id) where word == .now && !isAmending {
      // What was typed is not lost because nothing was known before.
      perform(.tell(fact: fact.id, statement), saying: .wasNotKnown(library.said(id)))
    } catch {
      show([.text(Phrase.refusal(error.said(in: library)).text)])
    }
  }

  /// Whether the voice on the line said what is known now: then it is no second source.
  private func isOwnWord(_ fact: Fact) -> Bool {
    let state = call.state
    guard let index = library.factIndex(fact.id),
      let known = state.current(index, of: state.partyKnowing(index))
    else { return false }
    return known.answer.by == state.standing.speakerParty
  }

  /// What the call has passed and would ask first.
  private func needed(by intent: Intent, _ preview: ChangePreview) -> [ScreenLine] {
    let now = desk.now()
    guard preview.asksFirst == nil,
      let events = try? Engine.decide(intent, in: call.state, at: now),
      let first = call.state.supposing(events, at: now).newlyNeeded(since: call.state).first
    else { return [] }
    let title: String
    if case .run(let target, _, _) = library.flow.steps[first].act {
      title = library.protocols[target.number].title
    } else {
      title = library.said(ofStep: first)
    }
    let here = call.state.pendingVisit.map { library.said($0.visit.name) }
    return [.text(Phrase.asksFirst(title, thenBackTo: here).text)]
  }

  /// What lowers a level says so at its key, which wants Enter.
  private func changeOrKeep(
    _ word: Command.Word, lowering: ChangePreview.LevelChange?
  ) -> [Mark] {
    let change = word == .other ? CarePhrase.bothStay.text : Phrase.changeIt.text
    let lowers = lowering.map {
      CarePhrase.whichLowers(change, library.findings[$0.finding].title).text
    }
    return [
      Mark("1", lowers ?? change, wantsEnter: lowers != nil), Mark("2", Phrase.keepIt.text),
    ]
  }

  private func list(_ names: [String]) -> String { names.joined(separator: ", ") }

  /// The answer of a fact; of a disputed one both voices, each with who said it.
  private func shownAnswer(_ fact: Int, of party: Party, _ answer: Answer) -> String {
    guard !call.state.isForgotten(fact) else { return Phrase.notKept.text }
    let known = library.facts[fact]
    var text = answerText(answer.value, of: known, at: desk.now())
    if let before = call.state.knownBefore(fact, of: party) {
      let was = answerText(before.answer, of: known, at: desk.now())
      text = CarePhrase.unsureNow(text, was, at: before.at.clock).text
    }
    let other = Int(call.state.fact(fact, of: party).other)
    guard other >= 0, let second = call.state.acts[other].answer else { return text }
    let voices = [(text, answer), (answerText(second.value, of: known, at: desk.now()), second)]
    let said = voices.map {
      let by = call.state.voice(of: $0.1.by ?? .first).title
      let how = call.state.howKnown($0.1, to: fact, of: party)
      let doubt = how.isUncertain ? Phrase.notCertain($0.0).text : $0.0
      return Phrase.saidBy(doubt, how.word, by: by).text
    }
    return Phrase.twoVoices(said[0], said[1]).text
  }
}
