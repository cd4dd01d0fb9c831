// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Interview

/// After the end: a closed call is read, added to and answered for; nothing in it is edited.
extension Conversation {
  /// What may still be typed once a call is closed.
  static let wordsAfterClosing: Set<Command.Word> = [
    .wrong, .amend, .said, .readback, .callback, .answers, .level, .record, .why, .whereAmI, .help,
    .end, .suspend,
  ]

  /// Leaves the closed call. What an amendment has left somebody owing is handed over first, as at
  /// any end, and the call is closed anew with it.
  func endAmending() {
    guard let closing = call.state.closing else { return leaveClosed() }
    let corrections = correctionsOwed.map(\.handoff.number)
    let hasNewDebt = !debtsNow.isSubset(of: debtsBefore.union(closing.owed))
    guard hasNewDebt || !correctionsOwed.isEmpty && correctionsOwed != correctionsOwedBefore else {
      // What was owed and is not any more is taken off the list that others read.
      if debtsNow != debtsBefore || correctionsOwed.isEmpty && !closing.correctionsOwed.isEmpty {
        let anew = Intent.close(
          closing.manner, handedTo: closing.handedTo, corrections: corrections)
        guard add(anew) else { return }
      }
      return leaveClosed()
    }
    show([.rule([Phrase.signOffOf(desk.number).text])] + debts(as: closing.manner))
    guard let heir = askHeir(), !heir.isEmpty else { return showPrompt() }
    guard add(.close(closing.manner, handedTo: heir, corrections: corrections)) else { return }
    show([.text(Phrase.handedTo(heir).text)])
    leaveClosed()
  }

  /// All that a closed call owes, as the journal names it: what every list of it is made of.
  var debtsNow: Set<String> {
    guard let closing = call.state.closing else { return [] }
    return Set(
      call.state.owed(as: closing.manner)
        + correctionsOwed.map { Closing.owing(correction: $0.handoff.number) })
  }

  private func leaveClosed() {
    show([.text(Phrase.amended(desk.number).text)])
    leave(.closed, reason: "read")
  }

  var correctionDebts: [ScreenLine] {
    correctionsOwed.map {
      .named("OWED", Phrase.correctionDebt($0.recipient.title, handoff: $0.handoff.number).text)
    }
  }

  /// All that is owed now, corrections first: they are the ones that cannot wait.
  func debts(as manner: Closing.Manner = .finished) -> [ScreenLine] {
    correctionDebts
      + promptScreen.debts(call.state.debts(as: manner)).map { .named("OWED", $0) }
      + (ringOwed(at: manner).map { [.named("OWED", $0.text)] + promptScreen.numberDoubt } ?? [])
  }

  /// The call-back that the end opens, or why there is none where one was agreed.
  private func ringOwed(at manner: Closing.Manner) -> Phrase? {
    if let opened = callBackOpened(by: manner) { return opened }
    let isDanger =
      call.state.saidThatHangUpMeans("danger") || hangUpNoted == Phrase.hangUpDanger.text
    return isDanger && call.state.callBackOpened(by: manner) != nil ? .care(.noRingInDanger) : nil
  }

  /// What a hang-up means, where the library has no question for it.
  private var hangUpNoted: String? {
    let meanings = Phrase.hangUpMeanings.map(\.phrase.text)
    return call.state.remarks.last { meanings.contains($0.text) }?.text
  }

  /// That the end opens a call-back; not where they agreed that a hang-up means to be left alone,
  /// or danger, in which a ring may be heard.
  func callBackOpened(by manner: Closing.Manner) -> Phrase? {
    let noted = hangUpNoted
    guard noted == nil || noted == Phrase.hangUpRing.text,
      !call.state.saidThatHangUpMeans("leave-be"), !call.state.saidThatHangUpMeans("danger")
    else { return nil }
    return call.state.callBackOpened(by: manner).map { .record(.callBackOpens($0)) }
  }
}
