// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import CSystem
import Foundation
import Interview
import Storage
import Terminal

/// Puts the process out of reach of dumps, and makes new files private (promises 4, 6 and 7).
///
/// Swift's crash report prints registers, which may hold the answer just typed; it is taken back
/// here whatever `SWIFT_BACKTRACE` says, so that no launcher has to be trusted with it.
func takeShelter() {
  _ = steady_forbid_crash_reports()
  _ = steady_forbid_dumps()
  _ = steady_ignore_write_signals()
  steady_keep_files_private()
}

/// Opens the store of calls, making its folders where they are missing.
func openStore(_ places: CallsPlace) throws -> SQLiteCallStore {
  let folder = places.folder
  if !FileManager.default.fileExists(atPath: folder) {
    try? FileManager.default.createDirectory(
      atPath: folder, withIntermediateDirectories: true,
      attributes: [.posixPermissions: 0o700])
  }
  do {
    return try SQLiteCallStore(folder: folder, kind: places.kind)
  } catch let error as StoreError {
    throw Stop(error)
  }
}

/// The store of calls for whoever only lists them; nil, and nothing is made, where none was begun.
func storeToRead(_ places: CallsPlace) throws -> SQLiteCallStore? {
  try places.isEmpty() ? nil : try openStore(places)
}

/// The same for whoever reads one.
func store(_ places: CallsPlace, holding number: Int) throws -> SQLiteCallStore {
  guard let store = try storeToRead(places) else { throw Stop(noCall: number) }
  return store
}

/// One sentence for whatever a store throws; never anything a caller said.
func sentence(for error: any Error) -> String {
  (error as? StoreError)?.sentence ?? "The call could not be written to disk."
}

/// How this terminal is to be spoken to.
func capabilities(plain: Bool) -> TerminalCapabilities {
  TerminalCapabilities(
    TerminalSurroundings(
      inputIsTerminal: isatty(STDIN_FILENO) == 1, outputIsTerminal: isatty(STDOUT_FILENO) == 1,
      terminalType: variable("TERM"), plainVariable: variable(Setting.Name.plain.variable),
      plainFlag: plain ? true : nil, plainSetting: setInFile(.plain).map { $0 == "yes" },
      keysWantEnter: KeysSetting.current == .enter))
}

/// The window's width, or 80.
func columns() -> Int {
  var size = winsize()
  guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return 80 }
  return Int(size.ws_col)
}
