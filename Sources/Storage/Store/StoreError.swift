// SPDX-License-Identifier: GPL-3.0-or-later
// Part of Steady.

package import Interview

/// What can be wrong with a store: facts, never what anybody said.
package enum StoreError: Error, Equatable {
  case folderMissing, notAFolder, notAFile, isLink, foreignOwner, openToOthers
  case otherKind(found: Opening.Store)
  case notAStore, newerStore, notDurable
  case diskFull, diskFailed, readOnly, busy, databaseDamaged
  case unusableCallID, unknownCall(CallID), alreadyBegun(CallID)
  /// Somebody took the call over.
  case staleWriter(CallID)
  case outOfOrder(CallID, expected: Int)
  /// Acknowledged entries are gone: the anchor knows `expected`, the database `found`.
  case rowsMissing(CallID, expected: Int, found: Int)
  case damaged(CallID, firstBadSequence: Int)
  case anchorMissing(CallID)
  case anchorDamaged(CallID)
  /// The call's entries are whole, and what is kept beside them is not: no reason to stop.
  case rowDamaged(CallID), anchorWorn(CallID)
  /// Written by a newer Steady; the kind is empty when it is no plain word.
  case unknownKind(CallID, sequence: Int, kind: String)
  case newerEntry(CallID, sequence: Int)
  case bundleDamaged, bundleDiffers, draftDamaged

  /// One sentence for the counsellor: what is wrong and what to do.
  package var sentence: String {
    switch self {
    case .folderMissing: "The folder above the data folder is missing; create it first."
    case .notAFolder: "The data folder is a file; name a folder for it."
    case .notAFile: "The data folder holds a folder where a file belongs; move it away."
    case .isLink: "The data folder, or a file in it, is a link; name the real place."
    case .foreignOwner: "The data folder belongs to another user; name one of your own."
    case .openToOthers: "Others can reach the data; run chmod -R go= on its folder."
    case .otherKind(let found): Self.other(found)
    case .notAStore: "The database is not one of Steady; name another data folder."
    case .newerStore: "A newer Steady made this data folder; use that one."
    case .notDurable: "SQLite would not promise to save; name a folder on a local disk."
    case .diskFull: "The disk is full; free some space."
    case .diskFailed: "The disk failed; try again, or name a folder on another disk."
    case .readOnly: "The data folder cannot be written; allow it, or name another."
    case .busy: "Another program holds the data; try again."
    case .databaseDamaged: "The database is damaged; keep the folder and name a new one."
    case .unusableCallID: "A call's id needs 32 hexadecimal digits; begin a new call."
    case .unknownCall: "There is no such call here; list the calls to find it."
    case .alreadyBegun: "This call was begun before; resume it."
    case .staleWriter: "This call was taken over in another window; go on there."
    case .outOfOrder(_, let expected):
      "This window is not at entry \(expected) as the data is; resume the call."
    case .rowsMissing(_, let expected, let found) where expected == found + 1:
      "Saved entry \(expected) is missing; keep the folder for repair."
    case .rowsMissing(_, let expected, let found):
      "Saved entries \(found + 1) to \(expected) are missing; keep the folder for repair."
    case .damaged(_, let sequence):
      "Entry \(sequence) is not what was saved; keep the folder for repair."
    case .anchorMissing: "The call's anchor is missing; put it back from a copy."
    case .anchorDamaged: "The call's anchor is damaged; put it back from a copy."
    case .rowDamaged: "The call's summary is damaged; going on with the call mends it."
    case .anchorWorn: "Half of the call's anchor is damaged; its next entry mends it."
    case .unknownKind(_, let sequence, let kind):
      "Entry \(sequence) has an unknown kind \"\(kind)\"; read it with a newer Steady."
    case .newerEntry(_, let sequence):
      "Entry \(sequence) is of a newer Steady; read it with that one."
    case .bundleDamaged: "The call's library is not what was kept; read the journal."
    case .draftDamaged: "The half-typed line is not what was kept; type it again."
    case .bundleDiffers: "Another library was kept under this digest; check its files."
    }
  }

  private static func other(_ found: Opening.Store) -> String {
    switch found {
    case .live: "The folder holds live calls; name the practice folder."
    case .practice: "The folder holds practice calls; name the live folder."
    }
  }
}
