// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Interview
import Protocols

/// A prompt for a detail of what was typed before it, such as `how known >`.
struct Detail {
  /// Ends in `> `.
  var label: String
  /// What stands above it, shown again whenever the prompt is.
  var lines: [ScreenLine] = []
  /// Whether it stands on the screen already, so that it comes back only once that was cleared.
  var isShown = false
  /// Keys that answer at once.
  var keys: Set<Character> = []
  /// Whether words are wanted, so that a line is text first.
  var wantsWords = false
  /// What Backspace on an empty line stands for; nil leaves the prompt.
  var backspaceIs: String?
  /// A command that comes back to this prompt, whatever is on screen then: kept as a draft while
  /// the detail is open, so that an answer already given outlives the program.
  var redo: String?
  /// Text to begin the line with.
  var draft = ""
  /// Whether the line that led here comes back when the detail is left.
  var givesLineBack = true

  /// The half-typed line as it is kept.
  func kept(_ text: String) -> String {
    guard let redo, !redo.isEmpty else { return text }
    return wantsWords && !text.isEmpty ? redo + " " + text : redo
  }
}

/// Details: every one of them knows the keys that are possible at any prompt.
extension Conversation {
  /// One more line; nil when the counsellor leaves it or the terminal is gone.
  func ask(_ wanted: Detail) -> String? {
    var detail = wanted
    detail.redo = wanted.redo ?? obeyed
    editor.closeLine()
    let outer = (
      held: held, walks: walksAtDetail, visit: call.state.pendingVisit?.visit, above: detailsAbove
    )
    walksAtDetail = call.state.standing.walks.count
    detailsAbove += wanted.lines
    if held.isEmpty { held = detail.kept(detail.wantsWords ? detail.draft : "") }
    defer { (held, walksAtDetail, detailsAbove) = (outer.held, outer.walks, outer.above) }
    saveDraft("")
    if !detail.isShown { show(detail.lines) }
    var draft = detail.draft
    while ending == nil {
      let input = editor.next(
        LineRequest(
          prompt: detail.label, draft: draft, immediateKeys: detail.keys.union(Self.signs),
          tags: detail.wantsWords ? NoteTag.typedForms : []))
      draft = ""
      switch input {
      case .key(let key):
        wasLoneKey = true
        guard let command = command(String(key), in: detail) else { return String(key) }
        interlude(command, in: detail)
      case .line(let line):
        wasLoneKey = false
        if trimmed(line) == "back" { return detail.backspaceIs ?? leftDetail(detail) }
        switch meaning(of: line, in: detail) {
        case .skip: return leftDetail(detail)
        case .words(let words): return words
        case .done: break
        case .left: draft = line
        }
      case .backspaceOnEmpty(let milliseconds):
        if milliseconds >= 500 { return detail.backspaceIs ?? leftDetail(detail) }
        continue
      case .interrupt(let wasEmpty):
        if wasEmpty { show([.text(Phrase.stillAsked.text)]) }
        continue
      case .endKey, .suspend: show([.text(Phrase.stillAsked.text)])
      case .draft(let text):
        if outer.held.isEmpty { keepDraft(detail.kept(text)) }
        continue
      case .lineTooLong(let limit): show([.text(Phrase.lineTooLong(limit).text)])
      case .endOfInput, .hangup, .terminate: gone(input, detail, outer.held)
      case .screenCleared, .resized:
        show((blockAbove ?? questionLines) + outer.above + detail.lines)
      case .listWanted: show(possibleHere + detail.lines)
      case .tick: continue
      }
      guard ending == nil else { return nil }
      if call.state.pendingVisit?.visit != outer.visit { return moved() }
    }
    return nil
  }

  /// What a line at a detail turned out to be.
  private enum LineMeaning {
    /// `skip` at a detail is about the detail, and not about the question behind it.
    case skip
    case words(String)
    /// A command that was done.
    case done
    /// Whether it is words or a command was not said.
    case left
  }

  private func meaning(of typed: String, in detail: Detail) -> LineMeaning {
    let line = detail.wantsWords ? typed : typed.plainDigits
    var command = command(line, in: detail)
    if detail.wantsWords, call.state.closing == nil || isAmending,
      let perhaps = perhaps(line)
    {
      guard let isCommand = saidToBeCommand(line, in: detail) else { return .left }
      command = isCommand ? perhaps : nil
    }
    guard let command, !command.isWithWords(in: line) else { return .words(trimmed(line)) }
    if command.word == .skip { return .skip }
    interlude(command, in: detail)
    return .done
  }

