// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Testing

@testable import Terminal

@Suite("Rich or plain")
struct TerminalCapabilitiesTests {
  private let rich = TerminalSurroundings(
    inputIsTerminal: true, outputIsTerminal: true, terminalType: "xterm-256color")

  @Test("an ordinary terminal is rich, and answers to one key")
  func ordinary() {
    let capabilities = TerminalCapabilities(rich)
    #expect(capabilities.plainReason == nil)
    #expect(capabilities.singleKeys)
  }

  @Test("what cannot be rich is plain, even if rich was asked for")
  func impossible() {
    var pipe = rich
    pipe.plainFlag = false
    pipe.inputIsTerminal = false
    #expect(TerminalCapabilities(pipe).plainReason == .inputIsNoTerminal)
    pipe.inputIsTerminal = true
    pipe.outputIsTerminal = false
    #expect(TerminalCapabilities(pipe).plainReason == .outputIsNoTerminal)
    for type in ["dumb", "", nil] {
      var dumb = rich
      dumb.terminalType = type
      #expect(TerminalCapabilities(dumb).plainReason == .dumbTerminal)
    }
  }

  @Test("flag beats environment, environment beats setting")
  func order() {
    var asked = rich
    asked.plainSetting = true
    #expect(TerminalCapabilities(asked).plainReason == .setting)
    asked.plainVariable = "0"
    #expect(TerminalCapabilities(asked).plainReason == nil)
    asked.plainVariable = "1"
    #expect(TerminalCapabilities(asked).plainReason == .variable)
    asked.plainFlag = false
    #expect(TerminalCapabilities(asked).plainReason == nil)
    asked.plainFlag = true
    #expect(TerminalCapabilities(asked).plainReason == .flag)
  }

  @Test("where every key waits for Enter nothing else changes")
  func keysWantEnter() {
    var surroundings = rich
    surroundings.keysWantEnter = true
    let capabilities = TerminalCapabilities(surroundings)
    #expect(!capabilities.singleKeys && !capabilities.isPlain)
  }
}
