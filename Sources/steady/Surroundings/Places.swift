// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import ArgumentParser
import Foundation
import Interview
import Storage
import Terminal

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

  func validate() throws {
    if library?.isEmpty == true { throw ValidationError("Name a folder with --library.") }
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
    base + "/" + kind.rawValue
  }

  /// What holds both.
  private var base: String {
    data ?? set(.data) ?? userFolder("XDG_DATA_HOME", else: ".local/share") + "/steady"
  }

  func validate() throws {
    if data?.isEmpty == true { throw ValidationError("Name a folder with --data.") }
  }

  /// Whether no call was ever begun here; a folder that somebody named has to be there.
  func isEmpty() throws(Stop) -> Bool {
    let isNamed = data != nil || set(.data) != nil
    if isNamed, !FileManager.default.fileExists(atPath: base) {
      throw Stop(DeskPhrase.noFolder(base).text, .noInput)
    }
    return !FileManager.default.fileExists(atPath: folder)
  }
}

/// A variable of the environment; an empty one counts as none.
func variable(_ name: String) -> String? {
  let value = ProcessInfo.processInfo.environment[name] ?? ""
  return value.isEmpty ? nil : value
}

/// A folder of the user's by the XDG base directory rules, which pass over one that is relative.
func userFolder(_ name: String, else usual: String) -> String {
  if let folder = variable(name), folder.hasPrefix("/") { return folder }
  return (variable("HOME") ?? NSHomeDirectory()) + "/" + usual
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
