// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

/// What the program was started among, as far as it decides how to speak.
package struct TerminalSurroundings: Equatable, Sendable {
  package var inputIsTerminal: Bool
  package var outputIsTerminal: Bool
  /// `TERM`; nil when unset.
  package var terminalType: String?
  /// `STEADY_PLAIN`; counts when not empty and not `0`.
  package var plainVariable: String?
  /// `--plain` or `--no-plain`; nil when neither was given.
  package var plainFlag: Bool?
  /// `plain:` in the configuration file; nil when not there.
  package var plainSetting: Bool?
  /// `keys: enter`, or `STEADY_KEYS`.
  package var keysWantEnter: Bool

  package init(
    inputIsTerminal: Bool, outputIsTerminal: Bool, terminalType: String? = nil,
    plainVariable: String? = nil, plainFlag: Bool? = nil, plainSetting: Bool? = nil,
    keysWantEnter: Bool = false
  ) {
    self.inputIsTerminal = inputIsTerminal
    self.outputIsTerminal = outputIsTerminal
    self.terminalType = terminalType
    self.plainVariable = plainVariable
    self.plainFlag = plainFlag
    self.plainSetting = plainSetting
    self.keysWantEnter = keysWantEnter
  }
}

/// How the program may speak here.
package struct TerminalCapabilities: Equatable, Sendable {
  /// Why there is no redrawing and no escape sequence; the first line says it to the reader.
  package enum PlainReason: Equatable, Sendable {
    case flag, variable, setting, inputIsNoTerminal, outputIsNoTerminal, dumbTerminal
  }

  /// Nil in rich mode.
  package let plainReason: PlainReason?
  /// One key answers at once; only where a paste can be told from typing, and where nobody wants
  /// Enter after each.
  package let singleKeys: Bool

  package var isPlain: Bool { plainReason != nil }

  /// A pure function of the surroundings. What cannot be rich is plain whatever was asked for;
  /// otherwise flag, then environment, then setting decide.
  package init(_ surroundings: TerminalSurroundings) {
    plainReason = Self.impossible(surroundings) ?? Self.wished(surroundings)
    singleKeys = plainReason == nil && !surroundings.keysWantEnter
  }

  private static func impossible(_ surroundings: TerminalSurroundings) -> PlainReason? {
    if !surroundings.inputIsTerminal { return .inputIsNoTerminal }
    if !surroundings.outputIsTerminal { return .outputIsNoTerminal }
    let type = surroundings.terminalType ?? ""
    return type.isEmpty || type == "dumb" ? .dumbTerminal : nil
  }

  private static func wished(_ surroundings: TerminalSurroundings) -> PlainReason? {
    if let flag = surroundings.plainFlag { return flag ? .flag : nil }
    if let variable = surroundings.plainVariable, !variable.isEmpty {
      return variable == "0" ? nil : .variable
    }
    return surroundings.plainSetting == true ? .setting : nil
  }
}