  /// Whether words at a detail are a command; nil where that is left. They are held meanwhile.
  private func saidToBeCommand(_ line: String, in detail: Detail) -> Bool? {
    let outer = (held: held, needsPrompt: needsPrompt)
    held = detail.kept(line)
    defer { (held, needsPrompt) = outer }
    return commandOrWords(redo: held, givesLineBack: false).map { $0 == "1" }
  }

  /// The command that a key or a line is for sure.
  private func command(_ typed: String, in detail: Detail) -> Command? {
    guard !detail.keys.contains(typed.first ?? " ") || typed.count > 1,
      let command = Command(typed, onWords: detail.wantsWords)
    else { return nil }
    return call.state.closing == nil || isAmending || command.word == .skip ? command : nil
  }

  private static var signs: Set<Character> { ["?", ".", "!"] }

  /// What is possible at any prompt is done, an alarm to its end, and then the detail stands there
  /// again.
  func interlude(_ command: Command, in detail: Detail) {
    let before = (line: line, isByKey: isByKey, obeyed: obeyed)
    let consent = consentHere
    if command.word != .why, command.word != .wording { consentHere = nil }
    defer { consentHere = consent }
    let walks = call.state.standing.walks.count
    var stands: (Bool, String?, [String]) {
      (call.state.isByYesOrNo, call.state.language, promptScreen.levels)
    }
    let stood = stands
    let handoffs = call.state.standing.handoffs.count
    obey(command)
    let runsAlarm = call.state.standing.walks.count > walks
    while ending == nil, call.state.standing.walks.count > walks {
      if let next = self.typed() { take(next) }
    }
    (line, isByKey, obeyed) = before
    if runsAlarm || stood != stands { isQuestionOld = true }
    guard ending == nil else { return }
    // What was asked first stands between: that it has still to be done is said where it is over.
    if runsAlarm, command.word == .handoff, call.state.standing.handoffs.count == handoffs {
      show([.text(CarePhrase.thenHandOver(command.rest).text)])
    }
    show(detail.lines)
  }

  /// Left: nothing is done, what was typed comes back to the line, and the question is shown again.
  func leftDetail(_ detail: Detail) -> String? {
    needsPrompt = true
    if detail.givesLineBack, !isByKey, !isBareCommand { carried = line }
    show([.text(Phrase.leftAlone.text)])
    return nil
  }

  /// A command with a name and no more is quickly typed again; left on the line it would swallow
  /// the next key.
  private var isBareCommand: Bool {
    guard let command = Command(line, onWords: expectsWords) else { return false }
    return command.firstWord.rest.isEmpty
  }

  /// What happened meanwhile has moved the call on, so that the detail belongs to nothing.
  private func moved() -> String? {
    needsPrompt = true
    if !isByKey { carried = line }
    show([.text(Phrase.movedOn.text)])
    return nil
  }

  private func gone(_ input: LineInput, _ detail: Detail, _ outer: String) {
    if outer.isEmpty { held = detail.kept(editor.text) }
    switch input {
    case .endOfInput: leave(.suspended, reason: "input ended")
    case .terminate: leave(.hungUp, reason: "asked to end")
    case .key, .line, .backspaceOnEmpty, .interrupt, .endKey, .suspend, .screenCleared,
      .listWanted, .lineTooLong, .draft, .tick, .resized, .hangup:
      leave(.hungUp, reason: "terminal gone")
    }
  }

  /// The half-typed line, unless something that must not be lost is held in its place.
  func saveDraft(_ text: String) { keepDraft(held.isEmpty ? text : held) }

  private func keepDraft(_ text: String) {
    let edited = call.state.closing == nil ? handoffsEdited : []
    let text = HandoffDraft.draft(edited, before: SeriesDraft.draft(openSeries, text))
    guard text != savedDraft, !isElsewhere else { return }
    savedDraft = text
    desk.saveDraft(text)
  }
}

/// Menus: one of a few keys, or the beginning of its label.
extension Conversation {
  /// What was chosen: its key, and the words after it where it takes any.
  struct Chosen {
    var key: String
    var words = ""
  }

  /// What Enter alone means at a menu.
  enum EnterAlone {
    case leaves, isNothing
  }

