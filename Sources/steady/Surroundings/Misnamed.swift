// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import ArgumentParser
import Protocols

extension ParsableCommand {
  /// What is wrong where a word stands in place of a command and names none, `help` in front or
  /// not; the parser would say no more than that it did not expect it.
  static func misnamed(_ words: ArraySlice<String>) -> Stop? {
    let isHelp = words.first == "help"
    var command: any ParsableCommand.Type = self
    var path: [String] = []
    for word in isHelp ? words.dropFirst() : words {
      let known = command.configuration.subcommands
      guard !known.isEmpty, !word.hasPrefix("-"), word != "help" else { return nil }
      guard let next = known.first(where: { $0._commandName == word }) else {
        return Stop(misnamed: word, under: path, known: known.map { $0._commandName })
      }
      command = next
      path.append(word)
    }
    return nil
  }
}

extension Stop {
  fileprivate init(misnamed word: String, under path: [String], known: [String]) {
    let name = (path + [word]).joined(separator: " ")
    let remedy =
      nearest(to: word, among: known).map {
        "is \"\((path + [$0]).joined(separator: " "))\" meant?"
      } ?? "\"\((["steady", "help"] + path).joined(separator: " "))\" lists them."
    self.init("There is no command \"\(name)\"; \(remedy)", .usage)
  }
}
