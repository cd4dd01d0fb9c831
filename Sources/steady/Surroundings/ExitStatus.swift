// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

import ArgumentParser
import Storage

/// What the program ends with: the words of sysexits.h where it has one. The manual prints this
/// table, and a script may rely on it.
enum ExitStatus: Int32, CaseIterable {
  case done = 0
  case problemsFound = 1
  case usage = 64
  case badData = 65
  case noInput = 66
  case ownFault = 70
  case cannotCreate = 73
  case failedDisk = 74
  case tryAgain = 75
  case badSetting = 78
  case interrupted = 130
  case terminated = 143

  var says: String {
    switch self {
    case .done: "Done."
    case .problemsFound: "Done, and it found problems."
    case .usage: "The command line was not understood; nothing was done."
    case .badData: "A library, call or file is not what it should be."
    case .noInput: "A call, folder or file that was named is not there."
    case .ownFault: "Steady itself failed; what was answered is saved, and nothing of it is logged."
    case .cannotCreate: "A folder or file cannot be made or written."
    case .failedDisk: "The disk is full or failed, or the output could not be written whole."
    case .tryAgain: "The call was cut off; what was answered is saved, and it can be gone on with."
    case .badSetting:
      "The file of settings is wrong, or a folder is open to others, another's or of another kind."
    case .interrupted: "Ctrl-C outside a call, as a shell says it; in a call it ends nothing."
    case .terminated:
      "Asked to end (SIGTERM) outside a call, as a shell says it; in a call it is 75."
    }
  }
}

extension StoreError {
  var status: ExitStatus {
    switch self {
    case .folderMissing, .unknownCall: .noInput
    case .notAFolder, .notAFile, .readOnly: .cannotCreate
    case .isLink, .foreignOwner, .openToOthers, .otherKind, .notAStore, .newerStore, .notDurable:
      .badSetting
    case .diskFull, .diskFailed: .failedDisk
    case .busy, .staleWriter: .tryAgain
    case .databaseDamaged, .unusableCallID, .alreadyBegun, .outOfOrder, .rowsMissing, .damaged,
      .anchorMissing, .anchorDamaged, .rowDamaged, .anchorWorn, .unknownKind, .newerEntry,
      .bundleDamaged, .bundleDiffers, .draftDamaged:
      .badData
    }
  }
}

extension ExitCode {
  init(_ status: ExitStatus) {
    self.init(status.rawValue)
  }
}
