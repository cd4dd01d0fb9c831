// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import ArgumentParser
import Foundation
import Interview

/// Where the library and the calls are, each from an option, the environment or a default.
struct Places: ParsableArguments {
  @Option(help: "Folder of the protocols (STEADY_LIBRARY, else ./protocols).")
  var library: String?

  @Option(help: "Folder of the calls (STEADY_DATA, else the user's data folder).")
  var data: String?

  @Flag(help: "Use the practice store; nothing in it is a real call.")
  var practice = false

  var kind: Opening.Store { practice ? .practice : .live }

  var libraryFolder: String {
    library ?? environment["STEADY_LIBRARY"] ?? "protocols"
  }

  /// One folder for live calls and one for practice, so that neither is taken for the other.
  var storeFolder: String {
    let base = data ?? environment["STEADY_DATA"] ?? userFolder
    return base + "/" + kind.rawValue
  }

  /// By the XDG base directory rules.
  private var userFolder: String {
    let home = environment["HOME"] ?? "."
    return (environment["XDG_DATA_HOME"] ?? home + "/.local/share") + "/steady"
  }

  private var environment: [String: String] { ProcessInfo.processInfo.environment }
}
