// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import ArgumentParser

/// `steady manual`: every command and option, from the very table that reads the command line.
struct ManualCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "manual", abstract: "The manual: every command, option, exit status and variable.",
    discussion: "steady manual --form man > steady.1 makes a page for man(1).")

  enum Form: String, ExpressibleByArgument, CaseIterable {
    case text, man, html
  }

  @Option(help: "text, man (for man(1)) or html.") var form: Form = .text

  func run() throws {
    let manual = try Manual(of: Steady.self)
    switch form {
    case .text: tell(manual.text)
    case .man: tellAsIs(manual.roff)
    case .html: tellAsIs(manual.html)
    }
  }
}
