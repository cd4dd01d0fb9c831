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
    case library, data, counsellor, plain, unproved, colour

    /// The variable that sets it.
    var variable: String {
      switch self {
      case .library: "STEADY_LIBRARY"
      case .data: "STEADY_DATA"
      case .counsellor: "STEADY_COUNSELLOR"
      case .plain: "STEADY_PLAIN"
      case .unproved: "STEADY_UNPROVED"
      case .colour: "NO_COLOR"
      }
    }

    /// What the manual says of the variable.
    var says: String {
      switch self {
      case .library: "Folder of the protocols; else ./protocols."
      case .data: "Folder of the calls; else steady in XDG_DATA_HOME or ~/.local/share."
      case .counsellor: "Who sits here, as the journal names them; else USER."
      case .plain: "Plain mode, for screen readers and pipes, unless it is empty or 0."
      case .unproved: "Why a library whose paths are not proved is used; on every record."
      case .colour: "No colour, where it is not empty."
      }
    }

    /// Whether the file says yes or no of it.
    var isYesOrNo: Bool {
      switch self {
      case .plain, .colour: true
      case .library, .data, .counsellor, .unproved: false
      }
    }

    /// The option that sets it; none for those that only the environment sets.
    var option: String? {
      switch self {
      case .library: "--library"
      case .data: "--data"
      case .plain: "--plain"
      case .counsellor, .unproved, .colour: nil
      }
    }
  }

  var name: Name
  var value: String
  /// `--library`, `STEADY_LIBRARY`, the file and its line, or `usual`.
  var origin: String

  /// Every setting as it counts now.
  static func all(_ seat: Seat) -> [Setting] {
    let places = seat.places
    let capabilities = capabilities(plain: seat.plain)
    return [
      Setting(.library, places.libraryFolder, isOption: places.ofLibrary.library != nil),
      Setting(.data, places.storeFolder, isOption: places.ofCalls.data != nil),
      Setting(.counsellor, author().counsellor),
      Setting(.plain, capabilities.isPlain ? "yes" : "no", isOption: seat.plain),
      Setting(.unproved, reasonUnproved() ?? ""),
      Setting(.colour, capabilities.colour ? "yes" : "no"),
    ]
  }

  private init(_ name: Name, _ value: String, isOption: Bool = false) {
    let variable = ProcessInfo.processInfo.environment[name.variable] ?? ""
    self.name = name
    self.value = value
    origin =
      isOption ? name.option ?? "" : variable.isEmpty ? Self.originInFile(name) : name.variable
  }

  private static func originInFile(_ name: Name) -> String {
    guard let file = try? ConfigFile.usual.get(), let line = file.values[name]?.line else {
      return "usual"
    }
    return "\(file.path):\(line)"
  }

  var json: JSONValue {
    .object([
      ("name", .string(name.rawValue)), ("value", .string(value)), ("origin", .string(origin)),
    ])
  }
}
