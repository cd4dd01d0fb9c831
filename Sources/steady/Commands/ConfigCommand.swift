// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import ArgumentParser

/// `steady config`: what is set.
struct ConfigCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "config", abstract: "What is set here, as the other commands would find it.",
    discussion: "Example: steady config --show-origin")

  @OptionGroup var seat: Seat
  @OptionGroup var form: JSONOption

  @Flag(help: "Say of each whether an option, a variable, the file or nothing set it.")
  var showOrigin = false

  func run() {
    let settings = Setting.all(seat)
    if form.json {
      tellAsIs(jsonPage("config", "settings", settings.map(\.json)))
      return
    }
    for setting in settings {
      let origin = showOrigin ? "  (\(setting.origin))" : ""
      tell("\(setting.name.rawValue): \(setting.value)\(origin)")
    }
  }
}
