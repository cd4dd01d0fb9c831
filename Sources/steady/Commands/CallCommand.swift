// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import ArgumentParser
import Storage
import Terminal

/// `steady call`: a call from its first prompt to its end, or one that did not end.
struct CallCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "call", abstract: "Start a call, or go on with one that did not end.",
    discussion: """
      Example: steady call
      Example: steady call --practice --new
      Example: steady call --resume 3
      """)

  @OptionGroup var seat: Seat

  @Option(help: "Go on with the call of this number.", completion: .custom(callNumbers))
  var resume: Int?

  @Flag(help: "Begin a new call without asking about unfinished ones.")
  var new = false

  @Option(help: "Show what is said in this language too, such as es.")
  var language: String?

  @Option(help: "Why a library that is not proved is used all the same (STEADY_UNPROVED).")
  var unproved: String?

  func validate() throws {
    if new, resume != nil {
      throw ValidationError("A call is new or gone on with; leave --new or --resume out.")
    }
    if unproved?.isEmpty == true { throw ValidationError("Give the reason with --unproved.") }
  }

  func run() throws {
    try seat.work { shift in
      shift.language = language
      shift.reasonUnproved = unproved ?? reasonUnproved()
      return try shift.work(resume: resume, new: new)
    }
  }
}

/// Where somebody sits down at a prompt: the places, and how the terminal is to be spoken to.
struct Seat: ParsableArguments {
  @OptionGroup var places: Places

  @Flag(help: "No redraw, no single keys: for screen readers and pipes.")
  var plain = false

  /// Gives the prompt to the work, and the terminal back after it. A call that was cut off ends the
  /// program with 75, as a failure that another try may mend.
  func work(_ body: (inout Shift) throws -> Conversation.Ending) throws {
    let store = try openStore(places.ofCalls)
    let capabilities = capabilities(plain: plain)
    let editor = editor(capabilities)
    defer { editor.close() }
    var shift = Shift(
      places: places, store: store, editor: editor,
      screen: Screen(isRich: !capabilities.isPlain, columns: columns()),
      plainReason: capabilities.plainReason)
    do {
      if try body(&shift) == .hungUp { throw ExitCode(ExitStatus.tryAgain) }
    } catch let error as StoreError {
      throw Stop(error)
    }
  }

  private func editor(_ capabilities: TerminalCapabilities) -> any LineEditor {
    if !capabilities.isPlain,
      let rich = try? ReadlineEditor(answersByKey: capabilities.singleKeys)
    {
      return rich
    }
    return PlainEditor()
  }
}
