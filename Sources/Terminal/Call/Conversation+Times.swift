// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Interview
import Protocols

/// Timers, call-backs and promises: what is to happen when, and by whom.
extension Conversation {
  /// Everything that will have to be told: timers, open call-backs, and the wait on screen.
  var reminders: [Reminders.Reminder] {
    let (beside, library) = (call.state.beside, call.state.library)
    // A minute that was added to a wait is told as that wait, or not at all.
    let waits = library.flow.steps.filter { if case .wait = $0.act { true } else { false } }
    let added = Set(waits.map { KeyPhrase.minuteAdded($0.id).text })
    let timers = beside.timers.enumerated().filter { !added.contains($0.element.words) }
    var all = timers.map { index, timer in
      Reminders.Reminder(
        key: "timer \(index)", dueUTCMilliseconds: timer.dueUTCMilliseconds,
        phrase: .timerDue(timer.words))
    }
    all += beside.callBacks.filter(\.isOpen).map { standing in
      let due = standing.callBack.dueUTCMilliseconds
      return Reminders.Reminder(
        key: "call-back \(standing.callBack.number)", dueUTCMilliseconds: due,
        phrase: .callBackDue(standing.callBack.number, at: clock(due)))
    }
    guard case .wait(let milliseconds) = prompt.kind, let visit = call.state.pendingVisit?.visit,
      let due = call.state.waitDueNow(milliseconds)?.utcMilliseconds
    else { return all }
    let key = "wait \(visit.chain) \(visit.step) \(visit.time) \(due)"
    if milliseconds > 60_000 {
      all.append(
        Reminders.Reminder(
          key: key + " soon", dueUTCMilliseconds: due - 30_000, phrase: .checkInSoon))
    }
    return all + [Reminders.Reminder(key: key, dueUTCMilliseconds: due, phrase: .checkIn)]
  }

  /// On, or a minute more: nothing happens by itself either way.
  func waitAnswer(_ line: String, _ milliseconds: Int64) {
    guard trimmed(line).first == "+", let visit = call.state.pendingVisit?.visit else {
      return choose(line, ["1": (.acknowledge, .goOn)])
    }
    let now = desk.now().utcMilliseconds
    let due = max(now, call.state.waitDueNow(milliseconds)?.utcMilliseconds ?? now) + 60_000
    let left = (due - now + 999) / 1_000
    let words = KeyPhrase.minuteAdded(visit.name).text
    perform(
      .timer(CallTimer(dueUTCMilliseconds: due, words: words)),
      saying: .key(.minuteSet("\(left / 60):\(twoDigits(left % 60))")))
  }

  func tellWhatIsDue() {
    guard let due = told.due(of: reminders, at: desk.now()) else { return }
    show([.named("DUE", due.text)])
  }

  func clock(_ milliseconds: Int64) -> String {
    Moment(utcMilliseconds: milliseconds, offsetMinutes: desk.now().offsetMinutes).clock
  }

  /// A time ahead, with its day where that is not today.
  func when(_ milliseconds: Int64) -> String {
    let now = desk.now()
    return Moment(utcMilliseconds: milliseconds, offsetMinutes: now.offsetMinutes).due(at: now)
  }

  /// `timer 2`, `timer 90 seconds look again`.
  func timer(_ typed: String) {
    guard let due = due(typed) else { return }
    let words = due.rest.isEmpty ? clock(due.utcMilliseconds) : due.rest
    perform(
      .timer(CallTimer(dueUTCMilliseconds: due.utcMilliseconds, words: words)),
      saying: .timerSet(when(due.utcMilliseconds)))
  }

  /// `callback 17:30 WORDS` plans one, `callback 1 reached` says what came of it, and `callback`
  /// alone lists them.
  func callBack(_ typed: String) {
    let words = typed.split(separator: " ")
    if words.count == 2, let number = Int(words[0]),
      let outcome = CallBack.Outcome(rawValue: String(words[1]))
    {
      let isSaved = perform(
        .callBackTried(number: number, outcome), saying: .callBackTried(number, outcome.rawValue))
      if isSaved, outcome == .reached { goOnWhenReached() }
      return
    }
    guard !typed.isEmpty else { return listCallBacks() }
    if let number = numberOfNoTime(words) {
      return show([.text(CarePhrase.whatCameOfCallBack(number).text)])
    }
    guard call.state.mayCallBack || call.state.mayGetInTouch else {
      return show([.text(Phrase.refusal(.noConsent(item: "call-back")).text)])
    }
    show(promptScreen.toRing)
    guard let due = due(typed) else { return }
    let number = call.state.beside.callBacks.count + 1
    let planned = Phrase.callBackPlanned(number, at: when(due.utcMilliseconds))
    withWords(due.rest, Phrase.callBackHow, saying: planned) {
      .callBack(dueUTCMilliseconds: due.utcMilliseconds, words: $0)
    }
  }

