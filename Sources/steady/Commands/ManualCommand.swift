// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import ArgumentParser

/// `steady manual`: every command and option, from the very table that reads the command line.
struct ManualCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "manual", abstract: "The manual: every command, option, exit status and variable.",
    discussion: """
      Example: steady manual --form man -o steady.1
      Example: steady manual --form html -o steady.html

      The first makes a page for man(1), the second one for a browser.
      """)

  enum Form: String, ExpressibleByArgument, CaseIterable {
    case text, man, html
  }

  @Option(help: "text, man (for man(1)) or html.") var form: Form = .text
  @OptionGroup var place: PagePlace

  func run() throws {
    let manual = try Manual(of: Steady.self)
    switch form {
    case .text: try place.tell(manual.text)
    case .man: try place.tell(manual.roff, asIs: true)
    case .html: try place.tell(manual.html, asIs: true)
    }
  }
}
