// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Interview
import Protocols

/// How far a question was read down for a yes or a no: kept with the half-typed line, so that no
/// tap is asked for twice.
package struct SeriesDraft: Equatable, Sendable {
  /// The step whose choices are read.
  var step: String
  /// The choice that comes next, from 0.
  var index: Int
  /// The ids of those that were said yes to.
  var chosen: [String]
  /// And of those that somebody was not sure of.
  var doubted: [String] = []

  /// No key types it, and no line that is pasted keeps it.
  private static let mark: Character = "\u{1E}"

  /// What is kept of a series and of a line.
  static func draft(_ series: SeriesDraft?, _ line: String) -> String {
    guard let series else { return line }
    let words = [series.step, "\(series.index)"] + series.chosen + series.doubted.map { "?" + $0 }
    return "\(mark)\(words.joined(separator: " "))\(mark)\(line)"
  }

  /// A draft as it was kept, in its two parts.
  package static func parts(of draft: String) -> (series: SeriesDraft?, line: String) {
    guard draft.first == mark, let end = draft.dropFirst().firstIndex(of: mark) else {
      return (nil, draft)
    }
    let words = draft[draft.index(after: draft.startIndex)..<end].split(separator: " ")
    let line = String(draft[draft.index(after: end)...])
    guard words.count >= 2, let index = Int(words[1]), index > 0 else { return (nil, line) }
    let said = words.dropFirst(2).map(String.init)
    let doubted = said.filter { $0.first == "?" }.map { String($0.dropFirst()) }
    let chosen = said.filter { $0.first != "?" }
    let series = SeriesDraft(
      step: String(words[0]), index: index, chosen: chosen, doubted: doubted)
    return (series, line)
  }
}

extension Conversation {
  /// The series that is open, also below an alarm.
  var openSeries: SeriesDraft? {
    if call.state.closing != nil { return nil }
    if let keptSeries { return keptSeries }
    guard isYesOrNo, downIndex > 0, let downAt else { return nil }
    return SeriesDraft(
      step: downAt.step, index: downIndex, chosen: downChosen, doubted: downDoubted)
  }

  /// Goes on where the window before left off, once its question is on screen again.
  func takeUpSeries() {
    guard let series = keptSeries, isYesOrNo, let visit = call.state.pendingVisit?.visit,
      visit.step == series.step
    else { return }
    keptSeries = nil
    guard case .ask(let question) = prompt.kind else { return }
    let count: Int
    switch call.state.library.facts[question.fact].answers {
    case .choices(let choices), .many(let choices): count = choices.count
    case .yesOrNo, .scale, .number, .text, .time, .place, .phone, .nameToUse: count = 0
    }
    guard series.index < count else { return }
    (downAt, downIndex) = (visit, series.index)
    (downChosen, downDoubted) = (series.chosen, series.doubted)
  }
}
