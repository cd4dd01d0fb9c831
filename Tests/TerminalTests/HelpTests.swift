// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Interview
import Testing

@testable import Terminal

@Suite("Help and reminders")
struct HelpTests {
  @Test("help names every word that is a command, in lines that a terminal holds")
  func everyCommand() {
    let words = Set(helpLines.joined(separator: " ").split { !$0.isLetter }.map(String.init))
    for word in Command.words { #expect(words.contains(word), "\(word)") }
    for line in helpLines { #expect(line.count <= 80, "\(line)") }
  }

  @Test("of several things due one is told, and the next two seconds later")
  func oneAtATime() {
    let all = (1...3).map {
      Reminders.Reminder(
        key: "\($0)", dueUTCMilliseconds: Int64($0), phrase: .timerDue("\($0)"))
    }
    var reminders = Reminders()
    var told: [Int64: Phrase] = [:]
    for at in stride(from: Int64(10), through: 9_010, by: 500) {
      told[at] = reminders.due(of: all, at: Moment(utcMilliseconds: at))
    }
    #expect(told == [10: .timerDue("1"), 2_010: .timerDue("2"), 4_010: .timerDue("3")])
  }
}
