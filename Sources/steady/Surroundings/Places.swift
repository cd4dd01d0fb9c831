// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import ArgumentParser
import Foundation
import Interview
import Storage

/// Where the library and the calls are, each from an option, the environment or what is usual.
struct Places: ParsableArguments {
  @OptionGroup var ofLibrary: LibraryPlace
  @OptionGroup var ofCalls: CallsPlace

  var kind: Opening.Store { ofCalls.kind }
  var libraryFolder: String { ofLibrary.folder }
  var storeFolder: String { ofCalls.folder }
}

struct LibraryPlace: ParsableArguments {
  @Option(help: "Folder of the protocols (STEADY_LIBRARY, else ./protocols).")
  var library: String?

  var folder: String {
    library ?? set(.library) ?? "protocols"
  }
}

struct CallsPlace: ParsableArguments {
  @Option(help: "Folder of the calls (STEADY_DATA, else the user's data folder).")
  var data: String?

  @Flag(help: "Use the practice store; nothing in it is a real call.")
  var practice = false

  var kind: Opening.Store { practice ? .practice : .live }

  /// One folder for live calls and one for practice, so that neither is taken for the other.
  var folder: String {
    let base = data ?? set(.data) ?? userFolder
    return base + "/" + kind.rawValue
  }

  /// By the XDG base directory rules.
  private var userFolder: String {
    let home = environment["HOME"] ?? "."
    return (environment["XDG_DATA_HOME"] ?? home + "/.local/share") + "/steady"
  }

  private var environment: [String: String] { ProcessInfo.processInfo.environment }
}

/// Which call; Tab completes the numbers of those that are kept.
struct CallNumber: ParsableArguments {
  @Argument(help: "The call's number.", completion: .custom(callNumbers)) var number: Int
}

/// The numbers of the calls where the words typed so far say that they are. Nothing is made for it.
@Sendable func callNumbers(_ words: [String], _ index: Int, _ prefix: String) -> [String] {
  var options = words.contains("--practice") ? ["--practice"] : []
  if let data = words.firstIndex(of: "--data"), data + 1 < words.count {
    options += ["--data", words[data + 1]]
  }
  guard let places = try? CallsPlace.parse(options),
    FileManager.default.fileExists(atPath: places.folder),
    let calls = try? openStore(places).calls()
  else { return [] }
  return calls.map { "\($0.number)" }
}
