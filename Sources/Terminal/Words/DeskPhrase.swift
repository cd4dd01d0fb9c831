// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

package import Interview

/// Every sentence that commands say outside a call, in one place beside `Phrase`.
package enum DeskPhrase: Equatable, Sendable {
  case store(Opening.Store), nobodyNamed
  case library(String, String, String), beginsWith(String, version: String), callNumber(
    Int, Opening.Store)
  case unfinished([Int]), callBacksOpen(Int, first: String), correctionsOwed([Int])
  case owesCorrections(Int), owesMore(Int, besides: Bool)
  case beingMade(Int, by: String, lastSaved: String), leaveThere, takeOver, whichCall
  case didNotEnd(Int, lastSaved: String), begunWith(String, version: String, String)
  case ruleOff(String, String)
  case pathsProved(rules: Int, checker: Int), pathsUnproved(because: String)
  case pathsNotProved, pathsNotLooked, provingOnce, stillProving(Int, done: Int, of: Int)
  case provingLeft, notProved(holding: Int, rules: Int)
  case askReason, reasonPrompt, reviews(first: String, more: Int)
  case lastQuestion(String, entries: Int, answers: Int, notes: Int), levelThen([String])
  case draftKept(String, isInLine: Bool), editsKept, resumed(at: String, gap: String)
  case goOn, beginNew, handToSomeone, closeAsLost, goingOn(Int)
  case isClosed(Int), isOpen(Int)
  case callBack(Int, number: Int, due: String, tries: Int), noCallBacks,
    numberDoubted, whomNotToTell(Int), unreadable(Int), noHandoff
  case noCalls(String), noFolder(String), outputCut, ownFault
  case checked(Int, wrong: Int), libraryUnreadable, storeNotYet(String), storeHolds(String, Int)
  case notWhole([Int]), plain(TerminalCapabilities.PlainReason), noReadline, rich(columns: Int)
  case locale(String, Bool), localeIsOther(String), counsellor(String), readline(String)
  case settings(String, Int), noSettings(String), dataUnwritable(String, String)
  case versionsGiven([Int], at: [String], upTo: Int), saidTo(version: Int, ReadBack)
  case asGiven(Int, version: Int, at: String), asNow(Int, version: Int),
    saidSince(ReadBack), changedSince(version: Int)
  case overridesIn(Int)
  case stepShowsNothing, stepWording(Wording, String)

  /// What a step has words for beside its own.
  package enum Wording: String, Sendable {
    case otherWay = "In other words"
    case thirdParty = "About somebody else"
    case younger = "To somebody younger"
    case yesOrNo = "By yes or no"
    case notInYesOrNoMode = "In place of it where only yes or no can be said"
    case confirm = "Where it is known"
    case why = "Why it is asked"
    case ifAsked = "To say when they ask why"
  }

  package var text: String { InterfaceLanguage.spoken.say(english) }

  private var english: String {
    switch self {
    case .store(.live): "Live calls."
    case .store(.practice): "PRACTICE: nothing here is a real call."
    case .nobodyNamed:
      "Nobody is named: pages say \"From: unknown\". Leave, and set STEADY_COUNSELLOR."
    case .library(let title, let digest, let paths): "\(title), \(digest). \(paths)"
    case .pathsProved(1, let checker): "Its paths are proved: 1 rule, checker \(checker)."
    case .pathsProved(let rules, let checker):
      "Its paths are proved: \(rules) rules, checker \(checker)."
    case .pathsUnproved(let reason): "Its paths are NOT PROVED. It is used because: \(reason)"
    case .pathsNotProved: "Its paths are NOT PROVED; \"steady protocol check\" says why."
    case .pathsNotLooked: "Whether its paths are proved was not looked at."
    case .provingOnce:
      "This library is new here. Looking whether its paths are proved: up to a minute, once."
    case .stillProving(let seconds, let done, let parts):
      "Still looking after \(seconds) seconds: \(done) of \(parts) parts. Ctrl-C leaves."
    case .provingLeft: "Left before it was known. The library counts as not proved; no call began."
    case .notProved(let holding, let rules):
      "NOT PROVED: \(holding) of \(rules) rules hold on every path. "
        + "\"steady protocol check\" says why."
    case .askReason:
      "Why is it used all the same? The reason stands on every record. Enter alone leaves."
    case .reasonPrompt: "reason >"
    case .reviews(let first, 0): "\(first) \"steady protocol check\" says more."
    case .reviews(let first, let more):
      "\(first) And \(more) more; \"steady protocol check\" says which."
    case .beginsWith(let title, let version): "Begins with \(title) \(version)."
    case .callNumber(let number, .live): "Call \(number), live."
    case .callNumber(let number, .practice): "Call \(number), PRACTICE."
    case .unfinished(let numbers):
      "Unfinished: \(Self.list(numbers)). \"steady call --resume NUMBER\" goes on with one."
    case .correctionsOwed(let calls):
      "Corrections are still to be told: "
        + calls.map { "\"steady calls amend \($0)\"" }.joined(separator: ", ") + "."
    case .owesCorrections(1): "  1 correction still to be told"
    case .owesCorrections(let count): "  \(count) corrections still to be told"
    case .owesMore(let count, let isBeside):
      isBeside ? ", \(count) more still owed" : "  \(count) still owed"
    case .callBacksOpen(1, let first):
      "1 call-back is open, due \(first). \"steady calls callbacks\" lists it."
    case .callBacksOpen(let count, let first):
      "\(count) call-backs are open, the first due \(first). \"steady calls callbacks\" lists them."
    case .beingMade(let number, let by, let at):
      "Call \(number) is being made now in another window"
        + (by.isEmpty || by == "unknown" ? "" : ", by \(by)") + ", last saved at \(at)."
    case .leaveThere: "Leave it there"
    case .takeOver: "Take it over from that window"
    case .whichCall: "which call >"
    case .didNotEnd(let number, let at): "Call \(number) did not end. Last saved \(at)."
    case .begunWith(let title, let version, let digest):
      "It began with \(title) \(version), library \(digest)."
    case .ruleOff(let rule, let because): "The rule \(rule) is turned off: \(because)"
    case .lastQuestion(let step, let count, let answers, let notes):
      "Last on screen: \(step). \(count) \(count == 1 ? "entry is" : "entries are") safe: "
        + "\(counted(answers, "answer")) and \(counted(notes, "note"))."
    case .levelThen(let levels): "Level then: \(levels.joined(separator: "; "))."
    case .editsKept: "What you changed of a handoff that is not made yet was kept."
    case .draftKept(let words, let isInLine):
      "A half-typed line was kept. It reads: \"\(words)\" "
        + (isInLine
          ? "It stands in the line again: Enter sends it, Ctrl-C clears it."
          : "Type it again to keep it; whatever is typed instead clears it.")
    case .resumed(let at, let gap): "Resumed \(at). Gap of \(gap) marked."
    case .overridesIn(1): "In 1 call, by the protocol on screen:"
    case .overridesIn(let calls): "In \(calls) calls, by the protocol on screen:"
    case .stepShowsNothing: "The call passes this step by itself; nothing is shown."
    case .stepWording(let wording, let text): "\(wording.rawValue): \(text)"
    case .goOn: "Go on with it"
    case .beginNew: "Begin a new call"
    case .handToSomeone: "Hand it to someone"
    case .closeAsLost: "Close it as lost"
    case .goingOn(let number): "Going on with call \(number)."
    case .isClosed(let number):
      "Call \(number) is closed; \"steady calls amend \(number)\" adds to it."
    case .isOpen(let number):
      "Call \(number) is still open; \"steady call --resume \(number)\" goes on with it."
    case .callBack(let call, let number, let due, let tries):
      "call \(call)  call-back \(number)  due \(due)  \(Phrase.tried(tries))"
    case .noHandoff: "No handoff has been prepared in this call."
    case .whomNotToTell(let call):
      "  DO NOT TELL: somebody must not know; \"calls show \(call)\" says who, before you ring"
    case .numberDoubted: "  somebody else picked up there: the number is not known to be safe"
    case .noCallBacks: "No call-back is open."
    case .unreadable(let number):
      "Call \(number) cannot be read whole; what was promised in it is not known."
    case .noCalls(let folder): "No call is kept in \(folder)."
    case .noFolder(let folder):
      "There is no folder \"\(folder)\" yet; name another with --data, or begin a call."
    case .outputCut: "What was printed is cut: its disk is full or failed, or nobody takes it."
    case .ownFault: "Steady itself failed; what was answered is saved. Please report what you did."
    case .checked(let count, 0): "\(count) things looked at, nothing wrong."
    case .checked(let count, let wrong): "\(count) things looked at, \(wrong) wrong."
    case .libraryUnreadable: "The library cannot be read; \"steady protocol check\" says why."
    case .storeNotYet(let folder): "\(folder) is not there yet; the first call makes it."
    case .storeHolds(let folder, 1): "\(folder), 1 call. What is answered there is on the medium."
    case .storeHolds(let folder, let count):
      "\(folder), \(count) calls. What is answered there is on the medium."
    case .notWhole(let numbers): "Not whole: \(Self.list(numbers)). \"steady calls list\" says why."
    case .plain(let reason): "Plain mode, \(Self.because(reason)). No redraw, no single keys."
    case .noReadline: "No GNU readline 8.2 or later; install it, or use --plain."
    case .rich(let columns) where columns < 40: "\(columns) columns; 40 are needed, 80 are good."
    case .rich(let columns): "\(columns) columns, a key answers at once; --plain for plain mode."
    case .locale(let name, true): "\(name): any letter can be typed."
    case .locale("", false): "None is set; letters are taken as UTF-8 all the same."
    case .locale(let name, false): "\(name) is not UTF-8; letters are taken as UTF-8 all the same."
    case .asGiven(let number, let version, let at):
      "Handoff \(number), version \(version), as it was given at \(at):"
    case .asNow(let number, let version):
      "Handoff \(number) as version \(version), which nobody was given:"
    case .versionsGiven(let numbers, let times, let last): Self.given(numbers, times, upTo: last)
    case .saidTo(let version, let said): "Version \(version) was \(Self.said(said))."
    case .saidSince(let said): "Since then \(Self.said(said))."
    case .changedSince(let version):
      "The call has changed since then; \"--now\" shows what would be version \(version)."
    case .localeIsOther(let name):
      "\(name) is not UTF-8: letters beyond a to z would be lost; set LC_ALL=C.UTF-8."
    case .readline(let version): "GNU readline \(version)."
    case .settings(let path, 1): "\(path), 1 setting."
    case .settings(let path, let count): "\(path), \(count) settings."
    case .noSettings(let path): "None in \(path); what is usual counts."
    case .dataUnwritable(let folder, let why):
      "No call can be kept in \"\(folder)\" (\(why)); choose another with --data."
    case .counsellor("unknown"): "Nobody is named; set STEADY_COUNSELLOR."
    case .counsellor(let name): "\(name), as the journal will say."
    }
  }

  private static func because(_ reason: TerminalCapabilities.PlainReason) -> String {
    switch reason {
    case .flag: "by --plain"
    case .variable: "by STEADY_PLAIN"
    case .setting: "by a setting"
    case .inputIsNoTerminal: "because the input is no terminal"
    case .outputIsNoTerminal: "because the output is no terminal"
    case .dumbTerminal: "because the terminal can do no more"
    }
  }

  /// Which versions a receiver had, and why the numbers between were given to nobody.
  private static func given(_ numbers: [Int], _ times: [String], upTo last: Int) -> String {
    let all = zip(numbers, times).map { "version \($0) at \($1)" }.joined(separator: ", ")
    let others = (1...max(1, last)).filter { !numbers.contains($0) }.map(String.init)
    guard !others.isEmpty else { return "Given: \(all)." }
    return "Given: \(all). Given to nobody: \(others.joined(separator: ", ")); what is added after "
      + "the end makes a number, too."
  }

  private static func said(_ said: ReadBack) -> String {
    let reason = said.reason.map { ": \($0)" } ?? ""
    switch said.outcome {
    case .accepted: return "accepted by \(said.by)\(reason)"
    case .declined: return "declined by \(said.by)\(reason)"
    case .unanswered: return "not answered\(reason)"
    }
  }

  private static func list(_ numbers: [Int]) -> String {
    "call " + numbers.prefix(5).map(String.init).joined(separator: ", ")
      + (numbers.count > 5 ? " and \(numbers.count - 5) more" : "")
  }
}
