// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Interview
import Protocols

/// Lists that may be longer than the digits: nine are numbered, and a first letter numbers those
/// that begin with it, so that two keys after the word reach any of them.
extension Conversation {
  /// One of named things: its number, its name, or the beginning of either; nil where it is left.
  /// `more` are not listed and can be named all the same.
  func pick(
    _ label: String, _ lines: [ScreenLine], _ named: [Named], more: [Named] = []
  ) -> String? {
    var list = PickList(named, more)
    var detail = self.detail(of: list, label, lines)
    // Letters that answered at once, and may turn out to begin a command.
    var letters = ""
    while let typed = ask(detail) {
      let begun = wasLoneKey ? "" : letters
      letters = wasLoneKey && typed.first?.isLetter == true ? letters + typed : ""
      switch list.take(typed) {
      case .chosen(let id):
        // A list of names to type has these for titles; what was chosen is said as people say it.
        let title = (named + more).first { $0.id == id }?.title ?? id
        sayBack(title == id ? call.state.library.said(id) : title)
        return id
      case .narrowed: detail = self.detail(of: list, label, [])
      case .left:
        needsPrompt = true
        return nil
      case .unknown:
        if let command = command(begunWith: begun, typed) {
          guard command.word != .back, command.word != .skip else { return leftDetail(detail) }
          list = PickList(named, more)
          detail = self.detail(of: list, label, lines)
          interlude(command, in: detail)
          detail.isShown = true
          continue
        }
        let isKey = typed.count == 1
        tellNoMark(isKey ? typed : "", allowed: "1 to \(list.shown.count)")
        detail.draft = isKey ? "" : typed
        detail.isShown = true
      }
    }
    return nil
  }

  /// A command whose first letters were taken for those of a name.
  private func command(begunWith letters: String, _ typed: String) -> Command? {
    guard !letters.isEmpty, let command = Command(letters + typed, onWords: false),
      command.rest.isEmpty || fits(command)
    else { return nil }
    return command
  }

  /// More than about three lines of names nobody reads: a letter lists those that begin with it.
  private static let mostOfOthers = 200

  private func detail(of list: PickList, _ label: String, _ lines: [ScreenLine]) -> Detail {
    let marks = list.shown.enumerated().map { Mark("\($0.offset + 1)", $0.element.title) }
    var all = lines + [ScreenLine.marks(marks)]
    let others = list.others.joined(separator: "; ")
    if !others.isEmpty, others.count <= Self.mostOfOthers {
      all.append(.text(Phrase.orFirstLetter(others).text))
    } else if list.isLong {
      all.append(.text(Phrase.orAnyLetter.text))
    }
    let head = list.start.isEmpty ? label : "\(label.dropLast(2))\(list.start) > "
    var detail = Detail(label: head, lines: all)
    detail.keys = Self.immediateKeys(of: marks)
    if list.isLong { detail.keys.formUnion("abcdefghijklmnopqrstuvwxyz") }
    return detail
  }
}

/// What can be picked, and how far it has been narrowed.
struct PickList {
  typealias Named = Conversation.Named

  enum Taking: Equatable {
    case chosen(String), narrowed, left, unknown
  }

  private(set) var start = ""
  private var fitting: [Named]
  private let isListed: Bool
  /// The numbered ones.
  var shown: [Named] { Array(fitting.prefix(9)) }
  /// Whether letters narrow it.
  private(set) var isLong: Bool
  private let all: [Named]

  init(_ named: [Named], _ more: [Named]) {
    fitting = named
    all = named + more.filter { one in !named.contains { $0.id == one.id } }
    isListed = more.isEmpty
    isLong = all.count > 9
  }

  /// Whether a title begins with what was typed, whose words may run together: in a list of names a
  /// space is a note.
  private static func reads(_ title: String, as typed: String) -> Bool {
    let (title, typed) = (title.lowercased(), typed.lowercased())
    return title.filter { $0 != " " }.hasPrefix(typed.filter { $0 != " " })
  }

  /// Names that have no number yet, where there are few enough to read.
  var others: [String] {
    isListed && isLong && start.isEmpty && all.count <= 30 ? fitting.dropFirst(9).map(\.title) : []
  }

  /// A single letter only ever narrows: whoever types a whole name types on.
  mutating func take(_ typed: String) -> Taking {
    if typed.isEmpty {
      return !start.isEmpty && shown.count == 1 ? .chosen(shown[0].id) : .left
    }
    if let number = Int(typed), shown.indices.contains(number - 1) {
      return .chosen(shown[number - 1].id)
    }
    let name = start + typed
    if all.contains(where: { $0.id == name }) { return .chosen(name) }
    let begins = all.filter { $0.id.hasPrefix(name) || Self.reads($0.title, as: name) }
    guard !begins.isEmpty else { return .unknown }
    if begins.count == 1, typed.count > 1 || !isLong { return .chosen(begins[0].id) }
    guard isLong else { return .unknown }
    (start, fitting, isLong) = (name, begins, begins.count > 9)
    return .narrowed
  }
}