  private static let units: Set<String> = [
    "m", "min", "mins", "minute", "minutes", "h", "hr", "hrs", "hour", "hours", "d", "day", "days",
    "am", "pm",
  ]

  /// The call-back that is named before words that are neither an outcome nor a time: to plan
  /// another by them would ring somebody who is not to be rung.
  private func numberOfNoTime(_ words: [Substring]) -> Int? {
    guard words.count > 1, let number = Int(words[0]),
      call.state.beside.callBacks.contains(where: { $0.callBack.number == number }),
      words[1].first?.isLetter == true,
      !Self.units.contains(words[1].lowercased())
    else { return nil }
    return number
  }

  /// Whoever was reached is asked first whether it is safe; a closed call says where they go on.
  private func goOnWhenReached() {
    guard !isAmending else { return show([.named("NEXT", CarePhrase.reachedAfterEnd.text)]) }
    endDroppedLine()
    if !askWhetherSafe(because: .reachedNext) { show([.loud(CarePhrase.reachedNext.text)]) }
  }

  private func listCallBacks() {
    let lines = call.state.beside.callBacks.filter(\.isOpen).map { standing in
      ScreenLine.text(
        Phrase.callBackOpen(
          standing.callBack.number, at: whenOrWas(standing.callBack.dueUTCMilliseconds),
          tries: standing.tries.count
        ).text)
    }
    show(lines.isEmpty ? [.text(Phrase.noCallBacks.text)] : lines + promptScreen.toRing)
  }

  private func whenOrWas(_ milliseconds: Int64) -> String {
    milliseconds < desk.now().utcMilliseconds ? clock(milliseconds) : when(milliseconds)
  }

  /// Words, then by whom and by when: a promise without an owner is nobody's.
  func promise(_ command: Command) {
    var words = command.rest
    if words.isEmpty {
      let detail = Detail(
        label: "promise > ", lines: [.text(Phrase.promiseWords.text)], wantsWords: true)
      words = ask(detail) ?? ""
    }
    guard !words.isEmpty else { return showPrompt() }
    let redo = "/promise " + words
    let detail = Detail(
      label: "by whom > ", lines: [.text(Phrase.promiseOwner.text)], redo: redo)
    guard let owner = ask(detail), let due = askDue(ofPromise: words, redo: redo) else { return }
    let number = call.state.standing.promises.count + 1
    perform(
      .promise(
        Promise(
          id: "promise-\(number)", text: words, owner: owner.isEmpty ? "this counsellor" : owner,
          dueUTCMilliseconds: due.utcMilliseconds)), saying: .saved)
  }

  /// An hour that the promise itself names is the one that Enter takes.
  private func askDue(ofPromise words: String, redo: String) -> TypedDue? {
    guard let hour = TypedHour.named(in: words, now: desk.now()) else {
      return askDue(Phrase.promiseDue, redo: redo, else: "1 day")
    }
    let phrase = Phrase.care(.promiseDueBy(when(hour.utcMilliseconds)))
    let isToday = hour.utcMilliseconds - desk.now().utcMilliseconds < TypedClock.dayMilliseconds
    let at = Moment(
      utcMilliseconds: hour.utcMilliseconds, offsetMinutes: desk.now().offsetMinutes)
    return askDue(phrase, redo: redo, else: (isToday ? "" : "tomorrow ") + at.clock)
  }

  private func due(_ typed: String) -> TypedDue? {
    if let due = TypedDue(typed, now: desk.now()) { return due }
    return askDue(Phrase.whenDue, redo: obeyed, else: nil, typed: typed)
  }

  /// A time ahead, asked for until it is one; what is none stays in the line. Nil where it is left.
  private func askDue(
    _ phrase: Phrase, redo: String?, else usual: String?, typed: String = ""
  ) -> TypedDue? {
    var detail = Detail(
      label: usual == nil ? "when > " : "by when > ", lines: [.text(phrase.text)], redo: redo)
    detail.draft = typed
    while let line = ask(detail) {
      if line.isEmpty, usual == nil { break }
      if let due = TypedDue(line.isEmpty ? usual ?? "" : line, now: desk.now()) { return due }
      detail.lines = [.text(Phrase.noTime(line).text)]
      detail.draft = line
    }
    needsPrompt = true
    return nil
  }
}
