// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import Exchange
import Foundation
import Interview
import Terminal

/// One thing that can be set, with the value that counts and where it came from: an option before
/// the environment, the environment before the file, the file before what is usual.
struct Setting {
  enum Name: String, CaseIterable {
    case library, data, counsellor, plain, unproved, keys

    /// The variable that sets it.
    var variable: String {
      switch self {
      case .library: "STEADY_LIBRARY"
      case .data: "STEADY_DATA"
      case .counsellor: "STEADY_COUNSELLOR"
      case .plain: "STEADY_PLAIN"
      case .unproved: "STEADY_UNPROVED"
      case .keys: "STEADY_KEYS"
      }
    }

    /// What the manual says of the variable.
    var says: String {
      switch self {
      case .library: "Folder of the protocols; else ./protocols."
      case .data: "Folder of the calls; else steady in XDG_DATA_HOME."
      case .counsellor: "Who sits here, as the journal names them; else USER."
      case .plain: "Plain mode, for screen readers and pipes, unless it is empty or 0."
      case .unproved: "Why a library whose paths are not proved is used; on every record."
      case .keys: "enter: no key answers before Enter; else single."
      }
    }

    /// Whether the file says yes or no of it.
    var isYesOrNo: Bool {
      switch self {
      case .plain: true
      case .library, .data, .counsellor, .unproved, .keys: false
      }
    }

    /// The option that sets it; none for those that only the environment sets.
    var option: String? {
      switch self {
      case .library: "--library"
      case .data: "--data"
      case .plain: "--plain"
      case .counsellor, .unproved, .keys: nil
      }
    }
  }

  var name: Name
  var value: String
  /// `--library`, `STEADY_LIBRARY`, the file and its line, what else says so, or `usual`.
  var origin: String

  /// Every setting as it counts now.
  static func all(_ seat: Seat) -> [Setting] {
    let places = seat.places
    let capabilities = capabilities(plain: seat.plain)
    return [
      Setting(.library, places.libraryFolder, isOption: places.ofLibrary.library != nil),
      Setting(.data, places.storeFolder, isOption: places.ofCalls.data != nil),
      Setting(.counsellor, author().counsellor),
      Setting(
        name: .plain, value: capabilities.isPlain ? "yes" : "no", origin: origin(of: capabilities)),
      Setting(.unproved, reasonUnproved() ?? ""),
      Setting(.keys, KeysSetting.current.rawValue),
    ]
  }

  private init(name: Name, value: String, origin: String) {
    self.name = name
    self.value = value
    self.origin = origin
  }

  private init(_ name: Name, _ value: String, isOption: Bool = false) {
    let option = isOption ? name.option : nil
    self.init(name: name, value: value, origin: option ?? Self.origin(of: name))
  }

  private static func origin(of name: Name) -> String {
    if variable(name.variable) != nil { return name.variable }
    if let file = try? ConfigFile.usual.get(), let line = file.values[name]?.line {
      return "\(file.path):\(line)"
    }
    switch name {
    case .data where variable("XDG_DATA_HOME")?.hasPrefix("/") == true: return "XDG_DATA_HOME"
    case .counsellor where variable("USER") != nil: return "USER"
    case .library, .data, .counsellor, .plain, .unproved, .keys: return "usual"
    }
  }

  /// Why it is plain; a terminal that can do no more comes before what was asked for.
  private static func origin(of capabilities: TerminalCapabilities) -> String {
    switch capabilities.plainReason {
    case .flag: "--plain"
    case .inputIsNoTerminal: "the input is no terminal"
    case .outputIsNoTerminal: "the output is no terminal"
    case .dumbTerminal: "TERM"
    case .variable, .setting, nil: origin(of: .plain)
    }
  }

  var json: JSONValue {
    .object([
      ("name", .string(name.rawValue)), ("value", .string(value)), ("origin", .string(origin)),
    ])
  }
}