  /// One of the marks, or of those besides, which stand on screen already. What is none of them is
  /// said in a sentence and stays in the line.
  func choose(
    _ label: String, _ marks: [Mark], above lines: [ScreenLine] = [], enter: EnterAlone = .leaves,
    wordsAfter: Set<String> = [], redo: String? = nil, givesLineBack: Bool = true,
    backspaceIs: String? = nil, keepsWords: Bool = false, besides more: [Mark] = []
  ) -> Chosen? {
    var detail = Detail(label: label, lines: lines + [.marks(marks)], redo: redo)
    detail.backspaceIs = backspaceIs
    detail.givesLineBack = givesLineBack
    detail.keys = Self.immediateKeys(of: marks)
    let all = marks + more
    while let typed = ask(detail) {
      (detail.draft, detail.isShown) = ("", false)
      if typed.isEmpty {
        guard enter == .isNothing else { return left() }
        continue
      }
      if typed == backspaceIs { return Chosen(key: typed) }
      if let chosen = Self.chosen(typed, all, wordsAfter) {
        all.first { $0.key == chosen.key }.map { sayBack($0.label) }
        return chosen
      }
      if keepsWords, let kept = keptBoth(typed, marks) {
        if let chosen = kept.chosen { return chosen }
        (detail.draft, detail.lines) = (kept.isTypedAgain ? typed : "", [.marks(marks)])
        continue
      }
      let isKey = typed.count == 1
      tellNoMark(isKey ? typed : "", allowed: all.map(\.key).joined(separator: ", "))
      detail.isShown = true
      detail.draft = isKey ? "" : typed
    }
    return nil
  }

  /// What is none of the marks: a key, or empty for a line, which stays only where the editor can
  /// begin with it.
  func tellNoMark(_ key: String, allowed: String) {
    let isLost = key.isEmpty && !editor.keepsDraft
    let phrase = Phrase.noSuchMark(key, allowed: allowed)
    show([.text((isLost ? .care(.noMarkOfThese(allowed: allowed)) : phrase).text)])
  }

  private func left() -> Chosen? {
    leaveAlone()
    return nil
  }

  /// Enter on nothing: nobody is left to guess whether something of it was kept.
  func leaveAlone() {
    needsPrompt = true
    show([.text(Phrase.leftAlone.text)])
  }

  /// Every digit answers at once, also one that means nothing: else it would wait and swallow the
  /// next. Only what wants Enter waits for it.
  static func immediateKeys(of marks: [Mark]) -> Set<Character> {
    guard marks.allSatisfy({ $0.key.count == 1 }) else { return [] }
    let waiting = Set(marks.filter(\.wantsEnter).compactMap(\.key.first))
    let letters = marks.filter { !$0.wantsEnter }.compactMap(\.key.first)
    return Set("0123456789").subtracting(waiting).union(letters)
  }

  /// A whole label with words behind a comma: `agreed, Maria`.
  private static func behindLabel(
    _ text: String, _ marks: [Mark], _ wordsAfter: Set<String>
  ) -> Chosen? {
    guard let comma = text.firstIndex(of: ",") else { return nil }
    let label = trimmed(String(text[..<comma])).lowercased()
    let words = trimmed(String(text[text.index(after: comma)...]))
    return marks.first {
      wordsAfter.contains($0.key) && $0.label.lowercased() == label && !words.isEmpty
    }.map { Chosen(key: $0.key, words: words) }
  }

  static func chosen(_ typed: String, _ marks: [Mark], _ wordsAfter: Set<String>) -> Chosen? {
    let text = trimmed(typed)
    if marks.contains(where: { $0.key == text }) { return Chosen(key: text) }
    let wanted = text.lowercased()
    if let exact = marks.first(where: { $0.label.lowercased() == wanted }) {
      return Chosen(key: exact.key)
    }
    let fitting = marks.filter { $0.label.lowercased().hasPrefix(wanted) }
    if !wanted.isEmpty, fitting.count == 1 { return Chosen(key: fitting[0].key) }
    let (key, rest) = (text.prefix(1), trimmed(String(text.dropFirst())))
    let words = trimmed(String(rest.drop { " ,.;:".contains($0) }))
    if let labelled = behindLabel(text, marks, wordsAfter) { return labelled }
    guard wordsAfter.contains(String(key)), words.first?.isNumber == false else { return nil }
    return Chosen(key: String(key), words: words)
  }
}
