// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Foundation
import Testing
import WrittenLibraries

/// What a shell completes, by the scripts that the program prints for it.
@Suite("Completion")
struct CompletionTests {
  @Test("completes every command and option", arguments: ["bash", "zsh", "fish"])
  func everything(shell: String) throws {
    let program = try Program()
    let (script, status) = try program.run(["--generate-completion-script", shell])
    #expect(status == 0)
    let words = Set(script.split { !$0.isLetter && !$0.isNumber && $0 != "-" }.map(String.init))
    for command in try ListedCommand.all(of: program) {
      for word in command.words { #expect(words.contains(word), "\(shell): \(word)") }
      for option in command.options {
        let name = String(option.name.dropFirst(2))
        #expect(
          words.contains(name) || words.contains("--" + name), "\(shell): \(command.path) \(name)")
      }
    }
  }

  @Test(
    "is a script that its shell understands, where there is one",
    arguments: [("bash", "-n"), ("zsh", "-n"), ("fish", "--no-execute")])
  func syntax(shell: String, option: String) throws {
    guard FileManager.default.isExecutableFile(atPath: "/usr/bin/\(shell)") else { return }
    let program = try Program()
    let script = program.data + "/script"
    let said = try program.shell(
      "steady --generate-completion-script \(shell) > '\(script)' && \(shell) \(option) '\(script)'"
        + " && echo understood")
    #expect(said == "understood\n", "\(shell): \(said)")
  }

  @Test(
    "asks the program for the numbers of calls and the names of steps",
    arguments: ["bash", "zsh", "fish"])
  func custom(shell: String) throws {
    let program = try CommandTests.prepared()
    let script = try program.run(["--generate-completion-script", shell]).said
    for command in ["calls show", "calls at", "calls amend", "calls what-we-hold", "handoff show"] {
      #expect(script.contains("---completion \(command) -- positional@0"), "\(shell): \(command)")
    }
    #expect(script.contains("---completion call -- --resume"))
    #expect(script.contains("---completion protocol show -- positional@0"))
    let numbers = try program.shell(
      "SAP_SHELL=\(shell) steady ---completion calls show -- positional@0 3 0 steady calls show ''")
    let found = Set(numbers.split { !$0.isNumber }.map(String.init))
    #expect(found.isSuperset(of: ["1", "2", "3"]), "\(numbers)")
    let steps = try program.shell(
      "SAP_SHELL=\(shell) steady ---completion protocol show -- positional@0 3 0 steady protocol"
        + " show ''")
    #expect(steps.contains("means-near-again"), "\(steps.prefix(300))")
  }

  @Test("completes them as bash asks for it")
  func inBash() throws {
    let program = try CommandTests.prepared()
    let said = try program.shell(
      """
      source <(steady --generate-completion-script bash)
      COMP_WORDS=(steady calls show ""); COMP_CWORD=3; COMP_LINE="steady calls show "
      COMP_POINT=${#COMP_LINE}; _steady steady "" show; printf '%s ' "${COMPREPLY[@]}"
      COMP_WORDS=(steady protocol show "means-n"); COMP_LINE="steady protocol show means-n"
      COMP_POINT=${#COMP_LINE}; _steady steady means-n show; printf '%s ' "${COMPREPLY[@]}"
      """)
    #expect(Set(said.split(separator: " ")).isSuperset(of: ["1", "2", "3"]), "\(said)")
    #expect(said.contains(" means-near-again "), "\(said)")
  }
}
