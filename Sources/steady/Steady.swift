// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import ArgumentParser
import Foundation
import Storage
import Terminal

/// The program: joins the rooms, and gives them the clock, chance and places they must not know.
@main
struct Steady: ParsableCommand {
  static let version = "0.1.0"
  /// The `format:` that files of a library say.
  static let protocolFormat = 1

  static let configuration = CommandConfiguration(
    commandName: "steady",
    abstract: "An interview assistant for crisis hotlines.",
    discussion: """
      Counsellor:  steady call
                   steady calls list
                   steady calls callbacks
                   steady handoff show N
      Trainer:     steady protocol list
                   steady protocol check
      Trainee:     steady call --practice
      """,
    version:
      "\(version) (GNU readline \(ReadlineEditor.version), protocol format \(protocolFormat))",
    subcommands: [
      CallCommand.self, CallsCommand.self, HandoffCommand.self, ProtocolCommand.self,
      DoctorCommand.self, ConfigCommand.self, ManualCommand.self,
    ])

  /// One command for each role, for whoever types the name alone.
  static let firstPage = """
    Steady \(version), an interview assistant for crisis hotlines.

    Counsellor:     steady call              start a call, or go on with one
    Shift lead:     steady calls list        calls on this machine, without content
    Trainer:        steady protocol check    whether the library may be used
    Trainee:        steady call --practice   a call in the practice store
    Administrator:  steady doctor            whether this machine is ready

    "steady help" lists every command, and "steady help call" says more of one.
    In a call, "help" lists what can be typed.
    """

  func run() {
    tell(Self.firstPage)
  }

  /// Every command starts here and ends here, so that none forgets the shelter, and no argument or
  /// file name that is quoted in a complaint can steer the screen.
  static func main() {
    takeShelter()
    do {
      if let stop = misnamed(CommandLine.arguments.dropFirst()) { throw stop }
      var command = try parseAsRoot()
      // A file of settings that is wrong is what the doctor is asked about.
      if !(command is DoctorCommand), !(command is ManualCommand) {
        _ = try ConfigFile.usual.get()
      }
      try command.run()
    } catch {
      end(with: error)
    }
  }

  private static func end(with error: any Error) -> Never {
    let error = Stop.asKnown(error)
    let code = exitCode(for: error)
    let text = fullMessage(for: error)
    if !text.isEmpty { code.isSuccess ? tell(text) : complain(text) }
    Foundation.exit((error as? Stop)?.status.rawValue ?? code.rawValue)
  }
}

/// A sentence for people, and the exit code that goes with it.
struct Stop: Error, CustomStringConvertible {
  var description: String
  var status: ExitStatus

  init(_ sentence: String, _ status: ExitStatus) {
    description = sentence
    self.status = status
  }

  init(_ error: StoreError) {
    self.init(error.sentence, error.status)
  }

  /// An error as it can be told. What nobody foresaw may hold a caller's words: it is not repeated,
  /// and no log is written of it.
  static func asKnown(_ error: any Error) -> any Error {
    if error is Stop || error is ExitCode { return error }
    if let error = error as? StoreError { return Stop(error) }
    guard Steady.exitCode(for: error) == .failure else { return error }
    return Stop(DeskPhrase.ownFault.text, .ownFault)
  }
}
